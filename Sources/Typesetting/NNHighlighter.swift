import Markup

/// Colours the notebook's own language with the class names of highlight.js, without an engine.
///
/// It goes by the words alone and takes anything: what it does not know stays plain.
public enum NNHighlighter {
    /// The text, escaped for HTML, with spans around what has a colour.
    public static func html(for code: String) -> String {
        var scanner = Scanner(Array(code.unicodeScalars))
        return scanner.run()
    }

    static let statements: Set<String> = ["data", "model", "train", "let", "plot", "table", "show", "expect"]
    private static let declarations: Set<String> = ["data", "model", "train", "let"]
    private static let literals: Set<String> = ["true", "false", "never", "π"]
    static let builtIns: Set<String> = [
        // Data.
        "gate", "moons", "circles", "spirals", "blobs", "sample", "digits", "points", "csv", "npz", "idx",
        // Layers and activations.
        "dense", "dropout", "features", "standardize", "minmax", "repeat", "input", "identity", "sigmoid", "tanh",
        "relu", "leaky_relu", "softplus", "softmax",
        // Initialisation, losses, optimizers.
        "zeros", "constant", "normal", "uniform", "lecun_normal", "xavier_normal", "xavier_uniform", "he_normal",
        "he_uniform", "cross_entropy", "mse", "mae", "sgd", "momentum", "heavy_ball", "nesterov", "rmsprop", "adam",
        "adamw", "patience",
        // Views.
        "loss", "accuracy", "metrics", "boundary", "predictions", "confusion", "weights", "activations", "gradients",
        "trace", "gradient_check", "curve",
        // Functions.
        "each", "exp", "log", "sqrt", "abs", "sin", "cos", "min", "max", "sum", "mean", "all", "if", "distance", "percent",
        "round",
    ]

    private struct Scanner {
        let text: [Unicode.Scalar]
        var position = 0
        var html = ""
        /// Whether only space stood on the line so far.
        var isLineStart = true
        var depth = 0
        /// The word before on this line, if nothing but space came between.
        var lastWord = ""
        var isField = false

        init(_ text: [Unicode.Scalar]) { self.text = text }

        mutating func run() -> String {
            while position < text.count { step() }
            return html
        }

        private mutating func step() {
            let scalar = text[position]
            switch scalar {
            case "\n":
                isLineStart = true
                take(1)
                lastWord = ""
                isField = false
                return
            case " ", "\t", "\r":
                take(1)
                return
            case "#":
                let isOption = isLineStart && peek(1) == "|"
                take(until: { $0 == "\n" }, as: isOption ? "hljs-meta" : "hljs-comment")
                return
            case "\"":
                takeString()
            case "0"..."9":
                takeNumber()
            default:
                if scalar == "_" || scalar.properties.isXIDStart { return takeWord() }
                if "([{".unicodeScalars.contains(scalar) { depth += 1 }
                if ")]}".unicodeScalars.contains(scalar) { depth = max(0, depth - 1) }
                // `fit.loss` is a field, `-6..6` an interval.
                let dots = scalar == "." && position > 0 && text[position - 1] == "."
                isField = scalar == "." && !dots && peek(1) != "."
                take(1)
                isLineStart = false
                lastWord = ""
                return
            }
            isLineStart = false
            isField = false
            lastWord = ""
        }

        private mutating func takeWord() {
            var end = position
            while end < text.count, text[end] == "_" || text[end].properties.isXIDContinue { end += 1 }
            var word = ""
            word.unicodeScalars.append(contentsOf: text[position..<end])
            let colour = colour(of: word, end: end)
            take(end - position, as: colour)
            lastWord = isLineStart ? word : ""
            isLineStart = false
            isField = false
        }

        private func colour(of word: String, end: Int) -> String? {
            if isField { return nil }
            if isLineStart, depth == 0, statements.contains(word) { return "hljs-keyword" }
            if depth == 0, declarations.contains(lastWord) { return "hljs-title" }
            if word == "on" { return "hljs-keyword" }
            if isOptionKey(end) { return "hljs-attr" }
            if literals.contains(word) { return "hljs-literal" }
            if builtIns.contains(word) { return "hljs-built_in" }
            return nil
        }

        /// A word before a single `=`, other than the name that a declaration binds.
        private func isOptionKey(_ end: Int) -> Bool {
            var next = end
            while next < text.count, text[next] == " " { next += 1 }
            guard next < text.count, text[next] == "=" else { return false }
            return next + 1 >= text.count || text[next + 1] != "="
        }

        private mutating func takeString() {
            var end = position + 1
            while end < text.count, text[end] != "\"", text[end] != "\n" {
                end += text[end] == "\\" && end + 1 < text.count && text[end + 1] != "\n" ? 2 : 1
            }
            if end < text.count, text[end] == "\"" { end += 1 }
            take(end - position, as: "hljs-string")
        }

        private mutating func takeNumber() {
            var end = position
            func isDigit(_ place: Int) -> Bool { place < text.count && ("0"..."9").contains(text[place]) }
            while isDigit(end) || (end < text.count && text[end] == "_") { end += 1 }
            if end < text.count, text[end] == ".", isDigit(end + 1) {
                end += 1
                while isDigit(end) || (end < text.count && text[end] == "_") { end += 1 }
            }
            if end < text.count, text[end] == "e" || text[end] == "E" {
                let sign = end + 1 < text.count && (text[end + 1] == "-" || text[end + 1] == "+") ? 1 : 0
                if isDigit(end + 1 + sign) {
                    end += 1 + sign
                    while isDigit(end) { end += 1 }
                }
            }
            take(end - position, as: "hljs-number")
        }

        private func peek(_ ahead: Int) -> Unicode.Scalar? {
            position + ahead < text.count ? text[position + ahead] : nil
        }

        private mutating func take(until stop: (Unicode.Scalar) -> Bool, as colour: String) {
            let end = text[position...].firstIndex(where: stop) ?? text.count
            take(end - position, as: colour)
        }

        private mutating func take(_ count: Int, as colour: String? = nil) {
            if let colour { html += "<span class=\"\(colour)\">" }
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: text[position..<(position + count)])
            html += escaped(String(piece))
            if colour != nil { html += "</span>" }
            position += count
        }
    }
}

import Diagnostics

/// Cuts the text of a cell into tokens. It never fails: what is written in a foreign way is read as it was meant, with
/// a problem attached to the token, and what means nothing becomes `.unreadable` or `.broken`.
struct Lexer {
    let source: EmbeddedText
    let input: LexerInput
    /// Whether `#| key: value` lines at the top are options; inline text has none.
    let allowsOptions: Bool

    var position = 0
    var tokens: [Token] = []
    var options: [CellOptionSyntax] = []
    /// Problems that belong to no token: spaces, comments, options.
    var diagnostics: [Diagnostic] = []

    private var lineStart = 0
    private var startsLine = true
    private var followsBlankLine = false
    private var lineIsBlank = true
    private var hasOddSpace = false

    init(_ source: EmbeddedText, allowsOptions: Bool) {
        self.source = source
        input = LexerInput(bytes: source.bytes)
        self.allowsOptions = allowsOptions
    }

    mutating func run() {
        while let (scalar, length) = input.scalar(at: position) { step(scalar, length) }
    }

    private mutating func step(_ scalar: Unicode.Scalar, _ length: Int) {
        switch scalar {
        case "\n":
            if lineIsBlank { followsBlankLine = true }
            (lineIsBlank, startsLine) = (true, true)
            position += length
            lineStart = position
            return
        case " ", "\r":
            position += length
            return
        case _ where isOddSpace(scalar):
            reportOddSpace(scalar, length)
            position += length
            return
        default: break
        }
        let isFirst = lineIsBlank
        lineIsBlank = false
        switch scalar {
        case "#": lexComment(isFirst: isFirst)
        case "/" where input.byte(at: position + 1) == UInt8(ascii: "/"): lexForeignComment()
        case "\\" where input.restOfLineIsBlank(from: position + 1): lexLineContinuation()
        case "0"..."9": lexNumber()
        case "." where input.hasDigit(at: position + 1) && !followsValueDirectly: lexNumber()
        case "\"": lexString(opening: length, closing: ["\""])
        case _ where scalar.startsName: lexName()
        default: lexSign(scalar, length)
        }
    }

    // MARK: Tokens

    mutating func add(_ kind: Token.Kind, _ range: Range<Int>, problem: Diagnostic? = nil) {
        tokens.append(
            Token(
                kind: kind, range: range, column: range.lowerBound - lineStart, startsLine: startsLine,
                followsBlankLine: followsBlankLine, problems: [problem].compactMap(\.self)))
        (startsLine, followsBlankLine) = (false, false)
        position = max(position, range.upperBound)
    }

    func problem(
        _ code: String, _ message: String, at range: Range<Int>, label: String? = nil, hint: String? = nil
    ) -> Diagnostic {
        Diagnostic(code, .error, message, at: source.fileRange(of: range), label: label, hint: hint)
    }

    /// Whether the place read now follows a name or a closing bracket without a space, as a field or a prime does.
    var followsValueDirectly: Bool {
        guard let last = tokens.last, last.range.upperBound == position else { return false }
        switch last.kind {
        case .name, .close, .prime: return true
        default: return false
        }
    }

    // MARK: Names

    /// Letters, digits and underscores of any script. Subscript digits are read as digits.
    private mutating func lexName() {
        let start = position
        var name = ""
        var hasSubscript = false
        var end = start
        while let (scalar, length) = input.scalar(at: end) {
            if let digit = subscriptDigit(scalar) {
                name.unicodeScalars.append(digit)
                hasSubscript = true
            } else if scalar.continuesName {
                name.unicodeScalars.append(scalar)
            } else {
                break
            }
            end += length
        }
        let problem =
            hasSubscript
            ? problem(
                "look-alike", "`\(source.text(of: start..<end))` has a subscript digit, which no name may contain",
                at: start..<end, label: "write `\(name)`") : nil
        add(.name(name), start..<end, problem: problem)
    }

    private func subscriptDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        ("\u{2080}"..."\u{2089}").contains(scalar) ? Unicode.Scalar(scalar.value - 0x2080 + 0x30) : nil
    }

    // MARK: Spaces and comments

    private func isOddSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\u{B}", "\u{C}", "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": true
        default: !scalar.isASCII && scalar.properties.isWhitespace
        }
    }

    /// Once a cell is enough: an editor that writes one writes many.
    private mutating func reportOddSpace(_ scalar: Unicode.Scalar, _ length: Int) {
        guard !hasOddSpace else { return }
        hasOddSpace = true
        let name = scalar == "\t" ? "a tab" : "an unusual or invisible space (\(scalar.codePoint))"
        diagnostics.append(
            Diagnostic(
                "odd-space", .warning, "\(name) stands here where a plain space is meant",
                at: source.fileRange(of: position..<position + length), label: "write spaces",
                hint: "it reads as a space, but lines up differently in every editor, and diagnostics may point beside"
                    + " the mark"))
    }

    private mutating func lexComment(isFirst: Bool) {
        let line = position..<input.endOfLine(from: position)
        position = line.upperBound
        let isOption = input.has(Array("#|".utf8), at: line.lowerBound)
        if allowsOptions, isFirst, isOption { lexOption(line) }
    }

    private mutating func lexForeignComment() {
        let range = position..<input.endOfLine(from: position)
        diagnostics.append(
            problem(
                "comment-sign", "`//` begins no comment here", at: position..<position + 2, label: "write `#`",
                hint: "comments begin with `#`; a quotient has a single `/`"))
        position = range.upperBound
    }

    private mutating func lexLineContinuation() {
        diagnostics.append(
            problem(
                "line-continuation", "a line needs no `\\` to go on", at: position..<position + 1,
                label: "take it away",
                hint: "a statement goes on while a bracket is open, after `,` `->` or an operator, and where the next"
                    + " line begins with `->`"))
        while let byte = input.byte(at: position), byte != UInt8(ascii: "\n") { position += 1 }
        position = min(position + 1, input.bytes.count)
        (lineStart, lineIsBlank) = (position, true)
    }
}

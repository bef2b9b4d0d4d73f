/// A rule of a style sheet without nested ones, such as KaTeX's.
struct StyleRule: Sendable {
    var selectors: [Selector]
    var declarations: Substring

    var classes: [String] { selectors.flatMap(\.classes) }

    /// `.katex .vlist>span`: names of classes, and what stands between them.
    struct Selector: Sendable {
        /// One more than there are classes; the point before a class is no part of it.
        private(set) var between: [String] = []
        private(set) var classes: [String] = []

        init(_ text: Substring) {
            var isClass = false
            var part: [UInt8] = []
            func end() {
                let text = String(decoding: part, as: UTF8.self)
                if isClass { classes.append(text) } else { between.append(text) }
                part = []
            }
            for byte in text.utf8 {
                let isPoint = byte == UInt8(ascii: ".")
                if isPoint || isClass && !Self.isInName(byte) {
                    end()
                    // Between two names that touch stands nothing.
                    if isClass, isPoint { between.append("") }
                    isClass = isPoint
                    if isPoint { continue }
                }
                part.append(byte)
            }
            end()
            if isClass { between.append("") }
        }

        static func isInName(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }

        /// With other names for the classes that have one.
        func renamed(_ name: (String) -> String?) -> String {
            zip(classes, between.dropFirst()).reduce(between[0]) { $0 + "." + (name($1.0) ?? $1.0) + $1.1 }
        }
    }

    /// Every class that a style sheet speaks of, however its rules are nested; perhaps a few names too many.
    static func classes(in sheet: String) -> Set<String> {
        var classes: Set<String> = []
        for part in sheet.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix(while: Selector.isInName)
            // What begins with a digit is a number.
            if let first = name.first, first > UInt8(ascii: "9") { classes.insert(String(Substring(name))) }
        }
        return classes
    }

    static func rules(of sheet: String) -> [StyleRule] {
        sheet.utf8.split(separator: UInt8(ascii: "}")).compactMap { rule in
            guard let brace = rule.firstIndex(of: UInt8(ascii: "{")) else { return nil }
            let selectors = rule[..<brace].split(separator: UInt8(ascii: ",")).map { Selector(Substring($0)) }
            return StyleRule(
                selectors: selectors, declarations: Substring(rule[rule.index(after: brace)...]))
        }
    }
}

import Theme

/// The theme's files, which are compiled into the program.
public enum ThemeAssets {
    /// The parts of the style sheet, in the order they must stand in.
    static let styles = [
        "style/base.css", "style/prose.css", "style/page.css", "style/code.css", "style/cell.css", "style/chart.css",
        "style/print.css",
    ]

    /// The whole style sheet. KaTeX's belongs before it, for it adjusts that one.
    public static let stylesheet = styles.map { withoutLayout(text($0)) }.joined()

    /// A style sheet without its comments, its indentation and spaces that say nothing; a space stays where a line ends
    /// inside a selector or value.
    private static func withoutLayout(_ sheet: String) -> String {
        var result: [UInt8] = []
        var isComment = false
        for line in sheet.utf8.split(separator: UInt8(ascii: "\n")) {
            var rest = line.drop { $0 == UInt8(ascii: " ") }
            if rest.starts(with: "/*".utf8) { isComment = true }
            if isComment {
                // Comments have lines of their own.
                if Array(rest.suffix(2)) == Array("*/".utf8) { isComment = false }
                continue
            }
            while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
            if let last = result.last, !"{};,".utf8.contains(last) { result.append(UInt8(ascii: " ")) }
            // In quotes every space counts.
            if rest.contains(UInt8(ascii: "\"")) { result += rest } else { append(rest, to: &result) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(_ line: Substring.UTF8View, to sheet: inout [UInt8]) {
        for byte in line {
            switch byte {
            case UInt8(ascii: " "):
                if let last = sheet.last, "{};:,".utf8.contains(last) { continue }
            case UInt8(ascii: "{"), UInt8(ascii: "}"):
                while sheet.last == UInt8(ascii: " ") { sheet.removeLast() }
                if byte == UInt8(ascii: "}"), sheet.last == UInt8(ascii: ";") { sheet.removeLast() }
            default: break
            }
            sheet.append(byte)
        }
    }

    /// The colours of dark screens, which belong behind the style sheet.
    public static var darkStylesheet: String { withoutLayout(text("style/dark.css")) }

    /// What a page does more where scripts run.
    static func script(_ words: PageWords) -> String {
        let parts = scriptParts
        return parts[0] + words.forScript + parts[1]
    }

    /// What stands before the words and after them.
    private static let scriptParts = {
        let lines = text("script/page.js").split(separator: "\n").map { $0.drop { $0 == " " } }
        let script = lines.filter { !$0.hasPrefix("//") }.joined(separator: "\n") + "\n"
        let parts = script.split(separator: "{{words}}", omittingEmptySubsequences: false).map(String.init)
        precondition(parts.count == 2, "the script has one place for its words")
        return parts
    }()

    /// The style of a fragment in another's page: the same, but for the page around the text, and for nothing outside
    /// elements of the class `nnbook`.
    public static var scopedStylesheet: String {
        let parts = ["style/base.css", "style/prose.css", "style/code.css", "style/cell.css", "style/chart.css"]
        return scoped(parts.map { text($0) }.joined())
            + "@media screen and (prefers-color-scheme: dark) {\n\(scoped(text("style/dark.css")))}\n"
    }

    /// What holds for the page's root or body holds for the scope's root.
    private static func scoped(_ style: String) -> String {
        let inner = style.replacing("\n:root {", with: "\n:scope {").replacing("\nbody {", with: "\n:scope {")
        return "@scope (.nnbook) {\n\(inner)}\n"
    }

    /// The template of a note's page; `PageTemplate` fills it.
    public static var page: String { text("templates/page.mustache") }

    /// The template of a site's first page.
    public static var index: String { text("templates/index.mustache") }

    /// A file of the theme by its path below `site/`.
    static func text(_ name: String) -> String {
        var length = 0
        guard let bytes = theme_asset(name, &length) else { preconditionFailure("the theme has no file `\(name)`") }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
    }
}

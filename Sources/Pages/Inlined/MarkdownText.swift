import Figures

/// Pieces of GitHub-flavoured Markdown.
enum MarkdownText {
    /// A text that is shown as it is: what would be markup is escaped, line ends are spaces.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if character.isNewline {
                result += " "
                continue
            }
            if "\\`*_[]<>#|~$&".contains(character) { result += "\\" }
            result.append(character)
        }
        return result
    }

    /// A code span, with as many backticks as it takes.
    static func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let needsRoom = line.hasPrefix("`") || line.hasSuffix("`")
        return needsRoom ? "\(fence) \(line) \(fence)" : fence + line + fence
    }

    /// A fenced block.
    static func block(_ text: String, language: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    static func table(_ table: TableContent, _ words: PageWords) -> String {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let rule = table.columns.map { $0.isNumeric ? "---:" : "---" }
        let rows = table.rows.map { row(zip($0, table.columns).map { escaped(words.text($0, in: $1)) }) }
        return ([row(table.columns.map { escaped(words.head($0)) }), row(rule)] + rows).joined(separator: "\n")
    }

    /// A destination between parentheses.
    static func destination(_ path: String) -> String {
        var html = HTMLBuffer()
        html.append(escapingDestination: path)
        return html.text.replacing("(", with: "%28").replacing(")", with: "%29").replacing("&amp;", with: "&")
            .replacing("&#x27;", with: "'")
    }
}

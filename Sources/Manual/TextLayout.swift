/// Text for a terminal of 80 columns.
enum TextLayout {
    static let width = 80

    /// A text broken into lines between its words, each after so many blanks.
    static func wrapped(_ text: String, indent: Int = 0) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, indent + line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        lines.append(line)
        return lines.map { blanks(indent) + $0 }.joined(separator: "\n")
    }

    /// Every line of a text as it is, after so many blanks; blank lines stay empty.
    static func indented(_ text: String, by indent: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : blanks(indent) + $0 }
            .joined(separator: "\n")
    }

    /// Names in a column of their own, what is said of each beside them.
    static func columns(_ rows: [(name: String, text: String)], indent: Int = 2) -> String {
        let column = indent + (rows.map(\.name.count).max() ?? 0) + 2
        return rows.map { name, text in
            let beside = wrapped(text, indent: column)
            return blanks(indent) + name + beside.dropFirst(indent + name.count)
        }
        .joined(separator: "\n")
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

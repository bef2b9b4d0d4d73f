import Markdown

/// The keys of the front matter, for the reference and for `nnbook help`.
enum FrontMatterReference {
    /// The words that ask for it; the first is its name.
    static let words = ["front-matter", "frontmatter", "yaml"]

    private static let introduction =
        "YAML between two lines `---` at the top of a note. Other keys are kept, and mean nothing to nnbook."

    /// Its name and its keys, for the list of topics.
    static var topic: (String, String) {
        (words[0], FrontMatterKey.allCases.map(\.rawValue).joined(separator: ", "))
    }

    /// A section of the reference page.
    static var markdown: String {
        let rows = FrontMatterKey.allCases.map { key in
            "| `\(key.rawValue)` | \(cell(key.meaning)) | `\(cell(key.example))` |\n"
        }
        return "\n## Front matter\n\n\(introduction)\n\n| key | meaning | example |\n| --- | --- | --- |\n" + rows.joined()
    }

    /// What `nnbook help front-matter` prints.
    static var text: String {
        let rows = FrontMatterKey.allCases.map { (name: $0.rawValue, text: $0.meaning) }
        return "Front matter\n\n\(TextLayout.wrapped(introduction))\n\n\(TextLayout.columns(rows))\n"
    }

    /// What `nnbook help KEY` prints; `nil` where it is no key.
    static func text(about word: String) -> String? {
        guard let key = FrontMatterKey(rawValue: word) else { return nil }
        return """
            \(key.rawValue) (front matter)

            \(TextLayout.wrapped(key.meaning, indent: 2))

              For example   \(key.example)
              See also      \(words[0])

            """
    }

    /// A bar would end the cell of a table.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

import Language

/// `docs/reference.md`: every built-in of the language, made from the catalog.
public enum ReferencePage {
    public static var markdown: String {
        let introduction = """
            ---
            title: Reference
            description: Every built-in of the nn language, with its arguments, their types and defaults.
            ---

            # Reference

            Every built-in of the language. This page is made from the same catalog that nnbook checks notes with, by
            `nnbook help --markdown`; on the terminal, `nnbook help NAME` shows one entry. How the pieces fit together
            is in [the language](language.md), and what the messages mean in [diagnostics](diagnostics.md).

            In a signature, `name=` is an argument that may be left out, and `…` says that there may be more of the
            same. Arguments are given by place or as `name=value`; those marked *by name* only in the second way.

            """
        return introduction + ReferenceSection.all.map(section).joined() + FrontMatterReference.markdown
    }

    private static func section(_ section: ReferenceSection) -> String {
        "\n## \(section.title)\n\n\(section.introduction)\n"
            + (section.entries.allSatisfy(\.parameters.isEmpty)
                ? table(section.entries) : section.entries.map(entry).joined())
    }

    /// Entries without arguments, a line each.
    private static func table(_ entries: [CatalogEntry]) -> String {
        let rows = entries.map { "| `\(cell($0.usage))` | \(cell($0.meaning)) | `\(cell($0.example))` |\n" }
        return "\n| name | meaning | example |\n| --- | --- | --- |\n" + rows.joined()
    }

    private static func entry(_ entry: CatalogEntry) -> String {
        var text = "\n### `\(entry.name)`\n\n"
        text += entry.usage == entry.name ? "" : "```text\n\(entry.usage)\n```\n\n"
        text += "\(entry.meaning)\n"
        if !entry.parameters.isEmpty {
            text += "\n" + entry.parameters.map { argument($0, isOption: entry.category == .statement) }.joined()
        }
        return text + "\nFor example `\(entry.example)`.\n"
    }

    /// - Parameter isOption: of a statement, and so given by name like all of them.
    private static func argument(_ parameter: Parameter, isOption: Bool) -> String {
        let manner = parameter.isKeyedOnly && !isOption ? ", *by name*" : ""
        let meaning = parameter.meaning.isEmpty ? "" : ": \(parameter.meaning)"
        return "- `\(parameter.name)`\(manner) (\(parameter.type.description); \(parameter.conditions))\(meaning)\n"
    }

    /// A bar would end the cell of a table.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

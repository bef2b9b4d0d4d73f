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
            is in [language.md](language.md), and what the messages mean in [diagnostics.md](diagnostics.md).

            In a signature, `name=` is an argument that may be left out, and `…` says that there may be more of the same.
            Arguments are given by place or as `name=value`; those marked *by name* only in the second way.

            """
        return introduction + ReferenceSection.all.map(section).joined()
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
            text += "\n| argument | is | default | meaning |\n| --- | --- | --- | --- |\n"
            text += entry.parameters.map(row).joined()
        }
        return text + "\nFor example `\(entry.example)`.\n"
    }

    private static func row(_ parameter: Parameter) -> String {
        let name = "`\(parameter.name)`" + (parameter.isKeyedOnly ? ", *by name*" : "")
        let fallback =
            switch parameter.presence {
            case .required: "*required*"
            case .optional: "–"
            case .defaulting(let value): "`\(value)`"
            case .variadic(let least): least > 0 ? "*one or more*" : "*any number*"
            }
        return "| \(name) | \(cell(parameter.type.description)) | \(cell(fallback)) | \(cell(parameter.meaning)) |\n"
    }

    /// A bar would end the cell of a table.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

/// `docs/diagnostics.md`: every code with its explanation. Blocks that are wrong are live, so that the page shows what
/// nnbook says of them; those put right are checked with it.
public enum ExplanationPage {
    public static var markdown: String {
        let introduction = """
            ---
            title: Diagnostics
            description: Every message of nnbook by its code, with its reason and an example put right.
            ---

            # Diagnostics

            Every message has a code that stays the same from version to version. `nnbook explain CODE` shows its entry
            on the terminal; this page holds all of them, and is made by `nnbook explain --markdown`. An *error* means
            that there is no page, or that a claim in it does not hold; a *warning* means that it may not be what was
            meant (with `--strict`, warnings count as errors).

            Below each block that is wrong stands what nnbook says of it. The options `error` and `eval` at the tops of
            the blocks are there for the sake of this page.

            """
        return introduction
            + Explanation.groups.map { group in
                "\n## \(group.title)\n" + group.explanations.map(entry).joined()
            }
            .joined()
    }

    private static func entry(_ explanation: Explanation) -> String {
        var text = "\n### `\(explanation.code)`\n\n"
        text += explanation.severity == .warning ? "*Warning.* " : ""
        text += "\(explanation.meaning) \(explanation.reason)\n"
        for file in explanation.files { text += "\nWith `\(file.name)`:\n\n" + fenced(file.text.trimmed) }
        text += "\nNot so:\n\n" + example(explanation.wrong, isWrong: explanation.severity == .error)
        text += "\nBut so:\n\n" + example(explanation.right, isWrong: false)
        return text
    }

    private static func example(_ example: Explanation.Example, isWrong: Bool) -> String {
        switch example {
        case .cell(let text): "```nn\n#| \(isWrong ? "error: true" : "eval: false")\n\(text)\n```\n"
        case .note: fenced(example.text.trimmed)
        case .words(let text): "> \(text)\n"
        }
    }

    /// A block of code, with a fence that no fence inside it closes.
    private static func fenced(_ text: String) -> String { "````markdown\n\(text)\n````\n" }
}

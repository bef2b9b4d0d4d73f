import Markdown
import World

extension Note {
    /// What the note is called: the front matter's title, else its first heading if it is of the highest level, else
    /// its file's name.
    public var title: String {
        titleWords.map(plainText) ?? Paths.stem(of: path)
    }

    /// The title with its formulas and emphasis; `nil` where the file's name is all there is.
    public var titleWords: [Inline]? { titleHeading?.inlines ?? notebook.title }

    /// What the front matter says in one sentence, as plain text.
    public var description: String? { notebook.description.map(plainText) }

    /// The heading that says the title; it is not shown a second time.
    public var titleHeading: (index: Int, inlines: [Inline])? {
        for (index, block) in notebook.blocks.enumerated() {
            guard case .heading(let level, _, let inlines) = block.kind else { continue }
            // Behind another heading it is that of a part, which would lose its name.
            guard level == 1 else { return nil }
            guard let title = notebook.title else { return (index, inlines) }
            return plainText(inlines) == plainText(title) ? (index, inlines) : nil
        }
        return nil
    }

    private func plainText(_ inlines: [Inline]) -> String {
        inlines.plainText(formula: { notebook.formulas[$0].tex }, value: { notebook.values[$0].text.text })
    }
}

import Markdown
import World

extension Note {
    /// What the note is called: the front matter's title, else its first heading if it is of the highest level, else
    /// its file's name.
    public var title: String {
        if let title = notebook.frontMatter.title { return title }
        if let heading = titleHeading { return plainText(heading.inlines) }
        return Paths.stem(of: path)
    }

    /// The heading that says the title; it is not shown a second time.
    public var titleHeading: (index: Int, inlines: [Inline])? {
        for (index, block) in notebook.blocks.enumerated() {
            guard case .heading(let level, _, let inlines) = block.kind else { continue }
            // Behind another heading it is that of a part, which would lose its name.
            guard level == 1 else { return nil }
            guard let title = notebook.frontMatter.title else { return (index, inlines) }
            return plainText(inlines) == title ? (index, inlines) : nil
        }
        return nil
    }

    private func plainText(_ inlines: [Inline]) -> String {
        inlines.plainText(formula: { notebook.formulas[$0].tex }, value: { notebook.values[$0].text.text })
    }
}

import Markdown
import Notes

/// A note's text as HTML, and its contents.
struct PageBody {
    let html: HTMLBuffer
    let contents: HTMLBuffer?
    /// What the note says of itself, with formulas and emphasis.
    let title: HTMLBuffer?
    /// The name of the heading that says the title.
    let titleIdentifier: String?
    let subtitle: HTMLBuffer?
    let description: HTMLBuffer?

    /// The heading that says the title is left out, since the page's head shows it. Where other headings of the
    /// highest level stand in the text, all go one level down: the title is the only one of its level. Where none of the
    /// second stands there, all go up.
    init(note: Note, content: PageContent) {
        var blocks = note.notebook.blocks
        if let title = note.titleHeading { blocks.remove(at: title.index) }
        let highest = blocks.compactMap(\.headingLevel).min() ?? 2
        if highest != 2 { blocks = blocks.map { $0.movingHeading(by: 2 - highest) } }
        var content = content
        content.labels = PageLabels(note, blocks: blocks)
        func html(_ words: [Inline]?) -> HTMLBuffer? { words.map { HTMLWriter.write($0, content: content) } }
        (title, subtitle) = (html(note.titleWords), html(note.notebook.subtitle))
        description = html(note.notebook.description)
        titleIdentifier = note.titleHeading.flatMap { heading in
            if case .heading(_, let identifier, _) = note.notebook.blocks[heading.index].kind { identifier } else { nil }
        }
        let hasHeadings = blocks.contains { $0.headingLevel != nil }
        let footnotes = note.notebook.footnotes.map { $0.movingHeadings(below: hasHeadings ? 2 : 1) }
        blocks = blocks.movingInnerHeadings()
        let embedsNotes = !note.notebook.noteLinks.isEmpty && blocks.holdsEmbeddedNote
        // Notes inside this one are read and typeset one after the other.
        self.html =
            embedsNotes
            ? HTMLWriter.write(blocks, footnotes: footnotes, content: content)
            : HTMLWriter.write(
                inHalves: blocks, footnotes: footnotes, content: content, size: 2 * note.source.bytes.count)
        let entries = blocks.compactMap { block -> Contents.Entry? in
            guard case .heading(let level, let identifier, let inlines) = block.kind, !block.classes.contains("unlisted")
            else { return nil }
            return Contents.Entry(
                level: level, identifier: identifier, number: content.labels.sectionNumbers[identifier],
                html: HTMLWriter.write(inlines.withoutLinks, content: content))
        }
        contents = note.notebook.frontMatter.toc == false ? nil : Contents.html(entries)
    }
}

extension [Block] {
    fileprivate var holdsEmbeddedNote: Bool {
        var isFound = false
        forEachBlock { if case .embed = $0.kind { isFound = true } }
        return isFound
    }
}

extension [Inline] {
    /// A link inside the contents' link would be none, and what is named is named once.
    var withoutLinks: [Inline] {
        rewritten { inline in
            switch inline {
            case .link(_, _, let inner), .noteLink(_, let inner): inner
            case .html, .image, .embed, .footnote, .anchor, .attributes: []
            case .crossReference(let reference): [.text(reference.label)]
            default: [inline]
            }
        }
    }
}

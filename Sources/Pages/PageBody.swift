import Markdown
import Notes

/// A note's text as HTML, and its contents.
struct PageBody {
    let html: HTMLBuffer
    let contents: HTMLBuffer?
    /// The title with its formulas and emphasis, where a heading of the note says it, and that heading's name.
    let title: (html: HTMLBuffer, identifier: String)?

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
        title = note.titleHeading.flatMap { heading in
            guard case .heading(_, let identifier, _) = note.notebook.blocks[heading.index].kind else { return nil }
            return (HTMLWriter.write(heading.inlines, content: content), identifier)
        }
        let footnotes = note.notebook.footnotes
        let embedsNotes = !note.notebook.noteLinks.isEmpty && blocks.holdsEmbeddedNote
        // Notes inside this one are read and typeset one after the other.
        html =
            embedsNotes
            ? HTMLWriter.write(blocks, footnotes: footnotes, content: content)
            : HTMLWriter.write(
                inHalves: blocks, footnotes: footnotes, content: content, size: 2 * note.source.bytes.count)
        let entries = blocks.compactMap { block -> Contents.Entry? in
            guard case .heading(let level, let identifier, let inlines) = block.kind else { return nil }
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

extension Block {
    var headingLevel: Int? { if case .heading(let level, _, _) = kind { level } else { nil } }

    /// The block, a heading by so many levels further down.
    func movingHeading(by levels: Int) -> Block {
        guard case .heading(let level, let identifier, let inlines) = kind else { return self }
        var block = self
        block.kind = .heading(level: min(level + levels, 6), identifier: identifier, inlines)
        return block
    }
}

extension [Inline] {
    /// A link inside the contents' link would be none, and what is named is named once.
    fileprivate var withoutLinks: [Inline] {
        rewritten { inline in
            switch inline {
            case .link(_, _, let inner), .noteLink(_, let inner): inner
            case .html, .image, .embed, .footnote, .anchor: []
            case .crossReference(let reference): [.text(reference.label)]
            default: [inline]
            }
        }
    }
}

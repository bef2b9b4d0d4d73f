import Markdown
import Markup

/// Callouts, footnotes, embeds and labelled figures.
extension HTMLWriter {
    mutating func write(_ callout: Callout, of block: Block) {
        let name = callout.folding == nil ? "aside" : "details"
        html.append("<\(name)")
        html.attribute("class", "callout callout-\(callout.kind.styleName)")
        html.attribute("data-callout", callout.type)
        if let identifier = block.identifier { html.attribute("id", identifier) }
        switch callout.folding {
        case nil: html.append(" role=\"note\">\n<p class=\"callout-title\">")
        case .open: html.append(" open=\"\">\n<summary class=\"callout-title\">")
        case .closed: html.append(">\n<summary class=\"callout-title\">")
        }
        if callout.isNamedByType, options.conventions == .page, let title = content.words.callouts[callout.type] {
            html.append(content.words.marked(escaped(title)))
        } else {
            write(callout.title)
        }
        html.append(callout.folding == nil ? "</p>\n" : "</summary>\n")
        write(callout.blocks, inTightList: false)
        html.startLine()
        html.append("</\(name)>\n")
    }

    // MARK: - Footnotes

    mutating func write(_ reference: FootnoteReference) {
        let anchor = anchor(reference.number, reference.occurrence)
        html.append("<sup class=\"footnote-ref\"><a")
        switch options.conventions {
        case .gitHub: html.append(" href=\"#fn\(reference.number)\" id=\"\(anchor)\"")
        case .page: html.append(" id=\"\(anchor)\" href=\"#fn-\(options.footnotePrefix)\(reference.number)\" role=\"doc-noteref\"")
        }
        html.append(">\(reference.number)</a></sup>")
    }

    private func anchor(_ number: Int, _ occurrence: Int) -> String {
        let again = occurrence > 1 ? "-\(occurrence)" : ""
        return (options.conventions == .page ? "fnref-" + options.footnotePrefix : "fnref") + "\(number)" + again
    }

    mutating func write(_ footnotes: [Footnote]) {
        html.startLine()
        html.append("<section class=\"footnotes\"")
        // Those of a text inside the page's are no landmark of it.
        if options.conventions == .page, options.footnotePrefix.isEmpty { 
            html.append(" role=\"doc-endnotes\" aria-label=\"\(content.words.footnotes)\"")
        }
        html.append(">\n<ol>\n")
        for (index, footnote) in footnotes.enumerated() { write(footnote, number: index + 1) }
        html.append("</ol>\n</section>\n")
    }

    private mutating func write(_ footnote: Footnote, number: Int) {
        html.append("<li id=\"fn\(options.conventions == .page ? "-" + options.footnotePrefix : "")\(number)\">\n")
        let back = (1...max(1, footnote.referenceCount)).map { occurrence in
            let anchor = anchor(number, occurrence)
            let again = occurrence > 1 ? "<sup>\(occurrence)</sup>" : ""
            switch options.conventions {
            case .gitHub: return "<a href=\"#\(anchor)\" class=\"footnote-backref\">↩\(again)</a>"
            case .page:
                return "<a class=\"footnote-back\" href=\"#\(anchor)\" role=\"doc-backlink\" "
                    + "aria-label=\"\(content.words.footnoteBack)\"\(content.words.mark)>↩\(again)</a>"
            }
        }.joined(separator: " ")
        if case .paragraph(let inlines)? = footnote.blocks.last?.kind {
            write(Array(footnote.blocks.dropLast()), inTightList: false)
            html.startLine()
            open("p", of: footnote.blocks[footnote.blocks.count - 1])
            write(inlines)
            html.append(" \(back)</p>\n")
        } else {
            write(footnote.blocks, inTightList: false)
            html.startLine()
            html.append(back + "\n")
        }
        html.append("</li>\n")
    }

    // MARK: - Embeds and figures

    mutating func writeEmbeddedNote(_ link: NoteLink, of block: Block) {
        if let written = content.embeddedNote(link, under: headingLevel) {
            anchor(of: block)
            html.append(written)
            html.startLine()
        } else {
            open("p", of: block)
            html.append(content.embed(link))
            html.append("</p>\n")
        }
    }

    /// The image that is all of a paragraph with a figure's label.
    func labelledImage(_ block: Block, _ inlines: [Inline]) -> Inline? {
        guard options.conventions == .page, let label = block.identifier, !label.hasPrefix("^"), inlines.count == 1,
            case .image = inlines[0]
        else { return nil }
        return inlines[0]
    }

    mutating func write(figure image: Inline, label: String) {
        html.append("<figure class=\"image\"")
        html.attribute("id", label)
        html.append(">\n")
        write([image])
        let caption = captionHTML(image.children ?? [], label: label)
        if !caption.isEmpty { html.append("\n<figcaption>\(caption)</figcaption>" as HTMLBuffer) }
        html.append("\n</figure>\n")
    }
}

extension Callout.Kind {
    /// The class the style sheet knows.
    fileprivate var styleName: String {
        switch self {
        case .abstract, .todo: "info"
        case .failure, .bug: "danger"
        default: rawValue
        }
    }
}

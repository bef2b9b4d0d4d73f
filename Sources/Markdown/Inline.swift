/// A piece of running text.
public enum Inline: Sendable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case html(String)
    case emphasis([Inline])
    case strong([Inline])
    indirect case link(destination: String, title: String, [Inline])
    indirect case image(destination: String, title: String, [Inline], Attributes)
    /// An index into `Notebook.formulas`.
    case formula(Int)
    /// An index into `Notebook.values`.
    case value(Int)
    /// `~~gone~~`.
    case deletion([Inline])
    /// `==marked==`.
    case highlight([Inline])
    /// `[[Note]]`, with the text that is shown for it.
    indirect case noteLink(NoteLink, [Inline])
    /// `![[image.png]]` or `![[Note]]`.
    indirect case embed(NoteLink)
    /// `#tag`, without its `#`.
    case tag(String)
    indirect case footnote(FootnoteReference)
    indirect case crossReference(CrossReference)
    /// A name that links can lead to, at this place.
    case anchor(String)
    /// `{…}` at the end of a heading, until the heading has taken it.
    indirect case attributes(Attributes)
}

extension Inline {
    /// The running text inside it; `nil` for a piece that holds none.
    public var children: [Inline]? {
        switch self {
        case .emphasis(let inlines), .strong(let inlines), .deletion(let inlines), .highlight(let inlines),
            .link(_, _, let inlines), .image(_, _, let inlines, _), .noteLink(_, let inlines):
            inlines
        case .text, .softBreak, .lineBreak, .code, .html, .formula, .value, .embed, .tag, .footnote, .crossReference,
            .anchor, .attributes:
            nil
        }
    }

    /// The same piece with other text inside; one that holds none stays what it is.
    public func with(children: [Inline]) -> Inline {
        switch self {
        case .emphasis: .emphasis(children)
        case .strong: .strong(children)
        case .deletion: .deletion(children)
        case .highlight: .highlight(children)
        case .link(let destination, let title, _): .link(destination: destination, title: title, children)
        case .image(let destination, let title, _, let attributes):
            .image(destination: destination, title: title, children, attributes)
        case .noteLink(let link, _): .noteLink(link, children)
        default: self
        }
    }
}

extension [Inline] {
    /// Puts what `change` makes of it in each piece's place, innermost first.
    public func rewritten(_ change: (Inline) -> [Inline]) -> [Inline] {
        flatMap { inline in
            change(inline.children.map { inline.with(children: $0.rewritten(change)) } ?? inline)
        }
    }

    /// Visits all pieces in order, each before what is inside it.
    public func forEachInline(_ visit: (Inline) -> Void) {
        for inline in self {
            visit(inline)
            inline.children?.forEachInline(visit)
        }
    }

    /// The text without its markup; line ends are spaces, raw HTML is nothing.
    public func plainText(formula: (Int) -> String, value: (Int) -> String) -> String {
        var text = ""
        for inline in self {
            switch inline {
            case .text(let piece), .code(let piece): text += piece
            case .softBreak, .lineBreak: text += " "
            case .formula(let index): text += formula(index)
            case .value(let index): text += value(index)
            case .embed(let link): text += link.alternative ?? ""
            case .tag(let name): text += "#" + name
            case .html, .footnote, .crossReference, .anchor, .attributes: break
            default: text += inline.children?.plainText(formula: formula, value: value) ?? ""
            }
        }
        return text
    }
}

import Markdown
import Markup

/// What a page puts in the places a note's tree leaves open, and how it leads its links.
///
/// Indices are those of the notebook's `formulas`, `values` and `cells`. HTML is taken as it is; texts are escaped.
/// What may hold formulas is an `HTMLBuffer`.
public protocol MarkupContent {
    /// What is said besides the author's text.
    var words: PageWords { get }
    /// Whether a paragraph that is nothing but an image is told from others by a class.
    var marksPictures: Bool { get }
    /// A formula's HTML, for running text.
    func formula(_ index: Int) -> HTMLBuffer
    /// A formula as plain text, for an image's alternative text.
    func formulaText(_ index: Int) -> String
    /// An inline value's HTML.
    func value(_ index: Int) -> String
    func valueText(_ index: Int) -> String
    /// A cell's HTML, a block.
    func cell(_ index: Int) -> HTMLBuffer
    /// A code block's HTML, a block; `nil` for plain `<pre><code>`.
    ///
    /// - Parameter language: the first word of the info string; `nil` where there is none.
    func code(_ text: String, language: String?) -> String?
    /// An image's HTML, for running text; `nil` for a plain `<img>`.
    func image(destination: String, title: String, alternative: String) -> String?
    func linkDestination(_ destination: String) -> String
    /// Why a link is none, since it would lead nowhere; `nil` for one that is written.
    func reasonAgainst(link destination: String) -> String?
    /// What is written of the author's HTML.
    func rawHTML(_ html: String) -> String
    func imageDestination(_ destination: String) -> String
    /// Where a link to a note leads.
    func target(of link: NoteLink) -> NoteTarget
    /// What `![[…]]` shows in running text, as HTML.
    func embed(_ link: NoteLink) -> String
    /// What `![[Note]]` in a paragraph of its own shows: HTML, a block; `nil` for what it shows in running text.
    ///
    /// - Parameter level: that of the heading above, below which its own headings stand.
    func embeddedNote(_ link: NoteLink, under level: Int) -> HTMLBuffer?
    /// A reference's HTML, for running text.
    func crossReference(_ reference: CrossReference) -> String
    /// What a labelled figure or table is called, such as "Figure 2"; `nil` where it has no number.
    func number(ofLabel label: String) -> String?
    /// The number of the section with this identifier, such as `2.1`; `nil` where sections have none.
    func sectionNumber(_ identifier: String) -> String?
}

/// Where a link leads.
public enum NoteTarget: Equatable, Sendable {
    case address(String)
    /// Nowhere; the words say why.
    case missing(String)
}

extension MarkupContent {
    public var words: PageWords { .english }
    public var marksPictures: Bool { false }
    public func code(_ text: String, language: String?) -> String? { nil }
    public func image(destination: String, title: String, alternative: String) -> String? { nil }
    public func linkDestination(_ destination: String) -> String { destination }
    public func reasonAgainst(link destination: String) -> String? { nil }
    public func rawHTML(_ html: String) -> String { html }
    public func imageDestination(_ destination: String) -> String { destination }

    public func target(of link: NoteLink) -> NoteTarget {
        let file =
            link.target.isEmpty || !link.isNote || link.target.hasSuffix(".md") ? link.target : link.target + ".md"
        return .address(file + (link.fragment.map { "#" + $0 } ?? ""))
    }

    public func embed(_ link: NoteLink) -> String {
        var html = HTMLBuffer()
        if link.isNote {
            html.append(
                link: link, to: target(of: link), text: HTMLBuffer(escaped(link.alternative ?? link.title)), class: "embed")
        } else {
            html.append(imageOf: link, source: link.target)
        }
        return html.text
    }

    public func embeddedNote(_ link: NoteLink, under level: Int) -> HTMLBuffer? { nil }

    public func crossReference(_ reference: CrossReference) -> String {
        "<a href=\"#\(escaped(reference.label))\">\(escaped(reference.label))</a>"
    }

    public func number(ofLabel label: String) -> String? { nil }
    public func sectionNumber(_ identifier: String) -> String? { nil }
}

extension NoteLink {
    /// The part of an address behind `#`: a heading's identifier or a block's name.
    public var fragment: String? { block.map { "^" + $0 } ?? headings.last.map { headingIdentifier(of: $0) } }
}

extension HTMLBuffer {
    /// A link to a note, or its words where it leads nowhere.
    mutating func append(link: NoteLink, to target: NoteTarget, text: HTMLBuffer, class name: String? = nil) {
        switch target {
        case .address(let address):
            append("<a")
            if let name { attribute("class", name) }
            append(" href=\"")
            append(escapingDestination: address)
            append("\">")
            append(text)
            append("</a>")
        case .missing(let reason):
            append("<span class=\"missing\"")
            attribute("title", reason)
            append(">")
            append(text)
            append("</span>")
        }
    }

    /// The image an embed shows, in the size it asks for.
    mutating func append(imageOf link: NoteLink, source: String) {
        append("<img src=\"")
        append(escapingDestination: source)
        append("\"")
        attribute("alt", link.alternative ?? "")
        if let width = link.width { attribute("width", "\(width)") }
        if let height = link.height { attribute("height", "\(height)") }
        append(" />")
    }

    mutating func attribute(_ name: String, _ value: String) {
        append(" \(name)=\"")
        append(escaping: value)
        append("\"")
    }
}

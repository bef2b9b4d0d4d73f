import Markdown
import Markup

/// Writes a note's tree as HTML: for plain CommonMark byte for byte what cmark writes.
public struct HTMLWriter<Content: MarkupContent> {
    public struct Options: Sendable {
        /// How what CommonMark does not have is written.
        public enum Conventions: Sendable {
            /// For a page of ours: classes of its style sheet, alignment as style, names for those who do not see it.
            case page
            /// As GitHub's cmark-gfm writes it.
            case gitHub
        }

        /// Headings carry their identifiers.
        public var identifiesHeadings: Bool
        /// Headings end with a link to themselves.
        public var linksHeadings: Bool
        /// The author's HTML stands as it is. Where not, it is left out, as are destinations that run scripts.
        public var allowsRawHTML: Bool
        public var conventions: Conventions
        /// The level of the heading that the blocks stand under.
        public var headingLevel: Int
        /// What the names of footnotes begin with, that they are unique on a page with other texts.
        public var footnotePrefix = ""

        public init(
            identifiesHeadings: Bool = true, linksHeadings: Bool = false, allowsRawHTML: Bool = true,
            conventions: Conventions = .page, headingLevel: Int = 1
        ) {
            self.identifiesHeadings = identifiesHeadings
            self.linksHeadings = linksHeadings
            self.allowsRawHTML = allowsRawHTML
            self.conventions = conventions
            self.headingLevel = headingLevel
        }
    }

    let content: Content
    let options: Options
    var html = HTMLBuffer()
    /// That of the last heading.
    private(set) var headingLevel: Int

    /// The blocks as HTML, and the footnotes behind them.
    public static func write(
        _ blocks: [Block], footnotes: [Footnote] = [], content: Content, options: Options = Options()
    ) -> HTMLBuffer {
        write(blocks[...], footnotes: footnotes, content: content, options: options)
    }

    /// Running text as HTML, for a title or a caption.
    public static func write(_ inlines: [Inline], content: Content, options: Options = Options()) -> HTMLBuffer {
        var writer = HTMLWriter(content: content, options: options)
        writer.write(inlines)
        return writer.html
    }

    init(content: Content, options: Options) {
        self.content = content
        self.options = options
        headingLevel = options.headingLevel
    }

    mutating func write(_ blocks: [Block], inTightList: Bool) {
        for block in blocks { write(block, inTightList: inTightList) }
    }

    mutating func write(_ block: Block, inTightList: Bool) {
        if case .paragraph(let inlines) = block.kind, inTightList {
            if let identifier = block.identifier { write([.anchor(identifier)]) }
            return write(inlines)
        }
        html.startLine()
        switch block.kind {
        case .paragraph(let inlines):
            if let image = labelledImage(block, inlines) { return write(figure: image, label: block.identifier!) }
            open("p", of: block, class: content.marksPictures && inlines.isPicture ? "picture" : nil)
            write(inlines)
            html.append("</p>\n")
        case .heading(let level, let identifier, let inlines):
            writeHeading(level, identifier, classes: block.classes, inlines)
        case .quote(let blocks):
            open("blockquote", of: block)
            html.append("\n")
            write(blocks, inTightList: false)
            html.startLine()
            html.append("</blockquote>\n")
        case .list(let list): write(list, of: block)
        case .code(let code):
            anchor(of: block)
            write(code)
        case .html(let text):
            anchor(of: block)
            html.append(options.allowsRawHTML ? content.rawHTML(text) : Self.omission)
            html.startLine()
        case .thematicBreak: html.append("<hr />\n")
        case .table(let table): write(table, of: block)
        case .cell(let index):
            anchor(of: block)
            html.append(content.cell(index))
            html.startLine()
        case .callout(let callout): write(callout, of: block)
        case .embed(let link): writeEmbeddedNote(link, of: block)
        }
    }

    private mutating func writeHeading(_ level: Int, _ identifier: String, classes: [String], _ inlines: [Inline]) {
        headingLevel = level
        html.append("<h\(level)")
        if options.identifiesHeadings { html.attribute("id", identifier) }
        if !classes.isEmpty { html.attribute("class", classes.joined(separator: " ")) }
        html.append(">")
        if let number = content.sectionNumber(identifier) {
            html.append("<span class=\"section-number\">\(escaped(number))</span> ")
        }
        write(inlines)
        if options.linksHeadings {
            html.append(" <a class=\"anchor\" href=\"#")
            html.append(escaping: identifier)
            html.append("\" aria-label=\"\(content.words.sectionLink)\"\(content.words.mark)>#</a>")
        }
        html.append("</h\(level)>\n")
    }

    /// A start tag with the block's name.
    mutating func open(_ name: String, of block: Block, class classes: String? = nil) {
        html.append("<\(name)")
        if let classes { html.attribute("class", classes) }
        if let identifier = block.identifier { html.attribute("id", identifier) }
        html.append(">")
    }

    /// The name of a block that has no tag of its own to carry it.
    mutating func anchor(of block: Block) {
        guard block.identifier != nil else { return }
        open("span", of: block)
        html.append("</span>\n")
    }

    private mutating func write(_ code: Block.CodeBlock) {
        let language = code.info.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
            .first.map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        if let written = content.code(code.text, language: language) {
            html.append(written)
            html.startLine()
            return
        }
        html.append("<pre><code")
        if let language { html.attribute("class", "language-\(language)") }
        html.append(">")
        html.append(escaping: code.text)
        html.append("</code></pre>\n")
    }

    mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): html.append(escaping: text)
        case .softBreak: html.append("\n")
        case .lineBreak: html.append("<br />\n")
        case .code(let text):
            html.append("<code>")
            html.append(escaping: text)
            html.append("</code>")
        case .html(let text): html.append(options.allowsRawHTML ? content.rawHTML(text) : Self.omission)
        case .emphasis(let inlines): enclose("em", inlines)
        case .strong(let inlines): enclose("strong", inlines)
        case .link(let destination, let title, let inlines):
            if let reason = content.reasonAgainst(link: destination) {
                html.append("<span class=\"missing\"")
                html.attribute("title", reason)
                html.append(">")
                write(inlines)
                return html.append("</span>")
            }
            html.append("<a")
            attribute("href", destination: content.linkDestination(destination))
            if !title.isEmpty { html.attribute("title", title) }
            html.append(">")
            write(inlines)
            html.append("</a>")
        case .image(let destination, let title, let inlines, let attributes):
            writeImage(destination, title: title, inlines, attributes)
        case .formula(let index): html.append(content.formula(index))
        case .value(let index): html.append(content.value(index))
        case .deletion(let inlines): enclose("del", inlines)
        case .highlight(let inlines): enclose("mark", inlines)
        case .noteLink(let link, let inlines):
            html.append(
                link: link, to: content.target(of: link), text: Self.write(inlines, content: content, options: options))
        case .embed(let link): html.append(content.embed(link))
        case .tag(let name):
            html.append("<span class=\"hashtag\">#")
            html.append(escaping: name)
            html.append("</span>")
        case .footnote(let reference): write(reference)
        case .crossReference(let reference): html.append(content.crossReference(reference))
        case .anchor(let name):
            html.append("<span")
            html.attribute("id", name)
            html.append("></span>")
        case .attributes: break
        }
    }

    mutating func writeImage(_ destination: String, title: String, _ inlines: [Inline], _ attributes: Attributes) {
        let alternative = inlines.alternativeText(content)
        if let written = content.image(destination: destination, title: title, alternative: alternative) {
            return html.append(written)
        }
        let (words, size) = ImageSize.parting(alternative)
        html.append("<img")
        attribute("src", destination: content.imageDestination(destination))
        html.attribute("alt", words)
        if !title.isEmpty { html.attribute("title", title) }
        let lengths = [("width", size?.width, attributes.width), ("height", size?.height, attributes.height)]
        for case (let name, let pixels?, _) in lengths.map({ ($0, $2?.pixels ?? $1, $2) }) {
            html.attribute(name, "\(pixels)")
        }
        if !attributes.classes.isEmpty { html.attribute("class", attributes.classes.joined(separator: " ")) }
        let styles = lengths.compactMap { name, _, length in
            length.flatMap { $0.pixels == nil ? "\(name): \($0.number)\($0.unit)" : nil }
        }
        if !styles.isEmpty { html.attribute("style", styles.joined(separator: "; ")) }
        html.append(" />")
    }

    private mutating func enclose(_ name: String, _ inlines: [Inline]) {
        html.append("<\(name)>")
        write(inlines)
        html.append("</\(name)>")
    }

    private mutating func attribute(_ name: String, destination: String) {
        html.append(" \(name)=\"")
        if options.allowsRawHTML || !destination.runsScripts { html.append(escapingDestination: destination) }
        html.append("\"")
    }

    private static var omission: String { "<!-- raw HTML omitted -->" }
}

extension [Inline] {
    /// Whether an image is all there is.
    fileprivate var isPicture: Bool {
        guard count == 1 else { return false }
        switch self[0] {
        case .image: return true
        case .embed(let link): return !link.isNote
        default: return false
        }
    }

    /// The text of an image's description, markup left out; raw HTML stands as it is written, as in cmark.
    fileprivate func alternativeText(_ content: some MarkupContent) -> String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text), .html(let text): text
            case .softBreak, .lineBreak: " "
            case .formula(let index): content.formulaText(index)
            case .value(let index): content.valueText(index)
            case .tag(let name): "#" + name
            case .embed(let link): link.alternative ?? ""
            case .footnote, .crossReference, .anchor, .attributes: ""
            default: inline.children?.alternativeText(content) ?? ""
            }
        }.joined()
    }
}

extension String {
    /// Whether a destination can run a script or reach local files, by cmark's list.
    fileprivate var runsScripts: Bool {
        let lower = lowercased()
        if ["javascript:", "vbscript:", "file:"].contains(where: lower.hasPrefix) { return true }
        let pictures = ["png", "gif", "jpeg", "webp"].map { "data:image/" + $0 }
        return lower.hasPrefix("data:") && !pictures.contains(where: lower.hasPrefix)
    }
}

import Markdown

/// Writes a note's tree as HTML: for plain CommonMark byte for byte what cmark writes.
public struct HTMLWriter<Content: MarkupContent> {
    public struct Options: Sendable {
        /// Headings carry their identifiers.
        public var identifiesHeadings: Bool
        /// The author's HTML stands as it is. Where not, it is left out, as are destinations that run scripts.
        public var allowsRawHTML: Bool

        public init(identifiesHeadings: Bool = true, allowsRawHTML: Bool = true) {
            self.identifiesHeadings = identifiesHeadings
            self.allowsRawHTML = allowsRawHTML
        }
    }

    private let content: Content
    private let options: Options
    private var html = HTMLBuffer()

    /// The blocks as HTML.
    public static func write(_ blocks: [Block], content: Content, options: Options = Options()) -> String {
        var writer = HTMLWriter(content: content, options: options)
        writer.write(blocks, inTightList: false)
        return writer.html.text
    }

    /// Running text as HTML, for a title or a caption.
    public static func write(_ inlines: [Inline], content: Content, options: Options = Options()) -> String {
        var writer = HTMLWriter(content: content, options: options)
        writer.write(inlines)
        return writer.html.text
    }

    private init(content: Content, options: Options) {
        self.content = content
        self.options = options
    }

    private mutating func write(_ blocks: [Block], inTightList: Bool) {
        for block in blocks { write(block, inTightList: inTightList) }
    }

    private mutating func write(_ block: Block, inTightList: Bool) {
        if case .paragraph(let inlines) = block.kind, inTightList { return write(inlines) }
        html.startLine()
        switch block.kind {
        case .paragraph(let inlines):
            enclose("p", inlines)
            html.append("\n")
        case .heading(let level, let identifier, let inlines):
            html.append("<h\(level)")
            if options.identifiesHeadings { attribute("id", identifier) }
            html.append(">")
            write(inlines)
            html.append("</h\(level)>\n")
        case .quote(let blocks):
            html.append("<blockquote>\n")
            write(blocks, inTightList: false)
            html.startLine()
            html.append("</blockquote>\n")
        case .list(let list): write(list)
        case .code(let code): write(code)
        case .html(let text):
            html.append(options.allowsRawHTML ? text : Self.omission)
            html.startLine()
        case .thematicBreak: html.append("<hr />\n")
        case .table(let table): write(table)
        case .cell(let index):
            html.append(content.cell(index))
            html.startLine()
        }
    }

    private mutating func write(_ list: Block.List) {
        let name = list.start == nil ? "ul" : "ol"
        html.append("<\(name)")
        if let start = list.start, start != 1 { attribute("start", "\(start)") }
        html.append(">\n")
        for item in list.items {
            html.startLine()
            html.append("<li>")
            write(item, inTightList: list.isTight)
            html.append("</li>\n")
        }
        html.append("</\(name)>\n")
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
        if let language { attribute("class", "language-\(language)") }
        html.append(">")
        html.append(escaping: code.text)
        html.append("</code></pre>\n")
    }

    private mutating func write(_ table: Block.Table) {
        html.append("<table>\n<thead>\n")
        write(row: table.head, cell: "th", of: table)
        html.append("</thead>\n")
        if !table.rows.isEmpty {
            html.append("<tbody>\n")
            for row in table.rows { write(row: row, cell: "td", of: table) }
            html.append("</tbody>\n")
        }
        html.append("</table>\n")
    }

    private mutating func write(row: [[Inline]], cell name: String, of table: Block.Table) {
        html.append("<tr>\n")
        for (cell, alignment) in zip(row, table.alignments) {
            html.append("<\(name)")
            if let alignment { attribute("align", alignment.rawValue) }
            html.append(">")
            write(cell)
            html.append("</\(name)>\n")
        }
        html.append("</tr>\n")
    }

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): html.append(escaping: text)
        case .softBreak: html.append("\n")
        case .lineBreak: html.append("<br />\n")
        case .code(let text):
            html.append("<code>")
            html.append(escaping: text)
            html.append("</code>")
        case .html(let text): html.append(options.allowsRawHTML ? text : Self.omission)
        case .emphasis(let inlines): enclose("em", inlines)
        case .strong(let inlines): enclose("strong", inlines)
        case .link(let destination, let title, let inlines):
            html.append("<a")
            attribute("href", destination: content.linkDestination(destination))
            if !title.isEmpty { attribute("title", title) }
            html.append(">")
            write(inlines)
            html.append("</a>")
        case .image(let destination, let title, let inlines): writeImage(destination, title: title, inlines)
        case .formula(let index): html.append(content.formula(index))
        case .value(let index): html.append(content.value(index))
        }
    }

    private mutating func writeImage(_ destination: String, title: String, _ inlines: [Inline]) {
        let alternative = inlines.alternativeText(content)
        if let written = content.image(destination: destination, title: title, alternative: alternative) {
            return html.append(written)
        }
        html.append("<img")
        attribute("src", destination: content.imageDestination(destination))
        attribute("alt", alternative)
        if !title.isEmpty { attribute("title", title) }
        html.append(" />")
    }

    private mutating func enclose(_ name: String, _ inlines: [Inline]) {
        html.append("<\(name)>")
        write(inlines)
        html.append("</\(name)>")
    }

    private mutating func attribute(_ name: String, _ value: String) {
        html.append(" \(name)=\"")
        html.append(escaping: value)
        html.append("\"")
    }

    private mutating func attribute(_ name: String, destination: String) {
        html.append(" \(name)=\"")
        if options.allowsRawHTML || !destination.runsScripts { html.append(escapingDestination: destination) }
        html.append("\"")
    }

    private static var omission: String { "<!-- raw HTML omitted -->" }
}

extension [Inline] {
    /// The text of an image's description, markup left out; raw HTML stands as it is written, as in cmark.
    fileprivate func alternativeText(_ content: some MarkupContent) -> String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text), .html(let text): text
            case .softBreak, .lineBreak: " "
            case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines), .image(_, _, let inlines):
                inlines.alternativeText(content)
            case .formula(let index): content.formulaText(index)
            case .value(let index): content.valueText(index)
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

import Diagnostics
import Markdown

extension Notebook {
    /// Takes out of the note all HTML that is not on the list of what is harmless, and all addresses that could run
    /// something. What is taken out is said as a warning where it stands; text stays.
    public mutating func sanitize() {
        var sanitizing = Sanitizing(self)
        blocks = sanitizing.blocks(blocks)
        for index in footnotes.indices { footnotes[index].blocks = sanitizing.blocks(footnotes[index].blocks) }
        for index in cells.indices {
            cells[index].caption = cells[index].caption.map { sanitizing.caption($0, of: cells[index]) }
        }
        diagnostics += sanitizing.diagnostics
        diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
    }
}

/// A pass over a note's tree.
private struct Sanitizing {
    private let notebook: Notebook
    private var source: SourceText { notebook.source }
    private(set) var diagnostics: [Diagnostic] = []
    /// The lines of the block at hand, and how far into them something was found.
    private var lines = 1...1
    private var searched = 0

    init(_ notebook: Notebook) { self.notebook = notebook }

    mutating func blocks(_ blocks: [Block]) -> [Block] {
        let inner = blocks.map { block in
            lines = block.lines
            searched = firstByte
            var outside = block.mappingInlines { inlines($0) }
            outside.classes.removeAll { $0 != "unnumbered" && $0 != "unlisted" }
            return outside.mappingBlocks { self.blocks($0) }
        }
        guard inner.contains(where: { $0.rawHTML != nil }) else { return inner }
        var sanitizer = Sanitizer(isRunningText: false)
        let clean = sanitizer.clean(inner.enumerated().map { $1.rawHTML.map(Piece.raw) ?? .safe($0) })
        for removal in sanitizer.removals {
            let block = inner[removal.piece]
            let before = (block.rawHTML ?? "").utf8.prefix(removal.offset).count { $0 == UInt8(ascii: "\n") }
            let line = min(block.lines.lowerBound + before, block.lines.upperBound, source.lineStarts.count)
            report(removal.what, at: source.lineRange(line))
        }
        var last = inner[0].lines
        return clean.compactMap { piece in
            switch piece {
            case .safe(let index):
                last = inner[index].lines
                return inner[index]
            case .raw(let html):
                if html.allSatisfy(\.isWhitespace) { return nil }
                var block = inner[0]
                (block.kind, block.lines, block.identifier) = (.html(html), last, nil)
                return block
            }
        }
    }

    mutating func caption(_ caption: Notebook.Caption, of cell: Notebook.Cell) -> Notebook.Caption {
        lines = source.line(at: cell.range.lowerBound)...source.line(at: cell.range.upperBound)
        searched = firstByte
        var caption = caption
        caption.inlines = inlines(caption.inlines)
        return caption
    }

    private mutating func inlines(_ inlines: [Inline]) -> [Inline] {
        let inner = inlines.flatMap { inline -> [Inline] in
            guard let children = inline.children else { return [inline] }
            switch inline {
            case .link(let destination, _, _) where !SafeAddress.mayLead(destination),
                .image(let destination, _, _, _) where !SafeAddress.mayShow(destination):
                report(address: destination)
                return self.inlines(children)
            case .image(let destination, let title, _, var attributes):
                attributes.classes = []
                return [.image(destination: destination, title: title, self.inlines(children), attributes)]
            default: return [inline.with(children: self.inlines(children))]
            }
        }
        guard inner.contains(where: { $0.rawHTML != nil }) else { return inner }
        var sanitizer = Sanitizer(isRunningText: true)
        let clean = sanitizer.clean(inner.enumerated().map { $1.rawHTML.map(Piece.raw) ?? .safe($0) })
        for removal in sanitizer.removals { report(removal.what, at: place(of: inner[removal.piece].rawHTML ?? "")) }
        return clean.map { piece in
            switch piece {
            case .safe(let index): inner[index]
            case .raw(let html): .html(html)
            }
        }
    }

    // MARK: - Places

    private var firstByte: Int { source.lineRange(min(lines.lowerBound, source.lineStarts.count)).lowerBound }

    /// Where a tag of the block at hand is written; its first line where the tag is broken over several.
    private mutating func place(of tag: String) -> Range<Int> {
        let wanted = Array(tag.utf8)
        let end = source.lineRange(min(lines.upperBound, source.lineStarts.count)).upperBound
        let start = position(of: wanted, from: searched, to: end) ?? position(of: wanted, from: firstByte, to: end)
        guard let start else { return source.lineRange(min(lines.lowerBound, source.lineStarts.count)) }
        searched = start + 1
        return start..<start + wanted.count
    }

    private func position(of wanted: [UInt8], from first: Int, to end: Int) -> Int? {
        guard !wanted.isEmpty, first + wanted.count <= end else { return nil }
        return (first...(end - wanted.count)).first { start in
            source.bytes[start] == wanted[0] && source.bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    // MARK: - Words

    private mutating func report(_ what: Removal.What, at range: Range<Int>) {
        let message =
            switch what {
            case .element(let name): "`<\(name)>` may not stand in a note whose author is not trusted"
            case .attribute(let name, let element):
                "the attribute `\(name)` of `<\(element)>` may not stand in a note whose author is not trusted"
            case .unclosed(let name): "`<\(name)>` is never closed, and would take in all that follows"
            case .tooMuch: "there is too much HTML in one place for a note whose author is not trusted"
            }
        diagnostics.append(
            Diagnostic("unsafe-html", .warning, message, at: range, hint: "the page is written without it"))
    }

    private mutating func report(address: String) {
        let known = notebook.places(ofDestination: address).first { $0.lowerBound >= searched }
        let place = known ?? notebook.places(ofDestination: address).first ?? place(of: address)
        let shown = address.utf8.count > 40 ? address.prefix(40) + "…" : address[...]
        diagnostics.append(
            Diagnostic(
                "unsafe-address", .warning, "nothing may lead to `\(shown)` in a note whose author is not trusted",
                at: place,
                hint: "the page has its words alone; `http`, `https`, `mailto` and `tel` are allowed, and paths"))
    }
}

extension Block {
    fileprivate var rawHTML: String? { if case .html(let text) = kind { text } else { nil } }
}

extension Inline {
    fileprivate var rawHTML: String? { if case .html(let text) = self { text } else { nil } }
}

import Diagnostics
import Markdown
import Markup

/// The images and tables of a note that have numbers, which GitHub does not give them.
struct LabelledFigures {
    private let notebook: Notebook
    private let labels: PageLabels
    private var bytes: [UInt8] { notebook.source.bytes }
    /// By the labels of those that stand in their place: whether they are images.
    private var areImages: [String: Bool] = [:]

    init(_ notebook: Notebook, _ labels: PageLabels) {
        (self.notebook, self.labels) = (notebook, labels)
        for part in [notebook.blocks] + notebook.footnotes.map(\.blocks) {
            var found: [String: Bool] = [:]
            part.forEachBlock { block in
                guard let label = block.identifier else { return }
                switch block.kind {
                case .paragraph(let inlines):
                    if case .image? = inlines.first, inlines.count == 1 { found[label] = true }
                case .table(let table) where table.caption != nil: found[label] = false
                default: break
                }
            }
            areImages.merge(found) { first, _ in first }
        }
    }

    /// Puts an anchor in a name's place; with an image also its caption, and before a table's caption its number.
    func edit(_ place: Notebook.Place<Notebook.Unseen>, _ edits: inout TextEdits) {
        guard let name = place.content.name else { return edits.replace(place.range, by: "") }
        let anchor = "<a id=\"\(escaped(name))\"></a>"
        guard let isImage = areImages[name], let words = labels.name(ofLabel: name) else {
            return edits.replace(place.range, by: anchor)
        }
        let number = "**\(MarkdownText.escaped(words))**"
        if isImage {
            let caption = imageWords(before: place.range.lowerBound).map { edits.applied(to: $0) } ?? ""
            edits.replace(place.range, by: anchor + "<br>" + number + (caption.isEmpty ? "" : ": " + caption))
        } else {
            edits.replace(place.range, by: anchor)
            if let colon = captionStart(before: place.range.lowerBound) { edits.replace(colon, by: number + ": ") }
        }
    }

    /// What stands between the brackets of the image before a place.
    private func imageWords(before place: Int) -> EmbeddedText? {
        guard let destination = notebook.destinations.last(where: { $0.range.upperBound <= place }),
            let close = bytes[..<destination.range.lowerBound].lastIndex(of: UInt8(ascii: "]"))
        else { return nil }
        var depth = 1
        var open = close
        while depth > 0, open > 0 {
            open -= 1
            if bytes[open] == UInt8(ascii: "]") { depth += 1 }
            if bytes[open] == UInt8(ascii: "[") { depth -= 1 }
        }
        guard depth == 0 else { return nil }
        let words = ImageSize.parting(notebook.source.text(of: open + 1..<close)).words
        return EmbeddedText(words, fileOffset: open + 1)
    }

    /// The `: ` that opens the paragraph of a table's caption.
    private func captionStart(before place: Int) -> Range<Int>? {
        var line = notebook.source.line(at: place)
        while line > 0 {
            let range = notebook.source.lineRange(line)
            let text = bytes[range].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 || $0 == 0x09 }
            if text.isEmpty { return nil }
            if text.starts(with: [UInt8(ascii: ":"), 0x20]) { return text.startIndex..<text.startIndex + 2 }
            line -= 1
        }
        return nil
    }
}

extension Notebook.Unseen {
    /// The name it gives, if it gives one.
    fileprivate var name: String? {
        switch self {
        case .comment: nil
        case .name(let name): name
        case .attributes(let attributes): attributes.name
        }
    }
}

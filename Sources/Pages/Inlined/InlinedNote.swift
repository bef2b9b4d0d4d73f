import Diagnostics
import Execution
import Figures
import Language
import Markdown
import Markup
import Notes
import World

/// A note as Markdown that any program shows: the author's own text, with results where the `nn` text stands, formulas
/// between dollars, and links that GitHub knows.
///
/// All else is the author's, byte for byte.
public struct InlinedNote: Sendable {
    public private(set) var text: String
    /// Its figures, SVG; their names are seen from the figures' folder.
    public let figures: [SharedFile]

    private struct Edit {
        var range: Range<Int>
        var replacement: String
    }

    /// - Parameters:
    ///   - folder: where the text will stand, seen from where the note's path is; links to files are led there.
    ///   - figureFolder: where the figures will, seen from the text.
    public init(_ evaluated: EvaluatedNote, in folder: String, figureFolder: String, world: any World) {
        let note = evaluated.note
        let notebook = note.notebook
        let destinations = Destinations(note, world: world)
        let labels = PageLabels(note, blocks: notebook.blocks)
        var cells = CellMarkdown(evaluated, labels: labels, figureFolder: figureFolder)
        var edits: [Edit] = []

        for (index, value) in notebook.values.enumerated() {
            guard let outcome = evaluated.results.inlines[index] else { continue }
            let text = if case .value(let value) = outcome { ValueText.text(value) } else { "✗" }
            edits.append(Edit(range: value.range, replacement: MarkdownText.escaped(text)))
        }
        for formula in notebook.formulas {
            for range in formula.ranges { edits += Self.edits(formula, at: range, in: note.source.bytes) }
        }
        for place in notebook.unseen {
            // An equation's name stands behind the formula that has it.
            let name = if case .name(let name) = place.content { "<a id=\"\(escaped(name))\"></a>" } else { "" }
            edits.append(Edit(range: place.range, replacement: name))
        }
        for place in notebook.references where labels[place.content.label] != nil {
            edits.append(Edit(range: place.range, replacement: labels.markdown(place.content)))
        }
        func moved(_ path: String) -> String {
            MarkdownText.destination(world.way(to: Paths.join(note.folder, path), from: folder))
        }
        for place in notebook.noteLinks {
            edits += Self.edits(place, destinations, in: note.source.bytes, moved: moved)
        }
        let links = Set(notebook.noteLinks.map(\.range))
        for place in notebook.destinations where !links.contains(place.range) {
            guard case .file(let path, let fragment) = destinations.kind(of: place.destination) else { continue }
            edits.append(Edit(range: place.range, replacement: moved(path) + fragment))
        }
        let inCaptions = edits
        for (index, cell) in notebook.cells.enumerated() {
            let place = CellPlace(cell.range, in: note.source.bytes)
            let written = place.withoutPrefix(note.source.text(of: cell.range))
            let caption = cell.caption.map { Self.edited($0.text, inCaptions) }
            let text = cells.text(index, written: written, caption: caption)
            edits.append(Edit(range: cell.range, replacement: place.text(text)))
        }
        figures = cells.figures
        text = Self.edited(note.source.bytes, edits)
    }

    /// A piece of the note with those of the edits that are made inside it.
    private static func edited(_ piece: EmbeddedText, _ edits: [Edit]) -> String {
        let range = piece.fileOffset(of: 0)..<piece.fileOffset(of: piece.bytes.count)
        let inside = edits.filter { range.contains($0.range.lowerBound) }.map { edit in
            let start = piece.offset(ofFileOffset: edit.range.lowerBound)
            let end = piece.offset(ofFileOffset: edit.range.upperBound)
            return Edit(range: start..<max(start, end), replacement: edit.replacement)
        }
        return edited(piece.bytes, inside)
    }

    /// The text with the edits made; one inside another's range is lost in it.
    private static func edited(_ bytes: [UInt8], _ edits: [Edit]) -> String {
        var result: [UInt8] = []
        var position = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where edit.range.lowerBound >= position {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// A formula between dollars; one that stands so already, and has no number to be put in, stays as it is.
    private static func edits(_ formula: Formula, at range: Range<Int>, in bytes: [UInt8]) -> [Edit] {
        let mark = UInt8(ascii: "$")
        let isPadded = !formula.isDisplay && range.count > 2 && [0x20, 0x09].contains(bytes[range.lowerBound + 1])
        if bytes[range.lowerBound] == mark, formula.typeset == nil, !isPadded { return [] }
        // Where a label was taken out, blanks stand in its place.
        let tex = formula.typeset?.text.replacing(/[ ]{2,}/, with: " ") ?? formula.tex
        let prefix = CellPlace(range, in: bytes).prefix
        let lines = tex.replacing("\n", with: "\n" + prefix)
        guard formula.isDisplay else { return [Edit(range: range, replacement: "$\(lines)$")] }
        let isMultiline = tex.contains("\n")
        let ends = isMultiline ? "\n" + prefix : ""
        // References lead to it, as on a page.
        let label = formula.equations.lazy.compactMap(\.label).first
        let name = label.map { "\n\(prefix)<a id=\"\(escaped(PageLabels.anchor($0)))\"></a>" } ?? ""
        return [Edit(range: range, replacement: "$$\(ends)\(lines)\(ends)$$\(name)")]
    }

    private static func edits(
        _ place: Notebook.Place<NoteLink>, _ destinations: Destinations, in bytes: [UInt8], moved: (String) -> String
    ) -> [Edit] {
        let link = place.content
        let target: String
        switch destinations.target(of: link) {
        case .here(let fragment): target = MarkdownText.destination(fragment)
        case .file(let path, let fragment): target = moved(path) + MarkdownText.destination(fragment)
        case .missing: return []
        }
        let range = place.range
        if bytes[range.lowerBound] == UInt8(ascii: "!") {
            if !link.isNote, link.width != nil {
                let alternative = escaped(link.alternative ?? "")
                let height = link.height.map { " height=\"\($0)\"" } ?? ""
                let size = "width=\"\(link.width!)\"" + height
                return [Edit(range: range, replacement: "<img src=\"\(target)\" alt=\"\(alternative)\" \(size)>")]
            }
            let words = MarkdownText.escaped(link.alternative ?? (link.isNote ? link.title : ""))
            return [Edit(range: range, replacement: "\(link.isNote ? "" : "!")[\(words)](\(target))")]
        }
        let content = (range.lowerBound + 2)..<(range.upperBound - 2)
        // The author's words for a link may hold formulas and values, which are edited in their places.
        if let bar = bytes[content].firstIndex(of: UInt8(ascii: "|")),
            bytes[(bar + 1)..<content.upperBound].contains(where: { $0 != 0x20 && $0 != 0x09 })
        {
            return [
                Edit(range: range.lowerBound..<bar + 1, replacement: "["),
                Edit(range: content.upperBound..<range.upperBound, replacement: "](\(target))"),
            ]
        }
        return [Edit(range: range, replacement: "[\(MarkdownText.escaped(link.title))](\(target))")]
    }
}

/// Where a block stands in its file: what every line of the text in its place must begin with.
struct CellPlace {
    /// What stands before the block's first line, item markers as blanks.
    let prefix: String
    private let opensItem: Bool
    private let followsText: Bool
    private let precedesText: Bool

    init(_ range: Range<Int>, in bytes: [UInt8]) {
        let newline = UInt8(ascii: "\n")
        let start = bytes[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let before = bytes[start..<range.lowerBound]
        let kept = before.map { byte -> UInt8 in
            byte == UInt8(ascii: ">") || byte == 0x09 ? byte : 0x20
        }
        prefix = String(decoding: kept, as: UTF8.self)
        opensItem = before.contains { $0 != UInt8(ascii: ">") && $0 != 0x20 && $0 != 0x09 }
        func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
            line.allSatisfy { $0 == UInt8(ascii: ">") || $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        }
        let previous = start == 0 ? bytes[0..<0] : bytes[..<(start - 1)].suffix(while: { $0 != newline })
        followsText = !isBlank(previous)
        let end = bytes[range.upperBound...].firstIndex(of: newline) ?? bytes.endIndex
        precedesText = end < bytes.count && !isBlank(bytes[(end + 1)...].prefix { $0 != newline })
    }

    /// The block's text as it would stand alone.
    func withoutPrefix(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
            guard number > 0 else { return String(line) }
            var (rest, expected) = (line, prefix[...])
            while let next = expected.popFirst(), let first = rest.first, first == next { rest.removeFirst() }
            return String(rest)
        }.joined(separator: "\n")
    }

    /// A text in the block's place, parted from what stands above and below.
    func text(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if followsText, !opensItem { lines.insert("", at: 0) }
        if precedesText { lines.append("") }
        return lines.enumerated().map { number, line in
            if number == 0 { return line }
            let begun = prefix + line
            return line.isEmpty ? String(begun.reversed().drop { $0 == " " }.reversed()) : begun
        }.joined(separator: "\n")
    }
}

extension RandomAccessCollection {
    /// The longest end of it all elements of which are such.
    fileprivate func suffix(while belongs: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, belongs(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}

extension PageLabels {
    func markdown(_ reference: CrossReference) -> String {
        guard let (words, anchor) = link(reference) else { return reference.label }
        return "[\(MarkdownText.escaped(words))](#\(MarkdownText.destination(anchor)))"
    }
}

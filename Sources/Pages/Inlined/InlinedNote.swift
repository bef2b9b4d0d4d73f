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

    /// - Parameters:
    ///   - folder: where the text will stand, seen from where the note's path is; links to files are led there.
    ///   - figureFolder: where the figures will, seen from the text.
    public init(_ evaluated: EvaluatedNote, in folder: String, figureFolder: String, world: any World) {
        let note = evaluated.note
        let notebook = note.notebook
        let destinations = Destinations(note, world: world)
        let labels = PageLabels(note, blocks: notebook.blocks)
        var cells = CellMarkdown(evaluated, labels: labels, figureFolder: figureFolder)
        var edits = TextEdits()

        for (index, value) in notebook.values.enumerated() {
            guard let outcome = evaluated.results.inlines[index] else { continue }
            let text = if case .value(let value) = outcome { ValueText.text(value) } else { "✗" }
            edits.replace(value.range, by: MarkdownText.escaped(text))
        }
        for formula in notebook.formulas {
            for index in formula.ranges.indices { Self.edit(formula, at: index, in: note.source.bytes, &edits) }
        }
        for place in notebook.references where labels[place.content.label] != nil {
            edits.replace(place.range, by: labels.markdown(place.content))
        }
        func moved(_ path: String) -> String {
            MarkdownText.destination(world.way(to: Paths.join(note.folder, path), from: folder))
        }
        for place in notebook.noteLinks { Self.edit(place, destinations, in: note.source.bytes, moved: moved, &edits) }
        let links = Set(notebook.noteLinks.map(\.range))
        for place in notebook.destinations where !links.contains(place.range) {
            guard case .file(let path, let fragment) = destinations.kind(of: place.destination) else { continue }
            edits.replace(place.range, by: moved(path) + fragment)
        }
        let footnotes = Self.nameFootnotes(notebook, &edits)
        let figures = LabelledFigures(notebook, labels)
        for place in notebook.unseen { figures.edit(place, &edits) }
        // What stands above the text is YAML.
        if let matter = notebook.frontMatter.range { edits.removeAll(in: matter) }
        let inCaptions = edits
        for (index, cell) in notebook.cells.enumerated() {
            let place = CellPlace(cell.range, in: note.source.bytes)
            let written = place.withoutPrefix(note.source.text(of: cell.range))
            let caption = cell.caption.map { inCaptions.applied(to: $0.text) }
            let text = cells.text(index, written: written, caption: caption)
            edits.replace(cell.range, by: place.text(text))
        }
        self.figures = cells.figures
        let text = edits.applied(to: note.source.bytes)
        let definitions = footnotes.map { label, words in
            "\n\(label): \(edits.applied(to: words).replacing("\n", with: " "))\n"
        }
        self.text = text + (definitions.isEmpty || text.hasSuffix("\n") ? "" : "\n") + definitions.joined()
    }

    /// Footnotes that stand where they are referred to, which GitHub does not know, are given names.
    ///
    /// - Returns: the names and what is to be defined under them, behind the text.
    private static func nameFootnotes(
        _ notebook: Notebook, _ edits: inout TextEdits
    ) -> [(label: String, text: EmbeddedText)] {
        var prefix = "inline-"
        while notebook.footnotes.contains(where: { $0.label.lowercased().hasPrefix(prefix) }) { prefix += "x-" }
        var named: [(label: String, text: EmbeddedText)] = []
        for footnote in notebook.footnotes {
            guard let text = footnote.text else { continue }
            named.append(("[^\(prefix)\(named.count + 1)]", text))
            edits.replace(footnote.range, by: named[named.count - 1].label)
        }
        return named
    }

    /// A formula between dollars; one that stands so already, and has no number to be put in, stays as it is.
    private static func edit(_ formula: Formula, at index: Int, in bytes: [UInt8], _ edits: inout TextEdits) {
        let range = formula.ranges[index]
        let mark = UInt8(ascii: "$")
        let isPadded = !formula.isDisplay && range.count > 2 && [0x20, 0x09].contains(bytes[range.lowerBound + 1])
        if bytes[range.lowerBound] == mark, formula.typeset == nil, !isPadded { return }
        // Where a label was taken out, blanks stand in its place.
        var tex = formula.typeset?.text.replacing(/[ ]{2,}/, with: " ") ?? formula.tex
        if formula.places[index].isInTable { tex = tex.replacing("|", with: "\\|") }
        let prefix = CellPlace(range, in: bytes).prefix
        let lines = tex.replacing("\n", with: "\n" + prefix)
        guard formula.isDisplay else { return edits.replace(range, by: "$\(lines)$") }
        let isMultiline = tex.contains("\n")
        let ends = isMultiline ? "\n" + prefix : ""
        // References lead to it, as on a page.
        let label = formula.equations.lazy.compactMap(\.label).first
        let name = label.map { "\n\(prefix)<a id=\"\(escaped(PageLabels.anchor($0)))\"></a>" } ?? ""
        edits.replace(range, by: "$$\(ends)\(lines)\(ends)$$\(name)")
    }

    private static func edit(
        _ place: Notebook.Place<NoteLink>, _ destinations: Destinations, in bytes: [UInt8], moved: (String) -> String,
        _ edits: inout TextEdits
    ) {
        let link = place.content
        let target: String
        switch destinations.target(of: link) {
        case .here(let fragment): target = MarkdownText.destination(fragment)
        case .file(let path, let fragment): target = moved(path) + MarkdownText.destination(fragment)
        case .missing: return
        }
        let range = place.range
        if bytes[range.lowerBound] == UInt8(ascii: "!") {
            if !link.isNote, link.width != nil {
                let alternative = escaped(link.alternative ?? "")
                let height = link.height.map { " height=\"\($0)\"" } ?? ""
                let size = "width=\"\(link.width!)\"" + height
                return edits.replace(range, by: "<img src=\"\(target)\" alt=\"\(alternative)\" \(size)>")
            }
            let words = MarkdownText.escaped(link.alternative ?? (link.isNote ? link.title : ""))
            return edits.replace(range, by: "\(link.isNote ? "" : "!")[\(words)](\(target))")
        }
        let content = (range.lowerBound + 2)..<(range.upperBound - 2)
        // The author's words for a link may hold formulas and values, which are edited in their places.
        if let bar = bytes[content].firstIndex(of: UInt8(ascii: "|")),
            bytes[(bar + 1)..<content.upperBound].contains(where: { $0 != 0x20 && $0 != 0x09 })
        {
            edits.replace(range.lowerBound..<bar + 1, by: "[")
            edits.replace(content.upperBound..<range.upperBound, by: "](\(target))")
            return
        }
        edits.replace(range, by: "[\(MarkdownText.escaped(link.title))](\(target))")
    }
}

extension EmbeddedText {
    /// Whether it stands in a table's cell, whose bars are written `\|`: its line goes on past what was left out.
    fileprivate var isInTable: Bool {
        !bytes.isEmpty && !bytes.contains(UInt8(ascii: "\n"))
            && fileOffset(of: bytes.count - 1) - fileOffset(of: 0) >= bytes.count
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

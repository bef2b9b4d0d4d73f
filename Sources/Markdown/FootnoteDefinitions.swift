import Diagnostics

/// A footnote's `[^label]: …` in the text, with the lines that belong to it.
///
/// By GitHub's rules: it interrupts a paragraph; lines indented by four columns go on with it, blank ones between
/// included, as do lines that go on with its paragraph.
struct FootnoteDefinition {
    var label: String
    /// `[^label]:`.
    var range: Range<Int>
    /// Its own text line by line, without its indentation.
    var lines: [Range<Int>]
    /// For each of its lines where it starts in it.
    var removed: [(line: Int, start: Int)]

    /// The definitions in a text, in order. Of those with the same label the first counts; others are in the result
    /// too.
    static func all(in text: SourceText) throws(NestingTooDeep) -> [FootnoteDefinition] {
        let marks = Self.marks(in: text.bytes)
        guard !marks.isEmpty else { return [] }
        // cmark would take a definition for one of a link; masked, it is running text.
        var masked = text.bytes
        for mark in marks {
            masked[mark.lowerBound] = MaskByte.fill
            masked[mark.lowerBound + 1] = MaskByte.fill
        }
        let source = SourceText(name: text.name, bytes: masked)
        let layout = BlockLayout(try CommonMarkDocument(masked), of: source, TextPart(of: source))
        let finder = FootnoteFinder(source: source, layout: layout)
        var definitions: [FootnoteDefinition] = []
        for mark in marks where finder.opensDefinition(mark) {
            if let last = definitions.last, mark.lowerBound < last.lines[last.lines.count - 1].upperBound {
                continue
            }
            definitions.append(finder.definition(mark))
        }
        return definitions
    }

    /// Everything that reads `[^label]:`.
    private static func marks(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.holds("[^") else { return [] }
        var marks: [Range<Int>] = []
        var position = 0
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "[")) {
            position = start + 1
            guard bytes.hasBytes("[^", at: start) else { continue }
            let label = bytes[(start + 2)...].prefix { !LineText.isBlank($0) && !"[]".utf8.contains($0) }
            position = max(position, label.endIndex)
            if !label.isEmpty, bytes.hasBytes("]:", at: label.endIndex) { marks.append(start..<label.endIndex + 2) }
        }
        return marks
    }
}

/// Tells which marks open definitions, and how far these go.
private struct FootnoteFinder {
    let source: SourceText
    let layout: BlockLayout

    func opensDefinition(_ mark: Range<Int>) -> Bool {
        let number = source.line(at: mark.lowerBound)
        guard let leaf = layout.leaf(atLine: number), leaf.kind == .paragraph || leaf.kind == .underlinedHeading,
            layout.text(ofLine: number, in: leaf).lowerBound == mark.lowerBound
        else { return false }
        return number == leaf.firstLine
            || column(of: mark.lowerBound, line: number) < baseColumn(leaf, line: number) + 4
    }

    func definition(_ mark: Range<Int>) -> FootnoteDefinition {
        let number = source.line(at: mark.lowerBound)
        let leaf = layout.leaf(atLine: number)!
        let line = source.lineRange(number)
        var definition = FootnoteDefinition(
            label: source.text(of: (mark.lowerBound + 2)..<(mark.upperBound - 2)), range: mark, lines: [],
            removed: [(number, mark.lowerBound)])
        var text = mark.upperBound..<line.upperBound
        while let first = text.first, LineText.isBlank(source.bytes[first]) { text.removeFirst() }
        definition.lines.append(text)
        var blank: [Range<Int>] = []
        var next = number + 1
        while next <= source.lineStarts.count {
            let line = source.lineRange(next)
            let start = contentStart(line: next, leaf: leaf)
            if LineText.trimmed(start.offset..<line.upperBound, in: source.bytes).isEmpty {
                guard start.isInQuotes else { break }
                blank.append(line.upperBound..<line.upperBound)
            } else if start.isIndented || (blank.isEmpty && goesOn(leaf, line: next)) {
                definition.lines += blank
                blank = []
                definition.lines.append(start.offset..<line.upperBound)
                definition.removed.append((next, start.contentStart))
            } else {
                break
            }
            next += 1
        }
        return definition
    }

    /// Whether a line goes on with the paragraph the definition starts in.
    private func goesOn(_ leaf: BlockLayout.Leaf, line: Int) -> Bool {
        let isUnderline = leaf.kind == .underlinedHeading && line == leaf.lastLine
        guard line <= leaf.lastLine, !isUnderline else { return false }
        let text = layout.text(ofLine: line, in: leaf)
        let opensNext = source.bytes.hasBytes("\u{2}\u{2}", at: text.lowerBound)
        return !opensNext
    }

    private struct ContentStart {
        /// Past the quote markers.
        var contentStart: Int
        /// Past the definition's own indentation too.
        var offset: Int
        var isIndented: Bool
        /// Whether the line has all quote markers of the definition's.
        var isInQuotes: Bool
    }

    private func contentStart(line number: Int, leaf: BlockLayout.Leaf) -> ContentStart {
        let line = source.lineRange(number)
        var position = line.lowerBound
        var column = 0
        var isInQuotes = true
        for _ in 0..<leaf.prefix.quoteDepth {
            var marker = position
            while marker < line.upperBound, isSpace(source.bytes[marker]) { marker += 1 }
            guard marker < line.upperBound, source.bytes[marker] == UInt8(ascii: ">") else {
                isInQuotes = false
                break
            }
            if marker + 1 < line.upperBound, source.bytes[marker + 1] == UInt8(ascii: " ") { marker += 1 }
            column = LineText.column(of: marker + 1, lineStart: line.lowerBound, in: source.bytes)
            position = marker + 1
        }
        let contentStart = position
        let wanted = (leaf.isInList ? leaf.prefix.column : column) + 4
        while position < line.upperBound, isSpace(source.bytes[position]), column < wanted {
            column += LineText.width(of: source.bytes[position], at: column)
            position += 1
        }
        return ContentStart(
            contentStart: contentStart, offset: position, isIndented: isInQuotes && column >= wanted,
            isInQuotes: isInQuotes)
    }

    /// The column at which the block's container has its text.
    private func baseColumn(_ leaf: BlockLayout.Leaf, line number: Int) -> Int {
        leaf.isInList
            ? leaf.prefix.column : column(of: contentStart(line: number, leaf: leaf).contentStart, line: number)
    }

    private func column(of offset: Int, line: Int) -> Int {
        LineText.column(of: offset, lineStart: source.lineRange(line).lowerBound, in: source.bytes)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

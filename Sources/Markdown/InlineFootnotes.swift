import Diagnostics

/// Where the inline footnotes of a stretch of text end: `^[text]`, brackets inside in pairs.
struct InlineFootnotes {
    /// By where they start, where their last bracket stands.
    private var ends: [Int: Int] = [:]

    init(in range: Range<Int>, _ delimiters: MathDelimiters, readsMath: Bool) {
        let bytes = delimiters.bytes
        /// For each open bracket the footnote it opens, if it does.
        var open: [Int?] = []
        var position = range.lowerBound
        while position < range.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"):
                let formula = readsMath && bytes.hasBytes("(", at: position + 1)
                let close = formula ? delimiters.close(.parenthesis, from: position + 2, limit: range.upperBound) : nil
                position = close ?? position + 1
            case UInt8(ascii: "`"):
                let end = delimiters.codeSpans.end(from: position, limit: range.upperBound)
                position = (end ?? position + delimiters.codeSpans.runLength(at: position)) - 1
            case UInt8(ascii: "$") where readsMath:
                position = delimiters.closeInline(from: position + 1, limit: range.upperBound) ?? position
            case UInt8(ascii: "["):
                let isFootnote = position > range.lowerBound && bytes[position - 1] == UInt8(ascii: "^")
                open.append(isFootnote ? position - 1 : nil)
            case UInt8(ascii: "]"):
                if let start = open.popLast() ?? nil { ends[start] = position }
            default: break
            }
            position += 1
        }
    }

    func end(from start: Int) -> Int? { ends[start] }
}

extension TextScanner {
    /// `^[text]`, whose text is read once the note's tree is there.
    mutating func inlineFootnote(from start: Int, in region: TextRegions.Region) -> Int? {
        guard options.syntax.contains(.inlineFootnotes), !isNested, bytes.hasBytes("^[", at: start) else { return nil }
        let footnotes =
            regionFootnotes ?? InlineFootnotes(in: region.range, mathDelimiters, readsMath: options.math)
        regionFootnotes = footnotes
        guard let close = footnotes.end(from: start) else { return nil }
        let content = (start + 2)..<close
        // A comment that begins inside and ends outside takes the bracket with it.
        guard !LineText.trimmed(content, in: bytes).isEmpty, holdsWholeComments(content) else { return nil }
        // No label of an author's has brackets.
        let label = "[\(options.footnotePrefix)\(start)]"
        let range = start..<close + 1
        let span = FoundSpan(
            kind: .inline(.footnote(label: label)), range: range, content: content, prefix: region.prefix,
            isInTable: region.isTableRow)
        let lines = span.contentLines(in: source)
        let text =
            region.isTableRow
            ? EmbeddedText(inTable: lines[0], of: bytes)
            : EmbeddedText(lines: lines.map { (Array(bytes[$0]), $0.lowerBound) })
        inlineFootnotes.append(Footnote(label: label, blocks: [], range: range, text: text))
        return add(span.kind, range, content: content, in: region)
    }

    private func holdsWholeComments(_ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        var count = 0
        while position < range.upperBound {
            if bytes.hasBytes("%%", at: position) { (count, position) = (count + 1, position + 1) }
            position += 1
        }
        return count.isMultiple(of: 2)
    }
}

extension Notebook {
    /// Reads the text of the footnotes that stand where they are referred to.
    mutating func readInlineFootnotes(_ options: ReadingOptions) {
        let found = footnotes.indices.filter { footnotes[$0].text != nil }
        guard !found.isEmpty else { return }
        var options = options
        // None stands inside another; what belongs to a block has no place in a line.
        options.syntax.subtract([.inlineFootnotes, .anchors])
        options.footnoteLabels.formUnion(footnotes.map { $0.label.lowercased() })
        let lines = readLines(found.map { footnotes[$0].text! }, options: options)
        for (index, inlines) in zip(found, lines) {
            let line = source.line(at: footnotes[index].range.lowerBound)
            footnotes[index].blocks = [Block(kind: .paragraph(inlines), lines: line...line)]
        }
        sortCellsAndValues()
    }
}

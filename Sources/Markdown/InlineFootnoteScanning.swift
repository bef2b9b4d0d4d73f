import Diagnostics

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

import Diagnostics

/// Comments `%%…%%` that span blocks: lines, lists, fences, whatever stands in them.
struct BlockComments {
    /// The text without them; `nil` where it has none.
    private(set) var remaining: ArrangedLines?
    /// Where they stand in the file.
    private(set) var places: [Range<Int>] = []

    /// A comment may hide what opens a block, and its end may be followed by what does, and so change which later lines
    /// are code; the text is read again then. Beyond this many times later comments are taken as they were seen last.
    private static let mostReadings = 8

    init(_ clean: SourceText, options: ReadingOptions) throws(NestingTooDeep) {
        guard options.syntax.contains(.comments), clean.bytes.holds("%%") else { return }
        for reading in 1...Self.mostReadings {
            let text = remaining?.text(from: clean) ?? clean
            let part = TextPart(of: text)
            let layout = BlockLayout(try CommonMarkDocument(text.bytes), of: text, part)
            let scanner = TextScanner(
                text, part, layout: layout, codeSpans: CodeSpans(text.bytes, in: part.range), options: options,
                footnoteLabels: [], definesLinks: true)
            guard !scanner.blockComments.isEmpty else { return }
            let before = remaining ?? ArrangedLines(of: clean)
            var after = before
            for range in scanner.blockComments {
                Self.remove(range, layout, from: &after, before)
                let start = before.sourceOffset(of: range.lowerBound, in: text)
                places.append(start..<max(start, before.sourceOffset(of: range.upperBound - 1, in: text) + 1))
                if reading < Self.mostReadings, Self.mayChangeBlocks(range, layout) { break }
            }
            remaining = after
        }
    }

    /// Whether the comment ends inside what looked like code or HTML, or something follows it on its last line.
    private static func mayChangeBlocks(_ range: Range<Int>, _ layout: BlockLayout) -> Bool {
        let last = layout.source.line(at: range.upperBound - 1)
        let tail = range.upperBound..<max(range.upperBound, layout.source.lineRange(last).upperBound)
        let isText = layout.leaf(atLine: last)?.isText ?? true
        return !isText || !LineText.trimmed(tail, in: layout.source.bytes).isEmpty
    }

    /// - Parameter before: the lines that the text of `layout` is made of.
    private static func remove(
        _ range: Range<Int>, _ layout: BlockLayout, from lines: inout ArrangedLines, _ before: ArrangedLines
    ) {
        let text = layout.source
        let (first, last) = (text.line(at: range.lowerBound), text.line(at: range.upperBound - 1))
        let start = lines.lines[first - 1].slice.lowerBound
        lines.lines[first - 1].slice = start..<max(start, before.sourceOffset(of: range.lowerBound, in: text))
        let prefix = layout.leaf(atLine: first)?.prefix ?? LinePrefix(quoteDepth: 0, column: 0)
        for number in (first + 1)..<max(first + 1, last + 1) {
            // What makes the line one of the quote or list stays.
            let line = text.lineRange(number)
            let end = prefix.end(in: line, of: text.bytes, keepingIndentation: true)
            let kept = Array(text.bytes[line.lowerBound..<min(end, range.upperBound)])
            let tail = number == last ? range.upperBound : line.upperBound
            let place = before.sourceOffset(of: tail, in: text)
            let upper = number == last ? before.lines[number - 1].slice.upperBound : place
            lines.lines[number - 1] = ArrangedLines.Line(prefix: kept, slice: place..<max(place, upper))
        }
    }
}

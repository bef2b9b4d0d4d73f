import Diagnostics

/// Comments `%%…%%` that span blocks: lines, lists, fences, whatever stands in them.
struct BlockComments {
    private var ranges: [Range<Int>] = []
    /// The text with the comments blank, every other byte in its place.
    private(set) var blanked: SourceText
    /// For each line with an end of a comment, what stands before its own text: it is kept for what follows.
    private var prefixes: [Int: LinePrefix] = [:]

    var isEmpty: Bool { ranges.isEmpty }

    /// A comment may hide what opens a block, and so change which later lines are code; the text is read again then.
    /// Beyond this many times later comments are taken as they were seen first.
    private static let mostReadings = 8

    init(_ clean: SourceText, options: ReadingOptions) throws(NestingTooDeep) {
        blanked = clean
        guard options.syntax.contains(.comments), Self.holdsComment(clean.bytes) else { return }
        for reading in 1...Self.mostReadings {
            let layout = BlockLayout(try CommonMarkDocument(blanked.bytes), of: blanked)
            let scanner = TextScanner(
                blanked, layout: layout, codeSpans: CodeSpans(blanked.bytes), options: options, footnoteLabels: [])
            var bytes = blanked.bytes
            var isDisturbed = false
            for range in scanner.blockComments {
                note(range, layout: layout)
                for offset in range where !LineText.isBlank(bytes[offset]) { bytes[offset] = UInt8(ascii: " ") }
                isDisturbed = reading < Self.mostReadings && Self.hidesOpening(range, in: layout)
                if isDisturbed { break }
            }
            blanked = SourceText(name: clean.name, bytes: bytes)
            if !isDisturbed { return }
        }
    }

    private static func holdsComment(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while let percent = bytes[position...].firstIndex(of: UInt8(ascii: "%")) {
            if bytes.hasBytes("%%", at: percent) { return true }
            position = percent + 1
        }
        return false
    }

    private mutating func note(_ range: Range<Int>, layout: BlockLayout) {
        ranges.append(range)
        let first = blanked.line(at: range.lowerBound)
        let prefix = layout.leaf(atLine: first)?.prefix ?? LinePrefix(quoteDepth: 0, column: 0)
        for line in first...blanked.line(at: range.upperBound - 1) { prefixes[line] = prefix }
    }

    /// Whether the comment ends inside what looked like code or HTML.
    private static func hidesOpening(_ range: Range<Int>, in layout: BlockLayout) -> Bool {
        layout.leaf(atLine: layout.source.line(at: range.upperBound - 1)).map { !$0.isText } ?? false
    }

    /// The lines of the text without the comments.
    func lines(of text: SourceText) -> [ArrangedText.Line] {
        var lines = (1...text.lineStarts.count).map { number -> ArrangedText.Line in
            // A carriage return stays with its line.
            let end = number < text.lineStarts.count ? text.lineStarts[number] - 1 : text.bytes.count
            return ArrangedText.Line(slice: text.lineStarts[number - 1]..<end)
        }
        for range in ranges {
            let (first, last) = (text.line(at: range.lowerBound), text.line(at: range.upperBound - 1))
            let ending = lines[last - 1].slice.upperBound
            lines[first - 1].slice =
                lines[first - 1].slice.lowerBound..<max(range.lowerBound, lines[first - 1].slice.lowerBound)
            for number in (first + 1)..<max(first + 1, last + 1) {
                let line = text.lineRange(number)
                let start = prefixes[number]?.end(in: line, of: text.bytes, keepingIndentation: true) ?? line.lowerBound
                if number < last {
                    lines[number - 1].slice = line.lowerBound..<min(start, range.upperBound)
                } else {
                    // A line that ends one comment and opens another has shown its start already.
                    lines[number - 1].prefix = Array(text.bytes[line.lowerBound..<min(start, range.upperBound)])
                    lines[number - 1].slice = range.upperBound..<max(range.upperBound, ending)
                }
            }
        }
        return lines
    }
}

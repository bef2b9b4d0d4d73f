import Diagnostics

/// The stretches of a note in which formulas are looked for, and how far a displayed formula may reach.
struct TextRegions {
    struct Region {
        var range: Range<Int>
        var prefix: LinePrefix
        var isInList: Bool
        /// Whether a displayed formula may go on after the region: not from a heading's line, nor into or out of a
        /// table's row.
        var isOpenEnded: Bool
        /// Whether the region is a paragraph: reference definitions may stand at its start, a name at its end.
        var isParagraph: Bool
        var isHeading: Bool
        var isTableRow = false
        /// Where the text ends: blanks at the end, a heading's closing hashes and its underline do not belong to it.
        var textEnd: Int
    }

    private let source: SourceText
    private let layout: BlockLayout

    init(_ source: SourceText, layout: BlockLayout) {
        self.source = source
        self.layout = layout
    }

    func regions(of leaf: BlockLayout.Leaf) -> [Region] {
        var region = Region(
            range: layout.range(of: leaf), prefix: leaf.prefix, isInList: leaf.isInList,
            isOpenEnded: leaf.kind != .singleLineHeading, isParagraph: leaf.kind == .paragraph,
            isHeading: leaf.kind != .paragraph, textEnd: textEnd(of: leaf))
        guard let head = leaf.tableHead else { return [region] }
        var regions: [Region] = []
        let headStart = head == leaf.firstLine ? leaf.start : source.lineRange(head).lowerBound
        if head > leaf.firstLine {
            region.range = leaf.start..<headStart
            region.isOpenEnded = false
            region.textEnd = headStart
            regions.append(region)
        }
        region.isParagraph = false
        region.isHeading = false
        region.isTableRow = true
        for line in head...leaf.lastLine {
            region.range = max(source.lineRange(line).lowerBound, headStart)..<source.lineRange(line).upperBound
            region.isOpenEnded = false
            regions.append(region)
        }
        return regions
    }

    private func textEnd(of leaf: BlockLayout.Leaf) -> Int {
        let range = layout.range(of: leaf)
        let bytes = source.bytes
        switch leaf.kind {
        case .underlinedHeading where leaf.lastLine > leaf.firstLine:
            let last = source.lineRange(leaf.lastLine - 1)
            return LineText.trimmed(min(leaf.start, last.upperBound)..<last.upperBound, in: bytes).upperBound
        case .singleLineHeading:
            let text = LineText.trimmed(range, in: bytes)
            let withoutHashes =
                text.lowerBound..<(bytes[text].lastIndex { $0 != UInt8(ascii: "#") } ?? text.lowerBound - 1) + 1
            let isClosed = withoutHashes.count < text.count && bytes[withoutHashes].last.map(LineText.isBlank) ?? true
            return LineText.trimmed(isClosed ? withoutHashes : text, in: bytes).upperBound
        default: return LineText.trimmed(range, in: bytes).upperBound
        }
    }

    /// How far a displayed formula that opens in the region may reach: to a blank line, a fenced block, HTML, a
    /// heading or the next item of the list it stands in.
    func displayLimit(of region: Region) -> Int {
        guard region.isOpenEnded else { return region.range.upperBound }
        var line = source.line(at: region.range.upperBound)
        let farthest = region.range.upperBound + MathDelimiters.longestDisplayed
        while line < source.lineStarts.count, source.lineStarts[line] < farthest, !ends(region, atLine: line + 1) {
            line += 1
        }
        return source.lineRange(line).upperBound
    }

    private func ends(_ region: Region, atLine line: Int) -> Bool {
        if let leaf = layout.leaf(atLine: line), leaf.firstLine == line {
            switch leaf.kind {
            case .fencedCode, .html, .singleLineHeading: return true
            case .paragraph, .underlinedHeading, .indentedCode: break
            }
        }
        let range = source.lineRange(line)
        let start = region.prefix.end(in: range, of: source.bytes, keepingIndentation: false)
        if start == range.upperBound { return true }
        guard region.isInList, startsItem(start..<range.upperBound) else { return false }
        return LineText.column(of: start, lineStart: range.lowerBound, in: source.bytes) < region.prefix.column
    }

    private func startsItem(_ line: Range<Int>) -> Bool {
        let text = source.bytes[line]
        let digits = text.prefix(while: LineText.isDigit).count
        let marker = text.dropFirst(digits)
        guard let byte = marker.first, digits > 0 ? ".)".utf8.contains(byte) : "-+*".utf8.contains(byte) else {
            return false
        }
        return marker.dropFirst().first.map(LineText.isBlank) ?? true
    }
}

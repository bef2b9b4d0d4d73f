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
        /// Whether the region starts a paragraph, where reference definitions stand.
        var startsParagraph: Bool
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
            isOpenEnded: leaf.kind != .singleLineHeading, startsParagraph: leaf.kind == .paragraph)
        guard let head = layout.tableHead(of: leaf) else { return [region] }
        var regions: [Region] = []
        let headStart = head == leaf.firstLine ? leaf.start : source.lineRange(head).lowerBound
        if head > leaf.firstLine {
            region.range = leaf.start..<headStart
            region.isOpenEnded = false
            regions.append(region)
        }
        for line in head...leaf.lastLine {
            region.range = max(source.lineRange(line).lowerBound, headStart)..<source.lineRange(line).upperBound
            region.isOpenEnded = false
            region.startsParagraph = false
            regions.append(region)
        }
        return regions
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

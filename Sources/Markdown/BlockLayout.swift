import Diagnostics

/// Which lines belong to which leaf block, as cmark's parse has it.
///
/// cmark's own end lines are not always right; a code or HTML block's lines are counted by its text instead.
struct BlockLayout {
    enum LeafKind: Equatable {
        case paragraph, singleLineHeading, underlinedHeading, fencedCode, indentedCode, html
    }

    struct Leaf: Equatable {
        var kind: LeafKind
        /// From 1.
        var firstLine: Int
        var lastLine: Int
        /// The byte at which the block starts in its first line.
        var start: Int
        var prefix: LinePrefix
        var isInList: Bool
        /// Whether a fenced block has its closing fence; its last line is that fence then.
        var isClosed = false
        /// The line of a table's head in running text that holds a table: the one before the delimiter row, with as
        /// many cells. What is under a table is no underline, though cmark takes it for one.
        var tableHead: Int?

        /// Whether the leaf holds running text, which may hold formulas.
        var isText: Bool {
            switch kind {
            case .paragraph, .singleLineHeading, .underlinedHeading: true
            case .fencedCode, .indentedCode, .html: false
            }
        }
    }

    /// In document order.
    private(set) var leaves: [Leaf] = []
    /// For each line of the part (index 0 is its first) the index of its leaf.
    private var leafIndexOfLine: [Int?]
    private let firstLine: Int
    /// The text as cmark read it, masked or not; offsets are those of the file.
    let source: SourceText

    /// - Parameter part: what the document was made of.
    init(_ document: CommonMarkDocument, of source: SourceText, _ part: TextPart) {
        self.source = source
        firstLine = part.lines.lowerBound
        leafIndexOfLine = Array(repeating: nil, count: part.lines.count)
        withExtendedLifetime(document) { collect(document.root, quoteDepth: 0, isInList: false) }
        // cmark lets a heading reach over what follows it.
        for index in leaves.indices where leaves[index].kind == .underlinedHeading {
            let leaf = leaves[index]
            let lines = (leaf.firstLine + 1)..<max(leaf.firstLine + 1, leaf.lastLine + 1)
            leaves[index].lastLine = lines.first { isUnderline($0, of: leaf) } ?? leaf.lastLine
        }
        settleClosingFences()
        for (index, leaf) in leaves.enumerated() {
            for line in leaf.firstLine...leaf.lastLine { leafIndexOfLine[line - firstLine] = index }
            leaves[index].tableHead = tableHead(of: leaf)
        }
    }

    /// The leaf block that holds `line` (from 1); `nil` outside of the part too.
    func leaf(atLine line: Int) -> Leaf? {
        guard leafIndexOfLine.indices.contains(line - firstLine) else { return nil }
        return leafIndexOfLine[line - firstLine].map { leaves[$0] }
    }

    /// The bytes of a leaf from its first character to the end of its last line.
    func range(of leaf: Leaf) -> Range<Int> {
        leaf.start..<max(leaf.start, source.lineRange(leaf.lastLine).upperBound)
    }

    /// The part of a leaf's line that is its own.
    func text(ofLine number: Int, in leaf: Leaf) -> Range<Int> {
        let line = source.lineRange(number)
        let start =
            number == leaf.firstLine
            ? leaf.start : leaf.prefix.end(in: line, of: source.bytes, keepingIndentation: false)
        return start..<max(start, line.upperBound)
    }

    private func isUnderline(_ line: Int, of leaf: Leaf) -> Bool {
        let text = source.bytes[LineText.trimmed(text(ofLine: line, in: leaf), in: source.bytes)]
        guard let first = text.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else { return false }
        return text.allSatisfy { $0 == first } && mayOpenBlock(line, in: leaf)
    }

    /// Whether a line of running text is one on which a block could open in its place: not indented like code, and not
    /// one that goes on with a paragraph without the markers of the quotes or the indentation of the list it stands in.
    private func mayOpenBlock(_ number: Int, in leaf: Leaf) -> Bool {
        let line = source.lineRange(number)
        let start = text(ofLine: number, in: leaf).lowerBound
        let column = LineText.column(of: start, lineStart: line.lowerBound, in: source.bytes)
        let markers = source.bytes[line.lowerBound..<start].count { $0 == UInt8(ascii: ">") }
        return column < leaf.prefix.column + 4 && markers == leaf.prefix.quoteDepth
            && (!leaf.isInList || column >= leaf.prefix.column)
    }

    private func tableHead(of leaf: Leaf) -> Int? {
        let heads: Range<Int>
        switch leaf.kind {
        case .paragraph: heads = leaf.firstLine..<leaf.lastLine
        case .underlinedHeading: heads = leaf.firstLine..<max(leaf.firstLine, leaf.lastLine - 1)
        default: return nil
        }
        return heads.first { line in
            guard let row = TableDelimiterRow(text(ofLine: line + 1, in: leaf), in: source.bytes),
                mayOpenBlock(line + 1, in: leaf)
            else { return false }
            return TableRow(text(ofLine: line, in: leaf), in: source.bytes).cells.count == row.alignments.count
        }
    }

    private mutating func collect(_ node: ParsedNode, quoteDepth: Int, isInList: Bool) {
        switch node.kind {
        case .document, .list:
            for child in node.children { collect(child, quoteDepth: quoteDepth, isInList: isInList) }
        case .item:
            for child in node.children { collect(child, quoteDepth: quoteDepth, isInList: true) }
        case .quote:
            for child in node.children { collect(child, quoteDepth: quoteDepth + 1, isInList: isInList) }
        case .paragraph, .heading, .codeBlock, .html:
            var line = source.lineRange(node.firstLine)
            // cmark counts columns from after a byte order mark.
            if line.lowerBound == 0 { line = min(source.firstByte, line.upperBound)..<line.upperBound }
            let start = min(line.lowerBound + node.column - 1, line.upperBound)
            let column = LineText.column(of: start, lineStart: line.lowerBound, in: source.bytes)
            let kind = kind(of: node, start: start, line: line)
            leaves.append(
                Leaf(
                    kind: kind, firstLine: node.firstLine, lastLine: lastLine(of: node, kind: kind), start: start,
                    prefix: LinePrefix(quoteDepth: quoteDepth, column: column), isInList: isInList))
        default:
            break
        }
    }

    private func kind(of node: ParsedNode, start: Int, line: Range<Int>) -> LeafKind {
        switch node.kind {
        case .paragraph: return .paragraph
        case .html: return .html
        case .heading:
            let afterHashes = source.bytes[start..<line.upperBound].drop { $0 == UInt8(ascii: "#") }
            let hashes = afterHashes.startIndex - start
            let isMarked = (1...6).contains(hashes) && (afterHashes.first.map(LineText.isBlank) ?? true)
            return isMarked ? .singleLineHeading : .underlinedHeading
        default:
            if case .codeBlock(let info) = node.kind, !info.isEmpty { return .fencedCode }
            // cmark does not say which it is. An indented block's first line is its first line of text.
            let firstText = node.literal.prefix { $0 != UInt8(ascii: "\n") }.drop(while: LineText.isBlank)
            return !firstText.isEmpty && source.bytes[start..<line.upperBound].elementsEqual(firstText)
                ? .indentedCode : .fencedCode
        }
    }

    private func lastLine(of node: ParsedNode, kind: LeafKind) -> Int {
        let textLines = node.literal.count { $0 == UInt8(ascii: "\n") }
        let last =
            switch kind {
            case .paragraph, .underlinedHeading: node.lastLine
            case .singleLineHeading: node.firstLine
            case .fencedCode: node.firstLine + textLines
            case .indentedCode, .html: node.firstLine + textLines - 1
            }
        return min(max(last, node.firstLine), source.lineStarts.count)
    }

    /// The line after a fenced block's text is its closing fence if it looks like one and starts no block itself.
    private mutating func settleClosingFences() {
        let starts = Set(leaves.map(\.firstLine))
        for index in leaves.indices where leaves[index].kind == .fencedCode {
            let leaf = leaves[index]
            let next = leaf.lastLine + 1
            guard next <= source.lineStarts.count, !starts.contains(next) else { continue }
            let fence = source.bytes[leaf.start]
            let length = source.bytes[leaf.start...].prefix { $0 == fence }.count
            let line = source.lineRange(next)
            let text = leaf.prefix.end(in: line, of: source.bytes, keepingIndentation: false)..<line.upperBound
            let closing = source.bytes[LineText.trimmed(text, in: source.bytes)]
            guard closing.count >= length, closing.allSatisfy({ $0 == fence }) else { continue }
            leaves[index].isClosed = true
            leaves[index].lastLine = next
        }
    }
}

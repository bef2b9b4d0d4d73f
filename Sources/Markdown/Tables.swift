import Diagnostics

extension TreePass {
    /// GitHub's tables: a paragraph that holds a row with a delimiter row under it.
    ///
    /// cmark has read such a paragraph as running text already, cells and all; the cells are cut from the text and
    /// read again one by one, with the rest of the note behind them for the sake of its link definitions.
    public static let tables = TreePass(name: "tables") { notebook, reading in
        let sources = reading.layout.leaves.compactMap { TableSource($0, in: reading.layout) }
        guard !sources.isEmpty else { return }
        var reader = TableReader(sources, reading: reading)
        var read: [Int: [Block]] = [:]
        for source in sources { read[source.firstLine] = reader.blocks(of: source) }
        notebook.blocks.rewrite { block in
            guard case .paragraph = block.kind else { return [block] }
            return read[block.lines.lowerBound] ?? [block]
        }
    }
}

/// A table in the text, cut into cells.
struct TableSource {
    /// Of the paragraph that holds it.
    var firstLine: Int
    var lastLine: Int
    var headLine: Int
    var alignments: [Block.Table.Alignment?]
    /// The lines of the paragraph before the head.
    var leading: [ArraySlice<UInt8>]
    /// The head's cells, then each row's; `\|` is a pipe.
    var rows: [[[UInt8]]]

    init?(_ leaf: BlockLayout.Leaf, in layout: BlockLayout) {
        guard leaf.kind == .paragraph, let head = layout.tableHead(of: leaf) else { return nil }
        let bytes = layout.source.bytes
        guard let delimiters = TableDelimiterRow(layout.text(ofLine: head + 1, in: leaf), in: bytes) else { return nil }
        (firstLine, headLine, lastLine) = (leaf.firstLine, head, leaf.lastLine)
        alignments = delimiters.alignments
        leading = (firstLine..<headLine).map { bytes[layout.text(ofLine: $0, in: leaf, keepingIndentation: true)] }
        let columns = alignments.count
        rows = ([headLine] + Array((headLine + 2)..<(lastLine + 1))).map { line in
            let cells = TableRow(layout.text(ofLine: line, in: leaf), in: bytes).cells.prefix(columns)
            let filling = [[UInt8]](repeating: [], count: columns - cells.count)
            return cells.map { Self.unescapingPipes(bytes[$0]) } + filling
        }
    }

    private static func unescapingPipes(_ cell: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in cell {
            if byte == UInt8(ascii: "|"), result.last == UInt8(ascii: "\\") { result.removeLast() }
            result.append(byte)
        }
        return result
    }
}

/// Reads the cells of all tables of a note in one go.
struct TableReader {
    private var nodes: ArraySlice<ParsedNode>
    private let builder: TreeBuilder

    init(_ sources: [TableSource], reading: Reading) {
        builder = reading.builder
        var text: [UInt8] = []
        for source in sources {
            // The lines before the table were a paragraph and stay one in a quote, whose lines after the first may
            // lack their mark. They may also be definitions, which vanish; a thematic break tells where they end.
            for (number, line) in source.leading.enumerated() {
                text += Array((number == 0 ? "> " : "").utf8) + line + [UInt8(ascii: "\n")]
            }
            text += Array("\n***\n".utf8)
            // In a heading's line every cell is running text, whatever it begins with.
            for cell in source.rows.joined() where !cell.isEmpty { text += Array("# ".utf8) + cell + Array(" #\n".utf8) }
        }
        let isMarked = reading.layout.source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        text += Array("\n".utf8) + reading.layout.source.bytes.dropFirst(isMarked ? 3 : 0)
        guard let document = try? parseCommonMark(text, depthLimit: Limits.nesting) else {
            preconditionFailure("cells nest no deeper than the paragraphs they come from")
        }
        nodes = document.children[...]
    }

    /// What takes the place of a table's paragraph. To be called for each table in order.
    mutating func blocks(of source: TableSource) -> [Block] {
        var blocks: [Block] = []
        while let node = nodes.popFirst() {
            if case .thematicBreak = node.kind { break }
            for paragraph in node.children {
                let kind = Block.Kind.paragraph(builder.inlines(paragraph.children))
                blocks.append(Block(kind: kind, lines: source.firstLine...(source.headLine - 1)))
            }
        }
        var rows = source.rows.map { row in
            row.map { cell in cell.isEmpty ? [] : builder.inlines(nodes.removeFirst().children) }
        }
        let head = rows.removeFirst()
        let table = Block.Table(alignments: source.alignments, head: head, rows: rows)
        blocks.append(Block(kind: .table(table), lines: source.headLine...source.lastLine))
        return blocks
    }
}

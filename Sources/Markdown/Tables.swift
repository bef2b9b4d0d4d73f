import Diagnostics

extension TreePass {
    /// GitHub's tables: a paragraph that holds a row with a delimiter row under it.
    ///
    /// cmark has read such a paragraph as running text already, cells and all; the cells are cut from the text and
    /// read again one by one, with the rest of the note behind them for the sake of its link definitions.
    public static let tables = TreePass(name: "tables") { notebook, reading in
        var read: [Int: [Block]] = [:]
        for part in reading.parts {
            let sources = part.layout.leaves.compactMap { TableSource($0, in: part.layout) }
            if sources.isEmpty { continue }
            var reader = TableReader(sources, of: part, reading)
            for source in sources { read[source.firstLine] = reader.blocks(of: source) }
        }
        guard !read.isEmpty else { return }
        func tables(_ block: Block) -> [Block] {
            switch block.kind {
            case .paragraph, .heading: read[block.lines.lowerBound] ?? [block]
            default: [block]
            }
        }
        notebook.blocks.rewrite(tables)
        for index in notebook.footnotes.indices { notebook.footnotes[index].blocks.rewrite(tables) }
    }
}

/// A table in the text, cut into cells.
struct TableSource {
    /// Of the paragraph that holds it.
    var firstLine: Int
    var headLine: Int
    var lastLine: Int
    /// Whether a thematic break follows at once, on the line after the last.
    var isRuledOff: Bool
    var alignments: [Block.Table.Alignment?]
    /// The lines of the paragraph before the head.
    var leading: [ArraySlice<UInt8>]
    /// The head's cells, then each row's; `\|` is a pipe.
    var rows: [[[UInt8]]]

    init?(_ leaf: BlockLayout.Leaf, in layout: BlockLayout) {
        let bytes = layout.source.bytes
        guard let head = leaf.tableHead,
            let delimiters = TableDelimiterRow(layout.text(ofLine: head + 1, in: leaf), in: bytes)
        else { return nil }
        (firstLine, headLine, lastLine) = (leaf.firstLine, head, leaf.lastLine)
        let underline = bytes[LineText.trimmed(layout.text(ofLine: lastLine, in: leaf), in: bytes)]
        isRuledOff =
            leaf.kind == .underlinedHeading && lastLine > head + 1
            && underline.count >= 3 && underline.allSatisfy { $0 == UInt8(ascii: "-") }
        if isRuledOff { lastLine -= 1 }
        alignments = delimiters.alignments
        leading = (firstLine..<headLine).map { bytes[layout.text(ofLine: $0, in: leaf)] }
        let columns = alignments.count
        let lines = lastLine - headLine
        let mayFill = columns * max(1, lines) <= Self.mostCells
        rows = ([headLine] + Array((headLine + 2)..<(lastLine + 1))).map { line in
            let cells = TableRow(layout.text(ofLine: line, in: leaf), in: bytes).cells.prefix(columns)
            let filling = [[UInt8]](repeating: [], count: mayFill ? columns - cells.count : 0)
            return cells.map { Self.unescapingPipes(bytes[$0]) } + filling
        }
    }

    /// A table with more cells than this is not filled with empty ones.
    private static let mostCells = 500_000

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
    private let document: CommonMarkDocument
    private var nodes: ParsedNode.Children
    private let builder: TreeBuilder

    init(_ sources: [TableSource], of part: Reading.Part, _ reading: Reading) {
        builder = part.builder
        // A line of its own first: at the very start cmark would drop a byte order mark.
        var text = Array("\n".utf8)
        for source in sources {
            // Lines indented like code go on with the paragraph they stand in, whatever they begin with. They may be
            // definitions, which vanish; a thematic break tells where they end.
            text += source.leading.joined(separator: Array("\n    ".utf8))
            text += Array("\n\n***\n".utf8)
            // In a heading's line every cell is running text, whatever it begins with.
            for cell in source.rows.joined() where !cell.isEmpty {
                text += Array("# ".utf8) + cell + Array(" #\n".utf8)
            }
        }
        let note = part.layout.source
        if reading.definesLinks { text += Array("\n".utf8) + note.bytes.dropFirst(note.firstByte) }
        guard let document = try? CommonMarkDocument(text, isSmart: reading.isSmart) else {
            preconditionFailure("cells nest no deeper than the paragraphs they come from")
        }
        self.document = document
        nodes = document.root.children
    }

    /// What takes the place of a table's paragraph. To be called for each table in order.
    mutating func blocks(of source: TableSource) -> [Block] {
        var blocks: [Block] = []
        while let node = nodes.next() {
            if case .thematicBreak = node.kind { break }
            let kind = Block.Kind.paragraph(builder.inlines(node.children))
            blocks.append(Block(kind: kind, lines: source.firstLine...(source.headLine - 1)))
        }
        var rows = source.rows.map { row in
            row.map { cell in cell.isEmpty ? [] : builder.inlines(nodes.next()!.children) }
        }
        let head = rows.removeFirst()
        let table = Block.Table(alignments: source.alignments, head: head, rows: rows)
        blocks.append(Block(kind: .table(table), lines: source.headLine...source.lastLine))
        if source.isRuledOff {
            blocks.append(Block(kind: .thematicBreak, lines: (source.lastLine + 1)...(source.lastLine + 1)))
        }
        return blocks
    }
}

import Diagnostics

/// Makes the note's tree of cmark's: masks become what they stand for, fenced `nn` blocks become cells.
struct TreeBuilder {
    private(set) var cells: [Notebook.Cell] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether there is code fenced as `math`.
    private(set) var hasMathFences = false
    private let source: SourceText
    /// The text as cmark read it.
    private let text: SourceText
    private let layout: BlockLayout
    private let table: MaskTable
    private let readsCells: Bool
    private let isSmart: Bool
    private var unmasking: Unmasking { Unmasking(table: table) }

    init(
        source: SourceText, text: SourceText, layout: BlockLayout, table: MaskTable, readsCells: Bool, isSmart: Bool
    ) {
        self.source = source
        self.text = text
        self.layout = layout
        self.table = table
        self.readsCells = readsCells
        self.isSmart = isSmart
    }

    mutating func blocks(_ nodes: ParsedNode.Children) -> [Block] { nodes.map { block($0) } }

    private mutating func block(_ node: ParsedNode) -> Block {
        let first = min(max(node.firstLine, 1), source.lineStarts.count)
        var last = first
        let kind: Block.Kind
        switch node.kind {
        case .quote:
            let blocks = blocks(node.children)
            last = max(node.lastLine, blocks.last?.lines.upperBound ?? first)
            kind = .quote(blocks)
        case .list(let start, let isTight):
            var lastItem = first
            let items = node.children.map { item in
                lastItem = item.firstLine
                return blocks(item.children)
            }
            // cmark counts the blank lines after a list as its own.
            last = max(items.last?.last?.lines.upperBound ?? first, lastItem)
            kind = .list(Block.List(start: start, isTight: isTight, items: items))
        case .codeBlock(let info):
            let leaf = layout.leaf(atLine: first)
            last = leaf?.lastLine ?? first
            kind = code(node, info: info, leaf: leaf)
        case .html:
            last = layout.leaf(atLine: first)?.lastLine ?? first
            kind = .html(unmasking.restoredText(node.literal))
        case .heading(let level):
            last = layout.leaf(atLine: first)?.lastLine ?? first
            kind = .heading(level: level, identifier: "", inlines(node.children))
        case .paragraph:
            last = layout.leaf(atLine: first)?.lastLine ?? first
            kind = .paragraph(inlines(node.children))
        case .thematicBreak:
            kind = .thematicBreak
        default:
            preconditionFailure("running text where a block is due")
        }
        return Block(kind: kind, lines: first...min(max(first, last), source.lineStarts.count))
    }

    func inlines(_ nodes: ParsedNode.Children) -> [Inline] {
        var running = RunningText(table: table, isSmart: isSmart)
        for node in nodes {
            switch node.kind {
            case .text: running.append(text: node.literal)
            case .softBreak: running.appendSoftBreak()
            case .lineBreak: running.append(.lineBreak)
            case .code: running.append(.code(unmasking.restoredText(node.literal)))
            case .inlineHTML: running.append(.html(unmasking.restoredText(node.literal)))
            case .emphasis: running.append(.emphasis(inlines(node.children)))
            case .strong: running.append(.strong(inlines(node.children)))
            case .link(let destination, let title):
                running.append(
                    .link(
                        destination: unmasking.restoredText(destination), title: unmasking.restoredText(title),
                        inlines(node.children)))
            case .image(let destination, let title):
                running.append(
                    .image(
                        destination: unmasking.restoredText(destination), title: unmasking.restoredText(title),
                        inlines(node.children), Attributes()))
            default:
                preconditionFailure("a block inside running text")
            }
        }
        return running.finish()
    }

    private mutating func code(_ node: ParsedNode, info: [UInt8], leaf: BlockLayout.Leaf?) -> Block.Kind {
        let info = unmasking.restoredText(info)
        if info == "math" { hasMathFences = true }
        guard readsCells, let leaf, leaf.kind == .fencedCode, let fence = CellFence(info: info) else {
            if readsCells, let leaf, leaf.kind == .fencedCode, CellFence(info: info.lowercased()) != nil {
                diagnostics.append(
                    Diagnostic(
                        "cell-info", .warning, "`\(info)` is no `nn` block: it is shown as code and does not run",
                        at: opening(of: leaf), hint: "write `nn`, in small letters"))
            }
            return .code(Block.CodeBlock(info: info, text: unmasking.restoredText(node.literal)))
        }
        let opening = opening(of: leaf)
        if !leaf.isClosed {
            let marks = source.bytes[opening].prefix { $0 == source.bytes[leaf.start] }
            diagnostics.append(
                Diagnostic(
                    "unclosed-cell", .error, "this `nn` block is not closed", at: opening,
                    hint: "end it with a line `\(String(decoding: marks, as: UTF8.self))`"))
        }
        if !fence.rest.isEmpty {
            diagnostics.append(
                Diagnostic(
                    "cell-info", .warning, "`\(fence.rest)` after `nn` has no meaning", at: opening,
                    hint: "options are lines `#| key: value` at the block's top"))
        }
        let embedded = EmbeddedText(lines: lines(of: Array(node.literal), leaf: leaf))
        let end = LineText.trimmed(source.lineRange(leaf.lastLine), in: source.bytes).upperBound
        cells.append(Notebook.Cell(text: embedded, range: leaf.start..<max(opening.upperBound, end)))
        return .cell(cells.count - 1)
    }

    /// The line that opens a fenced block.
    private func opening(of leaf: BlockLayout.Leaf) -> Range<Int> {
        let line = leaf.start..<max(leaf.start, source.lineRange(leaf.firstLine).upperBound)
        return leaf.start..<max(leaf.start, LineText.trimmed(line, in: source.bytes).upperBound)
    }

    /// The lines of a fenced block with their places: each is the end of its line in the file.
    ///
    /// Where a tab reaches into the text, cmark puts spaces for the part that does; they are left out here, so that
    /// every byte has its place.
    func lines(of content: [UInt8], leaf: BlockLayout.Leaf) -> [(bytes: [UInt8], fileOffset: Int)] {
        var lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        if lines.isEmpty { return [([], source.lineRange(leaf.firstLine).upperBound)] }
        return lines.enumerated().map { number, line in
            let range = text.lineRange(min(leaf.firstLine + 1 + number, text.lineStarts.count))
            var line = line
            while !text.bytes[range].reversed().starts(with: line.reversed()) { line = line.dropFirst() }
            let start = range.upperBound - line.count
            return (Array(source.bytes[start..<range.upperBound]), start)
        }
    }
}

/// The info string of a fence that opens a cell: `nn`, `{nn}` as in Quarto, or `{.nn}` as in Pandoc.
struct CellFence {
    /// What follows the language.
    var rest: String

    init?(info: String) {
        let words = info.split(maxSplits: 1) { $0 == " " || $0 == "\t" || $0 == "," }
        guard let first = words.first else { return nil }
        let following = words.count > 1 ? String(words[1]) : ""
        switch first {
        case "nn", "{nn}", "{.nn}": rest = following
        case "{nn", "{.nn":
            guard info.hasSuffix("}") else { return nil }
            rest = String(following.dropLast())
        default: return nil
        }
    }
}

/// A block of the document tree.
public struct Block: Sendable {
    public indirect enum Kind: Sendable {
        case paragraph([Inline])
        /// The identifier is unique in the note and stays the same while the heading's text does.
        case heading(level: Int, identifier: String, [Inline])
        case quote([Block])
        case list(List)
        case code(CodeBlock)
        case html(String)
        case thematicBreak
        case table(Table)
        /// An index into `Notebook.cells`.
        case cell(Int)
        case callout(Callout)
        /// Another note, or a part of one, that is to be shown here: an embed that is all of its paragraph.
        case embed(NoteLink)
    }

    public struct List: Sendable {
        /// The first number of an ordered list; `nil` for bullets.
        public var start: Int?
        /// Tight lists show their paragraphs without `<p>`.
        public var isTight: Bool
        public var items: [[Block]]
        /// For each item whether it is done; `nil` for one that is no task. Empty where none is.
        public var tasks: [Bool?] = []
    }

    /// A table by GitHub's rules.
    public struct Table: Sendable {
        public enum Alignment: String, Sendable {
            case left, center, right
        }

        /// For each column; `nil` where none is asked for.
        public var alignments: [Alignment?]
        public var head: [[Inline]]
        /// Rows of cells, each with as many as the head.
        public var rows: [[[Inline]]]
        /// What a line `: Caption {#tbl-label}` under the table says.
        public var caption: [Inline]?
    }

    public struct CodeBlock: Sendable {
        /// The info string as cmark gives it; its first word is the language.
        public var info: String
        public var text: String
    }

    public var kind: Kind
    /// First and last line in the file, from 1.
    public var lines: ClosedRange<Int>
    /// The name links lead to: `^name` for one the author gave as `^name`, `fig-…` or `tbl-…` for a labelled figure
    /// or table. A heading has its own.
    public var identifier: String?
}

extension Block {
    /// The block with `change` made to the lists of blocks inside it, one for each item of a list.
    func mappingBlocks(_ change: ([Block]) -> [Block]) -> Block {
        var block = self
        switch kind {
        case .quote(let blocks): block.kind = .quote(change(blocks))
        case .list(var list):
            for index in list.items.indices { list.items[index] = change(list.items[index]) }
            block.kind = .list(list)
        case .callout(var callout):
            callout.blocks = change(callout.blocks)
            block.kind = .callout(callout)
        case .paragraph, .heading, .code, .html, .thematicBreak, .table, .cell, .embed: break
        }
        return block
    }

    /// The block with `change` made to its own running text: not to that of blocks inside it.
    func mappingInlines(_ change: ([Inline]) -> [Inline]) -> Block {
        var block = self
        switch kind {
        case .paragraph(let inlines): block.kind = .paragraph(change(inlines))
        case .heading(let level, let identifier, let inlines):
            block.kind = .heading(level: level, identifier: identifier, change(inlines))
        case .table(var table):
            table.head = table.head.map(change)
            table.rows = table.rows.map { $0.map(change) }
            table.caption = table.caption.map(change)
            block.kind = .table(table)
        case .callout(var callout):
            callout.title = change(callout.title)
            block.kind = .callout(callout)
        case .quote, .list, .code, .html, .thematicBreak, .cell, .embed: break
        }
        return block
    }
}

extension [Block] {
    /// Puts what `change` makes of it in each block's place, innermost first.
    mutating func rewrite(_ change: (Block) -> [Block]) {
        self = flatMap { block in
            change(
                block.mappingBlocks { blocks in
                    var blocks = blocks
                    blocks.rewrite(change)
                    return blocks
                })
        }
    }

    /// Puts what `change` makes of it in the place of each stretch of running text.
    mutating func rewriteInlines(_ change: ([Inline]) -> [Inline]) {
        rewrite { [$0.mappingInlines(change)] }
    }

    /// All blocks in document order, each before what is inside it.
    public func forEachBlock(_ visit: (Block) -> Void) {
        for block in self {
            visit(block)
            _ = block.mappingBlocks { blocks in
                blocks.forEachBlock(visit)
                return blocks
            }
        }
    }

    /// All running text in document order, with the block it stands in.
    public func forEachText(_ visit: (Block, [Inline]) -> Void) {
        forEachBlock { block in
            _ = block.mappingInlines { inlines in
                visit(block, inlines)
                return inlines
            }
        }
    }
}

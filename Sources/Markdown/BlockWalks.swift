extension Block {
    /// The block with `change` made to the lists of blocks inside it, one for each item of a list.
    public func mappingBlocks(_ change: ([Block]) -> [Block]) -> Block {
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
    public func mappingInlines(_ change: ([Inline]) -> [Inline]) -> Block {
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

extension Block {
    /// Makes `change` to every block inside it, innermost first.
    fileprivate mutating func updateInside(_ change: (inout Block) -> Void) {
        switch kind {
        case .quote(var blocks):
            // The block lets go of what is changed, so that nothing is copied.
            kind = .thematicBreak
            blocks.update(change)
            kind = .quote(blocks)
        case .list(var list):
            kind = .thematicBreak
            for index in list.items.indices { list.items[index].update(change) }
            kind = .list(list)
        case .callout(var callout):
            kind = .thematicBreak
            callout.blocks.update(change)
            kind = .callout(callout)
        case .paragraph, .heading, .code, .html, .thematicBreak, .table, .cell, .embed: break
        }
    }
}

extension [Block] {
    /// Makes `change` to every block, innermost first.
    mutating func update(_ change: (inout Block) -> Void) {
        for index in indices {
            self[index].updateInside(change)
            change(&self[index])
        }
    }

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

    /// All blocks in document order, each before what is inside it.
    public func forEachBlock(_ visit: (Block) -> Void) {
        for block in self {
            visit(block)
            switch block.kind {
            case .quote(let blocks): blocks.forEachBlock(visit)
            case .list(let list): for item in list.items { item.forEachBlock(visit) }
            case .callout(let callout): callout.blocks.forEachBlock(visit)
            case .paragraph, .heading, .code, .html, .thematicBreak, .table, .cell, .embed: break
            }
        }
    }

    /// All running text in document order, with the block it stands in.
    public func forEachText(_ visit: (Block, [Inline]) -> Void) {
        forEachBlock { block in
            switch block.kind {
            case .paragraph(let inlines), .heading(_, _, let inlines): visit(block, inlines)
            case .table(let table):
                for cell in table.head { visit(block, cell) }
                for cell in table.rows.joined() { visit(block, cell) }
                if let caption = table.caption { visit(block, caption) }
            case .callout(let callout): visit(block, callout.title)
            case .quote, .list, .code, .html, .thematicBreak, .cell, .embed: break
            }
        }
    }
}

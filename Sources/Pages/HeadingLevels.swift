import Markdown

extension Block {
    var headingLevel: Int? { if case .heading(let level, _, _) = kind { level } else { nil } }

    /// The block, a heading by so many levels further down.
    func movingHeading(by levels: Int) -> Block {
        guard case .heading(let level, let identifier, let inlines) = kind else { return self }
        var block = self
        block.kind = .heading(level: min(level + levels, 6), identifier: identifier, inlines)
        return block
    }

    fileprivate var holdsInnerHeading: Bool {
        var isFound = false
        // Most blocks hold no others.
        switch kind {
        case .quote, .list, .callout: [self].forEachBlock { if $0.headingLevel != nil { isFound = true } }
        default: break
        }
        return isFound
    }
}

extension [Block] {
    /// Headings in quotes, lists and callouts stand below the section they are in, whatever level their author gave
    /// them: the page has one title, and its headings go down step by step. The others stay.
    func movingInnerHeadings() -> [Block] {
        guard contains(where: \.holdsInnerHeading) else { return self }
        var section = 1
        return map { block in
            section = block.headingLevel ?? section
            return block.mappingBlocks { $0.movingHeadings(below: section) }
        }
    }

    /// All headings moved so that the highest is the next below a level, and each at most one below that before it.
    func movingHeadings(below level: Int) -> [Block] {
        let levels = level + 1 - (compactMap(\.headingLevel).min() ?? 1)
        var last = level
        return map { block in
            guard let own = block.headingLevel else { return block.mappingBlocks { $0.movingHeadings(below: last) } }
            last = Swift.min(own + levels, last + 1, 6)
            return block.movingHeading(by: last - own)
        }
    }
}

extension Footnote {
    func movingHeadings(below level: Int) -> Footnote {
        var footnote = self
        footnote.blocks = blocks.movingHeadings(below: level)
        return footnote
    }
}

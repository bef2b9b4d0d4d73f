extension TreePass {
    public static let callouts = TreePass(name: "callouts") { notebook, reading in
        guard reading.found.contains(.marksInBrackets) else { return }
        notebook.updateBlocks { block in
            guard case .quote(let blocks) = block.kind, let callout = Callout(blocks, reading) else { return }
            block.kind = .callout(callout)
        }
    }
}

extension Callout {
    /// `nil` where a quote's blocks are no callout's.
    fileprivate init?(_ blocks: [Block], _ reading: Reading) {
        guard case .paragraph(let inlines)? = blocks.first?.kind, case .text(let text)? = inlines.first,
            reading.blockBegins(with: "[!", atLine: blocks[0].lines.lowerBound), text.hasPrefix("[!"),
            let close = text.firstIndex(of: "]")
        else { return nil }
        // What follows `|` is for themes.
        let word = text[..<close].dropFirst(2).prefix { $0 != "|" }
        guard !word.isEmpty, word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            return nil
        }
        type = word.lowercased()
        kind = Kind(type: type)
        var rest = text[text.index(after: close)...]
        if rest.hasPrefix("+") { folding = .open }
        if rest.hasPrefix("-") { folding = .closed }
        if folding != nil { rest = rest.dropFirst() }
        // `[!note]text` is no callout, nor is `[!note](link)`, which is no text.
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        let content = String(rest).trimmedAtStart
        let running = (content.isEmpty ? [] : [.text(content)]) + inlines.dropFirst()
        let (title, body) = running.splitAtLineEnd()
        isNamedByType = title.isEmpty
        self.title = title.isEmpty ? [.text(type.prefix(1).uppercased() + type.dropFirst())] : title
        self.blocks = Array(blocks.dropFirst())
        if let body {
            var paragraph = blocks[0]
            paragraph.kind = .paragraph(body)
            paragraph.lines =
                min(paragraph.lines.lowerBound + 1, paragraph.lines.upperBound)...paragraph.lines.upperBound
            self.blocks.insert(paragraph, at: 0)
        }
    }
}

extension [Inline] {
    /// The first line and what follows it; emphasis and the like that reach over the line's end are on both sides.
    fileprivate func splitAtLineEnd() -> (line: [Inline], rest: [Inline]?) {
        for (index, inline) in enumerated() {
            switch inline {
            case .softBreak, .lineBreak: return (Array(self[..<index]), Array(self[(index + 1)...]))
            default:
                guard let (inner, rest) = inline.children?.splitAtLineEnd(), let rest else { continue }
                let line = self[..<index] + [inline.with(children: inner)]
                return (Array(line), [inline.with(children: rest)] + self[(index + 1)...])
            }
        }
        return (self, nil)
    }
}

extension String {
    fileprivate var trimmedAtStart: String { String(drop { $0 == " " || $0 == "\t" }) }
}

extension TreePass {
    /// GitHub's task lists: items that begin with `[ ]` or `[x]`.
    public static let taskLists = TreePass(name: "task lists") { notebook, reading in
        let layout = reading.layout
        notebook.updateBlocks { block in
            guard case .list(var list) = block.kind else { return }
            let tasks = list.items.indices.map { list.items[$0].takeTaskMark(layout) }
            guard tasks.contains(where: { $0 != nil }) else { return }
            list.tasks = tasks
            block.kind = .list(list)
        }
    }
}

extension [Block] {
    /// Takes the mark off the text it begins with, which says whether a task is done.
    fileprivate mutating func takeTaskMark(_ layout: BlockLayout) -> Bool? {
        guard case .paragraph(var inlines)? = first?.kind, case .text(let text)? = inlines.first,
            let leaf = layout.leaf(atLine: self[0].lines.lowerBound)
        else { return nil }
        let marks: [(StaticString, Bool)] = [("[ ] ", false), ("[x] ", true), ("[X] ", true)]
        // The text alone does not tell: its brackets may have been escaped.
        guard let mark = marks.first(where: { layout.source.bytes.hasBytes($0.0, at: leaf.start) }),
            text.hasPrefix("\(mark.0)")
        else { return nil }
        let rest = text.drop { $0 != "]" }.dropFirst().drop { $0 == " " }
        inlines[0] = .text(String(rest))
        if rest.isEmpty { inlines.removeFirst() }
        self[0].kind = .paragraph(inlines)
        return mark.1
    }
}

extension TreePass {
    /// GitHub's task lists: items that begin with `[ ]` or `[x]`.
    public static let taskLists = TreePass(name: "task lists") { notebook, reading in
        guard reading.found.contains(.marksInBrackets) else { return }
        notebook.updateBlocks { block in
            guard case .list(var list) = block.kind else { return }
            let tasks = list.items.indices.map { list.items[$0].takeTaskMark(reading) }
            guard tasks.contains(where: { $0 != nil }) else { return }
            list.tasks = tasks
            block.kind = .list(list)
        }
    }
}

extension [Block] {
    /// Takes the mark off the text it begins with, which says whether a task is done.
    fileprivate mutating func takeTaskMark(_ reading: Reading) -> Bool? {
        guard case .paragraph(var inlines)? = first?.kind, case .text(let text)? = inlines.first else { return nil }
        let marks: [(StaticString, Bool)] = [("[ ] ", false), ("[x] ", true), ("[X] ", true)]
        let line = self[0].lines.lowerBound
        guard let mark = marks.first(where: { reading.blockBegins(with: $0.0, atLine: line) }),
            text.hasPrefix("\(mark.0)")
        else { return nil }
        let rest = text.drop { $0 != "]" }.dropFirst().drop { $0 == " " }
        inlines[0] = .text(String(rest))
        if rest.isEmpty { inlines.removeFirst() }
        self[0].kind = .paragraph(inlines)
        return mark.1
    }
}

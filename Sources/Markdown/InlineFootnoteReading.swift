extension Notebook {
    /// Reads the text of the footnotes that stand where they are referred to.
    mutating func readInlineFootnotes(_ options: ReadingOptions) {
        let found = footnotes.indices.filter { footnotes[$0].text != nil }
        guard !found.isEmpty else { return }
        var options = options
        // None stands inside another; what belongs to a block has no place in a line.
        options.syntax.subtract([.inlineFootnotes, .anchors])
        options.footnoteLabels.formUnion(footnotes.map { $0.label.lowercased() })
        let lines = readLines(found.map { footnotes[$0].text! }, options: options)
        for (index, inlines) in zip(found, lines) {
            let line = source.line(at: footnotes[index].range.lowerBound)
            footnotes[index].blocks = [Block(kind: .paragraph(inlines), lines: line...line)]
        }
        sortCellsAndValues()
    }
}

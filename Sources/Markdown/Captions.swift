import Diagnostics

extension Notebook {
    /// Reads the captions of cells as running text: their formulas, values, links, references and footnotes become the
    /// note's.
    ///
    /// - Parameter text: what a cell's text says its caption is; `nil` where it has none.
    public mutating func readCaptions(_ text: (EmbeddedText) -> EmbeddedText?) {
        var options = ReadingOptions()
        options.math = frontMatter.mathjax != false
        options.smartPunctuation = frontMatter.smart == true
        // What belongs to a block has no place in a line.
        options.syntax.subtract([.anchors, .tags])
        options.footnoteLabels = Set((footnotes + unusedFootnotes).map { $0.label.lowercased() })
        let valueCount = values.count
        for index in cells.indices {
            guard let caption = text(cells[index].text), !caption.bytes.isEmpty else { continue }
            options.footnotePrefix = "caption \(index) "
            cells[index].caption = Caption(text: caption, inlines: readLines([caption], options: options)[0])
        }
        if values.count > valueCount { sortCellsAndValues() }
        numberFootnotesOfCaptions()
    }
}

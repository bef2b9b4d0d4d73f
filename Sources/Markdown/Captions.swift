import Diagnostics

extension Notebook {
    /// Reads the captions of cells as running text: their formulas, values, links and references become the note's.
    ///
    /// - Parameter text: what a cell's text says its caption is; `nil` where it has none.
    public mutating func readCaptions(_ text: (EmbeddedText) -> EmbeddedText?) {
        let valueCount = values.count
        for index in cells.indices {
            guard let caption = text(cells[index].text), !caption.bytes.isEmpty else { continue }
            cells[index].caption = Caption(text: caption, inlines: take(CaptionReader(caption, options: captionOptions)))
        }
        if values.count > valueCount { sortCellsAndValues() }
    }

    private var captionOptions: ReadingOptions {
        // What is read of several blocks, and what belongs to one, has no place in a line.
        let syntax = Syntax.all.subtracting([.footnotes, .anchors, .tags])
        var options = ReadingOptions(math: frontMatter.mathjax != false, frontMatter: false, syntax: syntax, passes: [])
        options.smartPunctuation = frontMatter.smart == true
        return options
    }

    private mutating func take(_ caption: CaptionReader) -> [Inline] {
        let (firstFormula, firstValue) = (formulas.count, values.count)
        formulas += caption.notebook.formulas.map { formula in
            var formula = formula
            formula.places = formula.places.map(caption.located)
            formula.ranges = formula.ranges.map(caption.located)
            return formula
        }
        values += caption.notebook.values.map { InlineCode(text: caption.located($0.text), range: caption.located($0.range)) }
        add(caption.notebook.destinations, to: \.destinations, at: \.range, of: caption)
        add(caption.notebook.noteLinks, to: \.noteLinks, at: \.range, of: caption)
        add(caption.notebook.references, to: \.references, at: \.range, of: caption)
        add(caption.notebook.unseen, to: \.unseen, at: \.range, of: caption)
        diagnostics += caption.notebook.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.range = diagnostic.range.map(caption.located)
            return diagnostic
        }
        return caption.inlines.rewritten { inline in
            switch inline {
            case .formula(let index): [.formula(firstFormula + index)]
            case .value(let index): [.value(firstValue + index)]
            default: [inline]
            }
        }
    }

    private mutating func add<Place>(
        _ new: [Place], to places: WritableKeyPath<Notebook, [Place]>, at range: WritableKeyPath<Place, Range<Int>>,
        of caption: CaptionReader
    ) {
        guard !new.isEmpty else { return }
        self[keyPath: places] += new.map { place in
            var place = place
            place[keyPath: range] = caption.located(place[keyPath: range])
            return place
        }
        self[keyPath: places].sort { $0[keyPath: range].lowerBound < $1[keyPath: range].lowerBound }
    }
}

/// A caption as a small note of its own.
private struct CaptionReader {
    let notebook: Notebook
    private let text: EmbeddedText
    /// Makes the line running text, whatever it begins or ends with.
    private static let opening = Array("# ".utf8)
    private static let closing = Array(" #".utf8)

    init(_ text: EmbeddedText, options: ReadingOptions) {
        self.text = text
        notebook = readNotebook(
            SourceText(name: "caption", bytes: Self.opening + text.bytes + Self.closing), options: options)
    }

    var inlines: [Inline] {
        if case .heading(_, _, let inlines)? = notebook.blocks.first?.kind { inlines } else { [] }
    }

    /// The place in the file of a place in the small note.
    func located(_ range: Range<Int>) -> Range<Int> {
        func offset(_ offset: Int) -> Int {
            text.fileOffset(of: min(max(offset - Self.opening.count, 0), text.bytes.count))
        }
        let start = offset(range.lowerBound)
        return range.isEmpty ? start..<start : start..<max(start, offset(range.upperBound - 1) + 1)
    }

    func located(_ inner: EmbeddedText) -> EmbeddedText {
        EmbeddedText(pieces: inner.bytes.indices.map { ([inner.bytes[$0]], located($0..<$0 + 1, of: inner)) })
    }

    private func located(_ range: Range<Int>, of inner: EmbeddedText) -> Int {
        let start = inner.fileOffset(of: range.lowerBound)
        return located(start..<start).lowerBound
    }
}

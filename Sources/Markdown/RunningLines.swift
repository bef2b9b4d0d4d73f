import Diagnostics

extension Notebook {
    /// Reads lines that stand outside the note's running text, such as captions and footnotes within a sentence: their
    /// formulas, values, links and references become the note's, behind those that are there.
    mutating func readLines(_ texts: [EmbeddedText], options: ReadingOptions) -> [[Inline]] {
        var options = options
        (options.frontMatter, options.passes) = (false, [])
        let read = RunningLines(texts, options: options)
        let (firstFormula, firstValue) = (formulas.count, values.count)
        func renumbered(_ inlines: [Inline]) -> [Inline] {
            inlines.rewritten { inline in
                switch inline {
                case .formula(let index): [.formula(firstFormula + index)]
                case .value(let index): [.value(firstValue + index)]
                default: [inline]
                }
            }
        }
        formulas += read.notebook.formulas.map { formula in
            var formula = formula
            formula.places = formula.places.map(read.located)
            formula.ranges = formula.ranges.map(read.located)
            return formula
        }
        values += read.notebook.values.map { InlineCode(text: read.located($0.text), range: read.located($0.range)) }
        footnotes += read.notebook.footnotes.map { footnote in
            var footnote = footnote
            footnote.range = read.located(footnote.range)
            footnote.text = footnote.text.map(read.located)
            footnote.blocks = footnote.blocks.map { $0.mappingInlines(renumbered) }
            return footnote
        }
        add(read.notebook.destinations, to: \.destinations, at: \.range, of: read)
        add(read.notebook.noteLinks, to: \.noteLinks, at: \.range, of: read)
        add(read.notebook.references, to: \.references, at: \.range, of: read)
        add(read.notebook.unseen, to: \.unseen, at: \.range, of: read)
        tags += read.notebook.tags.filter { !tags.contains($0) }
        diagnostics += read.notebook.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.range = diagnostic.range.map(read.located)
            return diagnostic
        }
        return read.lines.map(renumbered)
    }

    private mutating func add<Place>(
        _ new: [Place], to places: WritableKeyPath<Notebook, [Place]>, at range: WritableKeyPath<Place, Range<Int>>,
        of lines: RunningLines
    ) {
        guard !new.isEmpty else { return }
        self[keyPath: places] += new.map { place in
            var place = place
            place[keyPath: range] = lines.located(place[keyPath: range])
            return place
        }
        self[keyPath: places].sort { $0[keyPath: range].lowerBound < $1[keyPath: range].lowerBound }
    }
}

/// Lines of running text as a small note of their own.
private struct RunningLines {
    let notebook: Notebook
    private let texts: [EmbeddedText]
    /// Makes a line running text, whatever it begins or ends with.
    private static let opening = Array("# ".utf8)
    private static let closing = Array(" #\n".utf8)

    init(_ texts: [EmbeddedText], options: ReadingOptions) {
        self.texts = texts
        let lines = texts.map { text in text.bytes.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 } }
        notebook = readNotebook(
            SourceText(name: "lines", bytes: lines.flatMap { Self.opening + $0 + Self.closing }), options: options)
    }

    /// What each of them says; nothing where all together exceed a limit of the reader, which it has said.
    var lines: [[Inline]] {
        guard notebook.blocks.count == texts.count else { return texts.map { _ in [] } }
        return notebook.blocks.map { block in if case .heading(_, _, let inlines) = block.kind { inlines } else { [] } }
    }

    /// The place in the file of a place in the small note.
    func located(_ range: Range<Int>) -> Range<Int> {
        let start = fileOffset(of: range.lowerBound)
        return range.isEmpty ? start..<start : start..<max(start, fileOffset(of: range.upperBound - 1) + 1)
    }

    private func fileOffset(of offset: Int) -> Int {
        let line = min(notebook.source.line(at: offset), texts.count)
        let text = texts[line - 1]
        let inText = offset - notebook.source.lineStarts[line - 1] - Self.opening.count
        return text.fileOffset(of: min(max(inText, 0), text.bytes.count))
    }

    func located(_ inner: EmbeddedText) -> EmbeddedText {
        EmbeddedText(pieces: inner.bytes.indices.map { ([inner.bytes[$0]], fileOffset(of: inner.fileOffset(of: $0))) })
    }
}

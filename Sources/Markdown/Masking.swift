import Diagnostics

/// A text whose formulas, values and the like are masked, and what the masks stand for.
struct Masking {
    /// The text for cmark; as long as the original, line by line.
    private(set) var bytes: [UInt8]
    var table = MaskTable()
    private(set) var formulas = FormulaList()
    private(set) var values: [Notebook.InlineCode] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceText

    /// - Parameters:
    ///   - text: what cmark is to read, before masking.
    ///   - source: the note as its author wrote it, in the same places.
    init(_ spans: [FoundSpan], _ delimiters: [FoundDelimiter], in text: [UInt8], source: SourceText) {
        bytes = text
        self.source = source
        for span in spans { mask(span) }
        for delimiter in delimiters {
            for offset in delimiter.range { bytes[offset] = delimiter.byte.rawValue }
        }
    }

    private mutating func mask(_ span: FoundSpan) {
        let pieces = span.hiddenPieces(in: source)
        let hidden = pieces.count == 1 ? Array(source.bytes[pieces[0]]) : pieces.flatMap { source.bytes[$0] }
        switch span.kind {
        case .inline(let inline): overwrite(pieces, hidden, .inline(inline), span)
        case .value:
            let meaning = MaskTable.Meaning.value(values.count)
            guard overwrite(pieces, hidden, meaning, span) else { return }
            values.append(Notebook.InlineCode(text: text(of: span), range: span.range))
        case .math(let isDisplay):
            let text = text(of: span)
            let key = FormulaList.Key(tex: text.bytes, isDisplay: isDisplay)
            let known = formulas.number(of: key)
            guard overwrite(pieces, hidden, .formula(known ?? formulas.all.count), span) else { return }
            let number = known ?? formulas.add(key, tex: text.text)
            formulas.note(number, at: text, range: span.range)
        }
    }

    /// Puts the mask in place; false where there are too many.
    @discardableResult
    private mutating func overwrite(
        _ pieces: [Range<Int>], _ hidden: [UInt8], _ meaning: MaskTable.Meaning, _ span: FoundSpan
    ) -> Bool {
        guard let mask = table.mask(for: MaskTable.Entry(meaning: meaning, hidden: hidden)) else {
            diagnostics.append(
                Diagnostic(
                    "too-many-formulas", .error,
                    "the note has too many different formulas and links; those from here on are not read",
                    at: span.range, hint: "split the note into several"))
            return false
        }
        var next = mask.startIndex
        for piece in pieces {
            for offset in piece {
                bytes[offset] = mask[next]
                next += 1
            }
        }
        return true
    }

    private func text(of span: FoundSpan) -> EmbeddedText {
        var lines = span.contentLines(in: source)
        if lines.isEmpty { lines = [span.content.lowerBound..<span.content.lowerBound] }
        if span.isInTable { return EmbeddedText(inTable: lines[0], of: source.bytes) }
        return EmbeddedText(lines: lines.map { (Array(source.bytes[$0]), $0.lowerBound) })
    }
}

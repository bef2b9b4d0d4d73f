import Diagnostics

/// A text whose formulas and values are masked, and what the masks stand for.
struct Masking {
    /// The text for cmark; as long as the original, line by line.
    private(set) var bytes: [UInt8]
    private(set) var table = MaskTable()
    private(set) var formulas: [Formula] = []
    private(set) var values: [Notebook.InlineCode] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceText
    private var formulaIndices: [FormulaKey: Int] = [:]

    private struct FormulaKey: Hashable {
        var tex: [UInt8]
        var isDisplay: Bool
    }

    /// - Parameters:
    ///   - text: what cmark is to read, before masking.
    ///   - source: the note as its author wrote it, in the same places.
    init(_ spans: [FoundSpan], in text: [UInt8], source: SourceText) {
        bytes = text
        self.source = source
        for span in spans { mask(span) }
    }

    private mutating func mask(_ span: FoundSpan) {
        let pieces = span.hiddenPieces(in: source)
        let hidden = pieces.flatMap { source.bytes[$0] }
        var lines = span.contentLines(in: source)
        if lines.isEmpty { lines = [span.content.lowerBound..<span.content.lowerBound] }
        let text = EmbeddedText(lines: lines.map { (Array(source.bytes[$0]), $0.lowerBound) })
        let content: MaskTable.Content =
            switch span.kind {
            case .math(let isDisplay):
                .formula(formulaIndices[FormulaKey(tex: text.bytes, isDisplay: isDisplay)] ?? formulas.count)
            case .value: .value(values.count)
            }
        guard let mask = table.mask(for: MaskTable.Entry(content: content, hidden: hidden)) else {
            diagnostics.append(
                Diagnostic(
                    "too-many-formulas", .error,
                    "the note has too many different formulas; those from here on are not read", at: span.range,
                    hint: "split the note into several"))
            return
        }
        var rest = mask[...]
        for offset in pieces.joined() { bytes[offset] = rest.removeFirst() }
        note(content, text: text, span: span)
    }

    private mutating func note(_ content: MaskTable.Content, text: EmbeddedText, span: FoundSpan) {
        switch (content, span.kind) {
        case (.formula(let index), .math(let isDisplay)):
            if index == formulas.count {
                formulas.append(Formula(tex: text.text, isDisplay: isDisplay, places: [], ranges: []))
                formulaIndices[FormulaKey(tex: text.bytes, isDisplay: isDisplay)] = index
            }
            formulas[index].places.append(text)
            formulas[index].ranges.append(span.range)
        case (.value, .value):
            values.append(Notebook.InlineCode(text: text, range: span.range))
        default:
            preconditionFailure("a formula's mask for a value, or the other way round")
        }
    }
}

import Diagnostics

/// A part of a text masked and parsed, formulas and blocks agreeing with each other.
struct MaskedPart: Sendable {
    let document: CommonMarkDocument
    let layout: BlockLayout
    let scanner: TextScanner
    private(set) var masking: Masking
    /// Whether the part's last block might go on in what follows, before masking or after.
    let mayEndOpen: Bool
    /// Whether the text may define a link.
    let definesLinks: Bool

    /// Which lines are code or in a list depends on where formulas stand, and the other way round: a formula's line
    /// `- c` looks like a list until it is masked. So the text is masked by what cmark makes of it unmasked, then
    /// again by what cmark makes of that, until the blocks stay where they are; each round settles at least one more
    /// formula, and two are enough unless a note is made to need more.
    private static let mostRounds = 8

    init(
        _ part: TextPart, of arranged: ArrangedText, definesLinks: Bool, options: ReadingOptions
    ) throws(NestingTooDeep) {
        self.definesLinks = definesLinks
        let clean = arranged.text
        let codeSpans = CodeSpans(clean.bytes, in: part.range)
        let footnoteLabels = options.footnoteLabels.union(arranged.footnotes.map { $0.label.lowercased() })
        var read = BlockOutline.bytes(of: clean, in: part, definesLinks: definesLinks)
        var document: CommonMarkDocument? = try CommonMarkDocument(read, part: part, isSmart: options.smartPunctuation)
        var mayEndOpen = document!.mayEndOpen
        var layout = BlockLayout(document!, of: clean, part)
        for round in 1... {
            let scanner = TextScanner(
                clean, part, layout: layout, codeSpans: codeSpans, options: options, footnoteLabels: footnoteLabels,
                definesLinks: definesLinks)
            if let offset = scanner.delimiters.placeOfTooDeepNesting {
                throw NestingTooDeep(line: clean.line(at: offset))
            }
            let masking = Masking(scanner.spans, scanner.delimiters, in: clean.bytes, source: arranged.original)
            let before = layout.leaves
            if masking.bytes != read {
                read = masking.bytes
                // Its memory serves the next one.
                document = nil
                document = try CommonMarkDocument(read, part: part, isSmart: options.smartPunctuation)
                mayEndOpen = mayEndOpen || document!.mayEndOpen
                layout = BlockLayout(document!, of: SourceText(clean, withBytes: read), part)
            }
            if layout.leaves == before || round == Self.mostRounds {
                (self.document, self.layout, self.mayEndOpen) = (document!, layout, mayEndOpen)
                (self.scanner, self.masking) = (scanner, masking)
                return
            }
        }
        preconditionFailure("the rounds end within the loop")
    }

    /// Gives formulas and values the numbers they have among those of all parts.
    mutating func renumber(formulas: [Int], firstValue: Int) {
        masking.table.renumber(formulas: formulas, firstValue: firstValue)
    }
}

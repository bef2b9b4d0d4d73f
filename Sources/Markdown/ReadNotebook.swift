import Diagnostics

/// Reads a note: front matter, formulas, cells, CommonMark and what goes beyond it.
///
/// Reading never fails; what is wrong becomes `diagnostics` of the notebook, in the order of their places. A note
/// that exceeds a limit of the reader has no blocks.
public func readNotebook(_ source: SourceText, options: ReadingOptions = ReadingOptions()) -> Notebook {
    var notebook = Notebook(
        source: source, frontMatter: FrontMatter(), blocks: [], formulas: [], cells: [], values: [], diagnostics: [])
    if options.frontMatter {
        let reader = FrontMatterReader(source)
        notebook.frontMatter = reader.frontMatter
        notebook.diagnostics += reader.diagnostics
    }
    var options = options
    if notebook.frontMatter.mathjax == false { options.math = false }

    let clean = CleanText(source, frontMatter: notebook.frontMatter.range)
    notebook.diagnostics += clean.diagnostics
    if let tooMany = Limits.unmatchedBrackets(in: clean.text) {
        notebook.diagnostics.append(tooMany)
        return notebook
    }
    do {
        let masked = try MaskedDocument(clean.text, original: source, options: options)
        masked.fill(&notebook, options: options)
    } catch {
        notebook.diagnostics.append(Limits.tooDeep(error, in: source))
    }
    notebook.diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
    return notebook
}

/// The text as cmark may read it, every byte in its place: front matter is blank, control characters give way to one.
struct CleanText {
    private(set) var text: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: SourceText, frontMatter: Range<Int>?) {
        var bytes = source.bytes
        if let frontMatter {
            for offset in frontMatter where !LineText.isBlank(bytes[offset]) { bytes[offset] = UInt8(ascii: " ") }
        }
        for offset in bytes.indices {
            if MaskByte.isReserved(bytes[offset]) { bytes[offset] = MaskByte.foreign }
            guard bytes[offset] == UInt8(ascii: "\r") else { continue }
            if offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n") {
                // cmark would count a line that no editor shows.
                bytes[offset] = UInt8(ascii: " ")
                if diagnostics.isEmpty {
                    diagnostics.append(
                        Diagnostic(
                            "lone-carriage-return", .warning,
                            "a carriage return without a line feed is no line end here", at: offset..<offset + 1,
                            hint: "save the file with LF or CRLF line ends"))
                }
            }
        }
        text = SourceText(name: source.name, bytes: bytes)
    }
}

/// A text masked and parsed, formulas and blocks agreeing with each other.
struct MaskedDocument {
    private let original: SourceText
    private let text: SourceText
    private let document: ParsedNode
    private let layout: BlockLayout
    private let masking: Masking
    private let scanner: MathScanner

    /// Which lines are code or in a list depends on where formulas stand, and the other way round: a formula's line
    /// `- c` looks like a list until it is masked. So the text is masked by what cmark makes of it unmasked, then
    /// again by what cmark makes of that, until nothing changes; each round settles at least one more formula, and
    /// two are enough unless a note is made to need more.
    private static let mostRounds = 8

    init(_ clean: SourceText, original: SourceText, options: ReadingOptions) throws(NestingTooDeep) {
        self.original = original
        let codeSpans = CodeSpans(clean.bytes)
        var text = clean
        var settled: (scanner: MathScanner, masking: Masking)?
        for round in 1... {
            let document = try parseCommonMark(text.bytes, depthLimit: Limits.nesting)
            let layout = BlockLayout(document, of: text)
            let scanner = MathScanner(clean, layout: layout, codeSpans: codeSpans, options: options)
            let masking = Masking(scanner.spans, in: clean.bytes, source: original)
            let agrees = masking.bytes == text.bytes
            if agrees || round > Self.mostRounds {
                (self.text, self.document, self.layout) = (text, document, layout)
                (self.scanner, self.masking) = agrees ? (scanner, masking) : settled!
                return
            }
            settled = (scanner, masking)
            text = SourceText(name: clean.name, bytes: masking.bytes)
        }
        preconditionFailure("the rounds end within the loop")
    }

    func fill(_ notebook: inout Notebook, options: ReadingOptions) {
        var builder = TreeBuilder(
            source: original, text: text, layout: layout, table: masking.table, readsCells: options.cells)
        notebook.blocks = builder.blocks(document.children)
        notebook.formulas = masking.formulas
        notebook.values = masking.values
        notebook.cells = builder.cells
        notebook.destinations = scanner.destinations
        notebook.diagnostics += scanner.diagnostics + masking.diagnostics + builder.diagnostics
        for pass in options.passes { pass.run(&notebook, Reading(layout: layout, builder: builder)) }
    }
}

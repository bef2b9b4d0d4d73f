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
    if notebook.frontMatter.smart == true { options.smartPunctuation = true }
    if options.smartPunctuation { notebook.frontMatter.setPunctuation() }

    let clean = CleanText(source, frontMatter: notebook.frontMatter.range)
    notebook.diagnostics += clean.diagnostics
    if let tooMany = Limits.unmatchedBrackets(in: clean.text) {
        notebook.diagnostics.append(tooMany)
        return notebook
    }
    let firstDiagnostic = notebook.diagnostics.count
    do throws(NestingTooDeep) {
        let arranged = try ArrangedText(clean.text, file: source, options: options)
        do throws(NestingTooDeep) {
            let masked = try MaskedDocument(arranged, options: options)
            masked.fill(&notebook, options: options)
        } catch {
            throw NestingTooDeep(line: arranged.fileLine(error.line))
        }
        arranged.relocate(&notebook, fromDiagnostic: firstDiagnostic)
        notebook.add(comments: arranged.comments)
        notebook.numberFootnotes()
    } catch {
        notebook.diagnostics.append(Limits.tooDeep(error, in: source))
    }
    notebook.diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
    return notebook
}

extension Notebook {
    fileprivate mutating func add(comments: [Range<Int>]) {
        guard !comments.isEmpty else { return }
        unseen += comments.map { Place(content: .comment, range: $0) }
        unseen.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// The text as cmark may read it, every byte in its place: front matter is blank, control characters give way to one.
struct CleanText {
    private(set) var text: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: SourceText, frontMatter: Range<Int>?) {
        guard frontMatter != nil || Self.mayNeedCleaning(source.bytes) else {
            text = source
            return
        }
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
        text = SourceText(source, withBytes: bytes)
    }

    /// Whether there are control characters other than tabs and line feeds.
    private static func mayNeedCleaning(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            // No early end, so that many bytes are looked at in one step.
            bytes.reduce(into: false) { found, byte in
                found = found || (byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t"))
            }
        }
    }
}

/// A text masked and parsed, formulas and blocks agreeing with each other.
struct MaskedDocument {
    private let arranged: ArrangedText
    private let text: SourceText
    private let document: CommonMarkDocument
    private let layout: BlockLayout
    private let masking: Masking
    private let scanner: TextScanner

    /// Which lines are code or in a list depends on where formulas stand, and the other way round: a formula's line
    /// `- c` looks like a list until it is masked. So the text is masked by what cmark makes of it unmasked, then
    /// again by what cmark makes of that, until the blocks stay where they are; each round settles at least one more
    /// formula, and two are enough unless a note is made to need more.
    private static let mostRounds = 8

    init(_ arranged: ArrangedText, options: ReadingOptions) throws(NestingTooDeep) {
        self.arranged = arranged
        let clean = arranged.text
        let codeSpans = CodeSpans(clean.bytes)
        let footnoteLabels = Set(arranged.footnotes.map { $0.label.lowercased() })
        var document: CommonMarkDocument? = try CommonMarkDocument(clean.bytes, isSmart: options.smartPunctuation)
        var layout = BlockLayout(document!, of: clean)
        for round in 1... {
            let scanner = TextScanner(
                clean, layout: layout, codeSpans: codeSpans, options: options, footnoteLabels: footnoteLabels)
            if let offset = scanner.delimiters.placeOfTooDeepNesting {
                throw NestingTooDeep(line: clean.line(at: offset))
            }
            let masking = Masking(scanner.spans, scanner.delimiters, in: clean.bytes, source: arranged.original)
            let text = SourceText(clean, withBytes: masking.bytes)
            let before = layout.leaves
            if text.bytes != layout.source.bytes {
                // Its memory serves the next one.
                document = nil
                document = try CommonMarkDocument(text.bytes, isSmart: options.smartPunctuation)
                layout = BlockLayout(document!, of: text)
            }
            if layout.leaves == before || round == Self.mostRounds {
                (self.text, self.document, self.layout) = (text, document!, layout)
                (self.scanner, self.masking) = (scanner, masking)
                return
            }
        }
        preconditionFailure("the rounds end within the loop")
    }

    func fill(_ notebook: inout Notebook, options: ReadingOptions) {
        var builder = TreeBuilder(
            source: arranged.original, text: text, layout: layout, table: masking.table, readsCells: options.cells)
        withExtendedLifetime(document) {
            var nodes = document.root.children
            let notes = takeFootnotes(from: &nodes)
            notebook.blocks = builder.blocks(nodes)
            notebook.footnotes = zip(arranged.footnotes, notes).map { definition, item in
                Footnote(label: definition.label, blocks: builder.blocks(item.children), range: definition.range)
            }
        }
        notebook.formulas = masking.formulas
        notebook.values = masking.values
        notebook.cells = builder.cells
        notebook.destinations = scanner.destinations
        notebook.noteLinks = scanner.noteLinks
        notebook.references = scanner.references
        notebook.unseen = scanner.spans.compactMap { span in
            span.unseen.map { Notebook.Place(content: $0, range: span.range) }
        }
        notebook.tags = scanner.tags
        notebook.diagnostics += scanner.diagnostics + masking.diagnostics + builder.diagnostics
        let reading = Reading(
            layout: layout, builder: builder, found: scanner.found, isSmart: options.smartPunctuation)
        for pass in options.passes { pass.run(&notebook, reading) }
    }

    /// The items of the list of footnotes that the arranged text starts with.
    private func takeFootnotes(from nodes: inout ParsedNode.Children) -> [ParsedNode] {
        guard !arranged.footnotes.isEmpty, let list = nodes.next(), let separator = nodes.next(),
            case .list = list.kind, case .thematicBreak = separator.kind
        else {
            precondition(arranged.footnotes.isEmpty, "footnotes stand before the text")
            return []
        }
        let items = Array(list.children)
        precondition(items.count == arranged.footnotes.count, "each footnote is an item of the list")
        return items
    }
}

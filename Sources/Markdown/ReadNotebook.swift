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
        notebook.readInlineFootnotes(options)
        notebook.numberFootnotes()
    } catch {
        notebook.diagnostics.append(Limits.tooDeep(error, in: source))
    }
    if notebook.frontMatter.range != nil { notebook.readTitles(options) }
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
            // No early end and no branch, so that many bytes are looked at in one step.
            var isFound: UInt8 = 0
            for byte in bytes {
                let isControl: UInt8 = byte < 0x20 ? 1 : 0
                let isLineFeed: UInt8 = byte == UInt8(ascii: "\n") ? 1 : 0
                let isTab: UInt8 = byte == UInt8(ascii: "\t") ? 1 : 0
                isFound |= isControl ^ isLineFeed ^ isTab
            }
            return isFound != 0
        }
    }
}

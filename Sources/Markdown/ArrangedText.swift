import Diagnostics

/// A note's text as it is parsed: comments that span blocks are left out, and footnotes stand at its start, as the
/// items of a list, so that cmark reads their blocks as it reads any others. What every byte's place in the file is
/// stays known, line by line.
struct ArrangedText {
    /// What cmark may read, masks aside.
    let text: SourceText
    /// The author's bytes in the same places.
    let original: SourceText
    /// Of the list's items, in their order; places are those in the file.
    let footnotes: [FootnoteDefinition]
    /// Comments that span blocks; places in the file.
    let comments: [Range<Int>]
    private let file: SourceText
    /// `nil` where the text is the file's, byte for byte.
    private let arranged: ArrangedLines?

    /// After the list of footnotes, in a line of its own.
    private static let separator = Array("***".utf8)
    /// Opens a footnote's item; as wide as a footnote's indentation, so that tabs keep their stops.
    private static let itemMarker = Array("01) ".utf8)
    private static let itemIndentation = Array("    ".utf8)

    /// - Parameters:
    ///   - clean: the text without front matter and control characters, every byte in its place.
    ///   - file: as the author wrote it.
    init(_ clean: SourceText, file: SourceText, options: ReadingOptions) throws(NestingTooDeep) {
        self.file = file
        let blockComments = try BlockComments(clean, options: options)
        let remaining = blockComments.remaining
        comments = blockComments.places
        let text = remaining?.text(from: clean) ?? clean
        let found = options.syntax.contains(.footnotes) ? try FootnoteDefinition.all(in: text) : []
        guard !found.isEmpty || remaining != nil else {
            (self.text, original, footnotes, arranged) = (clean, file, [], nil)
            return
        }
        var lines = remaining ?? ArrangedLines(of: clean)
        footnotes = found.map { definition in
            var definition = definition
            definition.range = lines.slice(of: definition.range, in: text)
            return definition
        }
        if !found.isEmpty { lines = Self.arrange(found, lines, text, firstByte: clean.firstByte) }
        arranged = lines
        self.text = lines.text(from: clean)
        original = lines.text(from: file)
    }

    /// Puts the footnotes before the text they stand in.
    private static func arrange(
        _ footnotes: [FootnoteDefinition], _ lines: ArrangedLines, _ text: SourceText, firstByte: Int
    ) -> ArrangedLines {
        var main = lines.lines
        for removed in footnotes.flatMap(\.removed) {
            let slice = main[removed.line - 1].slice
            let end = lines.sourceOffset(of: removed.start, in: text)
            main[removed.line - 1].slice = slice.lowerBound..<max(slice.lowerBound, min(slice.upperBound, end))
        }
        // cmark drops a byte order mark at the very start only.
        main[0].slice = max(main[0].slice.lowerBound, firstByte)..<max(main[0].slice.upperBound, firstByte)
        let none = ArrangedLines.Line(slice: firstByte..<firstByte)
        var arranged: [ArrangedLines.Line] = []
        for footnote in footnotes {
            for (number, line) in item(footnote.lines, in: text.bytes).enumerated() {
                let prefix = number == 0 ? itemMarker : itemIndentation
                arranged.append(ArrangedLines.Line(prefix: prefix, slice: lines.slice(of: line, in: text)))
            }
            arranged.append(none)
        }
        arranged.append(ArrangedLines.Line(prefix: separator, slice: none.slice))
        arranged.append(none)
        return ArrangedLines(arranged + main)
    }

    /// The lines of a footnote as those of an item: its first line decides how far the others are indented, unless it
    /// is indented like code.
    private static func item(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
        let text = lines.drop { LineText.trimmed($0, in: bytes).isEmpty }
        guard let first = text.first else { return [lines[0].lowerBound..<lines[0].lowerBound] }
        let blanks = bytes[first].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let isCode = blanks.count >= 4 || blanks.contains(UInt8(ascii: "\t"))
        return [isCode ? first : blanks.endIndex..<first.upperBound] + text.dropFirst()
    }

    /// The line of the file that a line of the text is of.
    func fileLine(_ number: Int) -> Int {
        guard let arranged else { return number }
        return file.line(at: arranged.lines[min(number, arranged.lines.count) - 1].slice.lowerBound)
    }

    /// Turns all places in a notebook read from the text into places in the file, and sorts what is sorted by place.
    ///
    /// - Parameter firstDiagnostic: those before it are about the file already.
    func relocate(_ notebook: inout Notebook, fromDiagnostic firstDiagnostic: Int) {
        guard let arranged else { return }
        Relocation(arranged: arranged, text: text, file: file).relocate(&notebook, fromDiagnostic: firstDiagnostic)
    }
}

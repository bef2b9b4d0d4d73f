import Diagnostics

/// A note's text as it is parsed: comments that span blocks are left out, and footnotes stand at its start, as the
/// items of a list, so that cmark reads their blocks as it reads any others. What every byte's place in the file is
/// stays known, line by line.
struct ArrangedText {
    /// A line of the text: what is put before it, and the part of a line of the file that it shows.
    struct Line {
        var prefix: [UInt8] = []
        var slice: Range<Int>
    }

    /// What cmark may read, masks aside.
    let text: SourceText
    /// The author's bytes in the same places.
    let original: SourceText
    /// Of the list's items, in their order.
    let footnotes: [FootnoteDefinition]
    private let file: SourceText
    /// `nil` where the text is the file's, byte for byte.
    private let lines: [Line]?

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
        let comments = try BlockComments(clean, options: options)
        footnotes =
            options.syntax.contains(.footnotes)
            ? try FootnoteDefinition.all(in: comments.blanked, options: options) : []
        guard !footnotes.isEmpty || !comments.isEmpty else {
            (text, original, lines) = (clean, file, nil)
            return
        }
        var main = comments.lines(of: clean)
        var arranged: [Line] = []
        for footnote in footnotes {
            for removed in footnote.removed {
                let slice = main[removed.line - 1].slice
                main[removed.line - 1].slice =
                    slice.lowerBound..<max(slice.lowerBound, min(slice.upperBound, removed.start))
            }
        }
        if !footnotes.isEmpty {
            let kept = comments.lines(of: clean)
            let none = Line(slice: clean.firstByte..<clean.firstByte)
            for footnote in footnotes {
                for (number, line) in footnote.lines.enumerated() {
                    let visible = kept[line.number - 1].slice
                    let slice = line.range.clamped(to: visible)
                    arranged.append(Line(prefix: number == 0 ? Self.itemMarker : Self.itemIndentation, slice: slice))
                }
                arranged.append(none)
            }
            arranged.append(Line(prefix: Self.separator, slice: none.slice))
            arranged.append(none)
            // cmark drops a byte order mark at the very start only.
            main[0].slice =
                max(main[0].slice.lowerBound, clean.firstByte)..<max(main[0].slice.upperBound, clean.firstByte)
        }
        arranged += main
        lines = arranged
        text = SourceText(name: clean.name, bytes: Self.bytes(of: arranged, in: clean.bytes))
        original = SourceText(name: file.name, bytes: Self.bytes(of: arranged, in: file.bytes))
    }

    private static func bytes(of lines: [Line], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + lines.count)
        for (index, line) in lines.enumerated() {
            if index > 0 { result.append(UInt8(ascii: "\n")) }
            result += line.prefix
            result += bytes[line.slice]
        }
        return result
    }

    // MARK: - Places in the file

    /// The offset in the file of a byte of the text; what is not of the file stands where its line does.
    private func fileOffset(of offset: Int, _ lines: [Line]) -> Int {
        let number = text.line(at: offset)
        let line = lines[number - 1]
        return line.slice.lowerBound + max(0, offset - text.lineStarts[number - 1] - line.prefix.count)
    }

    private func fileRange(_ range: Range<Int>, _ lines: [Line]) -> Range<Int> {
        let start = fileOffset(of: range.lowerBound, lines)
        guard !range.isEmpty else { return start..<start }
        return start..<max(start, fileOffset(of: range.upperBound - 1, lines) + 1)
    }

    private func fileText(_ text: EmbeddedText, _ lines: [Line]) -> EmbeddedText {
        var pieces: [(bytes: [UInt8], fileOffset: Int)] = []
        var start = 0
        for piece in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            pieces.append((Array(piece), fileOffset(of: text.fileOffset(of: start), lines)))
            start += piece.count + 1
        }
        return EmbeddedText(lines: pieces)
    }

    /// The line of the file that a line of the text is of.
    func fileLine(_ number: Int) -> Int {
        guard let lines else { return number }
        return file.line(at: lines[min(number, lines.count) - 1].slice.lowerBound)
    }

    /// Turns all places in a notebook read from the text into places in the file, and sorts what is sorted by place.
    ///
    /// - Parameter firstDiagnostic: those before it are about the file already.
    func relocate(_ notebook: inout Notebook, fromDiagnostic firstDiagnostic: Int) {
        guard let lines else { return }
        for index in notebook.formulas.indices {
            notebook.formulas[index].places = notebook.formulas[index].places.map { fileText($0, lines) }
            notebook.formulas[index].ranges = notebook.formulas[index].ranges.map { fileRange($0, lines) }
        }
        for index in notebook.cells.indices {
            notebook.cells[index].text = fileText(notebook.cells[index].text, lines)
            notebook.cells[index].range = fileRange(notebook.cells[index].range, lines)
        }
        for index in notebook.values.indices {
            notebook.values[index].text = fileText(notebook.values[index].text, lines)
            notebook.values[index].range = fileRange(notebook.values[index].range, lines)
        }
        relocate(&notebook.destinations, \.range, lines)
        relocate(&notebook.noteLinks, \.range, lines)
        relocate(&notebook.references, \.range, lines)
        for index in notebook.footnotes.indices {
            notebook.footnotes[index].blocks = located(notebook.footnotes[index].blocks)
        }
        notebook.blocks = located(notebook.blocks)
        for index in notebook.diagnostics.indices.dropFirst(firstDiagnostic) {
            notebook.diagnostics[index].range = notebook.diagnostics[index].range.map { fileRange($0, lines) }
            for note in notebook.diagnostics[index].notes.indices {
                let range = notebook.diagnostics[index].notes[note].range
                notebook.diagnostics[index].notes[note].range = fileRange(range, lines)
            }
        }
        notebook.sortCellsAndValues()
    }

    private func relocate<Place>(_ places: inout [Place], _ range: WritableKeyPath<Place, Range<Int>>, _ lines: [Line])
    {
        for index in places.indices { places[index][keyPath: range] = fileRange(places[index][keyPath: range], lines) }
        places.sort { $0[keyPath: range].lowerBound < $1[keyPath: range].lowerBound }
    }

    private func located(_ blocks: [Block]) -> [Block] {
        blocks.map { block in
            var block = block.mappingBlocks(located)
            let first = fileLine(block.lines.lowerBound)
            block.lines = first...max(first, fileLine(block.lines.upperBound))
            return block
        }
    }
}

extension Notebook {
    /// Puts cells and values into the order of the file, which those in footnotes are not in.
    fileprivate mutating func sortCellsAndValues() {
        let cellOrder = cells.indices.sorted { cells[$0].range.lowerBound < cells[$1].range.lowerBound }
        let valueOrder = values.indices.sorted { values[$0].range.lowerBound < values[$1].range.lowerBound }
        guard cellOrder != Array(cells.indices) || valueOrder != Array(values.indices) else { return }
        let newCells = Self.inverse(of: cellOrder)
        let newValues = Self.inverse(of: valueOrder)
        cells = cellOrder.map { cells[$0] }
        values = valueOrder.map { values[$0] }
        updateBlocks { block in
            if case .cell(let index) = block.kind { block.kind = .cell(newCells[index]) }
            block = block.mappingInlines { inlines in
                inlines.rewritten { if case .value(let index) = $0 { [.value(newValues[index])] } else { [$0] } }
            }
        }
    }

    private static func inverse(of order: [Int]) -> [Int] {
        var inverse = order
        for (new, old) in order.enumerated() { inverse[old] = new }
        return inverse
    }
}

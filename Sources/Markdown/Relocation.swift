import Diagnostics

/// Turns places in an arranged text into places in its file.
struct Relocation {
    let arranged: ArrangedLines
    let text: SourceText
    let file: SourceText

    /// - Parameter firstDiagnostic: those before it are about the file already.
    func relocate(_ notebook: inout Notebook, fromDiagnostic firstDiagnostic: Int) {
        for index in notebook.formulas.indices {
            notebook.formulas[index].places = notebook.formulas[index].places.map(located)
            notebook.formulas[index].ranges = notebook.formulas[index].ranges.map(located)
        }
        for index in notebook.cells.indices {
            notebook.cells[index].text = located(notebook.cells[index].text)
            notebook.cells[index].range = located(notebook.cells[index].range)
        }
        for index in notebook.values.indices {
            notebook.values[index].text = located(notebook.values[index].text)
            notebook.values[index].range = located(notebook.values[index].range)
        }
        locate(&notebook.destinations, \.range)
        locate(&notebook.noteLinks, \.range)
        locate(&notebook.references, \.range)
        locate(&notebook.unseen, \.range)
        for index in notebook.footnotes.indices {
            notebook.footnotes[index].blocks = located(notebook.footnotes[index].blocks)
            guard let text = notebook.footnotes[index].text else { continue }
            notebook.footnotes[index].text = located(text)
            notebook.footnotes[index].range = located(notebook.footnotes[index].range)
        }
        notebook.blocks = located(notebook.blocks)
        for index in notebook.diagnostics.indices.dropFirst(firstDiagnostic) {
            notebook.diagnostics[index].range = notebook.diagnostics[index].range.map(located)
            for note in notebook.diagnostics[index].notes.indices {
                notebook.diagnostics[index].notes[note].range = located(notebook.diagnostics[index].notes[note].range)
            }
        }
        notebook.sortCellsAndValues()
    }

    private func offset(_ offset: Int) -> Int { arranged.sourceOffset(of: offset, in: text) }

    private func located(_ range: Range<Int>) -> Range<Int> {
        let start = offset(range.lowerBound)
        return range.isEmpty ? start..<start : start..<max(start, offset(range.upperBound - 1) + 1)
    }

    private func located(_ text: EmbeddedText) -> EmbeddedText {
        var pieces: [(bytes: [UInt8], fileOffset: Int)] = []
        var start = 0
        for piece in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            pieces.append((Array(piece), offset(text.fileOffset(of: start))))
            start += piece.count + 1
        }
        return EmbeddedText(lines: pieces)
    }

    private func locate<Place>(_ places: inout [Place], _ range: WritableKeyPath<Place, Range<Int>>) {
        for index in places.indices { places[index][keyPath: range] = located(places[index][keyPath: range]) }
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

    private func fileLine(_ number: Int) -> Int { file.line(at: arranged.lines[number - 1].slice.lowerBound) }
}

extension Notebook {
    /// Puts cells and values into the order of the file, which those in footnotes are not in.
    mutating func sortCellsAndValues() {
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
                inlines.renumberingValues(newValues)
            }
        }
        for index in cells.indices {
            guard var caption = cells[index].caption else { continue }
            caption.inlines = caption.inlines.renumberingValues(newValues)
            cells[index].caption = caption
        }
    }

    private static func inverse(of order: [Int]) -> [Int] {
        var inverse = order
        for (new, old) in order.enumerated() { inverse[old] = new }
        return inverse
    }
}

extension [Inline] {
    fileprivate func renumberingValues(_ new: [Int]) -> [Inline] {
        rewritten { if case .value(let index) = $0 { [.value(new[index])] } else { [$0] } }
    }
}

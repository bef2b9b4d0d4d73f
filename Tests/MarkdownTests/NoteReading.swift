import Diagnostics
import Markdown

/// A note read from text.
func read(_ text: String, options: ReadingOptions = ReadingOptions()) -> Notebook {
    readNotebook(SourceText(name: "note.md", text: text), options: options)
}

/// The formulas in the order they stand in, displayed ones between double dollars.
func formulas(_ text: String) -> [String] {
    let notebook = read(text)
    let places = notebook.formulas.flatMap { formula in
        formula.ranges.map { ($0.lowerBound, formula.isDisplay ? "$$\(formula.tex)$$" : "$\(formula.tex)$") }
    }
    return places.sorted { $0.0 < $1.0 }.map(\.1)
}

/// Each diagnostic as `line:column code`.
func complaints(_ notebook: Notebook) -> [String] {
    notebook.diagnostics.map { diagnostic in
        let place = notebook.source.position(at: diagnostic.range?.lowerBound ?? 0)
        return "\(place.line):\(place.column) \(diagnostic.code)"
    }
}

func complaints(_ text: String) -> [String] { complaints(read(text)) }

/// The dump of a note's tree.
func tree(_ text: String, options: ReadingOptions = ReadingOptions()) -> String { dump(read(text, options: options)) }

extension Notebook {
    /// What stands in the file at each byte of an embedded text, to be compared with the text itself.
    func written(_ text: EmbeddedText) -> String {
        let bytes = text.bytes.indices.map { offset -> UInt8 in
            text.bytes[offset] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : source.bytes[text.fileOffset(of: offset)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import Diagnostics

/// Stretches of a text that are put in other words.
struct TextEdits {
    private struct Edit {
        var range: Range<Int>
        var replacement: String
    }

    private var edits: [Edit] = []

    mutating func replace(_ range: Range<Int>, by replacement: String) {
        edits.append(Edit(range: range, replacement: replacement))
    }

    mutating func removeAll(in range: Range<Int>) { edits.removeAll { range.contains($0.range.lowerBound) } }

    /// The text with the edits made; one inside another's range is lost in it.
    func applied(to bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var position = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where edit.range.lowerBound >= position {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// A piece of the text with those of the edits that are made inside it.
    func applied(to piece: EmbeddedText) -> String {
        let range = piece.fileOffset(of: 0)..<piece.fileOffset(of: piece.bytes.count)
        var inside = TextEdits()
        for edit in edits where range.contains(edit.range.lowerBound) {
            let start = piece.offset(ofFileOffset: edit.range.lowerBound)
            let end = piece.offset(ofFileOffset: edit.range.upperBound)
            inside.replace(start..<max(start, end), by: edit.replacement)
        }
        return inside.applied(to: piece.bytes)
    }
}

import Diagnostics

/// Gives back the text of a place in the file, without the prefixes of the lines it stands in.
struct Excerpts {
    private let texts: [EmbeddedText]

    init(_ text: ProgramText) { texts = text.cells + text.inlines }

    /// What stands there, on one line: comments are dropped and white space is folded.
    func text(of range: Range<Int>) -> String {
        for text in texts {
            let place = text.fileOffsets
            guard place.first <= range.lowerBound, range.upperBound <= place.last else { continue }
            let start = text.offset(ofFileOffset: range.lowerBound)
            let end = text.offset(ofFileOffset: range.upperBound)
            return Self.folded(String(decoding: text.bytes[start..<max(start, end)], as: UTF8.self))
        }
        return ""
    }

    /// The text with some of its parts replaced.
    func text(of range: Range<Int>, replacing parts: [(range: Range<Int>, text: String)]) -> String {
        var pieces: [String] = []
        var place = range.lowerBound
        for part in parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            pieces += [text(of: place..<part.range.lowerBound), part.text]
            place = part.range.upperBound
        }
        pieces.append(text(of: place..<range.upperBound))
        return pieces.joined()
    }

    private static func folded(_ text: String) -> String {
        var result = ""
        var inText = false
        var inComment = false
        var sawSpace = false
        for character in text {
            if character.isNewline { inComment = false }
            if inComment { continue }
            if !inText, character == "#" {
                inComment = true
                continue
            }
            if !inText, character.isWhitespace {
                sawSpace = true
                continue
            }
            if character == "\"" { inText.toggle() }
            if sawSpace, !"([".contains(result.last ?? " "), !")]".contains(character) { result.append(" ") }
            sawSpace = false
            result.append(character)
        }
        return sawSpace ? result + " " : result
    }
}

extension EmbeddedText {
    /// The file's offsets of the first byte and of the end.
    fileprivate var fileOffsets: (first: Int, last: Int) { (fileOffset(of: 0), fileOffset(of: bytes.count)) }
}

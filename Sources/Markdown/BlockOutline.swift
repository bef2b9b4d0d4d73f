import Diagnostics

/// A text of which cmark makes the same blocks, and little of what is in them, which costs it most of its time.
enum BlockOutline {
    /// The text with letters for characters that only mean something in running text.
    ///
    /// Only in lines that begin with a letter, with which no block begins, so that nothing in them says where one does.
    /// Where HTML ends is left alone, as are lines that may be the first of indented code, by which it is told. A text
    /// that defines links stays what it is, since definitions take themselves out of their paragraphs.
    static func bytes(of text: SourceText, in part: TextPart, definesLinks: Bool) -> [UInt8] {
        guard !definesLinks else { return text.bytes }
        var bytes = text.bytes
        bytes.withUnsafeMutableBufferPointer { bytes in
            for line in part.lines {
                let end = line < text.lineStarts.count ? text.lineStarts[line] : bytes.count
                var place = text.lineStarts[line - 1]
                let limit = min(place + 4, end)
                while place < limit, bytes[place] == UInt8(ascii: " ") { place += 1 }
                guard place < limit, mayOpenNothing(bytes[place], inFirst: line == 1) else { continue }
                for place in place..<end { bytes[place] = outlined(bytes[place]) }
            }
        }
        return bytes
    }

    /// Whether no block begins with the character; before those of a text's first line may be a byte order mark.
    private static func mayOpenNothing(_ byte: UInt8, inFirst: Bool) -> Bool {
        LineText.isLetter(byte) || byte >= 0x80 && !inFirst
    }

    /// A letter for a character of running text. Without a branch, so that many bytes are compared at once.
    @inline(__always)
    private static func outlined(_ byte: UInt8) -> UInt8 {
        func mask(_ character: Unicode.Scalar) -> UInt8 { byte == UInt8(ascii: character) ? 0xFF : 0 }
        let running = mask("*") | mask("_") | mask("`") | mask("[") | mask("!") | mask("&") | mask("\\")
        return byte & ~running | UInt8(ascii: "x") & running
    }
}

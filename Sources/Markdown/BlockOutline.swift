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
                while place < end {
                    if isRunning[Int(bytes[place])] { bytes[place] = UInt8(ascii: "x") }
                    place += 1
                }
            }
        }
        return bytes
    }

    /// Whether no block begins with the character; before those of a text's first line may be a byte order mark.
    private static func mayOpenNothing(_ byte: UInt8, inFirst: Bool) -> Bool {
        LineText.isLetter(byte) || byte >= 0x80 && !inFirst
    }

    /// By byte.
    private static let isRunning = (0..<256).map { "*_`[!&\\".utf8.contains(UInt8($0)) }
}

/// A file's text with the means to turn byte offsets into lines and columns.
///
/// Offsets count bytes of UTF-8 from 0; lines and columns count from 1, columns in user-perceived
/// characters, which is what editors show.
public struct SourceText: Sendable {
    /// The name diagnostics show, as the user gave it.
    public let name: String
    public let bytes: [UInt8]
    /// The offset at which each line starts; line 1 is at index 0.
    public let lineStarts: [Int]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        lineStarts = bytes.withUnsafeBufferPointer { bytes in
            var starts = [0]
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
            return starts
        }
    }

    /// The same text with other bytes in the same lines: every line feed stands where it stood.
    public init(_ text: SourceText, withBytes bytes: [UInt8]) {
        precondition(bytes.count == text.bytes.count, "lines stay where they are")
        name = text.name
        self.bytes = bytes
        lineStarts = text.lineStarts
    }

    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// A line and column for people, both from 1.
    public struct Position: Hashable, Sendable {
        public var line: Int
        public var column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// The line (from 1) that holds `offset`.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low + 1
    }

    public func position(at offset: Int) -> Position {
        let line = line(at: offset)
        let start = lineStarts[line - 1]
        let prefix = bytes[start..<max(start, min(offset, bytes.count))]
        // A byte is a character where all are ASCII, save for a line's end of two bytes, which no line holds.
        let isASCII = prefix.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
        return Position(line: line, column: (isASCII ? prefix.count : String(decoding: prefix, as: UTF8.self).count) + 1)
    }

    /// The bytes of a line (from 1) without its line ending.
    public func lineRange(_ line: Int) -> Range<Int> {
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    public func text(of range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The text of a line (from 1) without its line ending.
    public func line(_ line: Int) -> String { text(of: lineRange(line)) }
}

/// A piece of a file read without the prefixes of the lines it stands in (a list's indentation, a quote's `>`),
/// which still knows where in the file each of its characters came from.
public struct EmbeddedText: Sendable {
    /// The text itself, lines separated by line feeds.
    public let bytes: [UInt8]
    /// For each line of the text: where it starts here, and where in the file.
    private let starts: [(here: Int, file: Int)]

    /// - Parameter lines: for each line its bytes and the file offset of its first byte.
    public init(lines: [(bytes: [UInt8], fileOffset: Int)]) {
        var bytes: [UInt8] = []
        var starts: [(Int, Int)] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\n")) }
            starts.append((bytes.count, line.fileOffset))
            bytes += line.bytes
        }
        self.bytes = bytes
        self.starts = starts.isEmpty ? [(0, 0)] : starts
    }

    /// A text that stands in its file as it is, from `fileOffset` on.
    public init(_ text: String, fileOffset: Int = 0) {
        var lines: [(bytes: [UInt8], fileOffset: Int)] = []
        var offset = fileOffset
        for line in Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lines.append((Array(line), offset))
            offset += line.count + 1
        }
        self.init(lines: lines)
    }

    /// A text between whose pieces bytes of the file are left out, such as the backslashes of escapes.
    public init(pieces: [(bytes: [UInt8], fileOffset: Int)]) {
        var bytes: [UInt8] = []
        var starts: [(Int, Int)] = []
        for piece in pieces {
            starts.append((bytes.count, piece.fileOffset))
            bytes += piece.bytes
        }
        self.bytes = bytes
        self.starts = starts.isEmpty ? [(0, 0)] : starts
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The first offset here that stands at or after an offset of the file.
    public func offset(ofFileOffset wanted: Int) -> Int {
        // The file's order is kept, so halving finds it.
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = (low + high) / 2
            if fileOffset(of: middle) < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The offset in the file of the byte at `offset` here.
    public func fileOffset(of offset: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle].here <= offset { low = middle } else { high = middle - 1 }
        }
        return starts[low].file + offset - starts[low].here
    }
}

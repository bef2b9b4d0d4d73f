import Diagnostics

extension SourceText {
    /// The offset of the text's first byte, past a byte order mark.
    var firstByte: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}

/// Questions about one line's bytes that several parts of the reader ask.
enum LineText {
    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13) }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// `range` without the blanks at its ends.
    static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, isBlank(bytes[lower]) { lower += 1 }
        while upper > lower, isBlank(bytes[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    /// The column from 0 of `offset` in the line that starts at `start`, tabs standing at multiples of four.
    static func column(of offset: Int, lineStart start: Int, in bytes: [UInt8]) -> Int {
        var column = 0
        for byte in bytes[start..<offset] { column += width(of: byte, at: column) }
        return column
    }

    static func width(of byte: UInt8, at column: Int) -> Int {
        byte == UInt8(ascii: "\t") ? 4 - column % 4 : 1
    }
}

/// What stands before a block's own text on each of its lines: markers of quotes, a list's indentation.
struct LinePrefix: Equatable {
    var quoteDepth: Int
    /// The column from 0 at which the block's text starts.
    var column: Int

    /// Where the text of a continuation line starts.
    ///
    /// Quote markers are skipped as far as the block stands in quotes (a lazy line has fewer), then blanks: up to
    /// the block's column where `keepingIndentation`, else all.
    func end(in line: Range<Int>, of bytes: [UInt8], keepingIndentation: Bool) -> Int {
        var position = line.lowerBound
        var column = 0
        for _ in 0..<quoteDepth {
            var marker = position
            while marker < line.upperBound, isSpace(bytes[marker]) { marker += 1 }
            guard marker < line.upperBound, bytes[marker] == UInt8(ascii: ">") else { break }
            while position <= marker {
                column += LineText.width(of: bytes[position], at: column)
                position += 1
            }
        }
        while position < line.upperBound, isSpace(bytes[position]) {
            let next = column + LineText.width(of: bytes[position], at: column)
            if keepingIndentation, next > self.column { break }
            column = next
            position += 1
        }
        return position
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

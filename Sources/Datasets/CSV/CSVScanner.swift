/// Walks over the fields of a CSV file (RFC 4180: commas, quotation marks doubled inside quoted fields; lines end in
/// LF, CRLF or CR).
struct CSVScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    /// For reading numbers.
    let powers = PowersOfFive.table
    /// Where the first line begins.
    private let start: Int
    var position: Int

    /// What stands behind a field.
    enum Delimiter {
        case comma, lineEnd, fileEnd
    }

    /// Where a field's text lies: within its quotation marks where it has some, else without blanks around it.
    struct Field {
        var range: Range<Int>
        var isQuoted = false
        var hasDoubledQuotes = false
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameter isStart: whether the bytes are the file's first, which may be a mark of their order.
    init(_ bytes: UnsafeBufferPointer<UInt8>, isStart: Bool) {
        self.bytes = bytes
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        start = isStart && bytes.starts(with: mark) ? mark.count : 0
        position = start
    }

    /// Behind the last line end; a row that begins here or later is surely not whole where more bytes follow.
    var lastLine: Int {
        var place = bytes.count
        while place > 0, bytes[place - 1] != Self.lineFeed, bytes[place - 1] != Self.carriageReturn { place -= 1 }
        return place
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// Passes over lines that hold nothing at all.
    @inline(__always)
    mutating func skipEmptyLines() {
        while position < bytes.count, bytes[position] == Self.lineFeed || bytes[position] == Self.carriageReturn {
            position += 1
        }
    }

    /// Passes over what ends a field at `position`; `nil` where the field goes on.
    @inline(__always)
    mutating func delimiter() -> Delimiter? {
        guard position < bytes.count else { return .fileEnd }
        switch bytes[position] {
        case Self.comma:
            position += 1
            return .comma
        case Self.lineFeed:
            position += 1
            return .lineEnd
        case Self.carriageReturn:
            position += 1
            if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
            return .lineEnd
        default: return nil
        }
    }

    /// The next field and what stands behind it.
    mutating func field() throws(CSVError) -> (field: Field, delimiter: Delimiter) {
        let start = position
        skipBlanks()
        if position < bytes.count, bytes[position] == Self.quote {
            let field = try quotedField()
            skipBlanks()
            guard let delimiter = delimiter() else { throw error(.textAfterQuote, at: position) }
            return (field, delimiter)
        }
        position = start
        while position < bytes.count, !Self.endsField(bytes[position]) { position += 1 }
        let range = trimmed(start..<position)
        return (Field(range: range), delimiter()!)
    }

    /// Passes over a field.
    @inline(__always)
    mutating func skipField() throws(CSVError) -> Delimiter {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote { return try field().delimiter }
            if Self.endsField(byte) { break }
            // Only a mark that begins a field opens a quotation.
            if byte != UInt8(ascii: " ") {
                while position < bytes.count, !Self.endsField(bytes[position]) { position += 1 }
                break
            }
            position += 1
        }
        return delimiter()!
    }

    func text(_ field: Field) throws(CSVError) -> String {
        guard let text = String(validating: bytes[field.range], as: UTF8.self) else {
            throw error(.notUTF8, at: field.range.lowerBound)
        }
        guard field.hasDoubledQuotes else { return text }
        var result = ""
        var isSecond = false
        for character in text.unicodeScalars {
            if character == "\"", !isSecond {
                isSecond = true
                continue
            }
            isSecond = false
            result.unicodeScalars.append(character)
        }
        return result
    }

    /// An error with the place that `offset` is.
    func error(_ problem: CSVError.Problem, at offset: Int) -> CSVError {
        var line = 1
        var lineStart = start
        for index in 0..<min(offset, bytes.count) {
            let isLineEnd =
                bytes[index] == Self.lineFeed
                || bytes[index] == Self.carriageReturn
                    && !(index + 1 < bytes.count && bytes[index + 1] == Self.lineFeed)
            if isLineEnd {
                line += 1
                lineStart = index + 1
            }
        }
        let before = String(decoding: bytes[min(lineStart, offset)..<offset], as: UTF8.self)
        return CSVError(problem: problem, line: line, column: before.count + 1)
    }

    // MARK: -

    private mutating func quotedField() throws(CSVError) -> Field {
        let opening = position
        position += 1
        var field = Field(range: position..<position, isQuoted: true)
        while position < bytes.count {
            if bytes[position] == Self.quote {
                if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                    field.hasDoubledQuotes = true
                    position += 2
                    continue
                }
                field.range = opening + 1..<position
                position += 1
                return field
            }
            position += 1
        }
        throw error(.unterminatedQuote, at: opening)
    }

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") {
            position += 1
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    @inline(__always)
    private static func endsField(_ byte: UInt8) -> Bool {
        byte == comma || byte == lineFeed || byte == carriageReturn
    }
}

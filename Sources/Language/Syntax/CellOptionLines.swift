import Diagnostics

extension Lexer {
    /// Reads `#| key: value`.
    ///
    /// A value may stand in double quotes (with `\"` and `\\`) or in single ones (with `''`), as in YAML; otherwise
    /// it is the rest of the line.
    mutating func lexOption(_ line: Range<Int>) {
        guard tokens.isEmpty else {
            diagnostics.append(
                problem(
                    "late-option", "an option stands after a statement", at: line, label: "move it up",
                    hint: "the `#|` lines of a block are its first lines"))
            return
        }
        let content = trimmed(line.lowerBound + 2..<line.upperBound)
        guard let colon = content.first(where: { input.bytes[$0] == UInt8(ascii: ":") }) else {
            reportMalformedOption(line)
            return
        }
        let key = trimmed(content.lowerBound..<colon)
        let value = trimmed(colon + 1..<content.upperBound)
        guard !key.isEmpty, key.allSatisfy({ isOptionKeyByte(input.bytes[$0]) }) else {
            reportMalformedOption(line)
            return
        }
        options.append(
            CellOptionSyntax(
                key: NameSyntax(text: source.text(of: key), range: source.fileRange(of: key)),
                text: unquoted(value), valueRange: source.fileRange(of: value)))
    }

    private mutating func reportMalformedOption(_ line: Range<Int>) {
        diagnostics.append(
            problem(
                "malformed-option", "an option is one line `#| key: value`, and this is not", at: line,
                hint: "an ordinary comment begins with `#` and a space"))
    }

    private func isOptionKeyByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte >= 0x80 || Unicode.Scalar(byte).continuesName
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, input.bytes[start] == 0x20 || input.bytes[start] == 0x09 { start += 1 }
        while end > start, input.bytes[end - 1] == 0x20 || input.bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    private func unquoted(_ range: Range<Int>) -> EmbeddedText {
        let bytes = input.bytes[range]
        func piece(_ range: Range<Int>) -> (bytes: [UInt8], fileOffset: Int) {
            (Array(input.bytes[range]), source.fileOffset(of: range.lowerBound))
        }
        let quote = UInt8(ascii: "'")
        guard bytes.count >= 2, let first = bytes.first, first == bytes.last, first == UInt8(ascii: "\"") || first == quote
        else { return EmbeddedText(pieces: [piece(range)]) }
        let escape = first == quote ? quote : UInt8(ascii: "\\")
        var pieces: [(bytes: [UInt8], fileOffset: Int)] = []
        var start = range.lowerBound + 1
        let end = range.upperBound - 1
        var position = start
        while position + 1 < end {
            let next = input.bytes[position + 1]
            if input.bytes[position] == escape, next == first || next == escape {
                pieces.append(piece(start..<position))
                start = position + 1
                position += 1
            }
            position += 1
        }
        return EmbeddedText(pieces: pieces + [piece(start..<end)])
    }
}

/// The value of an option of a cell as it is written there; `nil` where it has none of that name.
public func cellOption(_ name: String, of cell: EmbeddedText) -> EmbeddedText? {
    guard String(decoding: cell.bytes, as: UTF8.self).contains(name) else { return nil }
    return parseCell(cell).0.options.first { $0.key.text == name }?.text
}

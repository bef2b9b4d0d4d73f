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
                value: unquoted(source.text(of: value)), valueRange: source.fileRange(of: value)))
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

    private func unquoted(_ text: String) -> String {
        guard text.count >= 2, let quote = text.first, quote == text.last, quote == "\"" || quote == "'" else {
            return text
        }
        var result = ""
        var rest = text.dropFirst().dropLast()
        while let character = rest.popFirst() {
            let isEscape = quote == "'" ? character == "'" : character == "\\"
            if isEscape, let next = rest.first, next == quote || (next == "\\" && quote == "\"") {
                rest.removeFirst()
                result.append(next)
            } else {
                result.append(character)
            }
        }
        return result
    }
}

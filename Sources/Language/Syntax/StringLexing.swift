import Diagnostics

extension Lexer {
    /// Reads a string that begins with a quotation mark of `opening` bytes and ends with one of `closing`, at the
    /// latest at the line's end.
    mutating func lexString(opening: Int, closing: Set<Unicode.Scalar>, problem given: Diagnostic? = nil) {
        let start = position
        var end = start + opening
        var value = ""
        var problem = given
        var hasUnknownEscape = false
        while let (scalar, length) = input.scalar(at: end), scalar != "\n" {
            if closing.contains(scalar) {
                // With an escape nobody knows, nobody knows the string.
                add(hasUnknownEscape ? .broken : .string(value), start..<end + length, problem: problem)
                return
            }
            if scalar == "\\" {
                let escape = readEscape(at: end)
                value.unicodeScalars.append(contentsOf: escape.value.unicodeScalars)
                if escape.isUnknown, !hasUnknownEscape { problem = unknownEscape(end..<escape.end) }
                hasUnknownEscape = hasUnknownEscape || escape.isUnknown
                end = escape.end
            } else {
                value.unicodeScalars.append(scalar)
                end += length
            }
        }
        addUnterminated(start..<input.endOfLine(from: start))
    }

    private mutating func addUnterminated(_ range: Range<Int>) {
        let before = input.startOfLine(at: range.lowerBound)..<range.lowerBound
        let isFirstOfLine = !input.bytes[before].contains(UInt8(ascii: "\""))
        add(
            .broken, range,
            problem: problem(
                "unterminated-string", "this string is not closed: its line ends first", at: range,
                hint: isFirstOfLine
                    ? "put `\"` where the string ends"
                    : "one of the quotation marks of this line lacks its partner"))
        tokens[tokens.count - 1].isUnterminated = true
    }

    /// Reads an apostrophe: a prime directly after a name or bracket, otherwise the beginning of a foreign string.
    mutating func lexApostrophe() {
        if followsValueDirectly {
            add(.prime, position..<position + 1)
            return
        }
        let mark = input.bytes[(position + 1)...].firstIndex { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\n") }
        if let closing = mark, input.bytes[closing] == UInt8(ascii: "'") {
            let range = position..<closing + 1
            lexString(
                opening: 1, closing: ["'"],
                problem: problem(
                    "single-quotes", "a string stands in double quotation marks", at: range,
                    label: "write `\"\(source.text(of: position + 1..<closing))\"`"))
        } else {
            let range = position..<position + 1
            add(
                .unreadable, range,
                problem: problem(
                    "unreadable-character", "`'` means nothing at this place", at: range,
                    hint: "strings stand in `\"…\"`; the `'` of a derivative follows its function without a space"))
        }
    }

    private func unknownEscape(_ range: Range<Int>) -> Diagnostic {
        problem(
            "unknown-escape", "`\(source.text(of: range))` stands for no character", at: range,
            hint: "a backslash itself is written `\\\\`; folders in a path are separated by `/`")
    }

    /// `\"`, `\\`, `\n`, `\t`, `\u{3C6}`; anything else stands for itself, and is unknown.
    private func readEscape(at offset: Int) -> (value: String, end: Int, isUnknown: Bool) {
        guard let (scalar, length) = input.scalar(at: offset + 1), scalar != "\n", scalar != "\r" else {
            return ("\\", offset + 1, true)
        }
        let end = offset + 1 + length
        switch scalar {
        case "\"", "\\": return (String(scalar), end, false)
        case "n": return ("\n", end, false)
        case "t": return ("\t", end, false)
        case "u" where input.byte(at: end) == UInt8(ascii: "{"):
            let digits = end + 1..<max(end + 1, min(end + 9, input.bytes.count))
            if let brace = input.bytes[digits].firstIndex(of: UInt8(ascii: "}")),
                let value = UInt32(source.text(of: end + 1..<brace), radix: 16), let named = Unicode.Scalar(value)
            {
                return (String(named), brace + 1, false)
            }
            return ("\\u", end, true)
        default: return ("\\" + String(scalar), end, true)
        }
    }
}

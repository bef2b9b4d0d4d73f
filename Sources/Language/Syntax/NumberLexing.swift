import Diagnostics

extension Lexer {
    /// Reads `12`, `2_000`, `0.5`, `1e-3`. Digits stand on both sides of a decimal point; `1..2` is an interval and
    /// `1.x` a field.
    mutating func lexNumber() {
        let start = position
        var end = afterDigits(start)
        var isBare = end == start
        if hasPoint(at: end) {
            if input.hasDigit(at: end + 1) {
                end = afterDigits(end + 1)
            } else if pointEndsNumber(end) {
                (isBare, end) = (true, end + 1)
            }
        }
        if let afterExponent = afterExponent(end) { end = afterExponent }

        if let (next, _) = input.scalar(at: end), next.continuesName {
            lexNumberWithLetter(start, end)
        } else if hasPoint(at: end), input.hasDigit(at: end + 1) {
            while hasPoint(at: end), input.hasDigit(at: end + 1) { end = afterDigits(end + 1) }
            addMalformed(start..<end, "has more than one decimal point")
        } else {
            addNumber(start..<end, isBare: isBare)
        }
    }

    private mutating func addNumber(_ range: Range<Int>, isBare: Bool) {
        let written = source.text(of: range)
        guard hasProperUnderscores(range) else {
            addMalformed(range, "has an underscore that does not stand between two digits")
            return
        }
        var digits = written.filter { $0 != "_" }
        if digits.hasPrefix(".") { digits = "0" + digits }
        if isBare, let point = digits.firstIndex(of: "."), !(digits[point...].dropFirst().first?.isNumber ?? false) {
            digits.remove(at: point)
        }
        let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
        let isZero = mantissa.allSatisfy { $0 == "0" || $0 == "." }
        guard let value = Double(digits), value.isFinite, isZero || value != 0 else {
            add(
                .broken, range,
                problem: problem(
                    "number-out-of-range", "`\(written)` is too large or too small for a 64-bit number", at: range,
                    hint: "numbers lie between about 5e-324 and 1.8e308"))
            return
        }
        let problem =
            isBare
            ? problem(
                "bare-point", "a decimal point has digits on both sides", at: range, label: "write `\(digits)`") : nil
        add(.number(value), range, problem: problem)
    }

    private mutating func lexNumberWithLetter(_ start: Int, _ numberEnd: Int) {
        var end = numberEnd
        while let (scalar, length) = input.scalar(at: end), scalar.continuesName { end += length }
        let number = source.text(of: start..<numberEnd)
        let word = source.text(of: numberEnd..<end)
        let hint: String
        if number == "0", let base = word.first, "xXbBoO".contains(base) {
            hint = "numbers are written in decimal"
        } else if word.first == "e" || word.first == "E", word.dropFirst().allSatisfy({ $0 == "_" || $0.isNumber }) {
            hint = "a power of ten is written `\(number)e3` or `\(number)e-3`"
        } else if word.hasPrefix("_") {
            hint = "an underscore stands between two digits only, as in `2_000`"
        } else {
            hint = "write `\(number)*\(word)` for the product"
        }
        add(
            .broken, start..<end,
            problem: problem(
                "number-with-letter", "the number `\(number)` runs into `\(word)`", at: start..<end, hint: hint))
    }

    private mutating func addMalformed(_ range: Range<Int>, _ what: String) {
        add(
            .broken, range,
            problem: problem(
                "malformed-number", "`\(source.text(of: range))` \(what)", at: range,
                hint: "numbers look like `12`, `2_000`, `0.5` or `1e-3`"))
    }

    private func hasPoint(at offset: Int) -> Bool { input.byte(at: offset) == UInt8(ascii: ".") }

    private func afterDigits(_ offset: Int) -> Int {
        var end = offset
        while input.hasDigit(at: end) || (input.byte(at: end) == UInt8(ascii: "_") && end > offset) { end += 1 }
        return end
    }

    private func afterExponent(_ offset: Int) -> Int? {
        guard let letter = input.byte(at: offset), letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else {
            return nil
        }
        var end = offset + 1
        if let sign = input.byte(at: end), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { end += 1 }
        return input.hasDigit(at: end) ? afterDigits(end) : nil
    }

    /// Whether the point at an offset, with no digit after it, belongs to the number: not where it begins `..` or a
    /// field.
    private func pointEndsNumber(_ point: Int) -> Bool {
        guard let (next, _) = input.scalar(at: point + 1) else { return true }
        if afterExponent(point + 1) != nil { return true }
        return next != "." && !next.startsName
    }

    private func hasProperUnderscores(_ range: Range<Int>) -> Bool {
        range.allSatisfy { offset in
            input.bytes[offset] != UInt8(ascii: "_")
                || (input.hasDigit(at: offset - 1) && offset + 1 < range.upperBound && input.hasDigit(at: offset + 1))
        }
    }
}

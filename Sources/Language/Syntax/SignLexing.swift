import Diagnostics

extension Lexer {
    /// Reads an operator, a bracket, punctuation, or a sign that only looks like one.
    mutating func lexSign(_ scalar: Unicode.Scalar, _ length: Int) {
        if scalar == "'" {
            lexApostrophe()
        } else if !scalar.isASCII, lexPrimeLookAlike(scalar, length) || lexForeignString(scalar, length) {
            return
        } else if superscriptDigit(scalar) != nil || scalar == "\u{207B}" {
            lexSuperscript()
        } else if let sign = signs[input.bytes[position]]?.first(where: { input.has($0.bytes, at: position) }) {
            lex(sign, scalar)
        } else {
            lexUnreadable(length)
        }
    }

    private mutating func lex(_ sign: Sign, _ scalar: Unicode.Scalar) {
        let range = position..<position + sign.bytes.count
        switch sign.meaning {
        case .own(let kind): add(kind, range)
        case .foreign(let meant, let kind):
            add(
                kind, range,
                problem: problem(
                    "foreign-operator", "`\(source.text(of: range))` is no operator here", at: range,
                    label: "write `\(meant)`"))
        case .lookAlike(let meant, let kind): add(kind, range, problem: lookAlike(scalar, range, meant))
        case .nothing(let code, let message, let hint):
            add(
                .unreadable, range,
                problem: problem(code, "`\(source.text(of: range))` \(message)", at: range, hint: hint))
        }
    }

    // MARK: Foreign ways of writing

    private func lookAlike(_ scalar: Unicode.Scalar, _ range: Range<Int>, _ meant: String) -> Diagnostic {
        let name = scalar.properties.name.map { ", " + $0.lowercased() } ?? ""
        return problem(
            "look-alike", "`\(scalar)` (\(scalar.codePoint)\(name)) stands where `\(meant)` is meant", at: range,
            label: "write `\(meant)`")
    }

    private mutating func lexPrimeLookAlike(_ scalar: Unicode.Scalar, _ length: Int) -> Bool {
        guard ["\u{2032}", "\u{2019}", "\u{2018}", "\u{B4}"].contains(scalar), followsValueDirectly else {
            return false
        }
        let range = position..<position + length
        add(.prime, range, problem: lookAlike(scalar, range, "'"))
        return true
    }

    /// Strings in the quotation marks a word processor makes.
    private mutating func lexForeignString(_ scalar: Unicode.Scalar, _ length: Int) -> Bool {
        guard let closing = foreignQuotes[scalar] else { return false }
        let range = position..<position + length
        lexString(
            opening: length, closing: closing,
            problem: problem(
                "look-alike", "this string stands in foreign quotation marks", at: range,
                label: "write `\"` before and after it"))
        return true
    }

    private func superscriptDigit(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar {
        case "\u{B9}": "1"
        case "\u{B2}": "2"
        case "\u{B3}": "3"
        case "\u{2070}", "\u{2074}"..."\u{2079}": Character(Unicode.Scalar(scalar.value - 0x2070 + 0x30)!)
        default: nil
        }
    }

    /// `x²` is read as `x^2`.
    private mutating func lexSuperscript() {
        let start = position
        var end = start
        let isNegative = input.scalar(at: start)?.0 == "\u{207B}"
        if isNegative { end += 3 }
        var digits = ""
        while let (scalar, length) = input.scalar(at: end), let digit = superscriptDigit(scalar) {
            digits.append(digit)
            end += length
        }
        guard let value = Double(digits), value.isFinite else {
            lexUnreadable(end - start)
            return
        }
        let meant = isNegative ? "^-\(digits)" : "^\(digits)"
        add(
            .binary(.power), start..<end,
            problem: problem(
                "look-alike", "a power is written with `^`, not with raised digits", at: start..<end,
                label: "write `\(meant)`"))
        if isNegative { add(.binary(.subtract), start..<end) }
        add(.number(value), start..<end)
    }

    // MARK: Signs without meaning

    private mutating func lexUnreadable(_ length: Int) {
        let range = position..<position + length
        let scalar = input.scalar(at: position)?.0 ?? "\u{FFFD}"
        add(.unreadable, range, problem: problem("unreadable-character", explanation(scalar), at: range))
    }

    private func explanation(_ scalar: Unicode.Scalar) -> String {
        if scalar == "\u{FFFD}" { return "there is a byte here that is not UTF-8" }
        guard scalar.value >= 0x20, scalar.value != 0x7F else {
            return "the control character \(scalar.codePoint) means nothing here"
        }
        let name = scalar.properties.name.map { ", " + $0.lowercased() } ?? ""
        return "`\(scalar)` (\(scalar.codePoint)\(name)) means nothing here"
    }
}

/// Quotation marks that are not `"`, and those that may end a string begun with them.
private let foreignQuotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "\u{201C}": ["\u{201D}", "\u{201C}", "\""], "\u{201D}": ["\u{201D}", "\u{201C}", "\""],
    "\u{201E}": ["\u{201C}", "\u{201D}", "\""], "\u{FF02}": ["\u{FF02}", "\""], "\u{AB}": ["\u{BB}"],
    "\u{2018}": ["\u{2019}", "\u{2018}", "'"], "\u{2019}": ["\u{2019}", "'"],
]

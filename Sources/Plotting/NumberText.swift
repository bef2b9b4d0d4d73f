/// How numbers are written for people. A stated rounding of the shortest decimal form that reads back as the same
/// number, halves away from zero; no locale and no C library takes part, so every machine writes the same. Thousands
/// are set apart by narrow spaces, from five digits on: `12 500`.
public enum NumberText {
    /// Whole numbers whole, all others with at most four significant digits. Zeros at the end stand only where digits
    /// behind them were left out: a half is `0.5`, and 0.99995 is `1.000`, for it is not one.
    public static func plain(_ value: Double, significantDigits: Int = 4) -> String {
        guard value.isFinite else { return nonFinite(value) }
        if value == value.rounded(.towardZero), abs(value) < 1e15 { return whole(value) }
        var decimal = Decimal(value)
        decimal.round(significant: significantDigits)
        let digits = decimal.isRounded ? significantDigits : 0
        if decimal.pointPosition > 6 || decimal.pointPosition < -3 { return decimal.scientific(minimumDigits: digits) }
        return decimal.positional(minimumFraction: digits - decimal.pointPosition)
    }

    /// Exactly `digits` digits after the point.
    public static func rounded(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return nonFinite(value) }
        var decimal = Decimal(value)
        decimal.round(fraction: digits)
        return decimal.positional(minimumFraction: digits)
    }

    /// A fraction as a percentage with up to one digit after the point: `0.985` is `98.5 %`, and `100 %` is all.
    public static func percent(_ value: Double) -> String {
        guard value.isFinite else { return nonFinite(value) }
        var decimal = Decimal(value)
        decimal.pointPosition += 2
        decimal.round(fraction: 1)
        return decimal.positional(minimumFraction: decimal.isRounded ? 1 : 0) + "\u{202F}%"
    }

    /// Words that came with the data: among them, numbers have a minus as long as a plus.
    public static func shown(_ words: String) -> String {
        guard words.utf8.contains(UInt8(ascii: "-")) else { return words }
        return words.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.first == "-" && Double(word) != nil ? "−" + word.dropFirst() : String(word)
        }.joined(separator: " ")
    }

    private static func nonFinite(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞"
    }

    private static func whole(_ value: Double) -> String {
        let text = String(Int64(abs(value)))
        return (value < 0 ? "−" : "") + ExactDecimal.grouped(text)
    }

    /// A decimal number: 0.DIGITS × 10^pointPosition.
    private struct Decimal {
        var isNegative: Bool
        var digits: [UInt8]
        /// How many digits stand before the point.
        var pointPosition: Int
        /// Whether digits were left out.
        private(set) var isRounded = false

        init(_ value: Double) {
            isNegative = value < 0
            // Swift's description is the shortest decimal that reads back as the same number.
            var exponent = 0
            var digits: [UInt8] = []
            var point: Int?
            var text = Array(abs(value).description.utf8)[...]
            if let e = text.firstIndex(of: UInt8(ascii: "e")) {
                exponent = Int(String(decoding: text[(e + 1)...], as: UTF8.self))!
                text = text[..<e]
            }
            for byte in text {
                if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - UInt8(ascii: "0")) }
            }
            let leading = digits.prefix { $0 == 0 }.count
            pointPosition = (point ?? digits.count) + exponent - leading
            self.digits = Array(digits.dropFirst(leading))
            trim()
        }

        private mutating func trim() {
            while digits.last == 0 { digits.removeLast() }
            if digits.isEmpty { pointPosition = 0 }
        }

        mutating func round(significant count: Int) { cut(to: count) }
        mutating func round(fraction count: Int) { cut(to: pointPosition + count) }

        private mutating func cut(to count: Int) {
            guard count < digits.count else { return }
            isRounded = true
            guard count >= 0 else {
                digits = []
                pointPosition = 0
                return
            }
            let roundsUp = digits[count] >= 5
            digits = Array(digits[..<count])
            if roundsUp {
                var position = count - 1
                while position >= 0, digits[position] == 9 {
                    digits[position] = 0
                    position -= 1
                }
                if position >= 0 {
                    digits[position] += 1
                } else {
                    digits.insert(1, at: 0)
                    pointPosition += 1
                }
            }
            trim()
        }

        private func text(_ digits: some Sequence<UInt8>) -> String {
            String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        }

        private var sign: String { isNegative && !digits.isEmpty ? "−" : "" }

        func positional(minimumFraction: Int) -> String {
            var whole: [UInt8] = []
            var fraction: [UInt8] = []
            if pointPosition <= 0 {
                whole = [0]
                if !digits.isEmpty { fraction = [UInt8](repeating: 0, count: -pointPosition) + digits }
            } else {
                whole = Array(digits.prefix(pointPosition))
                whole += [UInt8](repeating: 0, count: pointPosition - whole.count)
                fraction = Array(digits.dropFirst(pointPosition))
            }
            while fraction.count < minimumFraction { fraction.append(0) }
            return sign + ExactDecimal.grouped(text(whole)) + (fraction.isEmpty ? "" : "." + text(fraction))
        }

        /// `6.376 × 10⁸`
        func scientific(minimumDigits: Int) -> String {
            let rest = digits.dropFirst() + [UInt8](repeating: 0, count: max(0, minimumDigits - digits.count))
            let mantissa = text(digits.prefix(1)) + (rest.isEmpty ? "" : "." + text(rest))
            let superscripts: [Character: Character] = [
                "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
                "9": "⁹",
            ]
            let exponent = String(String(pointPosition - 1).map { superscripts[$0]! })
            return sign + mantissa + "\u{202F}×\u{202F}10" + exponent
        }
    }
}

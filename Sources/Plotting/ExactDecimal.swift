/// mantissa · 10^exponent, so that a tick at three tenths is written 0.3 and never 0.30000000000000004.
struct ExactDecimal: Equatable {
    var mantissa: Int
    var exponent: Int

    /// The nearest double.
    var value: Double {
        guard let value = Double("\(mantissa)e\(exponent)") else { preconditionFailure("a decimal is a number") }
        return value
    }

    /// The power of ten of the leading digit; 0 for zero.
    var magnitude: Int {
        mantissa == 0 ? 0 : exponent + String(mantissa.magnitude).count - 1
    }

    /// In digits, with exactly this many after the point: 12 500.00, −0.5.
    func plain(decimals: Int) -> String {
        var digits = String(mantissa.magnitude) + String(repeating: "0", count: max(0, exponent + decimals))
        precondition(exponent + decimals >= 0, "no digit is dropped")
        if digits.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
        }
        let sign = mantissa < 0 ? "−" : ""
        let whole = Self.grouped(String(digits.dropLast(decimals)))
        return decimals == 0 ? sign + whole : "\(sign)\(whole).\(digits.suffix(decimals))"
    }

    /// With one digit before the point and a power of ten: 2.5·10⁸, 10⁻³.
    func scientific(magnitude: Int, decimals: Int) -> String {
        let significand = ExactDecimal(mantissa: mantissa, exponent: exponent - magnitude)
        let power = "10" + Self.superscript(magnitude)
        switch significand.plain(decimals: decimals) {
        case "1": return power
        case "−1": return "−" + power
        case let text: return "\(text)·\(power)"
        }
    }

    static func superscript(_ number: Int) -> String {
        String(
            String(number).map { character in
                switch character {
                case "-": "⁻"
                case "0": "⁰"
                case "1": "¹"
                case "2": "²"
                case "3": "³"
                case "4": "⁴"
                case "5": "⁵"
                case "6": "⁶"
                case "7": "⁷"
                case "8": "⁸"
                default: "⁹"
                }
            })
    }

    /// Thousands set apart by narrow spaces, from five digits on.
    static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append("\u{202F}") }
            result.append(digit)
        }
        return result
    }
}

/// The largest k with 10^k ≤ x, for positive x.
func floorLog10(_ x: Double) -> Int {
    var exponent = Int((Double(x.exponent) * 0.30103).rounded(.down))
    while powerOfTen(exponent + 1) <= x { exponent += 1 }
    while powerOfTen(exponent) > x { exponent -= 1 }
    return exponent
}

/// The double nearest to 10^k; infinity or zero beyond their range.
func powerOfTen(_ exponent: Int) -> Double {
    guard let value = Double("1e\(exponent)") else { return exponent > 0 ? .infinity : 0 }
    return value
}

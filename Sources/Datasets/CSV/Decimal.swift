/// Reads decimal numbers from bytes, each rounded correctly (to the nearest double, ties to even).
enum Decimal {
    /// The number that begins at `position`, which moves behind it; `nil` where none begins. Signs, a point and an
    /// exponent are understood, nothing else; a number too large for a double is infinite.
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Double? {
        let start = position
        let end = bytes.count
        var place = start
        var isNegative = false
        if place < end, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
            isNegative = bytes[place] == UInt8(ascii: "-")
            place += 1
        }
        var mantissa: UInt64 = 0
        var digits = 0
        var significant = 0
        var exponent = 0
        while place < end, case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            digits += 1
            if significant > 0 || digit > 0 { significant += 1 }
            place += 1
        }
        if place < end, bytes[place] == UInt8(ascii: ".") {
            place += 1
            let fraction = place
            while place < end, case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10 {
                mantissa = mantissa &* 10 &+ UInt64(digit)
                if significant > 0 || digit > 0 { significant += 1 }
                place += 1
            }
            digits += place - fraction
            exponent = fraction - place
        }
        guard digits > 0 else { return nil }
        if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") {
            var behind = place + 1
            var exponentIsNegative = false
            if behind < end, bytes[behind] == UInt8(ascii: "-") || bytes[behind] == UInt8(ascii: "+") {
                exponentIsNegative = bytes[behind] == UInt8(ascii: "-")
                behind += 1
            }
            let firstDigit = behind
            var power = 0
            while behind < end, case let digit = bytes[behind] &- UInt8(ascii: "0"), digit < 10 {
                // No double needs a larger one; stopping here keeps it from overflowing.
                if power < 100_000 { power = power * 10 + Int(digit) }
                behind += 1
            }
            guard behind > firstDigit else { return nil }
            exponent += exponentIsNegative ? -power : power
            place = behind
        }
        position = place
        if significant == 0 { return isNegative ? -0.0 : 0 }
        let magnitude: Double
        if significant <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
            // Both factors are exact, so one rounding is all there is.
            magnitude =
                exponent < 0 ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
        } else if significant <= 19, exponent >= -27, exponent <= 27 {
            magnitude = scaled(mantissa, by: exponent)
        } else {
            return Double(String(decoding: bytes[start..<place], as: UTF8.self))
        }
        return isNegative ? -magnitude : magnitude
    }

    /// mantissa · 10^exponent for |exponent| ≤ 27, where 5^|exponent| fits a word: the product or quotient is taken
    /// exactly to 64 bits with all that lies below folded into the last one, and then rounded once.
    private static func scaled(_ mantissa: UInt64, by exponent: Int) -> Double {
        let five = powersOfFive[abs(exponent)]
        var bits: UInt64
        var shift: Int
        if exponent >= 0 {
            let product = mantissa.multipliedFullWidth(by: five)
            let zeros = product.high == 0 ? 64 + product.low.leadingZeroBitCount : product.high.leadingZeroBitCount
            if zeros >= 64 {
                bits = product.low
                shift = exponent
            } else {
                let dropped = product.low << UInt64(zeros)
                bits = product.high << UInt64(zeros) | (zeros == 0 ? 0 : product.low >> UInt64(64 - zeros))
                if dropped != 0 { bits |= 1 }
                shift = exponent + 64 - zeros
            }
        } else {
            let divisorZeros = five.leadingZeroBitCount
            let mantissaZeros = mantissa.leadingZeroBitCount
            let divisor = five << UInt64(divisorZeros)
            var high = mantissa << UInt64(mantissaZeros)
            var low: UInt64 = 0
            shift = exponent + divisorZeros - mantissaZeros - 64
            if high >= divisor {
                low = high << 63
                high >>= 1
                shift += 1
            }
            let (quotient, remainder) = divisor.dividingFullWidth((high, low))
            bits = quotient | (remainder == 0 ? 0 : 1)
        }
        return Double(sign: .plus, exponent: shift, significand: Double(bits))
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private static let powersOfFive: [UInt64] = (0...27).map { (0..<$0).reduce(1) { power, _ in power * 5 } }
}

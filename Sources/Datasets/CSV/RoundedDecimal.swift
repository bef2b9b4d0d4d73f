/// Decimal numbers with whole mantissas, rounded to doubles.
///
/// The algorithm is Eisel and Lemire's: Lemire, "Number Parsing at a Gigabyte per Second" (Software: Practice and
/// Experience 51, 2021); that 128 bits of a power of five are always enough is shown by Mushtak and Lemire, "Fast
/// Number Parsing Without Fallback" (2023).
enum RoundedDecimal {
    private static let mantissaBits = 52
    private static let leastExponent = -1023

    /// The double nearest to mantissa · 10^exponent, of two the even one; infinite where it is too large.
    @inline(__always)
    static func value(_ mantissa: UInt64, _ exponent: Int, _ powers: PowersOfFive) -> Double {
        if mantissa == 0 || exponent < PowersOfFive.exponents.lowerBound { return 0 }
        if exponent > PowersOfFive.exponents.upperBound { return .infinity }
        let zeros = mantissa.leadingZeroBitCount
        let (high, low) = product(mantissa << UInt64(zeros), powers[exponent])
        let upper = Int(high >> 63)
        let shift = UInt64(upper + 64 - mantissaBits - 3)
        // One bit more than a double has, to round by.
        var bits = high >> shift
        // ⌊log₂ 10^q⌋ for these q.
        let power = (217_706 * exponent) >> 16 + 63
        var binary = power + upper - zeros - leastExponent
        if binary <= 0 {
            // Subnormal, with fewer bits the smaller it is.
            if 1 - binary >= 64 { return 0 }
            bits >>= UInt64(1 - binary)
            bits = (bits + (bits & 1)) >> 1
            return Double(bitPattern: bits)
        }
        // Exactly between two doubles, which only small powers can be: to the even one.
        if low <= 1, exponent >= -4, exponent <= 23, bits & 3 == 1, bits << shift == high { bits &= ~1 }
        bits = (bits + (bits & 1)) >> 1
        if bits >= 2 << UInt64(mantissaBits) {
            bits = 1 << UInt64(mantissaBits)
            binary += 1
        }
        if binary >= 0x7ff { return .infinity }
        return Double(bitPattern: bits & ~(1 << UInt64(mantissaBits)) | UInt64(binary) << UInt64(mantissaBits))
    }

    /// The leading 128 bits of the product with a power of five, as exactly as rounding needs them.
    @inline(__always)
    private static func product(_ mantissa: UInt64, _ power: PowersOfFive.Power) -> (high: UInt64, low: UInt64) {
        var (high, low) = mantissa.multipliedFullWidth(by: power.high)
        // The lower half of the power counts only where the bits to round by are all ones.
        if high & 0x1ff == 0x1ff {
            let below = mantissa.multipliedFullWidth(by: power.low).high
            low &+= below
            if below > low { high += 1 }
        }
        return (high, low)
    }
}

/// The leading 128 bits of powers of five, as rounding a decimal number needs them.
///
/// For q ≥ 0 they are those of 5^q, cut off; for q < 0 those of 1 / 5^−q, cut off and one added in the last place before
/// that. Lemire, "Number Parsing at a Gigabyte per Second" (2021), section 5.
struct PowersOfFive: @unchecked Sendable {
    struct Power: BitwiseCopyable {
        var high: UInt64
        var low: UInt64
    }

    static let exponents = -342...308

    /// Never freed: there is one table.
    private let powers: UnsafePointer<Power>

    /// All of them, computed when the first is asked for.
    static let table = PowersOfFive()

    @inline(__always)
    subscript(exponent: Int) -> Power { powers[exponent - Self.exponents.lowerBound] }

    private init() {
        let whole = Self.exponents.upperBound
        var power = LongNumber(1, words: 13)
        var positive: [Power] = []
        for _ in 0...whole {
            positive.append(power.leadingBits)
            power.multiply(by: 5)
        }
        // ⌊2^b / 5^n⌋ are the leading bits of ⌊2^B / 5^n⌋ with one B for all n, and division by 5 can be repeated.
        let bits = 28 * 64
        var quotient = LongNumber(1, words: 29, shiftedBy: bits)
        var width = 0
        var fivefold = LongNumber(1, words: 13)
        var negative: [Power] = []
        for n in 1...(-Self.exponents.lowerBound) {
            quotient.divide(by: 5)
            fivefold.multiply(by: 5)
            width = fivefold.bitWidth
            let b = n <= 27 ? width + 127 : 2 * width + 128
            negative.append(quotient.leadingBits(ofShifted: bits - b))
        }
        let all = UnsafeMutableBufferPointer<Power>.allocate(capacity: Self.exponents.count)
        _ = all.initialize(from: negative.reversed() + positive)
        powers = UnsafePointer(all.baseAddress!)
    }
}

/// A whole number of a fixed number of words, lowest first.
private struct LongNumber {
    private var words: [UInt64]

    init(_ value: UInt64, words count: Int, shiftedBy bits: Int = 0) {
        words = [UInt64](repeating: 0, count: count)
        words[bits / 64] = value << UInt64(bits % 64)
    }

    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in words.indices {
            let product = words[index].multipliedFullWidth(by: factor)
            let (low, overflows) = product.low.addingReportingOverflow(carry)
            words[index] = low
            carry = product.high + (overflows ? 1 : 0)
        }
        precondition(carry == 0, "the number has room for its words")
    }

    mutating func divide(by divisor: UInt64) {
        var remainder: UInt64 = 0
        for index in words.indices.reversed() {
            (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
        }
    }

    /// How many bits it has without leading zeros.
    var bitWidth: Int {
        guard let top = words.lastIndex(where: { $0 != 0 }) else { return 0 }
        return 64 * (top + 1) - words[top].leadingZeroBitCount
    }

    /// Its 128 leading bits; zeros follow where it has fewer.
    var leadingBits: PowersOfFive.Power {
        let width = bitWidth
        return PowersOfFive.Power(high: word(atBit: width - 64), low: word(atBit: width - 128))
    }

    /// The 128 leading bits of one more than this number without its lowest bits.
    func leadingBits(ofShifted bits: Int) -> PowersOfFive.Power {
        let count = bitWidth - bits
        var cut = LongNumber(0, words: words.count)
        for index in cut.words.indices where 64 * index < count { cut.words[index] = word(atBit: bits + 64 * index) }
        for index in cut.words.indices {
            cut.words[index] &+= 1
            if cut.words[index] != 0 { break }
        }
        return cut.leadingBits
    }

    /// 64 bits from a place on; below the lowest and above the highest stand zeros.
    private func word(atBit bit: Int) -> UInt64 {
        func at(_ index: Int) -> UInt64 { words.indices.contains(index) ? words[index] : 0 }
        let index = bit >> 6
        let shift = UInt64(bit & 63)
        return shift == 0 ? at(index) : at(index) >> shift | at(index + 1) << (64 - shift)
    }
}

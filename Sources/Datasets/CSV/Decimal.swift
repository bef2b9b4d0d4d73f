/// Reads decimal numbers from bytes, each rounded correctly (to the nearest double, ties to even).
enum Decimal {
    /// The number that begins at `position`, which moves behind it; `nil` where none begins. Signs, a point and an
    /// exponent are understood, nothing else; a number too large for a double is infinite.
    @inline(__always)
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ powers: PowersOfFive = .table
    ) -> Double? {
        let start = position
        let end = bytes.count
        var place = start
        var isNegative = false
        if place < end, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
            isNegative = bytes[place] == UInt8(ascii: "-")
            place += 1
        }
        // Overflows where there are more than 19 digits, which are then read again.
        var mantissa: UInt64 = 0
        var exponent = 0
        let firstDigit = place
        skipDigits(bytes, &place, &mantissa)
        var digits = place - firstDigit
        if place < end, bytes[place] == UInt8(ascii: ".") {
            place += 1
            let fraction = place
            skipDigits(bytes, &place, &mantissa)
            digits += place - fraction
            exponent = fraction - place
        }
        guard digits > 0 else { return nil }
        let lastDigit = place
        if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") {
            guard let power = power(bytes, &place) else { return nil }
            exponent += power
        }
        position = place
        let magnitude: Double
        if digits <= 19 {
            magnitude = RoundedDecimal.value(mantissa, exponent, powers)
        } else {
            magnitude = manyDigits(bytes, firstDigit..<lastDigit, exponent, powers) ?? slow(bytes[firstDigit..<place])
        }
        return isNegative ? -magnitude : magnitude
    }

    /// Takes digits up, eight at a time where there are so many.
    @inline(__always)
    private static func skipDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ mantissa: inout UInt64) {
        while place + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: UnsafeRawPointer(bytes.baseAddress! + place).loadUnaligned(as: UInt64.self))
            // Every byte is from "0" to "9": neither adding 0x46 nor taking 0x30 away sets its highest bit.
            guard ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080 == 0
            else { break }
            mantissa = mantissa &* 100_000_000 &+ eightDigits(word)
            place += 8
        }
        while place < bytes.count, case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            place += 1
        }
    }

    /// Eight digits, the first in the lowest byte: neighbours are joined to pairs, these to fours, these to eight.
    @inline(__always)
    private static func eightDigits(_ word: UInt64) -> UInt64 {
        let digits = word &- 0x3030_3030_3030_3030
        let pairs = (digits &* 10 &+ digits >> 8) & 0x00ff_00ff_00ff_00ff
        let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_ffff_0000_ffff
        return (fours &* 10_000 &+ fours >> 32) & 0xffff_ffff
    }

    /// The exponent behind an `e`; `nil` where there is none.
    private static func power(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
        var behind = place + 1
        var isNegative = false
        if behind < bytes.count, bytes[behind] == UInt8(ascii: "-") || bytes[behind] == UInt8(ascii: "+") {
            isNegative = bytes[behind] == UInt8(ascii: "-")
            behind += 1
        }
        let firstDigit = behind
        var power = 0
        while behind < bytes.count, case let digit = bytes[behind] &- UInt8(ascii: "0"), digit < 10 {
            // Stopping here keeps it from overflowing; no file has as many digits as would make a difference.
            if power < 1 << 50 { power = power * 10 + Int(digit) }
            behind += 1
        }
        guard behind > firstDigit else { return nil }
        place = behind
        return isNegative ? -power : power
    }

    /// A number of more than 19 digits by the first 19 that count: what is cut off makes it lie between two numbers,
    /// which round to the same double nearly always; `nil` where they do not.
    private static func manyDigits(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ exponent: Int, _ powers: PowersOfFive
    ) -> Double? {
        var mantissa: UInt64 = 0
        var significant = 0
        for place in range where bytes[place] != UInt8(ascii: ".") {
            let digit = UInt64(bytes[place] - UInt8(ascii: "0"))
            if significant > 0 || digit > 0 { significant += 1 }
            if significant <= 19 { mantissa = mantissa * 10 + digit }
        }
        guard significant > 19 else { return RoundedDecimal.value(mantissa, exponent, powers) }
        let power = exponent + significant - 19
        let value = RoundedDecimal.value(mantissa, power, powers)
        return value == RoundedDecimal.value(mantissa + 1, power, powers) ? value : nil
    }

    /// The standard library's own reading, which is exact for any number of digits.
    private static func slow(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double {
        guard let value = Double(String(decoding: bytes, as: UTF8.self)) else {
            preconditionFailure("digits with a point and an exponent are a number")
        }
        return value
    }
}

import Random
import Testing

@testable import Datasets

@Suite struct DecimalTests {
    private func read(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var position = 0
            let value = Decimal.read(bytes, &position)
            return position == bytes.count ? value : nil
        }
    }

    @Test(arguments: [
        "0", "-0", "1", "+2.50", ".5", "5.", "1e5", "1E-5", "123456789012345678901234567890", "0.1", "9007199254740993",
        "9007199254740992.9999999999", "1.7976931348623157e308", "4.9e-324", "2.2250738585072011e-308", "1e-400",
        "0.000000000000000000000000000000000000001", "8.5e22", "9007199254740993e22", "1e23", "123456789.123456789e-10",
        "0000000000000000000000000001.5", "7450580596923828125e-27", "18446744073709551615", "18446744073709551616",
    ])
    func `numbers are rounded correctly`(text: String) throws {
        #expect(try #require(read(text)).bitPattern == Double(text)!.bitPattern)
    }

    @Test func `what doubles are written as is read back, in every range`() {
        var random = NumPyRandom(seed: 1)
        for _ in 0..<20_000 {
            let value = Double(sign: .plus, exponent: Int(random.integers(-120, 120)), significand: 1 + random.random())
            #expect(read("\(value)") == value)
            // One digit too many for the short way, and places behind the point.
            let digits = "\(random.next() >> UInt64(random.integers(0, 40)))"
            let text = "\(digits)e\(random.integers(-30, 30))"
            #expect(read(text) == Double(text))
        }
    }

    /// As the standard library does, which is exact for any number of digits.
    @Test func `digits of any number with exponents in and beyond the range of doubles`() {
        var random = NumPyRandom(seed: 2)
        for _ in 0..<40_000 {
            let digits = (0..<random.integers(1, 26)).map { _ in "\(random.integers(0, 10))" }
            let point = Int(random.integers(0, Int64(digits.count + 1)))
            let text = digits[..<point].joined() + "." + digits[point...].joined() + "e\(random.integers(-350, 320))"
            let value = read(text)
            #expect(value?.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
    }

    /// Exactly between two doubles, and the least bit above and below.
    @Test func `ties go to the even neighbour`() {
        var random = NumPyRandom(seed: 3)
        for _ in 0..<2_000 {
            let half = (random.next() | 1 << 63) >> 10 | 1
            for shift in 0..<10 {
                let tie = half << UInt64(shift)
                #expect(read("\(tie)") == Double("\(tie)"))
                #expect(read("\(tie).0000000000000000001") == Double("\(tie).0000000000000000001"))
                #expect(read("\(tie - 1).9999999999999999999") == Double("\(tie - 1).9999999999999999999"))
            }
        }
    }

    @Test(arguments: ["", "-", ".", "e5", "1e", "1e+", "x", "0x10", "nan", "1_000", "1 "])
    func `anything else is no number`(text: String) {
        #expect(read(text) == nil)
    }
}

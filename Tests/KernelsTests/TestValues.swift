import SeededNumbers
import Testing

typealias TestRandom = SplitMix64

extension TestRandom {
    mutating func plain<T: KernelElement>() -> T { T(Double(Int64(bitPattern: next()) >> 11) * 0x1p-52) }

    /// A number of any size or kind: mostly moderate, often huge or tiny, at times denormal, zero, infinite or NaN.
    mutating func any<T: KernelElement>() -> T {
        let value: T = plain()
        switch next() % 16 {
        case 0:
            let special: [T] = [
                .nan, .infinity, -.infinity, 0, -0.0, 1, -1, .leastNonzeroMagnitude, -.leastNormalMagnitude / 3,
                .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 2, 0.5, -2,
            ]
            return special[Int(next() % UInt64(special.count))]
        case 1, 2:
            let lowest = Int(T.leastNormalMagnitude.exponent)
            let exponent = lowest + Int(next() % UInt64(-2 * lowest))
            return T(sign: .plus, exponent: T.Exponent(exponent), significand: value)
        case 3, 4: return value * 1000
        case 5, 6: return (value * 40).rounded()
        default: return value * 8
        }
    }
}

/// An array at an offset that breaks alignment, with guards on both sides that must survive.
final class GuardedArray<T: KernelElement> {
    let count: Int
    let pointer: UnsafeMutablePointer<T>
    private let base: UnsafeMutablePointer<T>
    private static var margin: Int { 19 }
    private static var canary: T { -1234.5 }

    init(_ values: [T], offset: Int = 0) {
        count = values.count
        base = .allocate(capacity: values.count + 2 * Self.margin)
        base.initialize(repeating: Self.canary, count: values.count + 2 * Self.margin)
        pointer = base + 4 + offset % 13
        pointer.update(from: values, count: values.count)
    }

    convenience init(count: Int, offset: Int = 0) {
        self.init([T](repeating: -77, count: count), offset: offset)
    }

    deinit { base.deallocate() }

    var values: [T] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

    /// The bits of all values; -1 at the end when a guard was overwritten.
    var bits: [UInt64] {
        var bits = values.map(\.canonicalBits)
        let front = UnsafeBufferPointer(start: base, count: pointer - base)
        let back = UnsafeBufferPointer(
            start: pointer + count, count: count + 2 * Self.margin - (pointer - base) - count)
        if !front.allSatisfy({ $0 == Self.canary }) || !back.allSatisfy({ $0 == Self.canary }) { bits.append(.max) }
        return bits
    }
}

extension Array where Element: KernelElement {
    /// `count` numbers of any kind.
    static func any(_ count: Int, _ random: inout TestRandom) -> [Element] { (0..<count).map { _ in random.any() } }

    /// `count` numbers in −1 ..< 1.
    static func plain(_ count: Int, _ random: inout TestRandom) -> [Element] {
        (0..<count).map { _ in random.plain() }
    }
}

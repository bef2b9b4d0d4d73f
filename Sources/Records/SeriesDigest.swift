/// A long series in brief: enough to see any change of any bit, to say where it begins, and to draw it roughly.
public struct SeriesDigest: Hashable, Sendable {
    public var length: Int
    /// FNV-1a over the bits of the values, in order; a change of one value always changes it.
    public var digest: UInt64
    /// The same whatever the order of the values.
    public var unordered: UInt64
    /// What the digest had come to after certain values (`markPositions`), 16 bits of it each.
    public var marks: [UInt16]
    /// Some of the values (`samplePositions`); empty where they are no numbers.
    public var sample: [Double]

    /// A series that is no longer than this is recorded as it is.
    public static let wholeLimit = 16
    static let sampleCount = 16
    static let markCount = 64

    public init(_ values: [Double]) {
        self.init(bits: values.map(Self.bits))
        sample = Self.samplePositions(values.count).map { values[$0] }
    }

    /// A series of anything that 64 bits tell apart.
    public init(bits: [UInt64]) {
        length = bits.count
        sample = []
        marks = []
        unordered = 0
        digest = 0xcbf2_9ce4_8422_2325
        var positions = Self.markPositions(bits.count)[...]
        for (index, value) in bits.enumerated() {
            var rest = value
            for _ in 0..<8 {
                digest = (digest ^ (rest & 0xff)) &* 0x100_0000_01b3
                rest >>= 8
            }
            unordered &+= Self.scattered(value)
            if positions.first == index {
                marks.append(UInt16(truncatingIfNeeded: digest ^ digest >> 16 ^ digest >> 32 ^ digest >> 48))
                positions.removeFirst()
            }
        }
    }

    init(length: Int, digest: UInt64, unordered: UInt64, marks: [UInt16], sample: [Double]) {
        self.length = length
        self.digest = digest
        self.unordered = unordered
        self.marks = marks
        self.sample = sample
    }

    // The digest tells; a sample may hold NaN, which is equal to nothing.
    public static func == (a: Self, b: Self) -> Bool { a.length == b.length && a.digest == b.digest }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(length)
        hasher.combine(digest)
    }

    /// Every NaN is the same NaN.
    static func bits(_ value: Double) -> UInt64 { value.isNaN ? Double.nan.bitPattern : value.bitPattern }

    /// Spreads bits over the word, so that a sum of such words tells sets apart (the finalizer of SplitMix64).
    private static func scattered(_ bits: UInt64) -> UInt64 {
        var word = bits &+ 0x9e37_79b9_7f4a_7c15
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return word ^ word >> 31
    }

    /// Which values of a series of this length are kept: 0, 1, 4, 16, …, since most happens at first, and others evenly
    /// up to the last.
    public static func samplePositions(_ length: Int) -> [Int] {
        guard length > sampleCount else { return Array(0..<length) }
        var positions: Set<Int> = [0]
        var power = 1
        while power < length {
            positions.insert(power)
            power *= 4
        }
        let rest = max(1, sampleCount - positions.count)
        for number in 1...rest { positions.insert(number * (length - 1) / rest) }
        return positions.sorted()
    }

    /// After which values the digest is noted: after each of the first 16, where a changed engine shows, then evenly.
    static func markPositions(_ length: Int) -> [Int] {
        guard length > markCount else { return Array(0..<length) }
        let (first, rest) = (16, markCount - 16)
        return (0..<first) + (1...rest).map { first - 1 + $0 * (length - first) / rest }
    }
}

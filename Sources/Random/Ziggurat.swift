import Kernels

/// Tables of 256 strips of equal area under exp(−x²/2), by Marsaglia and Tsang's recurrence ("The Ziggurat Method for
/// Generating Random Variables", 2000), with NumPy's constants.
///
/// They are computed with correctly rounded functions, so they are NumPy's, and the same on every machine. A test holds
/// their checksum.
struct Ziggurat: @unchecked Sendable {
    /// Made once, never freed, never written again.
    static let tables = Ziggurat()

    /// Where the tail begins, and 1 over it.
    static let tailStart = 3.6541528853610087963519472518
    static let tailRate = 0.27366123732975827203338247596
    private static let stripArea = 0.004928673233974652

    /// The width of a strip over 2⁵².
    let width: UnsafePointer<Double>
    /// exp(−x²/2) at a strip's right edge.
    let height: UnsafePointer<Double>
    /// The 52-bit draws below which a point surely lies under the curve.
    let bound: UnsafePointer<UInt64>

    private init() {
        let width = UnsafeMutablePointer<Double>.allocate(capacity: 256)
        let height = UnsafeMutablePointer<Double>.allocate(capacity: 256)
        let bound = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        var x = Self.tailStart
        height[255] = roundedExponential(-0.5 * x * x)
        height[0] = 1
        width[255] = x / 0x1p52
        width[0] = Self.stripArea / height[255] / 0x1p52
        bound[0] = UInt64(x * height[255] / Self.stripArea * 0x1p52)
        bound[1] = 0
        for strip in stride(from: 254, to: 0, by: -1) {
            let edge = nn_sqrt(-2 * roundedLogarithm(Self.stripArea / x + height[strip + 1]))
            bound[strip + 1] = UInt64((edge / x * 0x1p52).rounded(.toNearestOrEven))
            width[strip] = edge / 0x1p52
            x = edge
            height[strip] = roundedExponential(-0.5 * x * x)
            // Here NumPy's table is one unit in the last place above the rounded value.
            if strip == 38 { height[strip] = height[strip].nextUp }
        }
        self.width = UnsafePointer(width)
        self.height = UnsafePointer(height)
        self.bound = UnsafePointer(bound)
    }

    /// FNV-1a over the bits of all entries, strip by strip.
    var checksum: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for strip in 0..<256 {
            for word in [width[strip].bitPattern, height[strip].bitPattern, bound[strip]] {
                hash = (hash ^ word) &* 0x100_0000_01b3
            }
        }
        return hash
    }
}

extension NumPyRandom {
    /// Normal with mean 0 and deviation 1: `rng.standard_normal()`.
    public mutating func standardNormal() -> Double {
        let ziggurat = Ziggurat.tables
        while true {
            let bits: UInt64 = next()
            let strip = Int(bits & 0xff)
            let position = (bits >> 9) & 0x000f_ffff_ffff_ffff
            let magnitude = Double(position) * ziggurat.width[strip]
            let x = bits & 0x100 == 0 ? magnitude : -magnitude
            if position < ziggurat.bound[strip] { return x }
            if strip == 0 { return tail(isNegative: (position >> 8) & 1 == 1) }
            let above = ziggurat.height[strip - 1] - ziggurat.height[strip]
            if above * random() + ziggurat.height[strip] < nn_exp(-0.5 * x * x) { return x }
        }
    }

    /// A normal beyond the last strip, by Marsaglia's method for tails.
    private mutating func tail(isNegative: Bool) -> Double {
        while true {
            let beyond = -Ziggurat.tailRate * tailLogarithm(-random())
            let level = -tailLogarithm(-random())
            if level + level > beyond * beyond {
                return isNegative ? -(Ziggurat.tailStart + beyond) : Ziggurat.tailStart + beyond
            }
        }
    }
}

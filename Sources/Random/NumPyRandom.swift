/// `numpy.random.default_rng(seed)`, to the bit: the PCG64 generator (XSL-RR) and the methods of NumPy's `Generator`
/// that a training run needs.
///
/// Draws are those of NumPy 2 on x86-64 Linux, in the same order, so that twenty lines of NumPy can replay a run.
/// (Normals beyond ±3.65, one in four thousand, rest on the system's log1p there; see `tailLogarithm`.)
public struct NumPyRandom: RandomNumberGenerator, Sendable, Hashable, BitwiseCopyable {
    private var state: UInt128
    private let increment: UInt128
    /// The upper half of the last 64 bits, where only the lower half has been used.
    private var spare: UInt32?

    private static let multiplier = UInt128(0x2360_ed05_1fc6_5da4) << 64 | UInt128(0x4385_df64_9fcc_f645)

    /// `default_rng(seed)`
    public init(seed: UInt64) {
        self.init(seed: [seed])
    }

    /// `default_rng([seed, …])`. A list gives a stream of its own: `[7, 1]` has nothing in common with `7`.
    public init(seed: [UInt64]) {
        precondition(!seed.isEmpty, "a list of seeds must not be empty")
        let words = SeedSequence(seed).state(4)
        increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
        state = increment &+ (UInt128(words[0]) << 64 | UInt128(words[1]))
        state = state &* Self.multiplier &+ increment
    }

    /// The next 64 bits.
    @inline(__always)
    public mutating func next() -> UInt64 {
        state = state &* Self.multiplier &+ increment
        let high = UInt64(truncatingIfNeeded: state >> 64)
        let folded = high ^ UInt64(truncatingIfNeeded: state)
        let rotation = high >> 58
        return folded >> rotation | folded << ((64 &- rotation) & 63)
    }

    /// The next 32 bits: the lower half of a draw, then its upper half.
    @inline(__always)
    mutating func next32() -> UInt32 {
        if let half = spare {
            spare = nil
            return half
        }
        let bits: UInt64 = next()
        spare = UInt32(truncatingIfNeeded: bits >> 32)
        return UInt32(truncatingIfNeeded: bits)
    }

    /// Uniform in [0, 1), a multiple of 2⁻⁵³: `rng.random()`.
    @inline(__always)
    public mutating func random() -> Double {
        let bits: UInt64 = next()
        return Double(bits >> 11) * 0x1p-53
    }

    /// Uniform in [low, high): `rng.uniform(low, high)`.
    @inline(__always)
    public mutating func uniform(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * random()
    }
}

// MARK: - Saving and restoring

extension NumPyRandom {
    /// The generator as six words: state, increment (high word first), whether half a draw is kept, and that half.
    public var words: [UInt64] {
        [
            UInt64(truncatingIfNeeded: state >> 64), UInt64(truncatingIfNeeded: state),
            UInt64(truncatingIfNeeded: increment >> 64), UInt64(truncatingIfNeeded: increment),
            spare == nil ? 0 : 1, UInt64(spare ?? 0),
        ]
    }

    /// The generator that `words` came from; `nil` where they are no generator's.
    public init?(words: [UInt64]) {
        guard words.count == 6, words[3] & 1 == 1, words[4] <= 1, words[5] <= UInt64(UInt32.max) else { return nil }
        state = UInt128(words[0]) << 64 | UInt128(words[1])
        increment = UInt128(words[2]) << 64 | UInt128(words[3])
        spare = words[4] == 1 ? UInt32(words[5]) : nil
    }
}

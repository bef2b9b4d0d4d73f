/// NumPy's `SeedSequence`: turns a seed, or a list of them, into as many well-mixed bits as a generator's state needs.
///
/// The entropy is hashed into a pool of four 32-bit words, and the pool is hashed again for the output (after
/// Melissa O'Neill's `seed_seq_fe`). A seed stands for its 32-bit words, lowest first; a list for all its seeds'
/// words, one after another.
struct SeedSequence {
    private var pool: [UInt32] = [0, 0, 0, 0]

    init(_ seeds: [UInt64]) {
        var entropy: [UInt32] = []
        for seed in seeds {
            entropy.append(UInt32(truncatingIfNeeded: seed))
            if seed >> 32 != 0 { entropy.append(UInt32(seed >> 32)) }
        }
        var hash = Hash(constant: 0x43b0_d7e5, multiplier: 0x931e_8875)
        for index in 0..<4 { pool[index] = hash(index < entropy.count ? entropy[index] : 0) }
        for source in 0..<4 {
            for target in 0..<4 where source != target { pool[target] = Self.mix(pool[target], hash(pool[source])) }
        }
        for word in entropy.dropFirst(4) {
            for target in 0..<4 { pool[target] = Self.mix(pool[target], hash(word)) }
        }
    }

    /// `count` words of 64 bits for a generator's state.
    func state(_ count: Int) -> [UInt64] {
        var hash = Hash(constant: 0x8b51_f9dd, multiplier: 0x58f3_8ded)
        let words = (0..<2 * count).map { hash(pool[$0 & 3]) }
        return (0..<count).map { UInt64(words[2 * $0]) | UInt64(words[2 * $0 + 1]) << 32 }
    }

    /// A hash whose constant moves on with every word.
    private struct Hash {
        var constant: UInt32
        let multiplier: UInt32

        mutating func callAsFunction(_ word: UInt32) -> UInt32 {
            var value = word ^ constant
            constant &*= multiplier
            value &*= constant
            return value ^ (value >> 16)
        }
    }

    private static func mix(_ x: UInt32, _ y: UInt32) -> UInt32 {
        let value = 0xca01_f9dd &* x &- 0x4973_f715 &* y
        return value ^ (value >> 16)
    }
}

/// 128 bits that tell contents apart: two multiplicative hashes over words of eight bytes, from different starts and with
/// different multipliers. No defence against malice; what is found by a digest is compared whole.
struct Digest: Hashable, Sendable {
    private var first: UInt64 = 0xcbf2_9ce4_8422_2325
    private var second: UInt64 = 0x6c62_272e_07bb_0142

    init(_ bytes: some Sequence<UInt8>) { add(bytes) }

    /// Bytes as words, lowest first, the odd ones last, then their number.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ add(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { add($0) }
        }
    }

    mutating func add(_ values: [Double]) {
        for value in values { mix(value.bitPattern) }
        mix(UInt64(values.count))
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let words = bytes.count / 8
        for word in 0..<words { mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self))) }
        for byte in bytes[(8 * words)...] { mix(UInt64(byte)) }
        mix(UInt64(bytes.count))
    }

    private mutating func mix(_ word: UInt64) {
        first = (first ^ word) &* 0x0000_0100_0000_01b3
        // A multiplication carries upwards only; the shift brings the high bits back down.
        first ^= first >> 29
        second = (second ^ word) &* 0x9e37_79b9_7f4a_7c15
        second ^= second >> 32
    }

    /// Half of it, for where many are kept.
    var word: UInt64 { first ^ second.byteSwapped }

    var hexadecimal: String {
        [first, second].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

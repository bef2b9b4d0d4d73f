/// A 64-bit checksum that tells a damaged file or another version apart. No defence against malice.
///
/// FNV-1a's multiply and xor, over words of eight bytes with the length and the odd bytes last.
struct Fingerprint: Hashable {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init(_ bytes: some Collection<UInt8>) { add(bytes) }

    mutating func add(_ bytes: some Collection<UInt8>) {
        let quick: Void? = bytes.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
        if quick == nil { Array(bytes).withUnsafeBytes { add($0) } }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let words = bytes.count / 8
        for word in 0..<words {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)))
        }
        for offset in words * 8..<bytes.count { mix(UInt64(bytes[offset])) }
        mix(UInt64(bytes.count))
    }

    private mutating func mix(_ word: UInt64) {
        value = (value ^ word) &* 0x0000_0100_0000_01b3
        // The multiplication carries upwards only; the shift brings the high bits back down.
        value ^= value >> 29
    }

    var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

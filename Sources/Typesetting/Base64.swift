/// Bytes as text in the alphabet of RFC 4648, padded.
public enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    public static func encode(_ bytes: [UInt8]) -> String {
        let length = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: length) { text in
            for group in 0..<(length / 4) {
                let count = min(3, bytes.count - group * 3)
                var word = UInt32(0)
                for place in 0..<3 {
                    word = word << 8 | (place < count ? UInt32(bytes[group * 3 + place]) : 0)
                }
                for place in 0..<4 {
                    let digit = alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)]
                    text[group * 4 + place] = place <= count ? digit : UInt8(ascii: "=")
                }
            }
            return length
        }
    }
}

/// The bytes of a text, looked at from any place.
struct LexerInput: Sendable {
    let bytes: [UInt8]

    func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    func hasDigit(at offset: Int) -> Bool { offset < bytes.count && (0x30...0x39).contains(bytes[offset]) }

    func has(_ text: [UInt8], at offset: Int) -> Bool {
        guard offset + text.count <= bytes.count else { return false }
        for index in text.indices where bytes[offset + index] != text[index] { return false }
        return true
    }

    /// The scalar at an offset and the number of its bytes; a byte that is not UTF-8 reads as U+FFFD.
    func scalar(at offset: Int) -> (Unicode.Scalar, length: Int)? {
        guard offset < bytes.count else { return nil }
        if bytes[offset] < 0x80 { return (Unicode.Scalar(bytes[offset]), 1) }
        var decoder = UTF8()
        var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return (scalar, UTF8.width(scalar)) }
        return ("\u{FFFD}", 1)
    }

    /// The end of the line at an offset, without its line ending.
    func endOfLine(from offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        if end > offset, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return end
    }

    func startOfLine(at offset: Int) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start
    }

    func restOfLineIsBlank(from offset: Int) -> Bool {
        let next = bytes[offset...].first { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "\r") }
        return next == nil || next == UInt8(ascii: "\n")
    }
}

extension Unicode.Scalar {
    /// Whether a name may begin with it: a letter of any script or an underscore.
    var startsName: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "_": true
        default: !isASCII && properties.isXIDStart
        }
    }

    /// Whether it may stand in a name. The middle dots belong to identifiers by Unicode's rules, but here they look
    /// like a product.
    var continuesName: Bool {
        if startsName || ("0"..."9").contains(self) { return true }
        return !isASCII && properties.isXIDContinue && self != "\u{B7}" && self != "\u{387}"
    }

    /// Such as `U+2212`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

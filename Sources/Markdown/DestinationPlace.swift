import Diagnostics

/// Where a link's or an image's destination is written.
public struct DestinationPlace: Sendable {
    /// The destination, backslash escapes resolved: as the tree has it, unless it holds character references.
    public var destination: String
    public var range: Range<Int>

    init(destination: String, range: Range<Int>) {
        self.destination = destination
        self.range = range
    }

    init(range: Range<Int>, in source: SourceText) {
        self.range = range
        var resolved: [UInt8] = []
        var rest = source.bytes[range]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), let next = rest.first, Self.isPunctuation(next) {
                resolved.append(rest.removeFirst())
            } else {
                resolved.append(byte)
            }
        }
        destination = String(decoding: resolved, as: UTF8.self)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !LineText.isAlphanumeric(byte)
    }
}

import Markup
import Typesetting

/// HTML that grows at its end, with the escapes cmark uses. Formulas in it are as their typesetter keeps them.
public struct HTMLBuffer: Hashable, Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}
    public init(_ html: String) { bytes = Array(html.utf8) }
    init(_ formula: TypesetFormula) { bytes = Array(formula.bytes) }
    init(_ html: ArraySlice<UInt8>) { bytes = Array(html) }

    /// For HTML without formulas.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ html: String) {
        var html = html
        html.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Makes room for so many bytes in all.
    mutating func reserve(_ size: Int) { bytes.reserveCapacity(size) }

    mutating func append(_ html: HTMLBuffer) { bytes += html.bytes }

    mutating func append(bytes html: [UInt8]) { bytes += html }

    /// Starts a line unless one has just been started.
    mutating func startLine() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    mutating func append(escaping text: String) { escape(text, into: &bytes) }

    /// A destination as an attribute's value: what no address may hold is percent-encoded, what is encoded stays.
    mutating func append(escapingDestination destination: String) {
        for byte in destination.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "'"): append("&#x27;")
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                bytes.append(byte)
            default:
                if Self.safeInDestinations.contains(byte) {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "%"), Self.hexDigit(byte >> 4), Self.hexDigit(byte & 15)]
                }
            }
        }
    }

    private static let safeInDestinations = Array("-_.+!*(),%#@?=;:/$~".utf8)

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}

/// HTML written as a literal, with other HTML in it as it is.
extension HTMLBuffer: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var html = HTMLBuffer()

        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) { html.append(literal) }
        public mutating func appendInterpolation(_ html: String) { self.html.append(html) }
        public mutating func appendInterpolation(_ html: HTMLBuffer) { self.html.append(html) }
        public mutating func appendInterpolation(_ number: Int) { html.append(String(number)) }
    }

    public init(stringLiteral html: String) { self.init(html) }
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.html }
}

extension DefaultStringInterpolation {
    /// What may hold formulas is no text.
    @available(*, unavailable)
    mutating func appendInterpolation(_ html: HTMLBuffer) {}
}

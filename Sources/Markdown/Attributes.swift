/// What `{#name .class width=50%}` behind a heading or an image says of it, as Pandoc and Quarto write it.
public struct Attributes: Sendable, Hashable {
    /// The name links lead to.
    public var name: String?
    public var classes: [String] = []
    /// Of an image.
    public var width: Length?
    public var height: Length?

    public init(name: String? = nil) { self.name = name }

    /// A length of CSS, such as `300`, which are pixels, or `50%`.
    public struct Length: Sendable, Hashable {
        /// Digits, with or without a point.
        public var number: String
        /// `px` where the author names none.
        public var unit: String

        private static let units: Set<String> = ["", "px", "%", "em", "rem", "ex", "ch", "vw", "in", "cm", "mm", "pt", "pc"]

        init?(_ text: String) {
            let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            let unit = text[digits.endIndex...]
            guard let value = Double(digits), value > 0, Self.units.contains(String(unit)) else { return nil }
            number = String(digits)
            self.unit = unit.isEmpty ? "px" : String(unit)
        }

        /// The number of whole pixels, where it is one.
        public var pixels: Int? { unit == "px" ? Int(number) : nil }
    }

    /// Whether it says anything that counts here: other keys are for other programs, and braces that hold nothing else
    /// are text.
    var isKnown: Bool { name != nil || !classes.isEmpty || width != nil || height != nil }
}

extension Attributes {
    /// The longest braces that are read, in bytes.
    private static let longest = 1_000

    /// Reads braces that open at `start`; `nil` where what stands between them is no list of attributes.
    static func read(_ bytes: [UInt8], from start: Int, limit: Int) -> (attributes: Attributes, end: Int)? {
        var reader = AttributeReader(bytes: bytes, position: start + 1, limit: min(limit, start + longest))
        return reader.read().map { ($0, reader.position) }
    }
}

private struct AttributeReader {
    let bytes: [UInt8]
    var position: Int
    let limit: Int

    mutating func read() -> Attributes? {
        var attributes = Attributes()
        while position < limit {
            _ = taken { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard position < limit else { return nil }
            switch bytes[position] {
            case UInt8(ascii: "}"):
                position += 1
                return attributes.isKnown ? attributes : nil
            case UInt8(ascii: "#"):
                guard let name = word() else { return nil }
                attributes.name = name
            case UInt8(ascii: "."):
                guard let name = word() else { return nil }
                attributes.classes.append(name)
            case UInt8(ascii: "-"):
                position += 1
                attributes.classes.append("unnumbered")
            default:
                guard let (key, value) = pair() else { return nil }
                if key == "width" { attributes.width = Attributes.Length(value) }
                if key == "height" { attributes.height = Attributes.Length(value) }
            }
            guard position < limit, LineText.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "}") else {
                return nil
            }
        }
        return nil
    }

    /// What follows a mark.
    private mutating func word() -> String? {
        position += 1
        let name = taken { LineText.isAlphanumeric($0) || $0 >= 0x80 || "-_:.".utf8.contains($0) }
        return name.isEmpty ? nil : name
    }

    /// `key=value` or `key="value"`.
    private mutating func pair() -> (key: String, value: String)? {
        let key = taken { LineText.isAlphanumeric($0) || "-_:".utf8.contains($0) }
        guard !key.isEmpty, position + 1 < limit, bytes[position] == UInt8(ascii: "=") else { return nil }
        position += 1
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let value = taken { !LineText.isBlank($0) && !"{}\"'".utf8.contains($0) }
            return value.isEmpty ? nil : (key, value)
        }
        position += 1
        let value = taken { $0 != quote && $0 != UInt8(ascii: "\n") }
        guard position < limit, bytes[position] == quote else { return nil }
        position += 1
        return (key, value)
    }

    private mutating func taken(_ belongs: (UInt8) -> Bool) -> String {
        let start = position
        while position < limit, belongs(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

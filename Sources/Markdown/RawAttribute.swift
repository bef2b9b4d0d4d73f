/// An attribute of a tag in raw HTML, found as browsers find it.
public struct RawAttribute: Sendable {
    /// The tag's name, in lower case.
    public var element: String
    /// In lower case.
    public var name: String
    /// Its bytes, without quotes.
    public var range: Range<Int>
    public var isQuoted: Bool
    /// The value with `&amp;` resolved, the one reference that addresses need.
    public var value: String

    /// Whether the value is the address of something shown in its place.
    public var isImage: Bool { (element == "img" || element == "source") && (name == "src" || isSingleSource) }

    /// Whether the value is an address that is to be led to its file.
    public var isAddress: Bool {
        switch element {
        case "img", "source": isImage
        case "a": name == "href"
        case "video", "audio": name == "src" || name == "poster"
        default: false
        }
    }

    /// Whether it is a `srcset` of one address.
    private var isSingleSource: Bool {
        name == "srcset" && !value.contains(",") && !value.contains(where: \.isWhitespace)
    }

    /// The attributes with a value, in order; those of a tag that does not end are none.
    public static func all(in bytes: [UInt8], _ range: Range<Int>) -> [RawAttribute] {
        var scanner = AttributeScanner(bytes: bytes, position: range.lowerBound, end: range.upperBound)
        scanner.scan()
        return scanner.found
    }
}

private struct AttributeScanner {
    let bytes: [UInt8]
    var position: Int
    let end: Int
    var found: [RawAttribute] = []

    mutating func scan() {
        while let start = bytes[position..<end].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            guard position < end else { return }
            if bytes.hasBytes("!--", at: position) {
                skip(behind: "-->", from: position + 3)
            } else if LineText.isLetter(bytes[position]) {
                let name = taken { !Self.isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
                let element = lowercased(name)
                scanAttributes(of: element)
                // What stands in these is no markup.
                if ["script", "style", "textarea", "title"].contains(element) { skip(behind: "</", from: position) }
            } else if "/!?".utf8.contains(bytes[position]) {
                skip(behind: ">", from: position)
            }
        }
    }

    private mutating func scanAttributes(of element: String) {
        var attributes: [RawAttribute] = []
        while true {
            _ = taken { Self.isSpace($0) || $0 == UInt8(ascii: "/") }
            guard position < end else { return }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                found += attributes
                return
            }
            let start = position
            position += 1
            _ = taken { !Self.isSpace($0) && !"/>=".utf8.contains($0) }
            let name = lowercased(start..<position)
            _ = taken(Self.isSpace)
            guard position < end, bytes[position] == UInt8(ascii: "=") else { continue }
            position += 1
            _ = taken(Self.isSpace)
            guard position < end else { return }
            let quote = bytes[position]
            let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            if isQuoted { position += 1 }
            let range = isQuoted ? taken { $0 != quote } : taken { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
            if isQuoted {
                guard position < end else { return }
                position += 1
            }
            let value = String(decoding: bytes[range], as: UTF8.self).replacing("&amp;", with: "&")
            attributes.append(
                RawAttribute(element: element, name: name, range: range, isQuoted: isQuoted, value: value))
        }
    }

    private mutating func taken(_ belongs: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        while position < end, belongs(bytes[position]) { position += 1 }
        return start..<position
    }

    private mutating func skip(behind text: StaticString, from start: Int) {
        position = min(start, end)
        while position < end, !bytes.hasBytes(text, at: position) { position += 1 }
        position = min(end, position + text.utf8CodeUnitCount)
    }

    private func lowercased(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self).lowercased()
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

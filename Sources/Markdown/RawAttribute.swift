/// An attribute of a tag in raw HTML, found as browsers' tokenizers find it.
///
/// gumbo reads the HTML of authors who are not trusted, but builds a tree, and has nothing for tokens alone. In a tree
/// of a piece of HTML, tags without the element they belong in are not there, such as a `<tr>` after an empty line,
/// which begins another piece; `<a>` and `<b>` are there again in every paragraph they reach into; a megabyte takes
/// 0.3 s, where a whole note of that length has 0.1, a single tag 7 µs; and 50 kB of nested `<div>` take half a second,
/// 500 kB more than four minutes (gumbo 0.10.1). Tags need none of that. A test compares what is found with gumbo.
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

    /// The attributes with a value, in order. Those of a tag that does not end are none, nor are those of closing tags;
    /// of several with one name the first is meant.
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
                let text = position + 3
                // `<!-->` is a comment too.
                position += 1
                while position < end, !bytes.hasBytes("-->", at: position),
                    position < text || !bytes.hasBytes("--!>", at: position)
                {
                    position += 1
                }
            } else if LineText.isLetter(bytes[position]) {
                let element = takenElement()
                found += takenAttributes(of: element)
                if Self.withoutMarkup.contains(element) { skip(toEndOf: element) }
            } else if bytes[position] == UInt8(ascii: "/"), position + 1 < end, LineText.isLetter(bytes[position + 1]) {
                position += 1
                _ = takenAttributes(of: takenElement())
            } else if "/!?".utf8.contains(bytes[position]) {
                _ = taken { $0 != UInt8(ascii: ">") }
            }
        }
    }

    /// What stands in these is no markup.
    private static let withoutMarkup: Set<String> = [
        "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
    ]

    private mutating func takenElement() -> String {
        lowercased(taken { !Self.isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") })
    }

    /// To `</script` and the like, which anything may follow that ends a name.
    private mutating func skip(toEndOf element: String) {
        let name = Array(element.utf8)
        while position < end {
            let next = position + 2 + name.count
            if bytes.hasBytes("</", at: position), next < end, lowercased(position + 2..<next) == element,
                Self.isSpace(bytes[next]) || "/>".utf8.contains(bytes[next])
            {
                return
            }
            position += 1
        }
    }

    private mutating func takenAttributes(of element: String) -> [RawAttribute] {
        var attributes: [RawAttribute] = []
        var names: Set<String> = []
        while true {
            _ = taken { Self.isSpace($0) || $0 == UInt8(ascii: "/") }
            guard position < end else { return [] }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                return attributes
            }
            let start = position
            position += 1
            _ = taken { !Self.isSpace($0) && !"/>=".utf8.contains($0) }
            let name = lowercased(start..<position)
            let isFirst = names.insert(name).inserted
            _ = taken(Self.isSpace)
            guard position < end, bytes[position] == UInt8(ascii: "=") else { continue }
            position += 1
            _ = taken(Self.isSpace)
            guard position < end else { return [] }
            let quote = bytes[position]
            let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            if isQuoted { position += 1 }
            let range = isQuoted ? taken { $0 != quote } : taken { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
            if isQuoted {
                guard position < end else { return [] }
                position += 1
            }
            guard isFirst else { continue }
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

    private func lowercased(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self).lowercased()
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

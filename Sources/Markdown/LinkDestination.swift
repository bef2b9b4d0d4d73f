/// A link's destination and title, of an inline link or a reference definition. What stands there is no formula.
struct LinkDestination {
    /// The destination as it is written, without angle brackets.
    var range: Range<Int>
    /// Where the link or definition ends.
    var end: Int

    /// Reads `(destination "title")` from its parenthesis at `start`; `nil` where it is none.
    init?(in bytes: [UInt8], from start: Int, limit: Int) {
        guard start < limit, bytes[start] == UInt8(ascii: "("),
            let link = LinkDestination(afterMarkIn: bytes, from: start + 1, limit: limit),
            link.end < limit, bytes[link.end] == UInt8(ascii: ")")
        else { return nil }
        range = link.range
        end = link.end + 1
    }

    /// Reads what stands after a definition's colon, which must reach to the end of the line.
    init?(definitionIn bytes: [UInt8], from start: Int, limit: Int) {
        guard let link = LinkDestination(afterMarkIn: bytes, from: start, limit: limit), link.end == limit,
            !link.range.isEmpty
        else { return nil }
        self = link
    }

    private init?(afterMarkIn bytes: [UInt8], from start: Int, limit: Int) {
        func skipBlanks(_ from: Int) -> Int {
            var position = from
            while position < limit, LineText.isBlank(bytes[position]) { position += 1 }
            return position
        }

        let first = skipBlanks(start)
        guard first < limit else { return nil }
        let isBracketed = bytes[first] == UInt8(ascii: "<")
        let destination =
            isBracketed
            ? Self.bracketed(in: bytes, from: first + 1, limit: limit) : Self.bare(in: bytes, from: first, limit: limit)
        guard let destination else { return nil }
        range = destination
        let afterDestination = destination.upperBound + (isBracketed ? 1 : 0)
        end = skipBlanks(afterDestination)
        if end > afterDestination, end < limit, bytes[end] != UInt8(ascii: ")") {
            guard let title = Self.titleEnd(in: bytes, from: end, limit: limit) else { return nil }
            end = skipBlanks(title)
        }
    }

    private static func bracketed(in bytes: [UInt8], from start: Int, limit: Int) -> Range<Int>? {
        var position = start
        while position < limit {
            switch bytes[position] {
            case UInt8(ascii: ">"): return start..<position
            case UInt8(ascii: "\n"), UInt8(ascii: "<"): return nil
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        return nil
    }

    /// Parentheses must balance, and nest at most 32 deep, as in cmark.
    private static func bare(in bytes: [UInt8], from start: Int, limit: Int) -> Range<Int>? {
        var position = start
        var depth = 0
        while position < limit {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("):
                depth += 1
                if depth > 32 { return nil }
            case UInt8(ascii: ")"):
                if depth == 0 { return start..<position }
                depth -= 1
            case let byte where byte <= 0x20:
                return depth == 0 && LineText.isBlank(byte) ? start..<position : nil
            default: break
            }
            position += 1
        }
        return depth == 0 ? start..<limit : nil
    }

    private static func titleEnd(in bytes: [UInt8], from start: Int, limit: Int) -> Int? {
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var position = start + 1
        while position < limit {
            let byte = bytes[position]
            if byte == close { return position + 1 }
            if byte == UInt8(ascii: "("), close == UInt8(ascii: ")") { return nil }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}

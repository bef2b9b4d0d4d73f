/// Raw HTML inside a paragraph and autolinks, by CommonMark's grammar: what stands in them is no formula.
struct RawTag {
    private let bytes: [UInt8]
    /// Where `>`, `?>` and `]]>` end, ascending, so that many beginnings without an end cost little.
    private var declarationEnds: [Int] = []
    private var instructionEnds: [Int] = []
    private var sectionEnds: [Int] = []

    /// - Parameter range: where tags are looked for.
    init(bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        for offset in range where bytes[offset] == UInt8(ascii: ">") {
            declarationEnds.append(offset + 1)
            if bytes.hasBytes("?", at: offset - 1) { instructionEnds.append(offset + 1) }
            if bytes.hasBytes("]]", at: offset - 2) { sectionEnds.append(offset + 1) }
        }
    }

    /// The end of the tag, comment, instruction, declaration, CDATA section or autolink whose `<` is at `start`;
    /// `nil` where there is none before `limit`.
    func end(from start: Int, limit: Int) -> Int? {
        guard start + 1 < limit else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"): return closingTagEnd(from: start + 2, limit: limit)
        case UInt8(ascii: "?"): return first(of: instructionEnds, from: start + 4, limit: limit)
        case UInt8(ascii: "!"): return declarationEnd(from: start + 2, limit: limit)
        case let byte where LineText.isLetter(byte):
            return autolinkEnd(from: start + 1, limit: limit) ?? openTagEnd(from: start + 1, limit: limit)
        default: return nil
        }
    }

    private func declarationEnd(from position: Int, limit: Int) -> Int? {
        if starts(with: "--", at: position) { return commentEnd(from: position + 2, limit: limit) }
        if starts(with: "[CDATA[", at: position) {
            return first(of: sectionEnds, from: position + 10, limit: limit)
        }
        guard position < limit, LineText.isLetter(bytes[position]) else { return nil }
        return first(of: declarationEnds, from: position + 1, limit: limit)
    }

    /// A comment ends at its first `--`, which must be its last.
    private func commentEnd(from position: Int, limit: Int) -> Int? {
        if starts(with: ">", at: position) || starts(with: "->", at: position) { return nil }
        guard let dashes = end(of: "--", from: position, limit: limit), dashes < limit else { return nil }
        return bytes[dashes] == UInt8(ascii: ">") ? dashes + 1 : nil
    }

    private func closingTagEnd(from position: Int, limit: Int) -> Int? {
        guard let name = tagNameEnd(from: position, limit: limit) else { return nil }
        let close = skipBlanks(from: name, limit: limit)
        return close < limit && bytes[close] == UInt8(ascii: ">") ? close + 1 : nil
    }

    private func openTagEnd(from position: Int, limit: Int) -> Int? {
        guard var end = tagNameEnd(from: position, limit: limit) else { return nil }
        while true {
            let next = skipBlanks(from: end, limit: limit)
            guard next < limit else { return nil }
            if bytes[next] == UInt8(ascii: ">") { return next + 1 }
            if starts(with: "/>", at: next) { return next + 2 }
            guard next > end, let attribute = attributeEnd(from: next, limit: limit) else { return nil }
            end = attribute
        }
    }

    private func attributeEnd(from position: Int, limit: Int) -> Int? {
        let first = bytes[position]
        guard LineText.isLetter(first) || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else { return nil }
        let name = skip(from: position, limit: limit) { LineText.isAlphanumeric($0) || "_.:-".utf8.contains($0) }
        let equals = skipBlanks(from: name, limit: limit)
        guard equals < limit, bytes[equals] == UInt8(ascii: "=") else { return name }
        let value = skipBlanks(from: equals + 1, limit: limit)
        guard value < limit else { return nil }
        if bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'") {
            let close = skip(from: value + 1, limit: limit) { $0 != bytes[value] }
            return close < limit ? close + 1 : nil
        }
        let end = skip(from: value, limit: limit) { !LineText.isBlank($0) && !"\"'=<>`".utf8.contains($0) }
        return end > value ? end : nil
    }

    private func autolinkEnd(from position: Int, limit: Int) -> Int? {
        let end = skip(from: position, limit: limit) { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        guard end < limit, bytes[end] == UInt8(ascii: ">") else { return nil }
        let scheme = skip(from: position, limit: end) { LineText.isAlphanumeric($0) || "+.-".utf8.contains($0) }
        let isAddress = scheme - position >= 2 && scheme < end && bytes[scheme] == UInt8(ascii: ":")
        let isMail = bytes[position..<end].contains(UInt8(ascii: "@"))
        return isAddress || isMail ? end + 1 : nil
    }

    private func tagNameEnd(from position: Int, limit: Int) -> Int? {
        guard position < limit, LineText.isLetter(bytes[position]) else { return nil }
        return skip(from: position, limit: limit) { LineText.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private func skipBlanks(from position: Int, limit: Int) -> Int {
        skip(from: position, limit: limit, while: LineText.isBlank)
    }

    private func skip(from position: Int, limit: Int, while belongs: (UInt8) -> Bool) -> Int {
        var end = position
        while end < limit, belongs(bytes[end]) { end += 1 }
        return end
    }

    private func starts(with text: StaticString, at position: Int) -> Bool {
        bytes.hasBytes(text, at: position)
    }

    /// The first of the ends that is neither before `start` nor behind `limit`.
    private func first(of ends: [Int], from start: Int, limit: Int) -> Int? {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low < ends.count && ends[low] <= limit ? ends[low] : nil
    }

    private func end(of closing: StaticString, from start: Int, limit: Int) -> Int? {
        var position = start
        while position + closing.utf8CodeUnitCount <= limit {
            if starts(with: closing, at: position) { return position + closing.utf8CodeUnitCount }
            position += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether `text` stands at `position`.
    func hasBytes(_ text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position >= 0, position + length <= count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(self[position..<position + length]) }
    }
}

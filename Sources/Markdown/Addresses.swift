/// Finds addresses that stand in the text as they are, by the rules of GitHub's autolinks.
struct Addresses {
    struct Address {
        var range: Range<Int>
        /// Put before the text to make its destination: `http://`, `mailto:` or nothing.
        var scheme: String
    }

    let bytes: [UInt8]

    /// The address that the character at `position` is part of: a `:` behind a scheme, the `.` of `www.`, the `@` of a
    /// mail address.
    ///
    /// - Parameter bounds: what may be looked at; no address reaches beyond.
    func address(at position: Int, in bounds: Range<Int>) -> Address? {
        switch bytes[position] {
        case UInt8(ascii: ":"): withScheme(colon: position, in: bounds)
        case UInt8(ascii: "."): webHost(dot: position, in: bounds)
        case UInt8(ascii: "@"): mail(at: position, in: bounds)
        default: nil
        }
    }

    private func withScheme(colon: Int, in bounds: Range<Int>) -> Address? {
        guard colon + 3 < bounds.upperBound, bytes.hasBytes("://", at: colon) else { return nil }
        var start = colon
        while start > bounds.lowerBound, LineText.isLetter(bytes[start - 1]), colon - start < 6 { start -= 1 }
        let scheme = bytes[start..<colon].map { $0 | 0x20 }
        guard ["http", "https", "ftp"].contains(where: { $0.utf8.elementsEqual(scheme) }),
            isHostCharacter(at: colon + 3, limit: bounds.upperBound)
        else { return nil }
        return address(from: start, host: colon + 3, isShortAllowed: true, limit: bounds.upperBound)
    }

    private func webHost(dot: Int, in bounds: Range<Int>) -> Address? {
        let start = dot - 3
        guard start >= bounds.lowerBound, bytes.hasBytes("www", at: start) else { return nil }
        if start > bounds.lowerBound {
            let before = bytes[start - 1]
            guard LineText.isBlank(before) || "*_~(".utf8.contains(before) else { return nil }
        }
        var found = address(from: start, host: start, isShortAllowed: false, limit: bounds.upperBound)
        found?.scheme = "http://"
        return found
    }

    private func address(from start: Int, host: Int, isShortAllowed: Bool, limit: Int) -> Address? {
        guard var end = hostEnd(from: host, isShortAllowed: isShortAllowed, limit: limit) else { return nil }
        while end < limit, !LineText.isBlank(bytes[end]), bytes[end] != UInt8(ascii: "<") { end += 1 }
        end = withoutTrailingPunctuation(start..<end)
        return end > host ? Address(range: start..<end, scheme: "") : nil
    }

    /// The end of a host's name; the last two parts of it may hold no underscore.
    private func hostEnd(from start: Int, isShortAllowed: Bool, limit: Int) -> Int? {
        var dots = 0
        var underscores = (beforeLast: 0, last: 0)
        var isHost: Bool {
            (underscores.beforeLast == 0 && underscores.last == 0 || dots > 10) && (isShortAllowed || dots > 0)
        }
        var position = start
        while position < limit {
            switch bytes[position] {
            case UInt8(ascii: "_"): underscores.last += 1
            case UInt8(ascii: "."):
                underscores = (underscores.last, 0)
                dots += 1
            case UInt8(ascii: "-"): break
            default:
                guard isHostCharacter(at: position, limit: limit) else {
                    return position > start && isHost ? position : nil
                }
            }
            position += 1
        }
        return position > start && isHost ? position : nil
    }

    private func isHostCharacter(at position: Int, limit: Int) -> Bool {
        if bytes[position] & 0xC0 == 0x80 { return true }
        return CharacterClass(at: position, in: bytes, to: limit) == .other
    }

    private func mail(at: Int, in bounds: Range<Int>) -> Address? {
        var start = at
        while start > bounds.lowerBound, isInMailName(bytes[start - 1]) { start -= 1 }
        guard start < at else { return nil }
        var end = at + 1
        var dots = 0
        scan: while end < bounds.upperBound {
            switch bytes[end] {
            case let byte where LineText.isAlphanumeric(byte): break
            case UInt8(ascii: "@"): return nil
            case UInt8(ascii: "."):
                guard end + 1 < bounds.upperBound, LineText.isAlphanumeric(bytes[end + 1]) else { break scan }
                dots += 1
            case UInt8(ascii: "-"), UInt8(ascii: "_"): break
            default: break scan
            }
            end += 1
        }
        guard end - at >= 2, dots > 0, LineText.isLetter(bytes[end - 1]) else { return nil }
        end = withoutTrailingPunctuation(start..<end)
        return end > at + 1 ? Address(range: start..<end, scheme: "mailto:") : nil
    }

    private func isInMailName(_ byte: UInt8) -> Bool { LineText.isAlphanumeric(byte) || ".+-_".utf8.contains(byte) }

    /// Punctuation at an address's end belongs to the sentence, as do parentheses that do not open in it, and what
    /// looks like a character reference.
    private func withoutTrailingPunctuation(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        var unopened = bytes[range].reduce(0) { count, byte in
            count + (byte == UInt8(ascii: ")") ? 1 : byte == UInt8(ascii: "(") ? -1 : 0)
        }
        while end > range.lowerBound {
            switch bytes[end - 1] {
            case UInt8(ascii: ")"):
                guard unopened > 0 else { return end }
                unopened -= 1
                end -= 1
            case let byte where "?!.,:*_~'\"".utf8.contains(byte): end -= 1
            case UInt8(ascii: ";"):
                var start = end - 1
                while start > range.lowerBound, LineText.isLetter(bytes[start - 1]) { start -= 1 }
                let isReference = start < end - 1 && start > range.lowerBound && bytes[start - 1] == UInt8(ascii: "&")
                end = isReference ? start - 1 : end - 1
            default: return end
            }
        }
        return end
    }
}

extension TextScanner {
    /// An address outside brackets, where it cannot be a link's text; those inside are found in the tree.
    mutating func address(at position: Int, in region: TextRegions.Region) -> Int? {
        guard options.syntax.contains(.autolinks) else { return nil }
        var limit = region.range.upperBound
        if region.isTableRow {
            limit = bytes[position..<limit].firstIndex(of: UInt8(ascii: "|")) ?? limit
        }
        let bounds = lookBehindLimit(in: region)..<limit
        guard position >= bounds.lowerBound,
            let found = Addresses(bytes: bytes).address(at: position, in: bounds), found.range.upperBound > position
        else { return nil }
        guard openBrackets == 0 else {
            self.found.insert(.addressesInBrackets)
            return nil
        }
        let text = text(of: found.range)
        return add(
            .inline(.address(text: text, destination: found.scheme + text)), found.range, content: found.range,
            in: region)
    }
}

/// Where formulas end, and what between counts as something else.
struct MathDelimiters {
    enum Closer {
        case dollars, bracket, parenthesis
    }

    /// A bare `\begin{…}` of an environment that is a displayed formula by itself.
    struct Environment {
        var range: Range<Int>
        /// Such as `\end{align*}`.
        var closing: String
    }

    /// Those of TeX and amsmath that may not stand inside math.
    private static let environments: Set<String> = {
        let names = ["align", "alignat", "equation", "flalign", "gather", "multline", "eqnarray"]
        return Set(names + names.map { $0 + "*" })
    }()

    /// No formula longer than this is looked for, so that unclosed ones cost little.
    private static let longestInline = 2_000
    static let longestDisplayed = 10_000

    let bytes: [UInt8]
    let codeSpans: CodeSpans
    let rawTag: RawTag

    /// - Parameter range: where they are looked for.
    init(bytes: [UInt8], in range: Range<Int>, codeSpans: CodeSpans) {
        (self.bytes, self.codeSpans) = (bytes, codeSpans)
        rawTag = RawTag(bytes: bytes, in: range)
    }

    /// The `$` that closes an inline formula whose content starts at `start`.
    ///
    /// The first unescaped `$` outside braces must be able to close, else there is no formula: this keeps prices
    /// apart. Blanks inside both dollars are allowed on one line where TeX stands between them.
    func closeInline(from start: Int, limit: Int) -> Int? {
        guard start < limit else { return nil }
        let isPadded = LineText.isBlank(bytes[start])
        let limit = min(limit, start + Self.longestInline)
        var position = start
        var depth = 0
        while position < limit {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\n") where isPadded: return nil
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "$") where depth == 0:
                guard position > start, LineText.isBlank(bytes[position - 1]) == isPadded else { return nil }
                let next = position + 1 < bytes.count ? bytes[position + 1] : 0
                if isPadded {
                    let isTeX = next != UInt8(ascii: "$") && looksLikeTeX(start..<position)
                    return isTeX ? position : nil
                }
                return LineText.isDigit(next) ? nil : position
            default:
                if depth == 0, let end = opaqueEnd(at: position, limit: limit) { position = end - 1 }
            }
            position += 1
        }
        return nil
    }

    /// Where the closing delimiter starts; outside braces if there is one not far behind the first inside.
    func close(_ closer: Closer, from start: Int, limit: Int) -> Int? {
        var limit = limit
        var firstInBraces: Int?
        var position = start
        var depth = 0
        while position + 1 < limit {
            let byte = bytes[position]
            var isCloser = false
            switch byte {
            case UInt8(ascii: "\\"):
                let next = bytes[position + 1]
                isCloser =
                    closer == .bracket && next == UInt8(ascii: "]")
                    || closer == .parenthesis && next == UInt8(ascii: ")")
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "$"): isCloser = closer == .dollars && bytes[position + 1] == UInt8(ascii: "$")
            default:
                if depth == 0, let end = opaqueEnd(at: position, limit: limit) { position = end - 1 }
            }
            if isCloser {
                if depth == 0 { return position }
                if firstInBraces == nil {
                    firstInBraces = position
                    limit = min(limit, position + Self.longestInline)
                }
            }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return firstInBraces
    }

    /// The end of a code span, tag or link destination at `position`, in which no delimiter counts.
    private func opaqueEnd(at position: Int, limit: Int) -> Int? {
        switch bytes[position] {
        case UInt8(ascii: "`"):
            codeSpans.end(from: position, limit: limit) ?? position + codeSpans.runLength(at: position)
        case UInt8(ascii: "<"): rawTag.end(from: position, limit: limit)
        case UInt8(ascii: "]"): LinkDestination(in: bytes, from: position + 1, limit: limit)?.end
        default: nil
        }
    }

    func environment(at start: Int) -> Environment? {
        guard bytes.hasBytes("\\begin{", at: start) else { return nil }
        let name = bytes[(start + 7)...].prefix { LineText.isLetter($0) || $0 == UInt8(ascii: "*") }
        guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "}") else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        guard Self.environments.contains(text) else { return nil }
        return Environment(range: start..<name.endIndex + 1, closing: "\\end{\(text)}")
    }

    /// Where `closing` ends, looked for between `start` and `limit`.
    func end(of closing: String, from start: Int, limit: Int) -> Int? {
        let closing = Array(closing.utf8)
        var position = start
        while position + closing.count <= limit {
            if bytes[position] == UInt8(ascii: "\\"),
                bytes[position..<position + closing.count].elementsEqual(closing)
            {
                return position + closing.count
            }
            position += 1
        }
        return nil
    }

    /// Whether what stands between padded dollars is TeX: a single letter, or something only TeX has.
    func looksLikeTeX(_ range: Range<Int>) -> Bool {
        let content = bytes[LineText.trimmed(range, in: bytes)]
        if content.count == 1 { return content.allSatisfy(LineText.isLetter) }
        return content.contains { "\\^_=".utf8.contains($0) }
    }

    /// Whether a word starts at `start` that only TeX has: a command, a power, a letter with an index.
    func teXFollows(_ start: Int, limit: Int) -> Bool {
        var position = start
        while position < limit, LineText.isBlank(bytes[position]) { position += 1 }
        let word = bytes[position..<limit].prefix { !LineText.isBlank($0) && $0 != UInt8(ascii: "$") }
        for index in word.indices {
            let next = index + 1 < word.endIndex ? word[index + 1] : 0
            switch word[index] {
            case UInt8(ascii: "\\") where LineText.isLetter(next): return true
            case UInt8(ascii: "^") where index > word.startIndex: return true
            case UInt8(ascii: "_") where index == word.startIndex + 1 && LineText.isLetter(word[index - 1]): return true
            default: break
            }
        }
        return false
    }
}

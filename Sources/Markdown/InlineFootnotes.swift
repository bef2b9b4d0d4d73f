/// Where the inline footnotes of a stretch of text end: `^[text]`, brackets inside in pairs.
struct InlineFootnotes {
    /// By where they start, where their last bracket stands.
    private var ends: [Int: Int] = [:]

    init(in range: Range<Int>, _ delimiters: MathDelimiters, readsMath: Bool) {
        let bytes = delimiters.bytes
        /// For each open bracket the footnote it opens, if it does.
        var open: [Int?] = []
        var position = range.lowerBound
        while position < range.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"):
                let formula = readsMath && bytes.hasBytes("(", at: position + 1)
                let close = formula ? delimiters.close(.parenthesis, from: position + 2, limit: range.upperBound) : nil
                position = close ?? position + 1
            case UInt8(ascii: "`"):
                let end = delimiters.codeSpans.end(from: position, limit: range.upperBound)
                position = (end ?? position + delimiters.codeSpans.runLength(at: position)) - 1
            case UInt8(ascii: "$") where readsMath:
                position = delimiters.closeInline(from: position + 1, limit: range.upperBound) ?? position
            case UInt8(ascii: "["):
                let isFootnote = position > range.lowerBound && bytes[position - 1] == UInt8(ascii: "^")
                open.append(isFootnote ? position - 1 : nil)
            case UInt8(ascii: "]"):
                if let start = open.popLast() ?? nil { ends[start] = position }
            default: break
            }
            position += 1
        }
    }

    func end(from start: Int) -> Int? { ends[start] }
}

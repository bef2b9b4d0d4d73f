import Diagnostics

/// A formula or value found in the text, not yet masked.
struct FoundSpan {
    enum Kind {
        case math(isDisplay: Bool)
        case value
    }

    var kind: Kind
    /// Delimiters included.
    var range: Range<Int>
    /// What stands between the delimiters.
    var content: Range<Int>
    /// Of the block it stands in.
    var prefix: LinePrefix

    /// The bytes that are masked, line by line: all but line ends and what stands before each line.
    func hiddenPieces(in source: SourceText) -> [Range<Int>] {
        lines(of: range, in: source, keepingIndentation: false)
    }

    /// The content line by line without what stands before each line; indentation beyond the block's is kept, blanks
    /// and empty lines at the ends are not.
    func contentLines(in source: SourceText) -> [Range<Int>] {
        var lines = lines(of: content, in: source, keepingIndentation: true)[...]
        func isBlank(_ line: Range<Int>) -> Bool { LineText.trimmed(line, in: source.bytes).isEmpty }
        while let first = lines.first, isBlank(first) { lines.removeFirst() }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        guard let first = lines.first, let last = lines.last else { return [] }
        let start = LineText.trimmed(first, in: source.bytes).lowerBound
        lines[lines.startIndex] = start..<first.upperBound
        let end = LineText.trimmed(last, in: source.bytes).upperBound
        lines[lines.endIndex - 1] = lines[lines.endIndex - 1].lowerBound..<end
        return Array(lines)
    }

    /// The part of `part` in each of its lines. Only the span's own first line has no prefix to skip.
    private func lines(of part: Range<Int>, in source: SourceText, keepingIndentation: Bool) -> [Range<Int>] {
        let own = source.line(at: range.lowerBound)
        return (source.line(at: part.lowerBound)...source.line(at: part.upperBound)).map { number in
            let line = source.lineRange(number)
            let start =
                number == own
                ? line.lowerBound : prefix.end(in: line, of: source.bytes, keepingIndentation: keepingIndentation)
            return (start..<max(start, line.upperBound)).clamped(to: part)
        }
    }
}

import Diagnostics

/// A formula, a value, or a piece of running text that CommonMark does not know, found in the text, not yet masked.
struct FoundSpan {
    enum Kind {
        case math(isDisplay: Bool)
        case value
        case inline(MaskedInline)
    }

    var kind: Kind
    /// Delimiters included.
    var range: Range<Int>
    /// What stands between the delimiters.
    var content: Range<Int>
    /// Of the block it stands in.
    var prefix: LinePrefix
    /// Whether it stands in a table's row, where `\|` is a bar.
    var isInTable: Bool

    /// What the span is where a page does not show it.
    var unseen: Notebook.Unseen? {
        switch kind {
        case .inline(.comment): .comment
        case .inline(.anchor(let name)): .name(name)
        case .inline(.headingAttributes(let attributes)), .inline(.imageAttributes(let attributes)):
            .attributes(attributes)
        case .inline, .math, .value: nil
        }
    }

    /// The bytes that are masked, line by line: all but line ends and what stands before each line.
    func hiddenPieces(in source: SourceText) -> [Range<Int>] {
        isOnOneLine(in: source) ? [range] : lines(of: range, in: source, keepingIndentation: false)
    }

    /// The content line by line without what stands before each line; indentation beyond the block's is kept, blanks
    /// and empty lines at the ends are not.
    func contentLines(in source: SourceText) -> [Range<Int>] {
        if isOnOneLine(in: source) {
            let line = LineText.trimmed(content, in: source.bytes)
            return line.isEmpty ? [] : [line]
        }
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

    private func isOnOneLine(in source: SourceText) -> Bool { !source.bytes[range].contains(UInt8(ascii: "\n")) }

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

/// Half of a pair of delimiters around running text, each byte of which is overwritten.
struct FoundDelimiter {
    var byte: DelimiterByte
    var range: Range<Int>
}

extension [FoundDelimiter] {
    /// Where deletions, highlights and links inside each other go deeper than blocks and inlines may; `nil` where they
    /// do not.
    var placeOfTooDeepNesting: Int? {
        guard count > Limits.nesting else { return nil }
        var depth = 0
        for delimiter in sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            switch delimiter.byte {
            case .deletionStart, .highlightStart: depth += 1
            case .deletionEnd, .highlightEnd: depth -= 1
            case .noteLinkEnd: break
            }
            if depth > Limits.nesting { return delimiter.range.lowerBound }
        }
        return nil
    }
}

import Diagnostics

/// A text nested deeper than `Limits.nesting`.
struct NestingTooDeep: Error {
    /// The line of the innermost block that still has a place, from 1.
    var line: Int
}

/// What a note may not go beyond, so that no note, however made, takes the reader's stack or its time.
enum Limits {
    /// How deep blocks and inlines may nest together.
    static let nesting = 100
    /// Brackets open at once in a paragraph: cmark's time grows with their square and more.
    static let openBrackets = 10_000

    /// The mistake of a note with more open brackets than cmark copes with.
    static func unmatchedBrackets(in source: SourceText) -> Diagnostic? {
        let all = source.bytes.withUnsafeBufferPointer { bytes in
            bytes.reduce(into: 0) { count, byte in if byte == UInt8(ascii: "[") { count += 1 } }
        }
        guard all > openBrackets else { return nil }
        var open = 0
        var isBlankLine = true
        for (offset, byte) in source.bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"):
                if isBlankLine { open = 0 }
                isBlankLine = true
                continue
            case UInt8(ascii: "["): open += 1
            case UInt8(ascii: "]"): open = max(0, open - 1)
            default: break
            }
            if !LineText.isBlank(byte) { isBlankLine = false }
            if open > openBrackets {
                return Diagnostic(
                    "too-many-brackets", .error,
                    "a paragraph has more than \(openBrackets) brackets `[` without their `]`", at: offset..<offset + 1)
            }
        }
        return nil
    }

    static func tooDeep(_ error: NestingTooDeep, in source: SourceText) -> Diagnostic {
        let line = source.lineRange(min(max(error.line, 1), source.lineStarts.count))
        return Diagnostic("nested-too-deep", .error, "the note nests deeper than \(nesting) levels here", at: line)
    }
}

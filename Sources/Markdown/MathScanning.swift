import Diagnostics

/// Formulas, between dollars and TeX's other delimiters.
extension TextScanner {
    /// `\(…\)`, `\[…\]`, `\begin{align}…\end{align}`.
    mutating func escapedMath(from start: Int, in region: TextRegions.Region) -> Int? {
        guard options.math, start + 1 < region.range.upperBound else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "("):
            guard let close = mathDelimiters.close(.parenthesis, from: start + 2, limit: region.range.upperBound) else {
                warnUnclosed(start..<start + 2, closing: "\\)")
                return nil
            }
            return add(.math(isDisplay: false), start..<close + 2, content: (start + 2)..<close, in: region)
        case UInt8(ascii: "["):
            let limit = displayLimit(from: start, in: region)
            guard let close = mathDelimiters.close(.bracket, from: start + 2, limit: limit) else {
                if isUnclosedFormula(start + 2, limit: region.range.upperBound) {
                    warnUnclosed(start..<start + 2, closing: "\\]")
                }
                return nil
            }
            return add(.math(isDisplay: true), start..<close + 2, content: (start + 2)..<close, in: region)
        default:
            guard let opening = mathDelimiters.environment(at: start) else { return nil }
            let limit = displayLimit(from: start, in: region)
            let searched = environmentsSearched[opening.closing] ?? 0
            guard
                let end = mathDelimiters.end(
                    of: opening.closing, from: max(opening.range.upperBound, searched), limit: limit)
            else {
                environmentsSearched[opening.closing] = max(searched, limit - opening.closing.utf8.count + 1)
                warnUnclosed(opening.range, closing: opening.closing)
                return opening.range.upperBound
            }
            return add(.math(isDisplay: true), start..<end, content: start..<end, in: region)
        }
    }

    mutating func dollars(from start: Int, in region: TextRegions.Region) -> Int {
        let limit = region.range.upperBound
        let run = bytes[start..<limit].prefix { $0 == UInt8(ascii: "$") }.count
        if run > 2 { return start + run }
        if run == 2 {
            let displayLimit = displayLimit(from: start, in: region)
            if let close = mathDelimiters.close(.dollars, from: start + 2, limit: displayLimit) {
                return add(.math(isDisplay: true), start..<close + 2, content: (start + 2)..<close, in: region)
            }
            warnUnclosed(start..<start + 2, closing: "$$")
            return start + 2
        }
        if let close = mathDelimiters.closeInline(from: start + 1, limit: limit) {
            // GitHub also writes $`…`$.
            let isQuoted =
                close - start > 3 && bytes[start + 1] == UInt8(ascii: "`")
                && bytes[close - 1] == UInt8(ascii: "`")
            let content = isQuoted ? (start + 2)..<(close - 1) : (start + 1)..<close
            return add(.math(isDisplay: false), start..<close + 1, content: content, in: region)
        }
        if mathDelimiters.teXFollows(start + 1, limit: limit) {
            diagnostics.append(
                Diagnostic(
                    "unpaired-dollar", .warning, "this `$` opens no formula: it finds no closing `$`",
                    at: start..<start + 1,
                    hint: "the closing `$` follows a non-space and stands in the same paragraph; a dollar is `\\$`"))
        }
        return start + 1
    }

    /// Whether what follows `\[` is a formula rather than words behind a bracket, which Markdown has escaped: TeX without
    /// a bracket that closes.
    private func isUnclosedFormula(_ start: Int, limit: Int) -> Bool {
        let text = bytes[start..<min(limit, start + MathDelimiters.longestDisplayed)]
        if text.prefix(while: { $0 != UInt8(ascii: "\n") }).allSatisfy(LineText.isBlank) { return true }
        return !text.contains(UInt8(ascii: "]")) && mathDelimiters.looksLikeTeX(text.startIndex..<text.endIndex)
    }

    private mutating func warnUnclosed(_ range: Range<Int>, closing: String) {
        diagnostics.append(
            Diagnostic(
                "unclosed-math", .warning, "`\(source.text(of: range))` is not closed before the paragraph ends",
                at: range, hint: "end the formula with `\(closing)`; it holds no blank line"))
    }

    private mutating func displayLimit(from start: Int, in region: TextRegions.Region) -> Int {
        let limit = regionDisplayLimit ?? regions.displayLimit(of: region)
        regionDisplayLimit = limit
        return min(limit, start + MathDelimiters.longestDisplayed)
    }
}

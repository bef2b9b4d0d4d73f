import Markdown
import Markup

/// Formulas in running text. Browsers may break a line at either side of what KaTeX draws, even where a comma follows
/// at once; so what touches a formula stands in a box with it that no line breaks in.
extension HTMLWriter {
    mutating func write(_ inlines: [Inline]) {
        guard options.conventions == .page, inlines.contains(where: \.isFormula) else {
            for inline in inlines { write(inline) }
            return
        }
        // How much of a text stands with the formula before it, and what of one with the formula behind it.
        var taken = 0
        var before: Substring = ""
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text):
                let rest = text.dropFirst(taken)
                taken = 0
                before = index + 1 < inlines.count && inlines[index + 1].isFormula ? rest.opening : ""
                html.append(escaping: String(rest.dropLast(before.count)))
            case .formula(let formula):
                let after = index + 1 < inlines.count ? inlines[index + 1].text?.closing ?? "" : ""
                taken = write(formula, between: before, and: after) ? after.count : 0
                before = ""
            default:
                taken = 0
                write(inline)
            }
        }
    }

    /// - Returns: whether what follows has been written.
    private mutating func write(_ formula: Int, between before: Substring, and after: Substring) -> Bool {
        let written = content.formula(formula)
        guard !(before.isEmpty && after.isEmpty), let drawn = DrawnFormula(written) else {
            html.append(escaping: String(before))
            html.append(written)
            return false
        }
        let isShort = content.formulaText(formula).utf8.count <= Self.longestUnbroken
        html.append(
            drawn.html(
                between: HTMLBuffer(escaped(String(before))), and: HTMLBuffer(escaped(String(after))), isUnbroken: isShort))
        return true
    }

    /// Formulas up to so many bytes of TeX are not parted themselves where they stand with punctuation.
    private static var longestUnbroken: Int { 16 }
}

extension Inline {
    fileprivate var isFormula: Bool {
        if case .formula = self { true } else { false }
    }

    fileprivate var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension StringProtocol {
    /// The brackets and quotes it ends with.
    fileprivate var opening: SubSequence {
        suffix(reversed().prefix { "([{“‘«„‚\"'（「『【".contains($0) }.count)
    }

    /// What it begins with that belongs to the word before it: punctuation, and a few letters as in "$n$th".
    fileprivate var closing: SubSequence {
        let marks = prefix { ",.;:!?)]}”’»“‘…\"'-–—%、。，．：；？！）」』】".contains($0) }
        let letters = self[marks.endIndex...].prefix { $0.isLetter }
        return letters.count <= 4 ? self[..<letters.endIndex] : marks
    }
}

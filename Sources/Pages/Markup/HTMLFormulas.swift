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
                before = index + 1 < inlines.count && inlines[index + 1].isFormula ? text.dropFirst(taken).opening : ""
                if taken == 0, before.isEmpty {
                    html.append(escaping: text)
                } else {
                    html.append(escaping: String(text.dropFirst(taken).dropLast(before.count)))
                }
                taken = 0
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

extension StringProtocol where UTF8View: BidirectionalCollection {
    /// The brackets and quotes it ends with.
    fileprivate var opening: SubSequence {
        if let last = utf8.last, utf8.dropLast().last.map(Self.isASCII) ?? true, Self.isBlank(last) { return suffix(0) }
        return suffix(reversed().prefix { "([{“‘«„‚\"'（「『【".contains($0) }.count)
    }

    /// What it begins with that belongs to the word before it: punctuation, and a few letters as in "$n$th".
    fileprivate var closing: SubSequence {
        if let first = utf8.first, utf8.dropFirst().first.map(Self.isASCII) ?? true, Self.isBlank(first) { return prefix(0) }
        let marks = prefix { ",.;:!?)]}”’»“‘…\"'-–—%、。，．：；？！）」』】".contains($0) }
        let letters = self[marks.endIndex...].prefix { $0.isLetter }
        return letters.count <= 4 ? self[..<letters.endIndex] : marks
    }

    /// What stands beside most formulas. A blank beside ASCII is a character by itself.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") }
    private static func isASCII(_ byte: UInt8) -> Bool { byte < 0x80 }
}

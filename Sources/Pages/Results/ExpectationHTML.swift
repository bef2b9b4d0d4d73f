import Execution
import Figures
import Language
import Markup
import Plotting

/// Checked claims: what was claimed, whether it holds, and both sides.
enum ExpectationHTML {
    /// Neighbouring expectations share one list.
    static func list(_ items: [String]) -> String {
        "<ul class=\"expectations\">\n" + items.joined(separator: "\n") + "\n</ul>\n"
    }

    static func item(_ expectation: ExpectationOutcome, _ words: PageWords) -> String {
        let code = "<code class=\"language-nn\">\(escaped(folded(expectation.text)))</code>"
        let isSingle = expectation.members.count == 1 && expectation.members[0].label.isEmpty
        let details =
            isSingle
            ? sides(expectation.members[0], of: expectation)
            : "\n<ul class=\"members\">\n"
                + expectation.members.map { member in
                    "<li class=\"\(style(member.holds))\">\(verdict(member.holds, words)) "
                        + "<span class=\"member\">\(escaped(member.label))</span> \(sides(member, of: expectation))</li>"
                }.joined(separator: "\n") + "\n</ul>"
        let holds = expectation.holds
        return "<li class=\"expectation \(style(holds))\">\(verdict(holds, words)) \(code) \(details)</li>"
    }

    static func unavailable(_ text: String, reason: String, _ words: PageWords) -> String {
        "<li class=\"expectation fails\">\(verdict(false, words)) <code class=\"language-nn\">\(escaped(folded(text)))</code> "
            + "<span class=\"sides\"\(words.englishMark)>\(escaped(reason))</span></li>"
    }

    private static func style(_ holds: Bool) -> String { holds ? "holds" : "fails" }

    private static func verdict(_ holds: Bool, _ words: PageWords) -> String {
        let name = holds ? words.holds : words.fails
        return "<span class=\"verdict\" role=\"img\" aria-label=\"\(name)\"\(words.mark)>\(holds ? "✓" : "✗")</span>"
    }

    private static func sides(_ member: ExpectationOutcome.Member, of expectation: ExpectationOutcome) -> String {
        Comparison.text(member, of: expectation).map { "<span class=\"sides\">\(escaped($0))</span>" } ?? ""
    }

    /// On one line, without comments.
    static func folded(_ text: String) -> String {
        text.split(separator: "\n").map { line in line.prefix { $0 != "#" } }.joined(separator: " ")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// The two sides of a comparison in as many digits as it takes to tell them apart.
enum Comparison {
    /// Both sides of a claim with its sign between them; `nil` where it compares nothing.
    static func text(_ member: ExpectationOutcome.Member, of expectation: ExpectationOutcome) -> String? {
        guard let left = member.left, let right = member.right else { return nil }
        let sign = sign(in: expectation.text) ?? "·"
        // What is close enough need not be told apart.
        let isClose = sign == "≈" && member.holds
        let sides = isClose ? (ValueText.text(left), ValueText.text(right)) : sides(left, right)
        return "\(sides.0) \(sign) \(sides.1)"
    }

    static func sides(_ left: Value, _ right: Value) -> (String, String) {
        guard case .number(let a) = left, case .number(let b) = right, a != b else {
            return (ValueText.text(left), ValueText.text(right))
        }
        for digits in 4...17 {
            let texts = (
                NumberText.plain(a, significantDigits: digits), NumberText.plain(b, significantDigits: digits)
            )
            if texts.0 != texts.1 { return texts }
        }
        return (a.description, b.description)
    }

    /// The comparison sign of a condition, the first one outside of brackets.
    static func sign(in text: String) -> String? {
        var depth = 0
        var characters = Array(text)[...]
        while let character = characters.first {
            switch character {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            default: break
            }
            if depth == 0 {
                for sign in ["==", "!=", "<=", ">=", "≈", "~=", "<", ">"] where characters.starts(with: Array(sign)) {
                    return ["==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "~=": "≈"][sign] ?? sign
                }
            }
            characters = characters.dropFirst()
        }
        return nil
    }
}

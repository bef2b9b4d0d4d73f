import Plotting

/// Numbers, matrices and words of the language in TeX.
enum TeXText {
    /// A number as `NumberText` rounds it: `-6.38 \cdot 10^{-8}`.
    static func number(_ value: Double, significantDigits: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "\\text{NaN}" : value < 0 ? "-\\infty" : "\\infty" }
        let text = NumberText.plain(value, significantDigits: significantDigits).replacing("−", with: "-")
        let parts = text.split(separator: "\u{202F}×\u{202F}10")
        guard parts.count == 2 else { return text.replacing("\u{202F}", with: "\\,") }
        let digits: [Character: Character] = [
            "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
        ]
        return "\(parts[0]) \\cdot 10^{\(String(parts[1].compactMap { digits[$0] }))}"
    }

    /// The longest side that is written out; of longer ones the first entries and the last.
    private static let mostEntries = 6
    private static let firstOfMany = 3

    /// A matrix in parentheses; dots stand for what would make it too large to be read.
    static func matrix(_ rows: [[Double]], _ number: (Double) -> String) -> String {
        let lines = shortened(rows.map { shortened($0.map(number)) })
        return "\\begin{pmatrix} " + lines.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ") + " \\end{pmatrix}"
    }

    private static func shortened(_ entries: [String]) -> [String] {
        entries.count <= mostEntries ? entries : entries.prefix(firstOfMany) + ["\\cdots"] + entries.suffix(1)
    }

    private static func shortened(_ rows: [[String]]) -> [[String]] {
        guard rows.count > mostEntries else { return rows }
        let dots = rows[0].map { $0 == "\\cdots" ? "\\ddots" : "\\vdots" }
        return rows.prefix(firstOfMany) + [dots] + rows.suffix(1)
    }

    /// A word of the language inside `\operatorname`.
    static func escaped(_ name: String) -> String {
        name.replacing("_", with: "\\_").replacing(" ∘ ", with: " \\circ ")
    }
}

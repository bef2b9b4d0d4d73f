/// Pieces of a page with their formulas written short, and the style sheet that goes with them.
public struct CompactFormulas: Sendable {
    public var pieces: [[UInt8]]
    public var css: String
}

extension Typesetter {
    /// Pieces of a page with their formulas written short, and KaTeX's style sheet for them with the fonts they need
    /// inside; for a page that carries its styles itself. Without formulas the style sheet is empty.
    ///
    /// About half of a formula's HTML are names of classes and lengths, the same ones again and again. Names become
    /// letters, each set of lengths a class, and rules that speak of nothing on the page are left out.
    ///
    /// - Parameter pageStyle: the page's other style sheet; classes that it speaks of keep their names.
    public func compact(_ pieces: [[UInt8]], pageStyle: String = "") throws(MissingLibrary) -> CompactFormulas {
        let met = tagsMet(in: pieces)
        guard !met.isEmpty else { return CompactFormulas(pieces: pieces, css: "") }
        let sheet = try FormulaStylesheet(self)
        let rules = StyleRule.rules(of: sheet.rules)
        var compaction = FormulaCompaction(
            spokenOf: Set(rules.flatMap(\.classes)), kept: StyleRule.classes(in: pageStyle))
        let short = Dictionary(uniqueKeysWithValues: met.map { ($0, compaction.shortened($0)) })
        let tags = self.tags.all.map { short[$0] ?? [] }
        let written = pieces.map { Self.written($0, tags: tags) }
        let fonts = try sheet.faces(FormulaFonts.used(by: met), self)
        return CompactFormulas(pieces: written, css: fonts + compaction.css(rules))
    }
}

/// Gives classes and lengths inside formulas their short names, in the order they are met.
struct FormulaCompaction {
    /// Classes with rules; KaTeX's others, such as `mord`, say what a thing is and have no look.
    private let spokenOf: Set<String>
    /// Classes with rules elsewhere, which keep their names.
    private let kept: Set<String>
    private var names: [String: String] = [:]
    private var styles: [(name: String, declarations: String)] = []

    init(spokenOf: Set<String>, kept: Set<String>) {
        self.spokenOf = spokenOf.union(kept)
        self.kept = kept
    }

    /// What a span's tag becomes.
    mutating func shortened(_ tag: [UInt8]) -> [UInt8] {
        var classes: [String] = []
        var others = ""
        // `<span class="mord mtight" style="height:1em;">`
        let attributes = String(decoding: tag.dropFirst("<span".utf8.count).dropLast(), as: UTF8.self)
        let parts = attributes.split(separator: "\"", omittingEmptySubsequences: false)
        for number in stride(from: 0, to: parts.count - 1, by: 2) {
            switch parts[number] {
            case " class=":
                classes += parts[number + 1].split(separator: " ").map(String.init).filter(spokenOf.contains).map { name($0) }
            case " style=":
                // The last of them: what is said of the one thing weighs more than what is said of its kind.
                classes.append(style(String(parts[number + 1])))
            default: others += "\(parts[number])\"\(parts[number + 1])\""
            }
        }
        let list = classes.joined(separator: " ")
        let quoted = classes.count == 1 ? list : "\"\(list)\""
        return Array("<span\(classes.isEmpty ? "" : " class=\(quoted)")\(others)>".utf8)
    }

    private mutating func name(_ text: String) -> String {
        if let known = names[text] { return known }
        let name = kept.contains(text) ? text : Self.shortName(names.count)
        names[text] = name
        return name
    }

    private mutating func style(_ declarations: String) -> String {
        // A declaration has a colon, which no class has.
        let isNew = names[declarations] == nil
        let name = name(declarations)
        if isNew { styles.append((name, declarations)) }
        return name
    }

    /// A … Z, a … z, then AA, AB, …, with digits too.
    static func shortName(_ number: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        let firstCount = 52
        guard number >= firstCount else { return String(letters[number]) }
        let (first, last) = (number - firstCount).quotientAndRemainder(dividingBy: letters.count)
        return shortName(first) + String(letters[last])
    }

    // MARK: - The style sheet

    /// The rules that speak of something in the formulas seen, under the short names.
    func css(_ rules: [StyleRule]) -> String {
        let kept = rules.map { rule in
            let selectors = rule.selectors.filter { $0.classes.allSatisfy { Self.isOutside($0) || names[$0] != nil } }
            return selectors.isEmpty
                ? "" : selectors.map { $0.renamed { names[$0] } }.joined(separator: ",") + "{\(rule.declarations)}"
        }
        // The name twice makes it weigh more than any rule that gives lengths to a kind.
        let lengths = styles.map { ".katex .\($0.name).\($0.name){\(Self.trimmed($0.declarations))}" }
        return (kept + lengths).joined()
    }

    /// Classes around what is drawn keep their names.
    private static func isOutside(_ name: String) -> Bool { name.hasPrefix("katex") && name != "katex-version" }

    /// `height:0.75em;` ▸ `height:.75em`
    private static func trimmed(_ declarations: String) -> String {
        let text = declarations.replacing(":0.", with: ":.").replacing(":-0.", with: ":-.")
        return text.hasSuffix(";") ? String(text.dropLast()) : text
    }
}

import World

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
    /// letters, each set of lengths a class, outlines that were drawn before are referred to, and rules that speak of
    /// nothing on the page are left out.
    ///
    /// - Parameter pageStyle: the page's other style sheet; classes that it speaks of keep their names.
    public func compact(_ pieces: [[UInt8]], pageStyle: String = "") throws(MissingLibrary) -> CompactFormulas {
        let met = tagsMet(in: pieces)
        guard !met.order.isEmpty else { return CompactFormulas(pieces: pieces, css: "") }
        let sheet = try stylesheet()
        let compaction = FormulaCompaction(
            met.inOrder, spokenOf: Set(sheet.parsed.flatMap(\.classes)), kept: StyleRule.classes(in: pageStyle))
        // The fonts are cut to size while the formulas are written.
        let (fonts, written) = both(
            {
                Result { () throws(MissingLibrary) in
                    try sheet.faces(FormulaFonts.used(by: met.inOrder.map(\.tag)), DrawnCharacters(in: pieces),
                        from: libraries, in: world)
                }
            },
            {
                Self.written(
                    pieces, met, first: met.tags.map { compaction.first[$0] ?? [] },
                    later: met.tags.map { compaction.later[$0] ?? [] })
            })
        return CompactFormulas(pieces: written, css: try fonts.get() + compaction.css(sheet.parsed))
    }
}

/// Gives classes and lengths inside formulas their short names, the most frequent the shortest.
struct FormulaCompaction {
    /// What each tag becomes where it is met first, and later.
    private(set) var first: [[UInt8]: [UInt8]] = [:]
    private(set) var later: [[UInt8]: [UInt8]] = [:]
    private var names: [String: String] = [:]
    private var styles: [(name: String, declarations: String)] = []

    /// - Parameters:
    ///   - tags: with how often they stand on the page, in the order they are met.
    ///   - spokenOf: classes with rules; KaTeX's others say what a thing is and have no look.
    ///   - kept: classes with rules elsewhere, which keep their names.
    init(_ tags: [(tag: [UInt8], count: Int)], spokenOf: Set<String>, kept: Set<String>) {
        let named = spokenOf.union(kept)
        let parts = tags.map { TagParts($0.tag, spokenOf: named) }
        var uses: [String: Int] = [:]
        var order: [String] = []
        for (part, tag) in zip(parts, tags) {
            for name in part.classes + part.style {
                if uses[name] == nil { order.append(name) }
                uses[name, default: 0] += tag.count
            }
        }
        let byUse = order.enumerated().sorted { (uses[$0.element]!, $1.offset) > (uses[$1.element]!, $0.offset) }
        for name in byUse.map(\.element) where !kept.contains(name) { names[name] = Self.shortName(names.count) }
        for name in order where kept.contains(name) { names[name] = name }
        for style in Set(parts.flatMap(\.style)) { styles.append((names[style]!, style)) }
        styles.sort { ($0.name.utf8.count, $0.name) < ($1.name.utf8.count, $1.name) }
        var outlines = 0
        for (part, (tag, count)) in zip(parts, tags) {
            guard part.isOutline, count > 1 else {
                let classes = (part.classes + part.style).map { names[$0]! }
                let list = classes.joined(separator: " ")
                let attribute = classes.isEmpty ? "" : " class=" + (classes.count == 1 ? list : "\"\(list)\"")
                first[tag] = part.isOutline ? tag : Array("<q\(attribute)\(part.others)>".utf8)
                later[tag] = first[tag]
                continue
            }
            outlines += 1
            // No heading's identifier has a colon.
            first[tag] = Array("<path id=K:\(outlines)".utf8) + tag.dropFirst("<path".utf8.count)
            later[tag] = Array("<use href=#K:\(outlines) />".utf8)
        }
    }

    /// A tag taken apart: `<q class="mord mtight" style="height:1em;">`.
    private struct TagParts {
        var isOutline: Bool
        var classes: [String] = []
        /// At most one. A declaration has a colon, which no class has.
        var style: [String] = []
        var others = ""

        init(_ tag: [UInt8], spokenOf: Set<String>) {
            isOutline = tag.starts(with: "<path".utf8)
            guard !isOutline else { return }
            let attributes = String(decoding: tag.dropFirst("<q".utf8.count).dropLast(), as: UTF8.self)
            let parts = attributes.split(separator: "\"", omittingEmptySubsequences: false)
            for number in stride(from: 0, to: parts.count - 1, by: 2) {
                let value = String(parts[number + 1])
                switch parts[number] {
                case " class=": classes += value.split(separator: " ").map(String.init).filter(spokenOf.contains)
                // Behind the classes: what is said of the one thing weighs more than what is said of its kind.
                case " style=": style = [value]
                default: others += "\(parts[number])\"\(value)\""
                }
            }
        }
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
        var text = Array(declarations.utf8)
        for (zero, sign) in zeros { text = zero.replacing(in: text, with: sign) }
        if text.last == UInt8(ascii: ";") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private static let zeros = [(ByteSearch(Array(":0.".utf8)), ":."), (ByteSearch(Array(":-0.".utf8)), ":-.")]
}

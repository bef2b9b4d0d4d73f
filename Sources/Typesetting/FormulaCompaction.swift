/// Pieces of a page with their formulas written short, and the style sheet that goes with them.
public struct CompactFormulas: Sendable {
    public var pieces: [String]
    public var css: String
}

extension Typesetter {
    /// Pieces of a page with their formulas written short, and KaTeX's style sheet for them with the fonts they need
    /// inside; for a page that carries its styles itself. Without formulas the pieces are as they were, and the style
    /// sheet is empty.
    ///
    /// About half of a formula's HTML are names of classes and lengths, the same ones again and again. Names become
    /// letters, each set of lengths a class, and rules that speak of nothing on the page are left out.
    ///
    /// - Parameter pageStyle: the page's other style sheet; classes that it speaks of keep their names.
    public func compact(_ pieces: [String], pageStyle: String = "") throws(MissingLibrary) -> CompactFormulas {
        let sheet = try stylesheet(for: pieces.joined())
        guard !sheet.isEmpty else { return CompactFormulas(pieces: pieces, css: "") }
        let rules = StyleRule.rules(of: sheet)
        var compaction = FormulaCompaction(
            spokenOf: Set(rules.flatMap(\.classes)), kept: StyleRule.classes(in: pageStyle))
        let pieces = pieces.map { compaction.compacted($0) }
        return CompactFormulas(pieces: pieces, css: compaction.css(rules))
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
    /// What the attributes of a span become.
    private var attributes: [ArraySlice<UInt8>: [UInt8]] = [:]

    init(spokenOf: Set<String>, kept: Set<String>) {
        self.spokenOf = spokenOf.union(kept)
        self.kept = kept
    }

    /// What is drawn of a formula begins so; the rest of it is MathML for those who hear it.
    private static let opening = Array(#"<span class="katex-html" aria-hidden="true">"#.utf8)
    private static let spanStart = Array("<span".utf8)
    private static let spanEnd = Array("</span>".utf8)

    mutating func compacted(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while let start = bytes.first(Self.opening, from: place) {
            let body = start + Self.opening.count
            result += bytes[place..<body]
            place = body
            appendFormula(bytes, &place, to: &result)
        }
        result += bytes[place...]
        return String(decoding: result, as: UTF8.self)
    }

    /// From behind the opening tag to behind the closing one.
    private mutating func appendFormula(_ bytes: [UInt8], _ place: inout Int, to result: inout [UInt8]) {
        var depth = 1
        while depth > 0, place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else {
                result.append(bytes[place])
                place += 1
                continue
            }
            let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
            if bytes.has(Self.spanStart, at: place) {
                depth += 1
                let given = bytes[place + Self.spanStart.count..<end]
                if attributes[given] == nil { attributes[given] = shortened(given) }
                result += Self.spanStart
                result += attributes[given]!
                result.append(UInt8(ascii: ">"))
            } else {
                if bytes.has(Self.spanEnd, at: place) { depth -= 1 }
                result += bytes[place...end]
            }
            place = end + 1
        }
    }

    private mutating func shortened(_ attributes: ArraySlice<UInt8>) -> [UInt8] {
        var classes: [String] = []
        var others = ""
        // ` class="mord mtight" style="height:1em;"`
        let parts = String(decoding: attributes, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false)
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
        return Array(((classes.isEmpty ? "" : " class=\(quoted)") + others).utf8)
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

extension [UInt8] {
    fileprivate func has(_ text: [UInt8], at place: Int) -> Bool {
        place + text.count <= count && text.indices.allSatisfy { self[place + $0] == text[$0] }
    }

    fileprivate func first(_ text: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + text.count <= count {
            if self[place] == text[0], has(text, at: place) { return place }
            place += 1
        }
        return nil
    }
}

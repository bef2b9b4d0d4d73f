extension TreePass {
    /// Gives each heading an identifier made of its text, told apart by `-1`, `-2` where texts agree.
    public static let headingIdentifiers = TreePass(name: "heading identifiers") { notebook, _ in
        var identifiers = IdentifierSet()
        let (formulas, values) = (notebook.formulas, notebook.values)
        notebook.blocks.rewrite { block in
            guard case .heading(let level, _, let inlines) = block.kind else { return [block] }
            let text = inlines.plainText(
                formula: { $0 < formulas.count ? formulas[$0].tex : "" },
                value: { $0 < values.count ? values[$0].text.text : "" })
            var block = block
            block.kind = .heading(level: level, identifier: identifiers.insert(slug(of: text)), inlines)
            return [block]
        }
    }

    /// Lower-case letters, digits and their marks, `_` and hyphens, which also stand for spaces.
    static func slug(of text: String) -> String {
        var slug = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
                slug.unicodeScalars.append(scalar)
            case .dashPunctuation where scalar == "-", .spaceSeparator, .control:
                slug += "-"
            default: break
            }
        }
        let trimmed = slug.drop { $0 == "-" }
        let end = trimmed.lastIndex { $0 != "-" }
        return end.map { String(trimmed[...$0]) } ?? "section"
    }
}

/// Identifiers given so far.
private struct IdentifierSet {
    private var taken: Set<String> = []
    /// The last number tried after each slug.
    private var numbers: [String: Int] = [:]

    /// The slug, numbered if it is taken.
    mutating func insert(_ slug: String) -> String {
        var candidate = slug
        while !taken.insert(candidate).inserted {
            let number = numbers[slug, default: 0] + 1
            numbers[slug] = number
            candidate = "\(slug)-\(number)"
        }
        return candidate
    }
}

extension [Inline] {
    /// The text without its markup; line ends are spaces, raw HTML is nothing.
    public func plainText(formula: (Int) -> String, value: (Int) -> String) -> String {
        var text = ""
        for inline in self {
            switch inline {
            case .text(let piece), .code(let piece): text += piece
            case .softBreak, .lineBreak: text += " "
            case .html: break
            case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines), .image(_, _, let inlines):
                text += inlines.plainText(formula: formula, value: value)
            case .formula(let index): text += formula(index)
            case .value(let index): text += value(index)
            }
        }
        return text
    }
}

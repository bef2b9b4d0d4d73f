/// The keys of the front matter that nnbook knows; others are kept for themes and other programs.
public enum FrontMatterKey: String, CaseIterable, Sendable {
    case title, subtitle, description, author, date, categories, tags, lang, toc
    case numbersSections = "number-sections"
    case mathjax, smart, macros, draft, nn

    /// - Parameter name: as authors write it.
    init?(_ name: String) {
        switch name {
        case "authors": self = .author
        case "category": self = .categories
        default: self.init(rawValue: name)
        }
    }

    /// What its value is and does, for the reference.
    public var meaning: String {
        switch self {
        case .title: "What the note is called; left out, its first heading is."
        case .subtitle: "Stands under the title."
        case .description: "One sentence for the index of a site, and for search engines."
        case .author: "Who wrote it: a name, or a list of names; also `authors`."
        case .date: "A day, with or without a time."
        case .categories: "A text or a list of texts; also `category`."
        case .tags: "A text or a list of texts."
        case .lang: "The language's tag, such as `en` or `ko`. A page's own words are Korean where it is, else English."
        case .toc: "`false`: the page shows no contents."
        case .numbersSections: "`true`: headings are numbered."
        case .mathjax: "`false`: dollars are dollars, and no formula is read."
        case .smart: "`true`: straight quotes, `--`, `---` and `...` become “ ”, ‘ ’, –, — and …; never in code, "
            + "formulas and HTML."
        case .macros: "Commands for formulas: names, with or without a backslash, and their TeX."
        case .draft: "`true`: the note is left out of sites, save with `--drafts`."
        case .nn: "What holds for all `nn` text of the note that does not say otherwise: "
            + FrontMatterDefault.allCases.map(\.meaning).joined(separator: "; ") + "."
        }
    }

    public var example: String {
        switch self {
        case .title: "title: \"Lecture 11: Neural networks\""
        case .subtitle: "subtitle: Second part"
        case .description: "description: From one neuron to many."
        case .author: "author: [Ada Lovelace, Alan Turing]"
        case .date: "date: 2026-11-20"
        case .categories: "categories: [Machine learning]"
        case .tags: "tags: [backpropagation, losses]"
        case .lang: "lang: ko"
        case .toc: "toc: false"
        case .numbersSections: "number-sections: true"
        case .mathjax: "mathjax: false"
        case .smart: "smart: true"
        case .macros: "macros: {R: '\\mathbb{R}', v: '\\mathbf{#1}'}"
        case .draft: "draft: true"
        case .nn: "nn: {seed: 1, precision: float32, echo: fold}"
        }
    }
}

/// The keys of `nn` in the front matter.
public enum FrontMatterDefault: String, CaseIterable, Sendable {
    case seed, precision, echo

    var meaning: String {
        switch self {
        case .seed: "`seed`, of every run that begins without one"
        case .precision: "`precision`, likewise, `float64` or `float32`"
        case .echo: "`echo`, of every block, `true`, `false` or `fold`"
        }
    }
}

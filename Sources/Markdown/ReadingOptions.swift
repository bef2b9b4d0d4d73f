/// Which of the things beyond CommonMark are read. All are, unless told otherwise.
public struct ReadingOptions: Sendable {
    /// TeX between dollars and its other delimiters.
    public var math = true
    /// YAML between `---` lines at the top.
    public var frontMatter = true
    /// Fenced `nn` blocks and inline `nn` values; where not, they are code like any other.
    public var cells = true
    /// Whether straight quotes, `--`, `---` and `...` in running text become those of print; front matter can say so too.
    public var smartPunctuation = false
    /// What is looked for in the text before CommonMark is.
    public var syntax: Syntax = .all
    /// The passes over the tree, in order.
    public var passes: [TreePass] = TreePass.all
    /// The length from which on a text is read in halves.
    var longText = TextPart.longText
    /// Of footnotes that are defined outside the text, in lower case.
    var footnoteLabels: Set<String> = []
    /// What tells the text's inline footnotes from those of other texts of the note.
    var footnotePrefix = ""

    public init(
        math: Bool = true, frontMatter: Bool = true, cells: Bool = true, syntax: Syntax = .all,
        passes: [TreePass] = TreePass.all
    ) {
        self.math = math
        self.frontMatter = frontMatter
        self.cells = cells
        self.syntax = syntax
        self.passes = passes
    }

    /// CommonMark and nothing else.
    public static let commonMark = ReadingOptions(
        math: false, frontMatter: false, cells: false, syntax: [], passes: [])
}

/// Syntax that CommonMark would take apart, so that it is found in the text first.
public struct Syntax: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `[^label]` and `[^label]: …`.
    public static let footnotes = Syntax(rawValue: 1 << 0)
    /// `~~gone~~` and `~gone~`.
    public static let strikethrough = Syntax(rawValue: 1 << 1)
    /// Addresses that stand in the text as they are: `https://…`, `www.…`, `name@host.org`.
    public static let autolinks = Syntax(rawValue: 1 << 2)
    /// `==marked==`.
    public static let highlights = Syntax(rawValue: 1 << 3)
    /// `%%not shown%%`.
    public static let comments = Syntax(rawValue: 1 << 4)
    /// `[[Note]]` and `![[Note]]`.
    public static let noteLinks = Syntax(rawValue: 1 << 5)
    /// `#tag`.
    public static let tags = Syntax(rawValue: 1 << 6)
    /// `^name` at a block's end, and `{#label}` after headings, images and formulas.
    public static let anchors = Syntax(rawValue: 1 << 7)
    /// `@fig-label`, `\ref{label}`, `\eqref{label}`.
    public static let crossReferences = Syntax(rawValue: 1 << 8)

    /// `^[text]`, a footnote where it is referred to.
    public static let inlineFootnotes = Syntax(rawValue: 1 << 9)

    /// What GitHub has beyond CommonMark, as far as it is not read from the tree.
    public static let gitHub: Syntax = [.footnotes, .strikethrough, .autolinks]
    public static let all: Syntax = [
        .gitHub, .inlineFootnotes, .highlights, .comments, .noteLinks, .tags, .anchors, .crossReferences,
    ]
}

import Diagnostics

/// A Markdown note, read: its tree with positions, its formulas, and its `nn` text where it stands in the file.
public struct Notebook: Sendable {
    public var source: SourceText
    public var frontMatter: FrontMatter
    /// What the front matter says in running text, links and HTML aside; `nil` for what it does not say.
    public var title: [Inline]?
    public var subtitle: [Inline]?
    public var description: [Inline]?
    public var blocks: [Block]
    /// The distinct formulas; an inline `.formula(k)` shows `formulas[k]`.
    public var formulas: [Formula]
    /// The fenced `nn` blocks in document order; a block `.cell(k)` is `cells[k]`.
    public var cells: [Cell]
    /// The inline values (`` `nn …` ``) in document order; an inline `.value(k)` is `values[k]`.
    public var values: [InlineCode]
    /// The destinations of links and images and where they are written, in document order.
    public var destinations: [DestinationPlace] = []
    /// The footnotes that are referred to, in the order of their numbers: number `k + 1` is `footnotes[k]`.
    public var footnotes: [Footnote] = []
    /// Those that nothing refers to.
    var unusedFootnotes: [Footnote] = []
    /// The links to notes and the embeds, and where they are written, in document order.
    public var noteLinks: [Place<NoteLink>] = []
    /// The references to labels, and where they are written, in document order.
    public var references: [Place<CrossReference>] = []
    /// Comments and names, which nobody sees on a page, and where they are written, in document order.
    public var unseen: [Place<Unseen>] = []
    /// The tags in the text (not those of the front matter), each once, in document order.
    public var tags: [String] = []
    public var diagnostics: [Diagnostic]

    /// A fenced block whose language is `nn`.
    public struct Cell: Sendable {
        public var text: EmbeddedText
        /// From the opening fence to the end of the closing one, as bytes of the file.
        public var range: Range<Int>
        /// What its option `caption` says.
        public var caption: Caption?
    }

    /// A line of Markdown among a cell's options.
    public struct Caption: Sendable {
        public var text: EmbeddedText
        public var inlines: [Inline]
    }

    /// A single-backtick span that begins with `nn `.
    public struct InlineCode: Sendable {
        /// Without the leading `nn `.
        public var text: EmbeddedText
        /// From backtick to backtick, as bytes of the file.
        public var range: Range<Int>
    }

    /// What the author wrote for other readers than the page's.
    public enum Unseen: Sendable, Hashable {
        /// `%%…%%`.
        case comment
        /// `{#label}` or `^name`, as the tree names it.
        case name(String)
        /// `{#name .class}` behind a heading or an image.
        case attributes(Attributes)
    }

    /// Something of the text, and the bytes of the file it is written in.
    public struct Place<Content: Sendable>: Sendable {
        public var content: Content
        public var range: Range<Int>
    }
}

extension Notebook {
    /// Makes `change` to every block of the text and of the footnotes, innermost first.
    mutating func updateBlocks(_ change: (inout Block) -> Void) {
        blocks.update(change)
        for index in footnotes.indices { footnotes[index].blocks.update(change) }
        for index in unusedFootnotes.indices { unusedFootnotes[index].blocks.update(change) }
    }

    /// Puts what `change` makes of it in each block's place, innermost first, in the text and in the footnotes.
    mutating func rewriteBlocks(_ change: (Block) -> [Block]) {
        blocks.rewrite(change)
        for index in footnotes.indices { footnotes[index].blocks.rewrite(change) }
    }
}

extension Notebook {
    /// The places at which a destination of the tree is written; none where that cannot be told.
    public func places(ofDestination destination: String) -> [Range<Int>] {
        destinations.filter { $0.destination == destination }.map(\.range)
    }
}

import Diagnostics

/// A Markdown note, read: its tree with positions, its formulas, and its `nn` text where it stands in the file.
public struct Notebook: Sendable {
    public var source: SourceText
    public var frontMatter: FrontMatter
    public var blocks: [Block]
    /// The distinct formulas; an inline `.formula(k)` shows `formulas[k]`.
    public var formulas: [Formula]
    /// The fenced `nn` blocks in document order; a block `.cell(k)` is `cells[k]`.
    public var cells: [Cell]
    /// The inline values (`` `nn …` ``) in document order; an inline `.value(k)` is `values[k]`.
    public var values: [InlineCode]
    /// The destinations of links and images and where they are written, in document order.
    public var destinations: [DestinationPlace] = []
    public var diagnostics: [Diagnostic]

    /// A fenced block whose language is `nn`.
    public struct Cell: Sendable {
        public var text: EmbeddedText
        /// From the opening fence to the end of the closing one, as bytes of the file.
        public var range: Range<Int>
    }

    /// A single-backtick span that begins with `nn `.
    public struct InlineCode: Sendable {
        /// Without the leading `nn `.
        public var text: EmbeddedText
        /// From backtick to backtick, as bytes of the file.
        public var range: Range<Int>
    }
}

/// TeX found in a note, and where.
public struct Formula: Sendable {
    /// Without delimiters and without the prefixes of quoted lines.
    public var tex: String
    public var isDisplay: Bool
    /// Each place it stands at; the first is used for diagnostics.
    public var places: [EmbeddedText]
    /// The bytes of the file each place covers, delimiters included.
    public var ranges: [Range<Int>]
}

/// A block of the document tree.
public struct Block: Sendable {
    public indirect enum Kind: Sendable {
        case paragraph([Inline])
        /// The identifier is unique in the note and stays the same while the heading's text does.
        case heading(level: Int, identifier: String, [Inline])
        case quote([Block])
        case list(List)
        case code(CodeBlock)
        case html(String)
        case thematicBreak
        case table(Table)
        /// An index into `Notebook.cells`.
        case cell(Int)
    }

    public struct List: Sendable {
        /// The first number of an ordered list; `nil` for bullets.
        public var start: Int?
        /// Tight lists show their paragraphs without `<p>`.
        public var isTight: Bool
        public var items: [[Block]]
    }

    /// A table by GitHub's rules.
    public struct Table: Sendable {
        public enum Alignment: String, Sendable {
            case left, center, right
        }

        /// For each column; `nil` where none is asked for.
        public var alignments: [Alignment?]
        public var head: [[Inline]]
        /// Rows of cells, each with as many as the head.
        public var rows: [[[Inline]]]
    }

    public struct CodeBlock: Sendable {
        /// The info string as cmark gives it; its first word is the language.
        public var info: String
        public var text: String
    }

    public var kind: Kind
    /// First and last line in the file, from 1.
    public var lines: ClosedRange<Int>
}

/// A piece of running text.
public indirect enum Inline: Sendable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case html(String)
    case emphasis([Inline])
    case strong([Inline])
    case link(destination: String, title: String, [Inline])
    case image(destination: String, title: String, [Inline])
    /// An index into `Notebook.formulas`.
    case formula(Int)
    /// An index into `Notebook.values`.
    case value(Int)
}

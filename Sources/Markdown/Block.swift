/// A block of the document tree.
public struct Block: Sendable {
    public enum Kind: Sendable {
        case paragraph([Inline])
        /// The identifier is unique in the note and stays the same while the heading's text does.
        case heading(level: Int, identifier: String, [Inline])
        case quote([Block])
        case list(List)
        case code(CodeBlock)
        case html(String)
        case thematicBreak
        indirect case table(Table)
        /// An index into `Notebook.cells`.
        case cell(Int)
        indirect case callout(Callout)
        /// Another note, or a part of one, that is to be shown here: an embed that is all of its paragraph.
        indirect case embed(NoteLink)
    }

    public struct List: Sendable {
        /// The first number of an ordered list; `nil` for bullets.
        public var start: Int?
        /// Tight lists show their paragraphs without `<p>`.
        public var isTight: Bool
        public var items: [[Block]]
        /// For each item whether it is done; `nil` for one that is no task. Empty where none is.
        public var tasks: [Bool?] = []
    }

    /// A table by GitHub's rules.
    public struct Table: Sendable {
        public enum Alignment: String, Sendable {
            case left, center, right
        }

        /// For each column; `nil` where none is asked for.
        public var alignments: [Alignment?]
        public var head: [[Inline]]
        /// Rows of cells, each with as many as the head; shorter ones are filled, unless the table is huge.
        public var rows: [[[Inline]]]
        /// What a line `: Caption {#tbl-label}` under the table says.
        public var caption: [Inline]?
    }

    public struct CodeBlock: Sendable {
        /// The info string as cmark gives it; its first word is the language.
        public var info: String
        public var text: String
    }

    public var kind: Kind
    /// First and last line in the file, from 1.
    public var lines: ClosedRange<Int>
    /// The name links lead to: `^name` for one the author gave as `^name`, `fig-…` or `tbl-…` for a labelled figure
    /// or table. A heading has its own.
    public var identifier: String?
    /// Of a heading, as `{.class}` gives them.
    public var classes: [String] = []

    /// Whether it is a heading that takes no part in the numbering of sections.
    public var isUnnumbered: Bool { classes.contains("unnumbered") }
}

/// Obsidian's callout: a quote that begins with `[!type]`.
public struct Callout: Sendable {
    public enum Folding: Sendable {
        case open, closed
    }

    /// What it is shown as; Obsidian's types are one of these or another name for one.
    public enum Kind: String, Sendable, CaseIterable {
        case note, abstract, info, todo, tip, success, question, warning, failure, danger, bug, example, quote

        /// The kind of a type; a type of the author's own is a note.
        init(type: String) {
            self =
                switch type {
                case "summary", "tldr": .abstract
                case "hint", "important": .tip
                case "check", "done": .success
                case "help", "faq": .question
                case "caution", "attention": .warning
                case "fail", "missing": .failure
                case "error": .danger
                case "cite": .quote
                default: Kind(rawValue: type) ?? .note
                }
        }
    }

    public var kind: Kind
    /// As the author wrote it, in lower case.
    public var type: String
    /// The author's, or else the type.
    public var title: [Inline]
    /// Whether the title is only the type.
    public var isNamedByType = false
    /// `nil` where it does not fold.
    public var folding: Folding?
    public var blocks: [Block]
}

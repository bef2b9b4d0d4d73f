import Diagnostics

/// A step from CommonMark's tree to the note's: each adds one thing CommonMark does not have, or settles what can
/// only be known once all of the tree is there.
///
/// Passes run in the order of `all`. Syntax that parts the text further (tables, callouts) belongs before what looks at
/// the finished text (identifiers of headings).
public struct TreePass: Sendable {
    /// For people who read a list of passes.
    public var name: String
    let run: @Sendable (inout Notebook, _ reading: Reading) -> Void

    /// The passes a note goes through.
    public static let all: [TreePass] = [
        .tables, .taskLists, .callouts, .textAddresses, .blockNames, .mathFences, .equationNumbers, .headingIdentifiers,
    ]
    /// Those for what GitHub has beyond CommonMark.
    public static let gitHub: [TreePass] = [.tables, .taskLists, .textAddresses, .headingIdentifiers]
}

/// What passes may look at beside the tree: where blocks stand in the text, and how to read more of it.
struct Reading {
    /// A stretch of the text that was read by itself.
    struct Part {
        var layout: BlockLayout
        var builder: TreeBuilder
    }

    /// In order; together they are the text.
    var parts: [Part]
    var found: FoundSyntax
    /// Whether the text may define links, which any part of it may refer to.
    var definesLinks: Bool
    /// Whether punctuation becomes that of print.
    var isSmart: Bool

    /// Whether the block that holds `line` begins with `text` as it was written: a tree does not tell what was escaped.
    func blockBegins(with text: StaticString, atLine line: Int) -> Bool {
        parts.contains { part in
            part.layout.leaf(atLine: line).map { part.layout.source.bytes.hasBytes(text, at: $0.start) } ?? false
        }
    }
}

/// What the scan of the text has come across, so that a pass need not look through the tree for what is not there.
struct FoundSyntax: OptionSet {
    let rawValue: Int
    static let anchors = FoundSyntax(rawValue: 1)
    static let embeds = FoundSyntax(rawValue: 2)
    /// Addresses that may be a link's text.
    static let addressesInBrackets = FoundSyntax(rawValue: 4)
    /// `[ ]`, `[x]` or `[!` at the start of a block.
    static let marksInBrackets = FoundSyntax(rawValue: 8)
}

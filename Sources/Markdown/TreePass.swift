import Diagnostics

/// A step from CommonMark's tree to the note's: each adds one thing CommonMark does not have, or settles what can
/// only be known once all of the tree is there.
///
/// Passes run in the order of `all`. Syntax that parts the text further (tables, footnotes, callouts, links between
/// notes) belongs before what looks at the finished text (identifiers of headings, which stay last).
public struct TreePass: Sendable {
    /// For people who read a list of passes.
    public var name: String
    let run: @Sendable (inout Notebook, _ reading: Reading) -> Void

    /// The passes a note goes through.
    public static let all: [TreePass] = [.tables, .headingIdentifiers]
}

/// What passes may look at beside the tree: where blocks stand in the text, and how to read more of it.
struct Reading {
    var layout: BlockLayout
    var builder: TreeBuilder
}

extension [Block] {
    /// Puts what `change` makes of it in each block's place, innermost first.
    mutating func rewrite(_ change: (Block) -> [Block]) {
        self = flatMap { block in
            var block = block
            switch block.kind {
            case .quote(var blocks):
                blocks.rewrite(change)
                block.kind = .quote(blocks)
            case .list(var list):
                for index in list.items.indices { list.items[index].rewrite(change) }
                block.kind = .list(list)
            default: break
            }
            return change(block)
        }
    }
}

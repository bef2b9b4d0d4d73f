import Diagnostics
import World

/// A text masked and parsed; a long one in halves, on a core each.
struct MaskedDocument {
    private let arranged: ArrangedText
    private var parts: [MaskedPart]
    private var formulas = FormulaList()
    private var values: [Notebook.InlineCode] = []

    init(_ arranged: ArrangedText, options: ReadingOptions) throws(NestingTooDeep) {
        self.arranged = arranged
        if let halves = try Self.halves(of: arranged, options: options) {
            parts = halves
        } else {
            parts = [try Self.whole(arranged, options: options)]
        }
        for index in parts.indices {
            let masking = parts[index].masking
            parts[index].renumber(formulas: formulas.append(masking.formulas), firstValue: values.count)
            values += masking.values
        }
    }

    private static func whole(
        _ arranged: ArrangedText, options: ReadingOptions
    ) throws(NestingTooDeep) -> MaskedPart {
        let definesLinks = arranged.text.bytes.holds("]:")
        return try MaskedPart(TextPart(of: arranged.text), of: arranged, definesLinks: definesLinks, options: options)
    }

    /// `nil` where the text has none, or the first one's last block may go on in the second.
    private static func halves(
        of arranged: ArrangedText, options: ReadingOptions
    ) throws(NestingTooDeep) -> [MaskedPart]? {
        guard let halves = TextPart.halves(of: arranged.text, from: options.longText) else { return nil }
        let read = concurrently(halves) { part in
            Result { () throws(NestingTooDeep) in
                try MaskedPart(part, of: arranged, definesLinks: false, options: options)
            }
        }
        let first = try read[0].get()
        return first.mayEndOpen ? nil : [first, try read[1].get()]
    }

    func fill(_ notebook: inout Notebook, options: ReadingOptions) {
        notebook.formulas = formulas.all
        notebook.values = values
        let trees = concurrently(Array(parts.indices)) { index in
            PartTree(parts[index], footnotes: index == 0 ? arranged.footnotes : [], arranged.original, options)
        }
        var found: FoundSyntax = []
        for (part, tree) in zip(parts, trees) {
            tree.add(to: &notebook)
            part.scanner.add(to: &notebook)
            notebook.diagnostics += part.masking.diagnostics
            found.formUnion(part.scanner.found)
        }
        let reading = Reading(
            parts: trees.map { Reading.Part(layout: $0.layout, builder: $0.builder) }, found: found,
            definesLinks: parts.contains(where: \.definesLinks), isSmart: options.smartPunctuation)
        for pass in options.passes { pass.run(&notebook, reading) }
    }
}

/// The blocks of a part of a text.
private struct PartTree: Sendable {
    let layout: BlockLayout
    private(set) var builder: TreeBuilder
    private var blocks: [Block] = []
    private var footnotes: [Footnote] = []

    /// - Parameter definitions: of the footnotes that the part starts with.
    init(_ part: MaskedPart, footnotes definitions: [FootnoteDefinition], _ source: SourceText, _ options: ReadingOptions) {
        layout = part.layout
        builder = TreeBuilder(
            source: source, text: part.layout.source, layout: part.layout, table: part.masking.table,
            readsCells: options.cells, isSmart: options.smartPunctuation)
        withExtendedLifetime(part.document) {
            var nodes = part.document.root.children
            let notes = Self.takeFootnotes(definitions.count, from: &nodes)
            blocks = builder.blocks(nodes)
            footnotes = zip(definitions, notes).map { definition, item in
                Footnote(label: definition.label, blocks: builder.blocks(item.children), range: definition.range)
            }
        }
    }

    /// The items of the list of footnotes that an arranged text starts with.
    private static func takeFootnotes(_ count: Int, from nodes: inout ParsedNode.Children) -> [ParsedNode] {
        guard count > 0 else { return [] }
        guard let list = nodes.next(), let separator = nodes.next(), case .list = list.kind,
            case .thematicBreak = separator.kind
        else { preconditionFailure("footnotes stand before the text") }
        let items = Array(list.children)
        precondition(items.count == count, "each footnote is an item of the list")
        return items
    }

    /// Puts the part's blocks behind those that are there; its cells are numbered on.
    func add(to notebook: inout Notebook) {
        var blocks = blocks
        let firstCell = notebook.cells.count
        if firstCell > 0, !builder.cells.isEmpty {
            blocks.update { block in
                if case .cell(let index) = block.kind { block.kind = .cell(firstCell + index) }
            }
        }
        if notebook.blocks.isEmpty { notebook.blocks = blocks } else { notebook.blocks += blocks }
        notebook.footnotes += footnotes
        notebook.cells += builder.cells
        notebook.diagnostics += builder.diagnostics
    }
}

extension TextScanner {
    /// What a notebook names with its place, behind what is there.
    fileprivate func add(to notebook: inout Notebook) {
        notebook.destinations += destinations
        notebook.noteLinks += noteLinks
        notebook.footnotes += inlineFootnotes
        notebook.references += references
        notebook.unseen += spans.compactMap { span in
            span.unseen.map { Notebook.Place(content: $0, range: span.range) }
        }
        notebook.tags += tags.filter { !notebook.tags.contains($0) }
        notebook.diagnostics += diagnostics
    }
}

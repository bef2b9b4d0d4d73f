import Diagnostics

extension Notebook {
    /// Numbers footnotes in the order they are first referred to, in the text and then in footnotes, and leaves out
    /// those that nothing refers to, as GitHub does.
    mutating func numberFootnotes() {
        guard !footnotes.isEmpty else { return }
        var numbering = FootnoteNumbering(footnotes, diagnostics: &diagnostics)
        for index in cells.indices { numbering.captions[index] = cells[index].caption?.inlines }
        blocks = numbering.numbered(blocks)
        for (index, caption) in numbering.captions { cells[index].caption?.inlines = caption }
        footnotes = numbering.finish(&diagnostics)
        unusedFootnotes = numbering.unused
    }

    /// Numbers them anew, where captions refer to some, which may have had no reference before.
    mutating func numberFootnotesOfCaptions() {
        var isReferredTo = false
        for cell in cells {
            cell.caption?.inlines.forEachInline { if case .footnote = $0 { isReferredTo = true } }
        }
        guard isReferredTo else { return }
        footnotes += unusedFootnotes
        diagnostics.removeAll { $0.code == "unused-footnote" }
        numberFootnotes()
    }
}

extension Notebook {
    /// A part of the note by itself: its footnotes, numbered from 1.
    public func withOwnFootnotes(_ part: [Block]) -> (blocks: [Block], footnotes: [Footnote]) {
        guard !footnotes.isEmpty else { return (part, []) }
        var known: [Diagnostic] = []
        var numbering = FootnoteNumbering(footnotes, diagnostics: &known)
        let blocks = numbering.numbered(part)
        return (blocks, numbering.finish(&known))
    }
}

private struct FootnoteNumbering {
    private var definitions: [Footnote] = []
    private var indices: [String: Int] = [:]
    /// For each definition its number, once it has one.
    private var numbers: [Int?] = []
    /// In the order of their numbers.
    private var order: [Int] = []
    /// Of the cells that have one, which is read where the cell stands.
    var captions: [Int: [Inline]] = [:]
    /// Those without a number, once all is read.
    private(set) var unused: [Footnote] = []

    /// Of several with the same label the first counts.
    init(_ footnotes: [Footnote], diagnostics: inout [Diagnostic]) {
        for footnote in footnotes {
            let key = footnote.label.lowercased()
            if let first = indices[key] {
                diagnostics.append(
                    Diagnostic(
                        "duplicate-footnote", .warning, "the footnote `[^\(footnote.label)]` is defined before",
                        at: footnote.range, hint: "this one is not shown",
                        notes: [.init(range: definitions[first].range, message: "the one that is shown")]))
            } else {
                indices[key] = definitions.count
                var footnote = footnote
                footnote.referenceCount = 0
                definitions.append(footnote)
            }
        }
        numbers = Array(repeating: nil, count: definitions.count)
    }

    mutating func numbered(_ blocks: [Block]) -> [Block] {
        var result: [Block] = []
        for block in blocks {
            // What a block says itself, a callout's title, comes before the blocks inside it.
            let own = block.mappingInlines { numbered($0) }
            if case .cell(let index) = block.kind, let caption = captions[index] { captions[index] = numbered(caption) }
            result.append(own.mappingBlocks { numbered($0) })
        }
        return result
    }

    private mutating func numbered(_ inlines: [Inline]) -> [Inline] {
        inlines.rewritten { inline in
            guard case .footnote(var reference) = inline, let index = indices[reference.label.lowercased()] else {
                return [inline]
            }
            if numbers[index] == nil {
                order.append(index)
                numbers[index] = order.count
            }
            definitions[index].referenceCount += 1
            reference.number = numbers[index]!
            reference.occurrence = definitions[index].referenceCount
            return [.footnote(reference)]
        }
    }

    mutating func finish(_ diagnostics: inout [Diagnostic]) -> [Footnote] {
        var next = 0
        while next < order.count {
            definitions[order[next]].blocks = numbered(definitions[order[next]].blocks)
            next += 1
        }
        unused = zip(definitions, numbers).filter { $1 == nil }.map(\.0)
        // What stands in the text without being read, such as in a destination, is shown as it is written.
        for footnote in unused where footnote.text == nil {
            diagnostics.append(
                Diagnostic(
                    "unused-footnote", .warning, "nothing refers to the footnote `[^\(footnote.label)]`",
                    at: footnote.range, hint: "it is not shown"))
        }
        return order.map { definitions[$0] }
    }
}

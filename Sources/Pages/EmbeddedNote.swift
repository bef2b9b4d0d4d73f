import Markdown
import Markup
import Notes
import Synchronization
import Typesetting
import World

/// What a page that other notes are shown on tells them.
protocol EmbeddingPage: MarkupContent {
    /// That of its own note.
    var notePath: String { get }
    var formulas: FormulaHTML { get }
    var destinations: Destinations { get }
    var embeds: EmbedCount { get }
}

/// Counts the notes shown on a page, one after the other.
final class EmbedCount: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

/// Another note, or a part of one, shown on a page: its text, formulas and images. Its cells are shown, not run.
struct EmbeddedNote<Page: EmbeddingPage>: MarkupContent {
    private let outer: Page
    private let notebook: Notebook
    private let formulas: FormulaHTML
    /// The note's path, and those of the notes it is shown in, seen from the page's note.
    private let chain: [String]

    /// Notes in notes in notes are shown up to here, then linked.
    private static var deepest: Int { 3 }

    /// - Parameters:
    ///   - chain: the notes that the embed stands in, the page's own aside.
    ///   - level: that of the heading above, below which its headings stand.
    /// - Returns: `nil` where the note cannot be shown; a link or a word about it is due then.
    static func html(
        _ link: NoteLink, on page: Page, inside chain: [String], under level: Int
    ) -> HTMLBuffer? {
        guard case .file(let path, _) = page.destinations.target(of: link), chain.count < deepest,
            !chain.contains(path),
            Paths.fileExtension(of: path) == "md", path != Paths.name(of: page.notePath),
            let notebook = page.destinations.library.notebook(at: path), let part = notebook.part(of: link)
        else { return nil }
        let content = EmbeddedNote(
            outer: page, notebook: notebook, formulas: page.formulas.ofOther(notebook), chain: chain + [path])
        let (text, footnotes) = notebook.withOwnFootnotes(part)
        let blocks = text.map(\.withoutNames).movingHeadings(below: level)
        var options = HTMLWriter<Self>.Options(identifiesHeadings: false, headingLevel: level)
        options.footnotePrefix = "embed-\(page.embeds.next())-"
        let html = HTMLWriter.write(
            blocks, footnotes: footnotes.map { $0.withoutNames.movingHeadings(below: level) }, content: content,
            options: options)
        var source = HTMLBuffer()
        source.append(link: link, to: page.target(of: link), text: HTMLBuffer(escaped(link.alternative ?? link.title)))
        return """
            <section class="embed" aria-label="\(escaped(link.title))">
            \(html)<p class="embed-source">\(source)</p>
            </section>

            """
    }

    func formula(_ index: Int) -> HTMLBuffer {
        let html = formulas.text(index)
        return notebook.formulas[index].isDisplay ? "<span class=\"math-display\">\(html)</span>" : html
    }

    func formulaText(_ index: Int) -> String { notebook.formulas[index].tex }
    func value(_ index: Int) -> String { "<code>\(escaped(notebook.values[index].text.text))</code>" }
    func valueText(_ index: Int) -> String { notebook.values[index].text.text }

    func cell(_ index: Int) -> HTMLBuffer {
        "<pre><code class=\"language-nn\">\(NNHighlighter.html(for: notebook.cells[index].text.text))</code></pre>\n"
    }

    func code(_ text: String, language: String?) -> String? { outer.code(text, language: language) }

    var marksPictures: Bool { outer.marksPictures }
    var words: PageWords { outer.words }

    func image(destination: String, title: String, alternative: String) -> String? {
        outer.image(destination: seenFromPage(destination), title: title, alternative: alternative)
    }

    func imageDestination(_ destination: String) -> String { outer.imageDestination(seenFromPage(destination)) }
    func linkDestination(_ destination: String) -> String { outer.linkDestination(seenFromPage(destination)) }
    func reasonAgainst(link destination: String) -> String? { outer.reasonAgainst(link: seenFromPage(destination)) }
    func rawHTML(_ html: String) -> String { LedAddresses.html(html, on: self) }
    func target(of link: NoteLink) -> NoteTarget { outer.target(of: seenFromPage(link)) }
    func embed(_ link: NoteLink) -> String { outer.embed(seenFromPage(link)) }
    func embeddedNote(_ link: NoteLink, under level: Int) -> HTMLBuffer? {
        Self.html(seenFromPage(link), on: outer, inside: chain, under: level)
    }

    /// The number that an equation has in its own note; else the label, since nothing has a number here.
    func crossReference(_ reference: CrossReference) -> String {
        let equations = notebook.formulas.lazy.flatMap(\.equations)
        guard let equation = equations.first(where: { $0.label == reference.label }) else {
            return escaped(reference.label)
        }
        return escaped(reference.form == .number ? equation.number : "(\(equation.number))")
    }

    // MARK: - Paths

    private var folder: String { Paths.folder(of: chain[chain.count - 1]) }

    /// A destination as the page's note would write it.
    private func seenFromPage(_ destination: String) -> String {
        if destination.hasPrefix("#") { return chain[chain.count - 1] + destination }
        // Where it stands only says more for a file that is there.
        let moved = Paths.normalized(Paths.join(folder, destination))
        if case .file = outer.destinations.kind(of: moved) { return moved }
        return destination
    }

    private func seenFromPage(_ link: NoteLink) -> NoteLink {
        var link = link
        if link.target.isEmpty { link.target = chain[chain.count - 1] }
        let moved = Paths.normalized(Paths.join(folder, link.target))
        var movedLink = link
        movedLink.target = moved
        return outer.destinations.library.path(of: movedLink) == nil ? link : movedLink
    }
}

extension Block {
    /// The block without names, which are unique on a page.
    fileprivate var withoutNames: Block {
        var block = mappingBlocks { $0.map(\.withoutNames) }
        block.identifier = nil
        return block.mappingInlines { inlines in
            inlines.rewritten { inline in
                switch inline {
                case .anchor: []
                default: [inline]
                }
            }
        }
    }
}

extension Footnote {
    fileprivate var withoutNames: Footnote {
        var footnote = self
        footnote.blocks = blocks.map(\.withoutNames)
        return footnote
    }
}

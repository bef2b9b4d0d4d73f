import Execution
import Figures
import Language
import Markdown
import Markup
import Notes
import Typesetting
import World

/// What stands in the places that a note's tree leaves open: formulas, cells, values, code, images, links.
struct PageContent: EmbeddingPage, Sendable {
    let note: Note
    let results: ShownResults
    let formulas: FormulaHTML
    let cells: CellHTML
    let colouredCode: [CodeRequest: String]
    let destinations: Destinations
    let embeds = EmbedCount()
    let style: PageStyle
    /// Where another note's page stands, seen from this page, by the note's path seen from this note.
    let pageOfNote: @Sendable (String) -> String?
    /// What references lead to; given once the page's blocks are settled.
    var labels = PageLabels()

    var notePath: String { note.path }

    var marksPictures: Bool { true }

    var words: PageWords { cells.words }

    func formula(_ index: Int) -> HTMLBuffer {
        let html = formulas.text(index)
        let formula = note.notebook.formulas[index]
        guard formula.isDisplay else { return html }
        let label = formula.equations.lazy.compactMap(\.label).first
        let name = label.map { " id=\"\(escaped(PageLabels.anchor($0)))\"" } ?? ""
        return "<span class=\"math-display\"\(name)>\(html)</span>"
    }

    func formulaText(_ index: Int) -> String { note.notebook.formulas[index].tex }

    func value(_ index: Int) -> String {
        let text = escaped(note.notebook.values[index].text.text)
        switch results.inlines[index] {
        case .value(let value):
            return "<span class=\"inline-value\" title=\"\(text)\">\(escaped(value))</span>"
        case .failed(let reason):
            return "<span class=\"inline-value failed\" title=\"\(text)\">\(escaped(reason))</span>"
        case nil: return "<code>\(text)</code>"
        }
    }

    func valueText(_ index: Int) -> String {
        if case .value(let value)? = results.inlines[index] { value } else { "" }
    }

    func cell(_ index: Int) -> HTMLBuffer {
        let caption = note.notebook.cells[index].caption.map { HTMLWriter.write($0.inlines, content: self) }
        return cells.html(index, caption: caption, number: number(ofLabel:))
    }

    func code(_ text: String, language: String?) -> String? {
        guard let language, let html = colouredCode[CodeRequest(code: text, language: language)] else { return nil }
        return "<pre class=\"code\" data-language=\"\(escaped(language))\"><code>\(html)</code></pre>\n"
    }

    func image(destination: String, title: String, alternative: String) -> String? {
        guard case .missing(let path) = destinations.kind(of: destination) else { return nil }
        let named = ImageSize.parting(alternative).words
        let text = named.isEmpty ? path : named
        return "<span class=\"missing\" title=\"\(escaped(words.noFile(path)))\">\(escaped(text))</span>"
    }

    func imageDestination(_ destination: String) -> String {
        guard case .file(let path, _) = destinations.kind(of: destination) else { return destination }
        switch style {
        case .standAlone: return destinations.inlined(path) ?? address(of: path, writtenAs: destination)
        // A file that a browser would run when opened by itself runs nothing as an image inside the page.
        case .shared:
            guard destinations.mayStandAlone(path) else { return destinations.inlined(path) ?? destination }
            destinations.note(file: path)
            return destination
        }
    }

    func linkDestination(_ destination: String) -> String {
        guard case .file(let path, let fragment) = destinations.kind(of: destination) else { return destination }
        if let page = page(of: path) { return Paths.address(of: page) + fragment }
        if Paths.fileExtension(of: path) != "md" { destinations.note(file: path) }
        return address(of: path, fragment: fragment, writtenAs: destination)
    }

    /// Where a file is, seen from the page; as the author wrote it where that is so.
    private func address(of path: String, fragment: String = "", writtenAs destination: String) -> String {
        let seen = destinations.seenFromPage(path)
        return seen == path && destination.contains("/") ? destination : Paths.address(of: seen) + fragment
    }

    func reasonAgainst(link destination: String) -> String? {
        guard case .file(let path, _) = destinations.kind(of: destination) else { return nil }
        return destinations.reasonAgainst(path)
    }

    func rawHTML(_ html: String) -> String { LedAddresses.html(html, on: self) }

    /// The page of the note at a path; for a note without a page, and for other files, `nil`.
    private func page(of path: String) -> String? {
        Paths.fileExtension(of: path) == "md" ? pageOfNote(path) : nil
    }

    // MARK: - Notes and references

    func target(of link: NoteLink) -> NoteTarget {
        switch destinations.target(of: link) {
        case .here(let fragment): .address(fragment)
        case .file(let path, let fragment):
            if let reason = destinations.reasonAgainst(path) {
                .missing(reason)
            } else {
                .address(Paths.address(of: page(of: path) ?? destinations.seenFromPage(path)) + fragment)
            }
        case .missing(let reason, _): .missing(reason)
        }
    }

    func embed(_ link: NoteLink) -> String {
        var html = HTMLBuffer()
        let target = target(of: link)
        guard case .file(let path, _) = destinations.target(of: link), Destinations.isImage(path) else {
            let text = if case .missing = target { link.written } else { link.alternative ?? link.title }
            html.append(link: link, to: target, text: HTMLBuffer(escaped(text)), class: "embed")
            return html.text
        }
        html.append(imageOf: link, source: imageDestination(path))
        return html.text
    }

    func embeddedNote(_ link: NoteLink, under level: Int) -> HTMLBuffer? {
        EmbeddedNote.html(link, on: self, inside: [], under: level)
    }

    func crossReference(_ reference: CrossReference) -> String { labels.html(reference) }
    func number(ofLabel label: String) -> String? { labels.name(ofLabel: label) }
    func sectionNumber(_ identifier: String) -> String? { labels.sectionNumbers[identifier] }
}

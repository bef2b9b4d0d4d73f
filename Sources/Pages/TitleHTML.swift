import Markdown
import Markup
import Notes
import Typesetting

/// What a note says of itself, with its formulas and emphasis, as links on other pages show it.
struct TitleHTML: MarkupContent {
    private let note: Note
    private var formulas: [Int: HTMLBuffer] = [:]
    private let typesetter: Typesetter

    /// Names what is typeset for a site's links in the typesetter's cache.
    private static let cacheName = "titles of a site"

    init(_ note: Note, typesetter: Typesetter) {
        (self.note, self.typesetter) = (note, typesetter)
        var indices: [Int] = []
        for words in [note.titleWords, note.notebook.description] {
            words?.forEachInline { if case .formula(let index) = $0 { indices.append(index) } }
        }
        guard !indices.isEmpty else { return }
        let requests = indices.map { FormulaHTML.request(note.notebook.formulas[$0], in: note.notebook) }
        for (index, result) in zip(indices, typesetter.formulas(requests, page: Self.cacheName)) {
            if case .success(let formula) = result { formulas[index] = HTMLBuffer(formula) }
        }
    }

    var title: String? { html(note.titleWords) }
    var description: String? { html(note.notebook.description) }

    private func html(_ words: [Inline]?) -> String? {
        words.map { words in
            String(decoding: typesetter.written(HTMLWriter.write(words.withoutLinks, content: self).bytes), as: UTF8.self)
        }
    }

    /// One that cannot be typeset is said where its own page is made.
    func formula(_ index: Int) -> HTMLBuffer {
        formulas[index] ?? HTMLBuffer("<code>\(escaped(formulaText(index)))</code>")
    }

    func formulaText(_ index: Int) -> String { note.notebook.formulas[index].tex }
    func value(_ index: Int) -> String { "<code>\(escaped(valueText(index)))</code>" }
    func valueText(_ index: Int) -> String { note.notebook.values[index].text.text }
    func cell(_ index: Int) -> HTMLBuffer { "" }
}

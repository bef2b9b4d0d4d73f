import Execution
import Figures
import Language
import Markdown
import Notes
import Typesetting
import World

/// What stands in the places that a note's tree leaves open: formulas, cells, values, code, images, links.
struct PageContent: MarkupContent {
    let evaluated: EvaluatedNote
    let formulas: FormulaHTML
    let cells: CellHTML
    let colouredCode: [CodeRequest: String]
    let destinations: Destinations
    let style: PageStyle
    /// Where another note's page stands, seen from this page, by the note's path seen from this note.
    let pageOfNote: (String) -> String?

    func formula(_ index: Int) -> String {
        let html = formulas.text(index)
        return evaluated.note.notebook.formulas[index].isDisplay ? "<span class=\"math-display\">\(html)</span>" : html
    }

    func formulaText(_ index: Int) -> String { evaluated.note.notebook.formulas[index].tex }

    func value(_ index: Int) -> String {
        let text = escaped(evaluated.note.notebook.values[index].text.text)
        switch evaluated.results.inlines[index] {
        case .value(let value): return "<span class=\"inline-value\" title=\"\(text)\">\(escaped(ValueText.text(value)))</span>"
        case .unavailable(let reason):
            return "<span class=\"inline-value failed\" title=\"\(text)\">\(escaped(reason))</span>"
        case nil: return "<code>\(text)</code>"
        }
    }

    func valueText(_ index: Int) -> String {
        if case .value(let value)? = evaluated.results.inlines[index] { ValueText.text(value) } else { "" }
    }

    func cell(_ index: Int) -> String { cells.html(index) }

    func code(_ text: String, language: String?) -> String? {
        guard let language, let html = colouredCode[CodeRequest(code: text, language: language)] else { return nil }
        return "<pre class=\"code\" data-language=\"\(escaped(language))\"><code>\(html)</code></pre>\n"
    }

    func image(destination: String, title: String, alternative: String) -> String? {
        guard case .missing(let path) = destinations.kind(of: destination) else { return nil }
        let words = alternative.isEmpty ? path : alternative
        return "<span class=\"missing\" title=\"\(escaped("there is no file `\(path)`"))\">\(escaped(words))</span>"
    }

    func imageDestination(_ destination: String) -> String {
        guard case .standAlone = style, case .file(let path, _) = destinations.kind(of: destination) else {
            return destination
        }
        return destinations.inlined(path) ?? destination
    }

    func linkDestination(_ destination: String) -> String {
        guard case .file(let path, let fragment) = destinations.kind(of: destination), let page = pageOfNote(path) else {
            return destination
        }
        return page + fragment
    }
}

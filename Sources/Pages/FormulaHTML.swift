import Diagnostics
import Figures
import Markdown
import Markup
import Notes
import Typesetting

/// All formulas of a page, typeset at once: those of the text and those among the results.
struct FormulaHTML: Sendable {
    /// For each of the notebook's formulas.
    private var inText: [HTMLBuffer] = []
    private var inResults: [String: HTMLBuffer] = [:]
    /// Formulas that were refused, at their places.
    private(set) var diagnostics: [Diagnostic] = []
    private let typesetter: Typesetter
    private let page: String
    private var isWithoutLibrary = false

    /// - Parameter equations: TeX among the results, displayed.
    init(_ notebook: Notebook, equations: [String], typesetter: Typesetter, page: String) {
        self.typesetter = typesetter
        self.page = page
        let macros = Self.macros(notebook)
        let requests = notebook.formulas.map { Self.request($0, macros) }
        let more = equations.map { FormulaRequest(tex: $0, isDisplay: true) }
        let results = typesetter.formulas(requests + more, page: page)
        lazy var definitions = DefinedCommands(notebook.formulas)
        for (formula, result) in zip(notebook.formulas, results) {
            switch result {
            case .success(let html): inText.append(HTMLBuffer(html))
            case .failure(let error):
                inText.append(Self.refused(formula.tex, error))
                add(Self.diagnostic(formula, error, definitions), error)
            }
        }
        for (tex, result) in zip(equations, results.dropFirst(requests.count)) {
            switch result {
            case .success(let html): inResults[tex] = HTMLBuffer(html)
            case .failure(let error): inResults[tex] = Self.refused(tex, error)
            }
        }
    }

    /// What the typesetter is asked for.
    static func request(_ formula: Formula, in notebook: Notebook) -> FormulaRequest { request(formula, macros(notebook)) }

    private static func request(_ formula: Formula, _ macros: [TeXMacro]) -> FormulaRequest {
        FormulaRequest(tex: formula.typeset?.text ?? formula.tex, isDisplay: formula.isDisplay, macros: macros)
    }

    private static func macros(_ notebook: Notebook) -> [TeXMacro] {
        (notebook.frontMatter.macros ?? []).map { TeXMacro(name: "\\" + $0.name, body: $0.body) }
    }

    /// A library that is missing concerns all formulas and is said once.
    private mutating func add(_ diagnostic: Diagnostic, _ error: FormulaError) {
        guard case .unavailable(let library) = error else { return diagnostics.append(diagnostic) }
        if isWithoutLibrary { return }
        isWithoutLibrary = true
        diagnostics.append(
            Diagnostic("formula", .warning, "no formula can be typeset: \(error.message)", at: nil, hint: library.hint))
    }

    func text(_ index: Int) -> HTMLBuffer { inText[index] }
    func result(_ tex: String) -> HTMLBuffer { inResults[tex] ?? Self.refused(tex, nil) }

    /// The formulas of another note that is shown on the same page.
    func ofOther(_ notebook: Notebook) -> FormulaHTML {
        FormulaHTML(notebook, equations: [], typesetter: typesetter, page: page)
    }

    /// What is wrong with a note's formulas, without a page.
    static func diagnostics(_ notebook: Notebook, typesetter: Typesetter, page: String) -> [Diagnostic] {
        FormulaHTML(notebook, equations: [], typesetter: typesetter, page: page).diagnostics
    }

    private static func refused(_ tex: String, _ error: FormulaError?) -> HTMLBuffer {
        let title = error.map { " title=\"\(escaped($0.message))\"" } ?? ""
        return "<code class=\"tex-error\"\(title)>\(escaped(tex))</code>"
    }

    private static func diagnostic(
        _ formula: Formula, _ error: FormulaError, _ definitions: DefinedCommands
    ) -> Diagnostic {
        let place = formula.places.first
        let offset = error.offset.map { formula.typeset?.originalOffset(of: $0) ?? $0 }
        let range: Range<Int>? =
            if let offset, let place, offset < place.bytes.count {
                place.fileOffset(of: offset)..<place.fileOffset(of: offset) + 1
            } else {
                formula.ranges.first
            }
        return Diagnostic(
            "formula", .warning, "this formula cannot be typeset: \(error.message)", at: range,
            hint: definitions.hint(for: formula.tex, error.message) ?? "the page shows its source instead")
    }
}

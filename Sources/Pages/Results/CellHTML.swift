import Diagnostics
import Execution
import Figures
import Language
import Markdown
import Notes
import Plotting
import Typesetting

/// A cell on the page: its source, which folds, then its results in the order of its statements.
struct CellHTML {
    let evaluated: EvaluatedNote
    /// Where the note's Markdown can be read; lines are linked to there.
    let sourceLink: String?
    /// Typeset formulas by their TeX, for equations among the results.
    let equation: (String) -> String
    /// Charts as HTML, by the statement that asked for them.
    let charts: DrawnCharts

    /// - Parameter number: "Figure 2" for the label of a cell that is numbered.
    func html(_ index: Int, number: (String) -> String?) -> String {
        guard let place = evaluated.note.program.cells.firstIndex(where: { $0.index == index }) else { return "" }
        let cell = evaluated.note.program.cells[place]
        guard cell.options.include else { return "" }
        let results = cell.expectedErrors.map { DiagnosticHTML.html($0, in: evaluated.note.source, isExpected: true) }
            .joined() + self.results(cell, evaluated.results.cells[place], evaluated.exhibits[place], place, number)
        let source = self.source(cell, evaluated.note.notebook.cells[index])
        guard !source.isEmpty || !results.isEmpty else { return "" }
        let identifier = cell.options.label ?? "cell-\(index + 1)"
        let body = results.isEmpty ? "" : "<div class=\"results\">\n\(results)</div>\n"
        return """
            <section class="cell" id="\(escaped(identifier))" aria-label="Cell \(index + 1)">
            \(source)\(body)</section>

            """
    }

    // MARK: - Source

    private func source(_ cell: Cell, _ text: Notebook.Cell) -> String {
        let echo = cell.options.echo ?? .shown
        guard echo != .hidden else { return "" }
        let line = evaluated.note.source.line(at: text.range.lowerBound)
        let link = sourceLink.map { target in
            "<a class=\"source-link\" href=\"\(escaped(target))#L\(line)\">line \(line)</a>"
        } ?? "<span class=\"source-link\">line \(line)</span>"
        return """
            <details class="source"\(echo == .shown ? " open" : "")>
            <summary>Source</summary>
            <pre><code class="language-nn">\(NNHighlighter.html(for: text.text.text))</code></pre>
            <p class="source-place">\(link)</p>
            </details>

            """
    }

    // MARK: - Results

    private func results(
        _ cell: Cell, _ outcomes: [Outcome], _ exhibits: [Exhibit?], _ place: Int, _ number: (String) -> String?
    ) -> String {
        var pieces: [String] = []
        var expectations: [String] = []
        func closeList() {
            if !expectations.isEmpty { pieces.append(ExpectationHTML.list(expectations)) }
            expectations = []
        }
        for (position, (statement, exhibit)) in zip(cell.statements, exhibits).enumerated() {
            guard let exhibit else { continue }
            if case .expect = statement.kind {
                switch exhibit {
                case .expectation(let outcome): expectations.append(ExpectationHTML.item(outcome))
                case .unavailable(let reason):
                    expectations.append(ExpectationHTML.unavailable(statement.text, reason: reason))
                default: break
                }
                continue
            }
            closeList()
            pieces.append(piece(exhibit, statement, cell, id: DrawnCharts.identifier(cell: place, statement: position)))
        }
        closeList()
        guard let caption = cell.options.caption, !pieces.isEmpty else { return pieces.joined() }
        let words = (cell.options.label.flatMap(number).map { "\($0): " } ?? "") + caption
        return "<figure class=\"figure\">\n\(pieces.joined())<figcaption>\(escaped(words))</figcaption>\n</figure>\n"
    }

    private func piece(_ exhibit: Exhibit, _ statement: Statement, _ cell: Cell, id: String) -> String {
        switch exhibit {
        case .figure(let figure): figureHTML(figure, cell, id: id)
        case .table(let table): TableHTML.figure(table, label: statement.text)
        case .values(let values, let text): ValueHTML.html(values, text: text)
        case .equations(let equations):
            "<div class=\"equations\">\n"
                + equations.map { "<div class=\"math-display\">\(equation($0.tex))</div>\n" }.joined() + "</div>\n"
        case .divergence(let reasons):
            reasons.map { reason in
                """
                <div class="diagnostic error">
                <p class="diagnostic-title"><strong>error</strong> <code>divergence</code></p>
                <p class="message">\(escaped(reason))</p>
                </div>

                """
            }.joined()
        case .unavailable(let reason):
            "<div class=\"diagnostic error\">\n<p class=\"message\">\(escaped(reason))</p>\n</div>\n"
        case .expectation: preconditionFailure("expectations are written as lists")
        }
    }

    private func figureHTML(_ figure: Figure, _ cell: Cell, id: String) -> String {
        """
            <figure class="figure">
            \(charts[id])
            <details class="data"><summary>Data</summary>
            \(TableHTML.scrolling(figure.data, label: "Data of the figure: \(figure.chart.title)"))
            </details>
            </figure>

            """
    }
}

import Execution
import Figures
import Language
import Markup
import Notes

/// The results of a cell as markup, in the order of its statements.
struct ResultsHTML {
    let evaluated: EvaluatedNote
    /// Charts as HTML, by the statement that asked for them.
    let charts: DrawnCharts
    let words: PageWords

    /// - Parameter place: the cell's, in the program.
    func pieces(ofCell place: Int) -> [ResultPiece] {
        let cell = evaluated.note.program.cells[place]
        // What had to fail is shown as a diagnostic, in place of what its statement shows.
        let expected = evaluated.results.expectedErrors[place]
        var pieces = expected.map { error -> ResultPiece in
            .html(DiagnosticHTML.html(error, in: evaluated.note.source, words, isExpected: true))
        }
        var expectations: [String] = []
        var captionPlace: Int?
        func closeList() {
            if !expectations.isEmpty { pieces.append(.html(ExpectationHTML.list(expectations))) }
            expectations = []
        }
        for (number, (statement, exhibit)) in zip(cell.statements, evaluated.exhibits[place]).enumerated() {
            guard let exhibit else { continue }
            if expected.contains(where: { $0.range?.overlaps(statement.range) ?? false }) { continue }
            if case .expect = statement.kind {
                switch exhibit {
                case .expectation(let outcome): expectations.append(ExpectationHTML.item(outcome, words))
                case .unavailable(let reason):
                    expectations.append(ExpectationHTML.unavailable(statement.text, reason: reason, words))
                default: break
                }
                continue
            }
            closeList()
            pieces += self.pieces(exhibit, statement, id: DrawnCharts.identifier(cell: place, statement: number))
            captionPlace = pieces.count
        }
        closeList()
        pieces.insert(.caption, at: captionPlace ?? pieces.count)
        return pieces
    }

    private func pieces(_ exhibit: Exhibit, _ statement: Statement, id: String) -> [ResultPiece] {
        switch exhibit {
        case .figure(let figure): [.html(figureHTML(figure, id: id))]
        case .table(let table): [.html(TableHTML.figure(table, label: statement.text, words))]
        case .values(let values, let text): [.html(ValueHTML.html(values, text: text))]
        case .equations(let equations):
            [.html("<div class=\"equations\">\n")]
                + equations.flatMap { equation -> [ResultPiece] in
                    [.html("<div class=\"math-display\">"), .equation(equation.tex), .html("</div>\n")]
                } + [.html("</div>\n")]
        case .divergence(let reasons): [.html(reasons.map(divergence).joined())]
        case .unavailable(let reason):
            [.html("<div class=\"diagnostic error\">\n<p class=\"message\"\(words.englishMark)>\(escaped(reason))</p>\n</div>\n")]
        case .expectation: preconditionFailure("expectations are written as lists")
        }
    }

    private func divergence(_ reason: String) -> String {
        """
        <div class="diagnostic error">
        <p class="diagnostic-title"><strong\(words.mark)>\(words.error)</strong> <code>divergence</code></p>
        <p class="message"\(words.englishMark)>\(escaped(reason))</p>
        </div>

        """
    }

    private func figureHTML(_ figure: Figure, id: String) -> String {
        """
            <figure class="figure">
            \(charts[id])
            <details class="data"><summary\(words.mark)>\(words.data)</summary>
            \(TableHTML.scrolling(figure.data, label: words.dataOfFigure(words.chart(figure.chart).title), words))
            </details>
            </figure>

            """
    }
}

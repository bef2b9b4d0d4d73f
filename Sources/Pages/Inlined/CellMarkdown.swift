import Diagnostics
import Execution
import Figures
import Language
import Markdown
import Markup
import Notes
import Plotting

/// A cell as Markdown: its source, then its results in the order of its statements.
struct CellMarkdown {
    let evaluated: EvaluatedNote
    let labels: PageLabels
    /// The folder of the figures, seen from the text.
    let figureFolder: String
    /// The figures' files, by their names.
    private(set) var figures: [SharedFile] = []

    init(_ evaluated: EvaluatedNote, labels: PageLabels, figureFolder: String) {
        (self.evaluated, self.labels, self.figureFolder) = (evaluated, labels, figureFolder)
    }

    /// - Parameters:
    ///   - written: the cell as it stands in the note, fences included.
    ///   - caption: its caption, as Markdown.
    mutating func text(_ index: Int, written: String, caption: String?) -> String {
        guard let place = evaluated.note.program.cells.firstIndex(where: { $0.index == index }) else { return "" }
        let cell = evaluated.note.program.cells[place]
        guard cell.options.include else { return "" }
        var pieces: [String] = []
        if let label = cell.options.label { pieces.append("<a id=\"\(escaped(label))\"></a>") }
        switch cell.options.echo {
        case .shown: pieces.append(written)
        case .folded: pieces.append("<details><summary>\(labels.words.cellSource)</summary>\n\n\(written)\n\n</details>")
        case .hidden: break
        }
        pieces += cell.expectedErrors.map { error in
            MarkdownText.block(TextRendering(usesColor: false).text(error, in: evaluated.note.source), language: "text")
        }
        var expectations: [String] = []
        var captionPlace: Int?
        for (number, (statement, exhibit)) in zip(cell.statements, evaluated.exhibits[place]).enumerated() {
            guard let exhibit else { continue }
            if case .expect = statement.kind {
                expectations.append(contentsOf: expectation(exhibit, statement.text))
                continue
            }
            if !expectations.isEmpty { pieces.append(expectations.joined(separator: "\n")) }
            expectations = []
            pieces.append(piece(exhibit, cell, name: DrawnCharts.identifier(cell: place, statement: number)))
            captionPlace = pieces.count
        }
        if !expectations.isEmpty { pieces.append(expectations.joined(separator: "\n")) }
        let number = cell.options.label.flatMap(labels.name(ofLabel:)).map { "**\(MarkdownText.escaped($0))**" }
        let words = [number, caption].compactMap(\.self)
        if !words.isEmpty { pieces.insert(words.joined(separator: ": "), at: captionPlace ?? pieces.count) }
        return pieces.joined(separator: "\n\n")
    }

    private mutating func piece(_ exhibit: Exhibit, _ cell: Cell, name: String) -> String {
        switch exhibit {
        case .figure(let figure):
            var chart = figure.chart
            if let alternative = cell.options.alternative { chart.description = alternative }
            figures.append(SharedFile(name: name + ".svg", bytes: Array(standaloneSVG(chart, idPrefix: name).utf8)))
            let words = MarkdownText.escaped(cell.options.alternative ?? chart.title)
            return "![\(words)](\(MarkdownText.destination(figureFolder + "/" + name + ".svg")))"
        case .table(let table): return MarkdownText.table(table, labels.words)
        case .values(let values, let text):
            let isFamily = values.count > 1 && values.allSatisfy { !$0.label.isEmpty }
            return (isFamily ? "\(MarkdownText.code(text)):\n\n" : "") + values.map { value in
                let name = value.label.isEmpty ? text : value.label
                return "- \(MarkdownText.code(name)) = \(MarkdownText.escaped(ValueText.text(value.value)))"
            }.joined(separator: "\n")
        case .equations(let equations): return equations.map { "$$\n\($0.tex)\n$$" }.joined(separator: "\n\n")
        case .divergence(let reasons):
            return reasons.map { "> **\(labels.words.error)** \(MarkdownText.escaped($0))" }.joined(separator: "\n>\n")
        case .unavailable(let reason): return "> **\(labels.words.error)** \(MarkdownText.escaped(reason))"
        case .expectation: preconditionFailure("expectations are written as lists")
        }
    }

    private func expectation(_ exhibit: Exhibit, _ text: String) -> [String] {
        switch exhibit {
        case .expectation(let outcome):
            let claim = MarkdownText.code(ExpectationHTML.folded(outcome.text))
            guard outcome.members.count == 1, outcome.members[0].label.isEmpty else {
                return ["- \(verdict(outcome.holds)) \(claim)"]
                    + outcome.members.map { member in
                        "  - \(verdict(member.holds)) \(MarkdownText.escaped(member.label))\(sides(member, outcome))"
                    }
            }
            return ["- \(verdict(outcome.holds)) \(claim)\(sides(outcome.members[0], outcome))"]
        case .unavailable(let reason):
            return ["- ✗ \(MarkdownText.code(ExpectationHTML.folded(text))): \(MarkdownText.escaped(reason))"]
        default: return []
        }
    }

    private func verdict(_ holds: Bool) -> String { holds ? "✓" : "✗" }

    private func sides(_ member: ExpectationOutcome.Member, _ outcome: ExpectationOutcome) -> String {
        Comparison.text(member, of: outcome).map { ": " + MarkdownText.escaped($0) } ?? ""
    }
}

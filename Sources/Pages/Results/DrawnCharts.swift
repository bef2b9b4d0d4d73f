import Dispatch
import Figures
import Notes
import Plotting
import Synchronization

/// All charts of a page, drawn side by side on the cores there are; their bytes do not depend on it.
struct DrawnCharts: Sendable {
    private let html: [String: String]

    /// Names a statement's figure on the page.
    static func identifier(cell: Int, statement: Int) -> String { "c\(cell + 1)s\(statement + 1)" }

    init(_ evaluated: EvaluatedNote, _ words: PageWords) {
        var charts: [(id: String, chart: Chart)] = []
        for (place, (cell, exhibits)) in zip(evaluated.note.program.cells, evaluated.exhibits).enumerated() {
            for (number, exhibit) in exhibits.enumerated() {
                guard case .figure(let figure)? = exhibit else { continue }
                var chart = words.chart(figure.chart)
                if let alternative = cell.options.alternative {
                    chart.description = alternative
                    chart.descriptionLanguage = nil
                }
                charts.append((Self.identifier(cell: place, statement: number), chart))
            }
        }
        let drawn = Mutex<[String: String]>([:])
        let all = charts
        DispatchQueue.concurrentPerform(iterations: all.count) { index in
            let html = render(all[index].chart, idPrefix: all[index].id).html
            drawn.withLock { $0[all[index].id] = html }
        }
        html = drawn.withLock { $0 }
    }

    subscript(id: String) -> String {
        guard let chart = html[id] else { preconditionFailure("every figure has been drawn") }
        return chart
    }
}

import Execution
import Language
import Plotting

/// The size of activations or gradients, layer by layer: root mean square as a line, the middle half as a band.
enum LayerFigure {
    static func figure(_ view: Observation.LayerView, _ runs: [LayerObservation], _ options: ViewOptions) -> Figure {
        let labels = RunLabels.labels(runs.map { ($0.name, $0.member) })
        var bands: [Mark] = []
        var lines: [Mark] = []
        var series: [Figure.Series] = []
        for (index, (run, label)) in zip(runs, labels).enumerated() {
            let x = run.layers.map { Double($0.number) }
            let rms = run.layers.map(\.rms)
            bands.append(
                .band(x: x, low: run.layers.map { $0.quantiles[1] }, high: run.layers.map { $0.quantiles[3] }, color: index))
            lines.append(.line(Series(label: label, x: x, y: rms, color: index), isDashed: false))
            series.append(Figure.Series(label: label, x: x, y: rms))
        }
        let panel = Panel(
            x: Axis(label: "layer", options.x, isInteger: true), y: Axis(label: quantity(view) + "; band: middle half of the values", options.y),
            marks: bands + lines)
        let chart = Chart(title: options.title ?? title(view), description: description(runs, labels), panels: [panel])
        return Figure(chart: chart, data: table(view, runs), series: series)
    }

    static func table(_ view: Observation.LayerView, _ runs: [LayerObservation]) -> TableContent {
        let labels = RunLabels.labels(runs.map { ($0.name, $0.member) })
        let numbers = Set(runs.flatMap { $0.layers.map(\.number) }).sorted()
        let columns = [TableContent.Column("layer")] + labels.map { label in
            TableContent.Column(runs.count == 1 ? quantity(view) : label)
        }
        let rows = numbers.map { number in
            [TableContent.Cell.number(Double(number), .plain)]
                + runs.map { run in
                    run.layers.first { $0.number == number }.map { .number($0.rms, .plain) } ?? .empty
                }
        }
        return TableContent(columns: columns, rows: rows)
    }

    private static func title(_ view: Observation.LayerView) -> String {
        switch view {
        case .activations: "Activations by layer"
        case .gradients: "Gradients by layer"
        case .weightGradients: "Weight gradients by layer"
        }
    }

    private static func quantity(_ view: Observation.LayerView) -> String {
        switch view {
        case .activations: "root mean square of a"
        case .gradients: "root mean square of ∂J/∂a"
        case .weightGradients: "root mean square of ∂J/∂W"
        }
    }

    private static func description(_ runs: [LayerObservation], _ labels: [String]) -> String {
        zip(runs, labels).map { run, label in
            guard let first = run.layers.first, let last = run.layers.last else { return "\(label): no layers." }
            let from = "\(NumberText.plain(first.rms)) in layer \(first.number)"
            return "\(label): from \(from) to \(NumberText.plain(last.rms)) in layer \(last.number)."
        }.joined(separator: " ")
    }
}

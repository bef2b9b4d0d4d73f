import Execution
import Language
import Plotting

/// Runs side by side: a row each with its steps and the metrics of every part.
enum MetricsTable {
    static func table(_ runs: [RunResult]) -> TableContent {
        let labels = RunLabels.labels(runs.map { ($0.name, $0.member) })
        let parts = DataPart.allCases.filter { part in runs.contains { $0.history.part(part) != nil } }
        let metrics = parts.flatMap { part in
            [Metric.loss, .accuracy].filter { metric in
                runs.contains { run in run.history.part(part).flatMap { run.history.values(of: metric, in: $0) } != nil }
            }.map { (part: part, metric: $0) }
        }
        let columns: [TableContent.Column] =
            [.init("run", isNumeric: false), .init("parameters"), .init("steps")]
            + (runs.contains { $0.stopped != nil } ? [.init("stopped at")] : [])
            + metrics.map { part, metric in
                TableContent.Column(parts.count == 1 ? metric.rawValue : "\(part.rawValue) \(metric.rawValue)")
            }
        let rows = zip(runs, labels).map { run, label in
            var row: [TableContent.Cell] = [
                .text(label), .number(Double(run.parameters), .plain), .number(Double(run.steps), .plain),
            ]
            if runs.contains(where: { $0.stopped != nil }) {
                row.append(run.stopped.map { .number(Double($0), .plain) } ?? .text("never"))
            }
            for (part, metric) in metrics {
                let values = run.history.part(part).flatMap { run.history.values(of: metric, in: $0) }
                row.append(values?.last.map { .number($0, metric == .accuracy ? .percent : .plain) } ?? .empty)
            }
            return row
        }
        return TableContent(columns: columns, rows: rows)
    }

    /// `plot fits`: the losses, the natural picture of runs.
    static func figure(_ runs: [RunResult], _ options: ViewOptions) -> Figure {
        let histories = runs.map { HistoryObservation(name: $0.name, member: $0.member, history: $0.history) }
        return HistoryFigure.figure(.loss, histories, options)
    }
}

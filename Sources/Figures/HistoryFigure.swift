import Execution
import Language
import Plotting

/// Loss or accuracy over the steps of training, as lines or as a table.
enum HistoryFigure {
    private struct Line {
        var run: Int
        var part: DataPart
        var label: String
        var step: [Int]
        var values: [Double]
    }

    static func figure(_ metric: Metric, _ histories: [HistoryObservation], _ options: ViewOptions) -> Figure {
        let lines = lines(metric, histories)
        let series = lines.map { line in
            Figure.Series(label: line.label, x: line.step.map(Double.init), y: line.values)
        }
        // Of several runs each has one name and colour; what is dashed is told at the axis.
        let dashed = Set(lines.map(\.part)).subtracting([.train])
        let isToldOnce = histories.count > 1 && dashed.count == 1 && lines.contains { $0.part == .train }
        let names = RunLabels.labels(histories.map { ($0.name, $0.member) })
        let marks = zip(lines, series).map { line, series in
            let label = !isToldOnce ? series.label : line.part == .train ? names[line.run] : ""
            return Mark.line(
                Series(label: label, x: series.x, y: series.y, color: line.run), isDashed: line.part != .train)
        }
        let dashes = isToldOnce ? dashed.first.map { ", dashed: \($0.rawValue)" } ?? "" : ""
        var y = Axis(label: metric.rawValue + dashes, options.y)
        if metric == .accuracy, y.domain == nil { y.domain = 0...1 }
        let panel = Panel(x: Axis(label: "step", options.x, isInteger: true), y: y, marks: marks)
        let name = metric.rawValue.prefix(1).uppercased() + metric.rawValue.dropFirst()
        let title = options.title ?? "\(name) over training"
        let chart = Chart(title: title, description: description(metric, lines), panels: [panel])
        return Figure(chart: chart, data: table(metric, histories, every: nil, limit: 12), series: series)
    }

    static func table(_ metric: Metric, _ histories: [HistoryObservation], every: Int?) -> TableContent {
        table(metric, histories, every: every, limit: nil)
    }

    /// - Parameter limit: at most about that many rows, evenly chosen, where `every` is not given.
    private static func table(
        _ metric: Metric, _ histories: [HistoryObservation], every: Int?, limit: Int?
    ) -> TableContent {
        let lines = lines(metric, histories)
        let all = Set(lines.flatMap(\.step)).sorted()
        let last = Set(lines.compactMap(\.step.last))
        var steps = all
        if let every {
            steps = all.filter { $0.isMultiple(of: every) || last.contains($0) }
        } else if let limit, all.count > limit {
            let stride = (all.count + limit - 1) / limit
            steps = all.enumerated().filter { $0.offset.isMultiple(of: stride) || last.contains($0.element) }.map(\.element)
        }
        let lookups = lines.map { line in
            Dictionary(zip(line.step, line.values), uniquingKeysWith: { first, _ in first })
        }
        let columns = [TableContent.Column("step")] + lines.map { line in
            TableContent.Column(lines.count == 1 ? metric.rawValue : line.label)
        }
        let rows = steps.map { step in
            [TableContent.Cell.number(Double(step), .plain)]
                + lookups.map { lookup in lookup[step].map { cell(metric, $0) } ?? .empty }
        }
        return TableContent(columns: columns, rows: rows)
    }

    private static func cell(_ metric: Metric, _ value: Double) -> TableContent.Cell {
        .number(value, metric == .accuracy ? .percent : .plain)
    }

    private static func lines(_ metric: Metric, _ histories: [HistoryObservation]) -> [Line] {
        var lines: [Line] = []
        var parts: [RunLabels.Parts] = []
        for (run, observation) in histories.enumerated() {
            let history = observation.history
            for part in history.parts {
                guard let values = history.values(of: metric, in: part) else { continue }
                lines.append(Line(run: run, part: part.part, label: "", step: history.step, values: values))
                parts.append(.init(name: observation.name, part: part.part, member: observation.member))
            }
        }
        for (index, label) in RunLabels.labels(parts).enumerated() { lines[index].label = label }
        return lines
    }

    private static func description(_ metric: Metric, _ lines: [Line]) -> String {
        lines.map { line in
            guard let first = line.values.first, let last = line.values.last, let end = line.step.last else {
                return "\(line.label): nothing recorded."
            }
            return "\(line.label): from \(cell(metric, first).text) to \(cell(metric, last).text) in \(end) steps."
        }.joined(separator: " ")
    }
}

extension RunHistory {
    func values(of metric: Metric, in part: Part) -> [Double]? {
        switch metric {
        case .loss: part.loss
        case .objective: part.objective
        case .accuracy: part.accuracy
        case .penalty: penalty
        }
    }
}

extension Axis {
    /// An axis with what a view's `x=` or `y=` asks for.
    init(label: String, _ scale: ViewOptions.Scale, isInteger: Bool = false) {
        switch scale {
        case .linear: self.init(label: label, isInteger: isInteger)
        case .log: self.init(label: label, scale: .log, isInteger: isInteger)
        case .interval(let low, let high): self.init(label: label, domain: low...high, isInteger: isInteger)
        }
    }
}

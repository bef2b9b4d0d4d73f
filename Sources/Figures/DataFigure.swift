import Execution
import Language
import Plotting

/// A data set as points, or as the first rows of a table.
enum DataFigure {
    static func figure(_ data: [DataObservation], _ options: ViewOptions) -> Figure {
        let labels = RunLabels.labels(data.map { ($0.name, $0.member) })
        let panels = zip(data, labels).map { data, label in panel(data, label, options) }
        let description = zip(data, labels).map { data, label in
            let counts = data.counts.map { "\($0.examples) for \($0.part.rawValue)" }.joined(separator: ", ")
            return "\(label): examples \(counts)."
        }.joined(separator: " ")
        let chart = Chart(title: options.title ?? labels.joined(separator: ", "), description: description, panels: panels)
        let series = zip(data, labels).flatMap { data, label in
            data.points.map { Figure.Series(label: "\(label) \($0.part.rawValue)", x: $0.x, y: $0.y) }
        }
        return Figure(chart: chart, data: table(data), series: series)
    }

    static func table(_ data: [DataObservation]) -> TableContent {
        guard let first = data.first else { return TableContent(columns: [], rows: []) }
        let labels = RunLabels.labels(data.map { ($0.name, $0.member) })
        let several = data.count > 1
        var columns = several ? [TableContent.Column("data", isNumeric: false)] : []
        columns += (first.inputNames + first.targetNames).map { .init($0) }
        var rows: [[TableContent.Cell]] = []
        for (data, label) in zip(data, labels) {
            for row in data.firstRows where row.count == first.inputNames.count + first.targetNames.count {
                rows.append((several ? [.text(label)] : []) + row.map { .text($0) })
            }
        }
        return TableContent(columns: columns, rows: rows, hasRowHeaders: several)
    }

    private static func panel(_ data: DataObservation, _ label: String, _ options: ViewOptions) -> Panel {
        let isPlane = data.inputNames.count >= 2
        let marks = data.points.flatMap { PointMarks.marks($0, classes: data.classes) }
        return Panel(
            title: label, x: Axis(label: data.inputNames[0], options.x),
            y: Axis(label: isPlane ? data.inputNames[1] : data.targetNames[0], options.y), marks: marks,
            isEqualAspect: isPlane && options.x == .linear && options.y == .linear)
    }
}

import Execution
import Language
import Plotting

/// Functions and runs of one input as curves.
enum CurveFigure {
    static func figure(_ curves: [CurveObservation], _ options: ViewOptions) -> Figure {
        var marks: [Mark] = []
        // Curves that were fitted to the same examples show them once.
        var shown: Set<ExamplePoints> = []
        for curve in curves {
            guard let examples = curve.examples, shown.insert(examples).inserted else { continue }
            marks += PointMarks.marks(
                ExamplePoints(part: examples.part, x: examples.x, y: examples.y, labels: []), classes: [])
        }
        for (index, curve) in curves.enumerated() {
            marks.append(.line(Series(label: curve.label, x: curve.x, y: curve.y, color: index), isDashed: false))
        }
        let panel = Panel(x: Axis(label: "x", options.x), y: Axis(label: "", options.y), marks: marks)
        let names = curves.map(\.label).joined(separator: ", ")
        let chart = Chart(title: options.title ?? names, description: description(curves), panels: [panel])
        let series = curves.map { Figure.Series(label: $0.label, x: $0.x, y: $0.y) }
        return Figure(chart: chart, data: table(curves, limit: 13), series: series)
    }

    static func table(_ curves: [CurveObservation]) -> TableContent { table(curves, limit: nil) }

    private static func table(_ curves: [CurveObservation], limit: Int?) -> TableContent {
        let x = curves.first?.x ?? []
        let stride = limit.map { max(1, (x.count - 1) / max($0 - 1, 1)) } ?? 1
        let columns = [TableContent.Column("x")] + curves.map { TableContent.Column($0.label) }
        let rows = Swift.stride(from: 0, to: x.count, by: stride).map { index in
            [TableContent.Cell.number(x[index], .plain)] + curves.map { .number($0.y[index], .plain) }
        }
        return TableContent(columns: columns, rows: rows)
    }

    private static func description(_ curves: [CurveObservation]) -> String {
        curves.map { curve in
            let finite = curve.y.filter(\.isFinite)
            guard let low = finite.min(), let high = finite.max(), let a = curve.x.first, let b = curve.x.last else {
                return "\(curve.label): no finite value."
            }
            let span = "from \(NumberText.plain(low)) to \(NumberText.plain(high))"
            return "\(curve.label): \(span) for x from \(NumberText.plain(a)) to \(NumberText.plain(b))."
        }.joined(separator: " ")
    }
}

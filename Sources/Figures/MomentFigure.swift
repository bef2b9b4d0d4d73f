import Execution
import Language
import Plotting

/// A figure at several moments of training, shown one at a time.
enum MomentFigure {
    static func figure(_ moments: [Observation.Moment], _ options: ViewOptions) -> Figure {
        let labels = moments.map(label)
        let figures = moments.map { figure(of: $0.observation, options) }
        guard let last = figures.last else { preconditionFailure("a run has a moment at least") }
        var panels = figures.map(\.chart.panels)
        shareScales(&panels)
        let title = moments.allSatisfy { $0.step != nil } ? "step" : "part of training"
        let chart = Chart(
            title: last.chart.title,
            description: "\(Wording.count(moments.count, "moment")) of training; at its end: \(last.chart.description)",
            panels: panels.flatMap { $0 }, frames: labels, frameTitle: title)
        let series = zip(figures, labels).flatMap { figure, label in
            figure.series.map { series in
                Figure.Series(
                    label: [series.label, "\(title) \(label)"].filter { !$0.isEmpty }.joined(separator: ", "),
                    x: series.x, y: series.y)
            }
        }
        return Figure(chart: chart, data: table(figures, labels, title), series: series)
    }

    private static func label(_ moment: Observation.Moment) -> String {
        moment.step.map { NumberText.plain(Double($0)) } ?? NumberText.percent(moment.share)
    }

    private static func figure(of observation: Observation, _ options: ViewOptions) -> Figure {
        switch observation {
        case .boundaries(let boundaries): BoundaryFigure.figure(boundaries, options)
        case .layers(let view, let layers): LayerFigure.figure(view, layers, options)
        case .weights(let runs): WeightsFigure.figure(runs, options)
        default: preconditionFailure("the checker lets no other view have frames")
        }
    }

    /// The frames' data, one below the other.
    private static func table(_ figures: [Figure], _ labels: [String], _ title: String) -> TableContent {
        TableContent(
            columns: [.init(title)] + (figures.first?.data.columns ?? []),
            rows: zip(figures, labels).flatMap { figure, label in
                figure.data.rows.map { [.text(label)] + $0 }
            })
    }

    /// What is seen to grow from frame to frame does grow: axes and colours mean the same in all of them.
    private static func shareScales(_ frames: inout [[Panel]]) {
        for panel in frames[0].indices {
            let all = frames.map { $0[panel] }
            let largest = all.flatMap(\.marks).map { if case .cells(let grid) = $0 { grid.largest } else { 0 } }.max() ?? 0
            let y = Axis.domain(of: all)
            for frame in frames.indices {
                if let y, frames[frame][panel].y.domain == nil { frames[frame][panel].y.domain = y }
                for mark in frames[frame][panel].marks.indices {
                    guard case .cells(var grid) = frames[frame][panel].marks[mark] else { continue }
                    grid.largest = largest
                    frames[frame][panel].marks[mark] = .cells(grid)
                }
            }
        }
    }
}

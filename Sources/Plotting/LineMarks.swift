import Markup

/// Curves and the bands between curves.
struct LineMarks {
    let layout: PanelLayout
    let em: Double

    /// How far a drawn curve may be from the true one, in units.
    private static let tolerance = 0.12
    /// A curve that goes up and down by more than so many heights of the frame is noise, and drawn thin.
    private static let mostClimbs = 6.0
    /// Curves with so few points have them marked.
    private static let fewPoints = 12

    func line(_ series: Series, isDashed: Bool) -> String {
        let color = "series-\(seriesIndex(series.color))"
        var path = PathData()
        var climbed = 0.0
        var lonely: [Point] = []
        for run in runs(series.x, series.y) {
            for part in layout.frame.clip(Simplify.columns(run)) {
                if part.count == 1 {
                    lonely.append(part[0])
                } else {
                    let simple = Simplify.polyline(part, tolerance: Self.tolerance)
                    climbed += zip(simple, simple.dropFirst()).reduce(0) { $0 + ($1.0.y - $1.1.y).magnitude }
                    path.polyline(simple)
                }
            }
        }
        var result = ""
        let title = series.label.isEmpty ? "" : element("title", [:], escapedForXML(series.label))
        if !path.isEmpty {
            let isDense = climbed > Self.mostClimbs * layout.frame.height
            let look = (isDashed ? " dashed" : "") + (isDense ? " dense" : "")
            result += element(
                "path",
                ["class": "line\(look) \(color)", "stroke-dasharray": repeatDash(series.color), "d": path.text],
                title)
        }
        if series.x.count <= Self.fewPoints {
            let marks = PointMarks(layout: layout, em: em, idPrefix: "", total: series.x.count)
            result += marks.points(series, shape: .circle, number: 0, radius: 0.2 * em)
        } else if !lonely.isEmpty {
            let circles = lonely.map { PointMarks.symbol(.circle, at: $0, radius: 0.2 * em, title: nil) }
            result += element("g", ["class": "point \(color)"], circles.joined())
        }
        return result
    }

    func band(_ x: [Double], _ low: [Double], _ high: [Double], color: Int) -> String {
        var path = PathData()
        var upper: [Point] = []
        var lower: [Point] = []
        func finish() {
            if upper.count > 1 {
                let there = Simplify.polyline(Simplify.columns(upper), tolerance: Self.tolerance)
                let back = Simplify.polyline(Simplify.columns(lower), tolerance: Self.tolerance)
                path.polyline(there + back.reversed(), isClosed: true)
            }
            upper = []
            lower = []
        }
        for index in x.indices {
            guard let px = layout.x.position(x[index]), let top = vertical(high[index]),
                let bottom = vertical(low[index]), px >= layout.frame.left - 0.01,
                px <= layout.frame.right + 0.01
            else {
                finish()
                continue
            }
            upper.append(Point(x: px, y: top))
            lower.append(Point(x: px, y: bottom))
        }
        finish()
        return path.isEmpty ? "" : element("path", ["class": "band series-\(seriesIndex(color))", "d": path.text])
    }

    /// A band's edge, kept in the frame. There is none where a logarithm has no place for it: a band to the frame
    /// would say that the values go down to what happens to be its edge.
    private func vertical(_ value: Double) -> Double? {
        guard let position = layout.y.position(value) else { return nil }
        return min(max(position, layout.frame.top), layout.frame.bottom)
    }

    /// The stretches without a break, as points of the drawing.
    private func runs(_ xs: [Double], _ ys: [Double]) -> [[Point]] {
        var runs: [[Point]] = []
        var run: [Point] = []
        for (x, y) in zip(xs, ys) {
            if let point = layout.point(x, y) {
                run.append(point)
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        if !run.isEmpty { runs.append(run) }
        return runs
    }
}

import Markup

/// The names of a panel's curves, written at their ends.
struct DirectLabels {
    private struct Label {
        var text: String
        var color: Int
    }

    private let labels: [Label]

    static let none = DirectLabels(labels: [])

    private init(labels: [Label]) { self.labels = labels }

    /// The labels of all curves; `nil` where they would not fit and belong into the legend.
    init?(_ panel: Panel, _ format: PanelFormat) {
        labels = panel.marks.compactMap { mark in
            guard case .line(let series, _) = mark, !series.label.isEmpty else { return nil }
            return Label(text: series.label, color: series.color)
        }
        // Beyond the theme's colours it takes the legend's samples of dashes to tell curves apart.
        guard labels.count <= seriesColorCount, width(format) <= format.labelShare * format.width,
            Double(labels.count) * Self.spacing * format.em <= format.frameHeight, Self.endTogether(panel)
        else { return nil }
    }

    /// Whether all named curves end at about the same x. The name of one that ends earlier would lie on the others.
    private static func endTogether(_ panel: Panel) -> Bool {
        let named = panel.marks.compactMap { mark in
            if case .line(let series, _) = mark, !series.label.isEmpty { series } else { nil }
        }
        let drawn = named.map { series in
            zip(series.x, series.y).filter { $1.isFinite && (panel.y.scale == .linear || $1 >= 0) }.map(\.0)
        }
        let all = drawn.flatMap(\.self)
        guard let first = all.min(), let last = all.max() else { return true }
        return drawn.allSatisfy { $0.last.map { last - $0 <= nearby * (last - first) } ?? false }
    }

    /// As a share of the curves' width.
    private static let nearby = 0.02

    /// How much wider bold text is.
    private static let boldness = 1.06
    /// Baseline to baseline, in em.
    private static let spacing = 1.15

    func width(_ format: PanelFormat) -> Double {
        let widest = labels.map { Self.boldness * format.width($0.text) }.max() ?? 0
        return widest == 0 ? 0 : widest + 0.7 * format.em
    }

    /// The labels beside the curves' last points, moved apart, with a thin line where one had to move far.
    func markup(_ panel: Panel, _ layout: PanelLayout, em: Double) -> String {
        guard !labels.isEmpty else { return "" }
        let ends = panel.marks.compactMap { mark -> (Series, Point)? in
            guard case .line(let series, _) = mark, !series.label.isEmpty, let end = Self.end(of: series, layout)
            else { return nil }
            return (series, end)
        }
        let places = LabelPlacement.spread(
            ends.map(\.1.y), spacing: Self.spacing * em, in: layout.frame.top...layout.frame.bottom)
        let moves = zip(ends, places).map { ($0.1.y - $1).magnitude > 0.5 * em }
        // Where one needs room for its line, all stand below each other.
        let distance = (moves.contains(true) ? 0.9 : 0.45) * em
        return zip(zip(ends, places), moves).map { item, hasMoved in
            let ((series, end), y) = item
            let x = end.x + distance
            var leader = ""
            if hasMoved {
                var path = PathData()
                path.polyline([Point(x: end.x + 0.2 * em, y: end.y), Point(x: x - 0.15 * em, y: y)])
                leader = element("path", ["class": "leader series-\(seriesIndex(series.color))", "d": path.text])
            }
            return leader
                + element(
                    "text",
                    [
                        "class": "label series-\(seriesIndex(series.color))", "x": coordinate(x), "y": coordinate(y),
                        "dy": ".32em",
                    ], escapedForXML(series.label))
        }.joined()
    }

    /// The last point of a curve that is in the frame.
    private static func end(of series: Series, _ layout: PanelLayout) -> Point? {
        for (x, y) in zip(series.x, series.y).reversed() {
            if let point = layout.point(x, y), layout.frame.contains(point) { return point }
        }
        return nil
    }
}

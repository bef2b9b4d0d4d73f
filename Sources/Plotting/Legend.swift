import Markup

/// What the colours, dashes and shapes of a chart stand for, where that is not written beside them.
struct Legend {
    enum Symbol: Hashable {
        case line(isDashed: Bool)
        case point(PointShape)
    }

    struct Entry: Hashable {
        var label: String
        var color: Int
        var symbol: Symbol
    }

    /// Each once, in the order they appear.
    let entries: [Entry]

    init(_ chart: Chart, includesLines: Bool) {
        var entries: [Entry] = []
        for mark in chart.panels.flatMap(\.marks) {
            let entry: Entry
            switch mark {
            case .line(let series, let isDashed) where includesLines && !series.label.isEmpty:
                entry = Entry(label: series.label, color: series.color, symbol: .line(isDashed: isDashed))
            case .points(let series, let shape) where !series.label.isEmpty:
                entry = Entry(label: series.label, color: series.color, symbol: .point(shape))
            default:
                continue
            }
            if !entries.contains(entry) { entries.append(entry) }
        }
        self.entries = entries
    }

    /// A row of keys as HTML; `nil` where there is nothing to explain.
    var html: String? {
        guard !entries.isEmpty else { return nil }
        let items = entries.map { entry in
            element(
                "span", ["class": "key"],
                element(
                    "svg",
                    ["class": "chart", "viewBox": "0 0 24 12", "width": "24", "height": "12", "aria-hidden": "true"],
                    Self.symbol(entry)) + escapedForXML(entry.label))
        }
        guard entries.count > seriesColorCount else { return element("div", ["class": "legend"], items.joined()) }
        // Many stand in columns, to be read like a list: as many as there is room for, on a phone too.
        let widest = entries.map { TextMetrics.width($0.label, size: 1) }.max() ?? 0
        return element(
            "div", ["class": "legend many", "style": "column-width:\(coordinate(widest + Self.sampleWidth))em"],
            items.joined())
    }

    /// The sample beside a key and the blank after it, in em of the legend's text.
    private static let sampleWidth = 2.4

    /// A sample of the mark, 24 by 12.
    static func symbol(_ entry: Entry) -> String {
        let color = "series-\(seriesIndex(entry.color))"
        switch entry.symbol {
        case .line(let isDashed):
            return element(
                "path",
                [
                    "class": "line \(isDashed ? "dashed " : "")\(color)", "stroke-dasharray": repeatDash(entry.color),
                    "d": "M1 6h22",
                ])
        case .point(let shape):
            let look = shape == .ring ? " ring" : shape == .cross ? " cross" : ""
            return element(
                "g", ["class": "point\(look) \(color)"],
                PointMarks.symbol(shape, at: Point(x: 12, y: 6), radius: 4, title: nil))
        }
    }
}

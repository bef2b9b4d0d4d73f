import Markup

/// Bars beside each other, one group a category.
struct BarMarks {
    let layout: PanelLayout
    let em: Double

    /// How much of a category's width its bars take.
    private static let share = 0.72
    /// So few bars have their values above them.
    private static let mostLabelled = 14

    /// - Parameters:
    ///   - group: which of the panel's `groups` bar marks this is.
    func markup(_ values: [Double], color: Int, group: Int, groups: Int) -> String {
        let step = layout.frame.width / Double(max(1, layout.categories.count))
        let width = step * Self.share / Double(groups)
        let base =
            layout.y.position(0).map { min(max($0, layout.frame.top), layout.frame.bottom) } ?? layout.frame.bottom
        var bars = ""
        var labels = ""
        for (index, value) in values.enumerated() {
            guard let end = layout.y.position(value) else { continue }
            let top = min(max(end, layout.frame.top), layout.frame.bottom)
            let left = layout.frame.left + step * (Double(index) + (1 - Self.share) / 2) + Double(group) * width
            let name = index < layout.categories.count ? layout.categories[index] : ""
            bars += element(
                "rect",
                [
                    "x": coordinate(left), "y": coordinate(min(top, base)), "width": coordinate(width * 0.96),
                    "height": coordinate((top - base).magnitude),
                ], element("title", [:], escapedForXML("\(name): \(NumberText.plain(value))")))
            let text = NumberText.plain(value, significantDigits: 3)
            if values.count * groups <= Self.mostLabelled, TextMetrics.width(text, size: 0.9 * em) <= step {
                labels += element(
                    "text",
                    [
                        "x": coordinate(left + width / 2), "y": coordinate(top), "dy": value < 0 ? "1.1em" : "-.35em",
                        "text-anchor": "middle",
                    ], raised(text))
            }
        }
        return element("g", ["class": "bar series-\(seriesIndex(color))"], bars)
            + (labels.isEmpty ? "" : element("g", ["class": "bar-values"], labels))
    }
}

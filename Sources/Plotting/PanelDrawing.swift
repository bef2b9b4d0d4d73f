import Markup

/// One panel as the content of an SVG, with its size.
struct PanelDrawing {
    let content: String
    let width: Double
    let height: Double

    /// - Parameter id: the panel's own on the page.
    init(_ panel: Panel, _ format: PanelFormat, _ margins: Margins, labels: DirectLabels, id: String) {
        if let (drawn, drawnHeight) = Self.picture(panel, format) {
            content = drawn
            width = format.width
            height = drawnHeight
            return
        }
        let layout = PanelLayout(panel, format, margins)
        let axes = Axes(panel: panel, layout: layout, em: format.em)
        let marks = Self.draw(panel, layout, axes, em: format.em, id: id)
        let direct = labels.markup(panel, layout, em: format.em)
        let isCovered = layout.extent.field != nil
        // Axes lie over a field, but under curves and points.
        let fields = isCovered ? marks.filter(\.isField).map(\.text).joined() : ""
        let others = marks.filter { !isCovered || !$0.isField }.map(\.text).joined()
        let borders = panel.marks.map { mark in
            if case .field(let field) = mark { FieldMarks(layout: layout).borders(field) } else { "" }
        }.joined()
        content = axes.grid() + fields + axes.markup() + others + borders + direct
        width = layout.width
        height = layout.height
    }

    /// A panel of what has no axes, with its height.
    private static func picture(_ panel: Panel, _ format: PanelFormat) -> (String, Double)? {
        let top = panel.heading == nil ? 0 : 1.7 * format.em
        let title = panel.heading.map {
            element("text", ["class": "panel-title", "x": "0", "y": "0", "dy": "1em"], escapedForXML($0))
        }
        for mark in panel.marks {
            switch mark {
            case .images(let images):
                let grid = ImageGrid(images: images, width: format.width, em: format.em)
                return ((title ?? "") + grid.markup(top: top), top + grid.height)
            case .network(let layers):
                let diagram = NetworkDiagram(layers, width: format.width, em: format.em)
                return ((title ?? "") + diagram.markup(top: top), top + diagram.height)
            case .cells(let grid):
                let cells = CellMarks(grid, width: format.width, em: format.em)
                return ((title ?? "") + cells.markup(top: top), top + cells.height)
            default:
                continue
            }
        }
        return nil
    }

    private static func draw(
        _ panel: Panel, _ layout: PanelLayout, _ axes: Axes, em: Double, id: String
    ) -> [(isField: Bool, text: String)] {
        let total = panel.marks.reduce(0) { if case .points(let series, _) = $1 { $0 + series.x.count } else { $0 } }
        let lines = LineMarks(layout: layout, em: em)
        let points = PointMarks(layout: layout, em: em, idPrefix: id, total: total)
        let fields = FieldMarks(layout: layout)
        let bars = BarMarks(layout: layout, em: em)
        let groups = panel.marks.count { if case .bars = $0 { true } else { false } }
        var group = 0
        return panel.marks.enumerated().map { number, mark in
            switch mark {
            case .line(let series, let isDashed): return (false, lines.line(series, isDashed: isDashed))
            case .points(let series, let shape): return (false, points.points(series, shape: shape, number: number))
            case .band(let x, let low, let high, let color):
                return (false, lines.band(x, low, high, color: color))
            case .field(let field): return (true, fields.regions(field))
            case .rule(let direction, let value, let label):
                return (false, axes.rule(direction, at: value, label: label))
            case .bars(_, let values, let color):
                group += 1
                return (false, bars.markup(values, color: color, group: group - 1, groups: groups))
            case .images, .network, .cells: return (false, "")
            }
        }
    }
}

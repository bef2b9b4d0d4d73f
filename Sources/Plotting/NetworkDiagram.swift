import Markup

/// Layers as columns of circles with all their connections; the middle of what is too large is left out.
struct NetworkDiagram {
    private let layers: [NetworkLayer]
    private let width: Double
    private let em: Double

    /// More units than this are shown as the first and the last of them.
    private static let mostUnits = 8
    private static let shownOfMany = (first: 4, last: 2)

    init(_ layers: [NetworkLayer], width: Double, em: Double) {
        self.layers = layers
        self.width = width
        self.em = em
    }

    /// A drawn layer, or the gap that stands for those left out.
    private enum Column {
        case layer(NetworkLayer)
        case gap
    }

    /// As many columns as their names have room for.
    private var columns: [Column] {
        let widest = layers.map { TextMetrics.width($0.name, size: em) }.max() ?? 0
        let room = max(3, Int(width / max(4.4 * em, widest + 0.8 * em)))
        guard layers.count > room else { return layers.map(Column.layer) }
        let last = max(1, (room - 1) / 2)
        let first = room - 1 - last
        return layers.prefix(first).map(Column.layer) + [.gap] + layers.suffix(last).map(Column.layer)
    }

    private var rows: Int {
        layers.map { Self.slots($0.units) }.max() ?? 0
    }

    /// Places in a column, the dots of an abridged one counting as one.
    private static func slots(_ units: Int) -> Int {
        units <= mostUnits ? units : shownOfMany.first + 1 + shownOfMany.last
    }

    private var hasValues: Bool { layers.contains { !$0.values.isEmpty } }
    private var hasNotes: Bool { layers.contains { !$0.notes.isEmpty } }
    private var spacing: Double { (hasNotes ? 4.5 : hasValues ? 3.4 : 1.75) * em }
    private var radius: Double { (hasValues ? 1.45 : 0.55) * em }
    private var bodyHeight: Double { Double(rows) * spacing + (hasNotes ? 0.5 * em : 0) }
    var height: Double { bodyHeight + 2.9 * em }

    func markup(top: Double) -> String {
        let columns = columns
        let step = width / Double(max(1, columns.count))
        let middle = top + bodyHeight / 2
        var edges = PathData()
        var nodes = ""
        var texts = ""
        var previous: [Point] = []
        for (index, column) in columns.enumerated() {
            let x = step * (Double(index) + 0.5)
            guard case .layer(let layer) = column else {
                nodes += dots(at: Point(x: x, y: middle), isUpright: false)
                previous = []
                continue
            }
            let (centers, gap) = places(layer.units, x: x, middle: middle)
            for start in previous {
                for end in centers {
                    edges.polyline([Point(x: start.x + radius, y: start.y), Point(x: end.x - radius, y: end.y)])
                }
            }
            for center in centers {
                nodes += element(
                    "circle",
                    ["class": "node", "cx": coordinate(center.x), "cy": coordinate(center.y), "r": coordinate(radius)])
            }
            texts += values(of: layer, at: centers)
            if let gap { nodes += dots(at: gap, isUpright: true) }
            texts += text(layer.name, x: x, y: top + bodyHeight, dy: "1.1em", className: "node-name")
            texts += text(
                layer.caption ?? (layer.units == 1 ? "1 unit" : "\(layer.units) units"), x: x,
                y: top + bodyHeight, dy: "2.35em",
                className: "node-units")
            previous = centers
        }
        let lines = edges.isEmpty ? "" : element("path", ["class": "edge", "d": edges.text])
        return lines + nodes + texts
    }

    /// The size of the numbers in circles, the same in all: where one is too long for its circle, smaller than text.
    private var valueSize: Double? {
        let widest = layers.flatMap(\.values).map { TextMetrics.width($0, size: em) }.max() ?? 0
        let room = widest == 0 ? 1 : 1.75 * radius / widest
        return room < 1 ? max(0.6, room) * em : nil
    }

    /// What stands in the circles and under them.
    private func values(of layer: NetworkLayer, at centers: [Point]) -> String {
        let shown =
            layer.units <= Self.mostUnits
            ? Array(0..<layer.units)
            : Array(0..<Self.shownOfMany.first) + Array(layer.units - Self.shownOfMany.last..<layer.units)
        var result = ""
        for (unit, center) in zip(shown, centers) {
            if !layer.values.isEmpty {
                result += text(
                    layer.values[unit], x: center.x, y: center.y, dy: ".34em", className: "node-value",
                    size: valueSize)
            }
            if !layer.notes.isEmpty {
                result += text(
                    layer.notes[unit], x: center.x, y: center.y + radius, dy: "1.05em", className: "node-units")
            }
        }
        return result
    }

    /// The circles of a column from the top, and where its dots stand.
    private func places(_ units: Int, x: Double, middle: Double) -> (centers: [Point], gap: Point?) {
        let slots = Self.slots(units)
        let points = (0..<slots).map { slot in
            Point(x: x, y: middle + (Double(slot) - Double(slots - 1) / 2) * spacing)
        }
        guard units > Self.mostUnits else { return (points, nil) }
        let gap = Self.shownOfMany.first
        return (Array(points[..<gap] + points[(gap + 1)...]), points[gap])
    }

    private func dots(at point: Point, isUpright: Bool) -> String {
        let circles = [-0.4, 0, 0.4].map { offset in
            element(
                "circle",
                [
                    "cx": coordinate(point.x + (isUpright ? 0 : offset * em)),
                    "cy": coordinate(point.y + (isUpright ? offset * em : 0)), "r": coordinate(0.08 * em),
                ])
        }
        return element("g", ["class": "ellipsis"], circles.joined())
    }

    private func text(
        _ text: String, x: Double, y: Double, dy: String, className: String, size: Double? = nil
    ) -> String {
        element(
            "text",
            [
                "class": className, "x": coordinate(x), "y": coordinate(y), "dy": dy, "text-anchor": "middle",
                "style": size.map { "font-size:\(coordinate($0))px" },
            ],
            escapedForXML(text))
    }
}

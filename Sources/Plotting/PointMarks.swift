import Markup

/// Single points, told apart by colour and shape.
struct PointMarks {
    let layout: PanelLayout
    let em: Double
    /// Begins the ids of the panel's symbols.
    let idPrefix: String
    /// How many points the panel has; all of them are drawn in one size.
    let total: Int

    /// Points are elements of their own, with their values as titles, up to here; more are the corners of a path.
    private static let mostTitled = 16
    /// Still more are one path without the points that would lie under others.
    private static let most = 400

    /// - Parameter number: of the mark among the panel's.
    func points(_ series: Series, shape: PointShape, number: Int, radius given: Double? = nil) -> String {
        let shown = zip(series.x, series.y).compactMap { x, y -> (x: Double, y: Double, point: Point)? in
            guard let point = layout.point(x, y), layout.frame.contains(point) else { return nil }
            return (x, y, point)
        }
        guard !shown.isEmpty else { return "" }
        let radius = given ?? Self.radius(total) * em
        let color = "series-\(seriesIndex(series.color))"
        let look = shape == .ring ? " ring" : shape == .cross ? " cross" : ""
        if shown.count > Self.most {
            return many(shown.map(\.point), shape, radius, color: color, look: look, label: series.label)
        }
        let name = "point\(look) \(color)"
        guard shown.count <= Self.mostTitled else {
            return element("g", ["class": name], marked(shown.map(\.point), shape, radius, id: "\(idPrefix)-\(number)"))
        }
        let symbols = shown.map { item in
            Self.symbol(
                shape, at: item.point, radius: radius,
                title: "\(prefix(series.label))\(NumberText.plain(item.x)), \(NumberText.plain(item.y))")
        }
        return element("g", ["class": name], symbols.joined())
    }

    /// One symbol, which a browser repeats at each corner of a path that is not drawn itself.
    private func marked(_ points: [Point], _ shape: PointShape, _ radius: Double, id: String) -> String {
        var path = PathData(.tenths)
        path.polyline(points)
        // Where all points are one, a path needs some line to have corners.
        if let first = points.first, points.allSatisfy({ $0 == first }) { path.dot(at: first) }
        let symbol = Self.symbol(shape, at: Point(x: 0, y: 0), radius: radius, title: nil)
        return element("marker", ["id": id, "markerUnits": "userSpaceOnUse", "overflow": "visible"], symbol)
            + element("path", ["style": "marker:url(#\(id))", "d": path.text])
    }

    private func prefix(_ label: String) -> String { label.isEmpty ? "" : "\(label): " }

    /// In em.
    private static func radius(_ count: Int) -> Double {
        switch count {
        case ...12: 0.34
        case ...60: 0.26
        case ...200: 0.22
        case ...1000: 0.17
        default: 0.12
        }
    }

    private func many(
        _ points: [Point], _ shape: PointShape, _ radius: Double, color: String, look: String, label: String
    ) -> String {
        struct Place: Hashable {
            var x: Int
            var y: Int
        }
        var taken: Set<Place> = []
        var path = PathData()
        for point in points {
            let place = Place(x: Int((point.x * 2).rounded()), y: Int((point.y * 2).rounded()))
            guard taken.insert(place).inserted else { continue }
            let rounded = Point(x: Double(place.x) / 2, y: Double(place.y) / 2)
            switch shape {
            case .circle, .ring: path.dot(at: rounded)
            default: Self.draw(shape, at: rounded, radius: radius, in: &path)
            }
        }
        let title = label.isEmpty ? "" : element("title", [:], escapedForXML(label))
        let isDot = shape == .circle || shape == .ring
        return element(
            "path",
            [
                "class": look.isEmpty || isDot ? "dots \(color)" : "point\(look) \(color)", "d": path.text,
                "stroke-width": look.isEmpty || isDot ? coordinate(isDot ? 2 * radius : 0) : nil,
            ], title)
    }

    static func symbol(_ shape: PointShape, at point: Point, radius: Double, title: String?) -> String {
        let content = title.map { element("title", [:], escapedForXML($0)) } ?? ""
        switch shape {
        case .circle, .ring:
            // Left out, a coordinate is 0.
            let (x, y) = (point.x == 0 ? nil : coordinate(point.x), point.y == 0 ? nil : coordinate(point.y))
            return element("circle", ["cx": x, "cy": y, "r": coordinate(radius)], content)
        case .square, .triangle, .diamond, .cross:
            var path = PathData(.hundredths)
            draw(shape, at: point, radius: radius, in: &path)
            return element("path", ["d": path.text], content)
        }
    }

    /// Outlines of about the same area.
    private static func draw(_ shape: PointShape, at point: Point, radius: Double, in path: inout PathData) {
        func corners(_ offsets: [(Double, Double)]) -> [Point] {
            offsets.map { Point(x: point.x + $0.0 * radius, y: point.y + $0.1 * radius) }
        }
        switch shape {
        case .circle, .ring:
            preconditionFailure("circles are no polygons")
        case .square:
            path.polyline(corners([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]), isClosed: true)
        case .triangle:
            path.polyline(corners([(0, -1.25), (1.15, 0.85), (-1.15, 0.85)]), isClosed: true)
        case .diamond:
            path.polyline(corners([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]), isClosed: true)
        case .cross:
            path.polyline(corners([(-0.9, -0.9), (0.9, 0.9)]))
            path.polyline(corners([(-0.9, 0.9), (0.9, -0.9)]))
        }
    }
}

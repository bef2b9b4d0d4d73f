/// An upright rectangle in the drawing's units, y downwards.
struct Rectangle: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    func contains(_ point: Point) -> Bool {
        point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
    }

    /// The parts of a polyline inside the rectangle.
    func clip(_ points: [Point]) -> [[Point]] {
        guard let first = points.first else { return [] }
        if points.allSatisfy(contains) { return [points] }
        var parts: [[Point]] = []
        var part: [Point] = contains(first) ? [first] : []
        for (a, b) in zip(points, points.dropFirst()) {
            guard let (start, end) = segment(a, b) else {
                if !part.isEmpty { parts.append(part) }
                part = []
                continue
            }
            if part.last != start {
                if !part.isEmpty { parts.append(part) }
                part = [start]
            }
            part.append(end)
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }

    /// The part of a segment inside (Liang and Barsky): between the last entry and the first exit.
    private func segment(_ a: Point, _ b: Point) -> (Point, Point)? {
        var entry = 0.0
        var exit = 1.0
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        for (step, room) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
            if step == 0 {
                if room < 0 { return nil }
            } else if step < 0 {
                entry = max(entry, room / step)
            } else {
                exit = min(exit, room / step)
            }
        }
        guard entry <= exit else { return nil }
        let start = entry == 0 ? a : Point(x: a.x + entry * dx, y: a.y + entry * dy)
        let end = exit == 1 ? b : Point(x: a.x + exit * dx, y: a.y + exit * dy)
        return (start, end)
    }
}

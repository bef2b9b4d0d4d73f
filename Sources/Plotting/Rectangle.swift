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

    /// The part of a segment inside: edge by edge, what lies beyond is cut off (Cohen and Sutherland).
    ///
    /// The coordinate that is cut becomes the edge's own, so that even an end far out costs no precision.
    private func segment(_ start: Point, _ end: Point) -> (Point, Point)? {
        var (a, b) = (start, end)
        for edge in [left, right] {
            let isBeyond = { (point: Point) in edge == left ? point.x < edge : point.x > edge }
            if isBeyond(a) && isBeyond(b) { return nil }
            let cut = { Point(x: edge, y: a.y + (edge - a.x) / (b.x - a.x) * (b.y - a.y)) }
            if isBeyond(a) { a = cut() } else if isBeyond(b) { b = cut() }
        }
        for edge in [top, bottom] {
            let isBeyond = { (point: Point) in edge == top ? point.y < edge : point.y > edge }
            if isBeyond(a) && isBeyond(b) { return nil }
            let cut = { Point(x: a.x + (edge - a.y) / (b.y - a.y) * (b.x - a.x), y: edge) }
            if isBeyond(a) { a = cut() } else if isBeyond(b) { b = cut() }
        }
        return (a, b)
    }
}

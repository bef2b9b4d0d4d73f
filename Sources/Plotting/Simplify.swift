/// Curves with as few points as can be without a visible change.
enum Simplify {
    /// At most four points in each column one unit wide: the first, the lowest, the highest and the last, in order.
    static func columns(_ points: [Point]) -> [Point] {
        guard points.count > 4 else { return points }
        var result: [Point] = []
        var start = 0
        while start < points.count {
            let column = points[start].x.rounded(.down)
            var end = start
            var lowest = start
            var highest = start
            while end < points.count, points[end].x.rounded(.down) == column {
                if points[end].y < points[lowest].y { lowest = end }
                if points[end].y > points[highest].y { highest = end }
                end += 1
            }
            var last = -1
            for index in [start, min(lowest, highest), max(lowest, highest), end - 1] where index > last {
                result.append(points[index])
                last = index
            }
            start = end
        }
        return result
    }

    /// Without the points that lie within `tolerance` of the line between those kept (Ramer, Douglas and Peucker).
    static func polyline(_ points: [Point], tolerance: Double) -> [Point] {
        guard points.count > 2 else { return points }
        var isKept = Array(repeating: false, count: points.count)
        isKept[0] = true
        isKept[points.count - 1] = true
        var pending = [(0, points.count - 1)]
        while let (first, last) = pending.popLast() {
            guard last > first + 1 else { continue }
            var farthest = first
            var distance = tolerance
            for index in first + 1..<last {
                let candidate = Self.distance(points[index], from: points[first], to: points[last])
                if candidate > distance { (farthest, distance) = (index, candidate) }
            }
            guard farthest > first else { continue }
            isKept[farthest] = true
            pending.append((first, farthest))
            pending.append((farthest, last))
        }
        return zip(points, isKept).filter(\.1).map(\.0)
    }

    /// The same for a closed ring, whose first point is not repeated at its end.
    static func ring(_ points: [Point], tolerance: Double) -> [Point] {
        guard points.count > 3 else { return points }
        let start = points[0]
        let farthest = points.indices.dropFirst().reduce(1) {
            squared(points[$1], start) > squared(points[$0], start) ? $1 : $0
        }
        let there = polyline(Array(points[0...farthest]), tolerance: tolerance)
        let back = polyline(Array(points[farthest...]) + [start], tolerance: tolerance)
        return there + back.dropFirst().dropLast()
    }

    private static func distance(_ point: Point, from start: Point, to end: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        guard length > 0 else { return squared(point, start).squareRoot() }
        let along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length
        let nearest = min(1, max(0, along))
        return squared(point, Point(x: start.x + nearest * dx, y: start.y + nearest * dy)).squareRoot()
    }

    private static func squared(_ a: Point, _ b: Point) -> Double {
        (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
    }
}

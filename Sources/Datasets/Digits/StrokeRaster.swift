import Kernels

/// A square greyscale image that strokes are drawn into.
struct StrokeRaster {
    private let size: Int
    /// The distance of each pixel's middle from the nearest stroke, in pixels, as far as it matters.
    private var distances: [Double]

    init(size: Int) {
        self.size = size
        distances = [Double](repeating: .infinity, count: size * size)
    }

    /// Draws lines between the points, which lie in the unit square.
    ///
    /// - Parameter reach: how far from a line pixels are looked at, in pixels.
    mutating func draw(_ stroke: [StrokePoint], reach: Double) {
        let scale = Double(size)
        for (start, end) in zip(stroke, stroke.dropFirst()) {
            segment(start.x * scale, start.y * scale, end.x * scale, end.y * scale, reach)
        }
    }

    private mutating func segment(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ reach: Double) {
        let (dx, dy) = (x1 - x0, y1 - y0)
        let length = dx * dx + dy * dy
        for row in pixels(from: min(y0, y1) - reach, to: max(y0, y1) + reach) {
            for column in pixels(from: min(x0, x1) - reach, to: max(x0, x1) + reach) {
                let (x, y) = (Double(column) + 0.5 - x0, Double(row) + 0.5 - y0)
                let along = length == 0 ? 0 : min(1, max(0, (x * dx + y * dy) / length))
                let (offX, offY) = (x - along * dx, y - along * dy)
                let distance = nn_sqrt(offX * offX + offY * offY)
                let index = row * size + column
                if distance < distances[index] { distances[index] = distance }
            }
        }
    }

    /// The pixels whose middles may lie between two places.
    private func pixels(from low: Double, to high: Double) -> Range<Int> {
        guard !low.isNaN, !high.isNaN else { return 0..<0 }
        let first = max(0, min(Double(size), low.rounded(.down)))
        let last = max(first, min(Double(size), high.rounded(.up)))
        return Int(first)..<Int(last)
    }

    /// The image, row by row from the top: 1 on the strokes, 0 off them, and between the two over one pixel's width.
    func pixels(thickness: Double) -> [Double] {
        distances.map { max(0, min(1, thickness / 2 - $0 + 0.5)) }
    }
}

import Kernels

/// A place in the unit square, y downwards.
struct StrokePoint: Hashable, Sendable {
    var x: Double
    var y: Double
}

/// How a pen writes the digits: each as strokes, each stroke as points joined by straight lines.
enum DigitStrokes {
    /// The strokes of 0 … 9, all in a box from about (0.25, 0.1) to (0.75, 0.9).
    static let all: [[[StrokePoint]]] = [
        [arc(0.5, 0.5, 0.24, 0.38, from: -90, to: 270)],
        [[point(0.36, 0.27), point(0.54, 0.12), point(0.54, 0.88)]],
        [arc(0.5, 0.34, 0.24, 0.22, from: 190, to: 390) + [point(0.26, 0.88), point(0.77, 0.88)]],
        [arc(0.47, 0.31, 0.23, 0.19, from: 200, to: 450) + arc(0.47, 0.69, 0.26, 0.19, from: 270, to: 520)],
        [[point(0.58, 0.12), point(0.24, 0.64), point(0.79, 0.64)], [point(0.63, 0.38), point(0.63, 0.9)]],
        [[point(0.72, 0.13), point(0.33, 0.13), point(0.29, 0.48)] + arc(0.48, 0.64, 0.26, 0.24, from: 220, to: 510)],
        [arc(0.72, 0.66, 0.46, 0.54, from: 258, to: 180) + arc(0.5, 0.66, 0.24, 0.22, from: 180, to: 540)],
        [[point(0.25, 0.14), point(0.76, 0.14), point(0.44, 0.88)]],
        [arc(0.5, 0.3, 0.19, 0.18, from: 90, to: 450) + arc(0.5, 0.69, 0.24, 0.21, from: -90, to: 270)],
        [arc(0.49, 0.34, 0.23, 0.22, from: 0, to: 360) + [point(0.7, 0.58), point(0.6, 0.88)]],
    ]

    private static func point(_ x: Double, _ y: Double) -> StrokePoint { StrokePoint(x: x, y: y) }

    /// Part of an ellipse around (x, y); angles in degrees, clockwise from the right as y points down.
    private static func arc(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, from start: Double, to end: Double
    ) -> [StrokePoint] {
        let count = Int(((end - start).magnitude / 20).rounded(.up))
        return (0...count).map { step in
            let angle = (start + (end - start) * Double(step) / Double(count)) / 180 * .pi
            return StrokePoint(x: x + width * nn_cos(angle), y: y + height * nn_sin(angle))
        }
    }
}

import Kernels
import Random

extension Dataset {
    /// Digits as a pen writes them, in images of `size` by `size` pixels from 0 (paper) to 1 (ink), row by row; the
    /// targets are the numbers 0 … 9, in turn.
    ///
    /// No two are alike. For each image these are drawn, in this order, from `uniform(-1, 1)`, each times `jitter`
    /// and its own measure: rotation (12°), slant (0.15), width and height (15 % each), shift to the right and down
    /// (0.05 each), thickness of the pen (30 % of a ninth of the image); then for each point of its strokes a shift to
    /// the right and down, `standard_normal * 0.008 * jitter`. With `jitter` 0 all images of a digit are the same, and
    /// nothing is drawn. Noise is added to the pixels last.
    public static func digits(
        examples: Int = 100, size: Int = 16, jitter: Double = 1, noise: Double = 0, random: inout NumPyRandom
    ) -> Dataset {
        precondition(size >= smallestDigit && jitter >= 0)
        var pixels: [Double] = []
        pixels.reserveCapacity(examples * size * size)
        for example in 0..<examples {
            let hand = jitter == 0 ? Hand() : Hand(jitter: jitter, random: &random)
            pixels += hand.image(of: example % 10, size: size, jitter: jitter, random: &random)
        }
        var inputs = Table(rows: examples, columns: size * size, values: pixels)
        inputs.addNoise(noise, from: &random)
        return Dataset(
            inputs: inputs, inputShape: [size, size],
            targets: .numbers(Table(column: (0..<examples).map { Double($0 % 10) })))
    }

    /// In fewer pixels than this on a side, digits cannot be told apart.
    public static var smallestDigit: Int { 6 }
}

/// How one digit is written: what a hand does differently each time.
private struct Hand {
    var rotation = 0.0
    var slant = 0.0
    var width = 1.0
    var height = 1.0
    var right = 0.0
    var down = 0.0
    /// Of the pen, as a share of the image.
    var thickness = 1.0 / 9

    init() {}

    init(jitter: Double, random: inout NumPyRandom) {
        func draw(_ measure: Double, _ random: inout NumPyRandom) -> Double { random.uniform(-1, 1) * jitter * measure }
        rotation = draw(12.0 / 180 * .pi, &random)
        slant = draw(0.15, &random)
        width = 1 + draw(0.15, &random)
        height = 1 + draw(0.15, &random)
        right = draw(0.05, &random)
        down = draw(0.05, &random)
        thickness *= 1 + draw(0.3, &random)
    }

    func image(of digit: Int, size: Int, jitter: Double, random: inout NumPyRandom) -> [Double] {
        var raster = StrokeRaster(size: size)
        // In a small image the pen is no thinner than a pixel or so, or lines would break.
        let pen = max(thickness * Double(size), 1.1)
        let (cosine, sine) = (nn_cos(rotation), nn_sin(rotation))
        for stroke in DigitStrokes.all[digit] {
            let placed = stroke.map { point in
                var (x, y) = ((point.x - 0.5) * width, (point.y - 0.5) * height)
                if jitter > 0 {
                    x += random.standardNormal() * 0.008 * jitter
                    y += random.standardNormal() * 0.008 * jitter
                }
                x -= slant * y
                return StrokePoint(x: 0.5 + right + cosine * x - sine * y, y: 0.5 + down + sine * x + cosine * y)
            }
            raster.draw(placed, reach: pen / 2 + 1)
        }
        return raster.pixels(thickness: pen)
    }
}

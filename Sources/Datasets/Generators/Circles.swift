import Kernels
import Random

extension Dataset {
    /// Two circles around the origin: half the points, rounded down, on the unit circle as class 0, then the others
    /// on a circle of radius `factor` as class 1. As scikit-learn's `make_circles`, not shuffled.
    public static func circles(
        examples: Int = 100, noise: Double = 0, factor: Double = 0.5, random: inout NumPyRandom
    ) -> Dataset {
        let outer = examples / 2
        var inputs = Table(rows: examples, columns: 2)
        var targets = Table(rows: examples, columns: 1)
        for (first, count, radius, label) in [(0, outer, 1, 0.0), (outer, examples - outer, factor, 1)] {
            for (index, angle) in evenlySpaced(0, 2 * .pi, count: count, includesEnd: false).enumerated() {
                inputs[first + index, 0] = nn_cos(angle) * radius
                inputs[first + index, 1] = nn_sin(angle) * radius
                targets[first + index, 0] = label
            }
        }
        inputs.addNoise(noise, from: &random)
        return Dataset(inputs: inputs, targets: .numbers(targets))
    }
}

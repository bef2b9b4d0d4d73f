import Kernels
import Random

extension Dataset {
    /// Two half circles that reach into each other: half the points, rounded down, at (cos t, sin t) as class 0, then
    /// the others at (1 − cos t, ½ − sin t) as class 1, t from 0 to π. As scikit-learn's `make_moons`, not shuffled.
    public static func moons(examples: Int = 100, noise: Double = 0, random: inout NumPyRandom) -> Dataset {
        let outer = examples / 2
        var inputs = Table(rows: examples, columns: 2)
        var targets = Table(rows: examples, columns: 1)
        for (index, angle) in evenlySpaced(0, .pi, count: outer).enumerated() {
            inputs[index, 0] = nn_cos(angle)
            inputs[index, 1] = nn_sin(angle)
        }
        for (index, angle) in evenlySpaced(0, .pi, count: examples - outer).enumerated() {
            inputs[outer + index, 0] = 1 - nn_cos(angle)
            inputs[outer + index, 1] = 0.5 - nn_sin(angle)
            targets[outer + index, 0] = 1
        }
        inputs.addNoise(noise, from: &random)
        return Dataset(inputs: inputs, targets: .numbers(targets))
    }
}

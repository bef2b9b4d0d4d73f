import Kernels
import Random

extension Dataset {
    /// Arms of a spiral, `examples` points each and one a class, as in the notes of Stanford's CS231n: arm j has the
    /// points (r sin t, r cos t) with r from 0 to 1 and t from 4j to 4j + 4 plus noise.
    public static func spirals(
        examples: Int = 100, classes: Int = 3, noise: Double = 0.2, random: inout NumPyRandom
    ) -> Dataset {
        precondition(classes > 0)
        var inputs: [Double] = []
        var targets: [Double] = []
        let radii = evenlySpaced(0, 1, count: examples)
        for label in 0..<classes {
            var angles = Table(column: evenlySpaced(Double(4 * label), Double(4 * label + 4), count: examples))
            angles.addNoise(noise, from: &random)
            for (radius, angle) in zip(radii, angles.values) {
                inputs += [radius * nn_sin(angle), radius * nn_cos(angle)]
                targets.append(Double(label))
            }
        }
        return Dataset(
            inputs: Table(rows: examples * classes, columns: 2, values: inputs),
            targets: .numbers(Table(column: targets)))
    }
}

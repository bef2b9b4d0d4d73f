import Datasets
import Kernels
import Random

/// Data drawn from `default_rng(1)`, so that NumPy can draw the same.
enum WorkloadData: Sendable {
    /// The four rows of exclusive or.
    case xor
    /// Normal inputs; class 1 on one side of a plane, with noise.
    case halfSpace
    /// Two half circles, with noise 0.1.
    case moons
    /// Ten patterns of numbers between 0 and 1, with noise, cut to 0…1.
    case patterns(noise: Double)

    func dataset(examples: Int, features: Int) -> Dataset {
        var random = NumPyRandom(seed: 1)
        switch self {
        case .xor: return .gate(.xor, random: &random)
        case .moons: return .moons(examples: examples, noise: 0.1, random: &random)
        case .halfSpace: return Self.halfSpace(examples, features, &random)
        case .patterns(let noise): return Self.patterns(examples, features, noise, &random)
        }
    }

    private static func halfSpace(_ examples: Int, _ features: Int, _ random: inout NumPyRandom) -> Dataset {
        let inputs = (0..<examples * features).map { _ in random.standardNormal() }
        let direction = (0..<features).map { _ in random.standardNormal() }
        let noise = (0..<examples).map { _ in random.standardNormal() }
        let labels = (0..<examples).map { row in
            var sum = noise[row]
            for column in 0..<features { sum += inputs[row * features + column] * direction[column] }
            return sum > 0 ? 1.0 : 0.0
        }
        return Dataset(
            inputs: Table(rows: examples, columns: features, values: inputs),
            targets: .numbers(Table(column: labels)))
    }

    private static func patterns(
        _ examples: Int, _ features: Int, _ noise: Double, _ random: inout NumPyRandom
    ) -> Dataset {
        let classes = 10
        let patterns = (0..<classes * features).map { _ in random.random() }
        let labels = (0..<examples).map { _ in Int(random.integers(0, Int64(classes))) }
        let inputs = [Double](unsafeUninitializedCapacity: examples * features) { buffer, count in
            for row in 0..<examples {
                for column in 0..<features {
                    let value = patterns[labels[row] * features + column] + random.standardNormal() * noise
                    buffer[row * features + column] = min(max(value, 0), 1)
                }
            }
            count = examples * features
        }
        return Dataset(
            inputs: Table(rows: examples, columns: features, values: inputs),
            targets: .numbers(Table(column: labels.map(Double.init))))
    }
}

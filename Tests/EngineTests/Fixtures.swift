import Datasets
import Random

@testable import Engine

/// The exclusive or.
func xorData() -> SplitDataset {
    var random = NumPyRandom(seed: [0, 2])
    return SplitDataset(train: .gate(.xor, random: &random))
}

func moons(_ examples: Int, noise: Double = 0.1, seed: UInt64 = 0) -> Dataset {
    var random = NumPyRandom(seed: [seed, 2])
    return .moons(examples: examples, noise: noise, random: &random)
}

func blobs(_ examples: Int, centers: Int = 3, seed: UInt64 = 3) -> Dataset {
    var random = NumPyRandom(seed: [seed, 2])
    return .blobs(examples: examples, centers: centers, random: &random)
}

extension NetworkDescription {
    /// Dense layers only.
    init(_ inputs: Int, _ layers: DenseLayer...) {
        self.init(inputs: inputs, layers: layers.map { .dense($0) })
    }
}

func dense(_ units: Int, _ activation: Activation = .identity) -> DenseLayer {
    DenseLayer(units: units, activation: activation)
}

extension TrainingOptions {
    static func binary(
        _ optimizer: Optimizer = Optimizer(.sgd, rate: 0.5), _ length: Length = .steps(10)
    ) -> TrainingOptions {
        TrainingOptions(loss: .binaryCrossEntropy, optimizer: optimizer, length: length)
    }

    static func squared(
        _ optimizer: Optimizer = Optimizer(.sgd, rate: 0.1), _ length: Length = .steps(10)
    ) -> TrainingOptions {
        TrainingOptions(loss: .meanSquaredError, optimizer: optimizer, length: length)
    }
}

func isNear(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-13) -> Bool {
    abs(value - expected) <= tolerance * max(abs(value), abs(expected))
}

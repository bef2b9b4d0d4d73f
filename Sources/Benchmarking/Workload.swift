import Datasets
import Engine

/// A training run of known size. Benchmarks/peers/workloads.py has the same ones, draw for draw, for other libraries.
struct Workload: Sendable {
    let name: String
    /// Inputs, hidden units, outputs.
    let sizes: [Int]
    let hidden: Activation
    let data: WorkloadData
    /// A multiple of the batch.
    let examples: Int
    /// Examples in a mini-batch; `nil` for all.
    let batch: Int?
    let optimizer: Optimizer
    let steps: Int
    /// Whether its products are large enough for several threads.
    let isLarge: Bool

    static let all = [
        Workload(
            name: "xor", sizes: [2, 4, 1], hidden: .tanh, data: .xor, examples: 4, batch: nil,
            optimizer: Optimizer(.sgd, rate: 0.5), steps: 20_000, isLarge: false),
        Workload(
            name: "logreg", sizes: [20, 1], hidden: .identity, data: .halfSpace, examples: 1000, batch: nil,
            optimizer: Optimizer(.sgd, rate: 0.1), steps: 3000, isLarge: false),
        Workload(
            name: "moons", sizes: [2, 16, 16, 1], hidden: .relu, data: .moons, examples: 992, batch: 32,
            optimizer: Optimizer(.adam(), rate: 0.001), steps: 3100, isLarge: false),
        Workload(
            name: "digits", sizes: [64, 64, 10], hidden: .relu, data: .patterns(noise: 0.25), examples: 1792, batch: 64,
            optimizer: Optimizer(.heavyBall(), rate: 0.05), steps: 1400, isLarge: false),
        Workload(
            name: "mnist", sizes: [784, 128, 10], hidden: .relu, data: .patterns(noise: 0.5), examples: 59_904,
            batch: 128, optimizer: Optimizer(.sgd, rate: 0.1), steps: 468, isLarge: true),
        // At ten times this rate the net passes through steps so steep that one rounding decides the loss's second
        // digit.
        Workload(
            name: "wide", sizes: [784, 512, 512, 10], hidden: .relu, data: .patterns(noise: 0.5), examples: 15_360,
            batch: 256, optimizer: Optimizer(.sgd, rate: 0.01), steps: 60, isLarge: true),
    ]

    var network: NetworkDescription {
        let output: Activation = sizes.last == 1 ? .sigmoid : .softmax
        return NetworkDescription(
            inputs: sizes[0],
            layers: sizes.indices.dropFirst().map { place in
                .dense(DenseLayer(units: sizes[place], activation: place == sizes.count - 1 ? output : hidden))
            })
    }

    /// Arithmetic operations of the matrix products in one step: forward, to the weights, and to the inputs of all
    /// layers but the first.
    var operations: Double {
        let rows = batch ?? examples
        let layers = zip(sizes, sizes.dropFirst()).map { inputs, units in 2 * rows * inputs * units }
        return Double(3 * layers.reduce(0, +) - layers[0])
    }
}

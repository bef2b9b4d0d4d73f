import Datasets
import Random

/// A network, data and options that were found to fit together.
struct TrainingSetup: Sendable {
    let network: NetworkDescription
    let architecture: Architecture
    let data: SplitDataset
    let encoding: TargetEncoding
    let options: TrainingOptions

    init(_ network: NetworkDescription, data: SplitDataset, options: TrainingOptions) throws(EngineError) {
        self.network = network
        self.data = data
        self.options = options
        architecture = try Architecture(network, loss: options.loss)
        for (part, dataset) in [(DataPart.train, data.train), (.validation, data.validation), (.test, data.test)] {
            guard let dataset else { continue }
            guard dataset.examples > 0 else { throw .noExamples(part: part.rawValue) }
            guard dataset.features == network.inputs else {
                throw .inputWidth(expected: network.inputs, found: dataset.features, part: part.rawValue)
            }
        }
        encoding = try TargetEncoding(loss: options.loss, outputs: architecture.outputs, data: data)
        try Self.check(options)
    }

    private static func check(_ options: TrainingOptions) throws(EngineError) {
        func require(_ holds: Bool, _ name: String, _ value: Double, _ needed: String) throws(EngineError) {
            if !holds { throw .option(name, value: value, needed: needed) }
        }
        if let batch = options.batch { try require(batch > 0, "batch", Double(batch), "at least 1") }
        if let record = options.record { try require(record > 0, "record", Double(record), "at least 1") }
        if let clip = options.clip { try require(clip > 0, "clip", clip, "positive") }
        try require(options.l1 >= 0 && options.l1.isFinite, "l1", options.l1, "at least 0")
        try require(options.l2 >= 0 && options.l2.isFinite, "l2", options.l2, "at least 0")
        switch options.length {
        case .steps(let steps): try require(steps >= 0, "steps", Double(steps), "at least 0")
        case .epochs(let epochs): try require(epochs >= 0, "epochs", Double(epochs), "at least 0")
        }
        if case .constant(let rate) = options.optimizer.learningRate {
            try require(rate.isFinite, "lr", rate, "a finite number")
        }
    }

    /// Where a run begins: parameters drawn layer by layer from the input by `default_rng(seed)`, which then goes on
    /// to the permutations; dropout masks have the stream `default_rng([seed, 1])`.
    func start() -> Checkpoint {
        var random = NumPyRandom(seed: options.seed)
        var parameters: [[Double]] = []
        for dense in architecture.layers {
            let layer = dense.layer
            let rule = layer.initialization ?? options.initialization
            parameters.append(
                layer.weights?.values
                    ?? rule.weights(units: layer.units, inputs: dense.inputs, random: &random))
            if layer.hasBias { parameters.append(layer.biases ?? [Double](repeating: 0, count: layer.units)) }
        }
        var warnings: [EngineWarning] = []
        let preparation = Preparation(architecture.preparation, training: data.train.inputs, warnings: &warnings)
        let batch = min(options.batch ?? data.train.examples, data.train.examples)
        return Checkpoint(
            precision: options.precision, step: 0, epoch: 0, history: History(), stoppedAt: nil, divergence: nil,
            warnings: warnings, batch: batch, endsOffSchedule: false, random: random,
            dropout: NumPyRandom(seed: [options.seed, 1]), parameters: parameters,
            optimizerTag: options.optimizer.rule.tag, optimizerStates: freshOptimizerStates, powers: [1, 1],
            scalings: preparation.scalings)
    }

    /// Where a run goes on from another.
    func continuation(of checkpoint: Checkpoint, resetsOptimizer: Bool) throws(EngineError) -> Checkpoint {
        var state = checkpoint
        guard state.precision == options.precision else { throw .continuation("`precision` may not change") }
        guard state.batch == min(options.batch ?? data.train.examples, data.train.examples) else {
            throw .continuation("`batch` may not change")
        }
        guard fits(state) else { throw .continuation("its network has other layers") }
        let isSameRule = state.optimizerTag == options.optimizer.rule.tag
        guard isSameRule || resetsOptimizer else { throw .continuation("its optimizer is another one") }
        if resetsOptimizer {
            state.optimizerTag = options.optimizer.rule.tag
            state.optimizerStates = freshOptimizerStates
            state.powers = [1, 1]
        }
        return state
    }

    /// Whether a state has the shapes of this network.
    func fits(_ state: Checkpoint) -> Bool {
        let tensors = Plan<Double>.tensors(of: architecture)
        func haveShape(_ values: [[Double]]) -> Bool {
            values.count == tensors.count && zip(values, tensors).allSatisfy { $0.count == $1.count }
        }
        var width = architecture.inputs
        var scalings = state.scalings[...]
        for layer in architecture.preparation {
            if case .features(let map) = layer { width = map.formulas.count }
            guard layer == .standardize || layer == .minmax else { continue }
            guard let scaling = scalings.popFirst(), scaling.offset.count == width, scaling.divisor.count == width
            else { return false }
        }
        return haveShape(state.parameters) && state.optimizerStates.allSatisfy(haveShape) && scalings.isEmpty
            && state.powers.count == 2
    }

    private var freshOptimizerStates: [[[Double]]] {
        let zeros = Plan<Double>.tensors(of: architecture).map { [Double](repeating: 0, count: $0.count) }
        return [[[Double]]](repeating: zeros, count: options.optimizer.rule.stateCount)
    }
}

extension Preparation {
    /// The statistics of the layers that have some.
    var scalings: [Checkpoint.Scaling] {
        steps.compactMap { step in
            guard case .scaling(let offset, let divisor) = step else { return nil }
            return Checkpoint.Scaling(offset: offset, divisor: divisor)
        }
    }
}

extension Architecture {
    /// The layers before the first dense one, with the statistics of a run.
    func preparation(_ scalings: [Checkpoint.Scaling]) -> Preparation {
        var scalings = scalings[...]
        return Preparation(
            steps: preparation.map { layer in
                switch layer {
                case .features(let map): return .features(map)
                case .activation(let activation): return .activation(activation)
                case .standardize, .minmax:
                    let scaling = scalings.removeFirst()
                    return .scaling(offset: scaling.offset, divisor: scaling.divisor)
                case .dense, .dropout: preconditionFailure("is no preparation")
                }
            })
    }
}

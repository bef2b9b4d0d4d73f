import Datasets

/// A network checked and spelled out: what is done to the data once, then what is done at every step.
struct Architecture: Hashable, Sendable {
    /// What happens to a batch, in order.
    enum Stage: Hashable, Sendable {
        /// Which dense layer, from 0.
        case dense(Int)
        case activation(Activation, width: Int)
        case dropout(Double, width: Int)
    }

    /// A dense layer and how many inputs it has.
    struct Dense: Hashable, Sendable {
        var layer: DenseLayer
        var inputs: Int
    }

    /// Input columns of the data.
    let inputs: Int
    /// Layers before the first dense one; they are applied to the data once.
    private(set) var preparation: [NetworkDescription.Layer] = []
    /// Columns after `preparation`.
    private(set) var features: Int
    private(set) var stages: [Stage] = []
    private(set) var layers: [Dense] = []
    private(set) var outputs: Int
    /// The last activation where the loss is computed from what goes into it; it is then no stage.
    private(set) var outputActivation: Activation?

    init(_ network: NetworkDescription, loss: Loss) throws(EngineError) {
        inputs = network.inputs
        features = network.inputs
        outputs = network.inputs
        for layer in network.layers { try append(layer) }
        guard !layers.isEmpty else { throw .noDenseLayer }
        for (place, stage) in stages.enumerated() {
            if case .activation(.softmax, _) = stage, place != stages.count - 1 { throw .misplaced("softmax") }
        }
        try takeOutputActivation(for: loss)
    }

    /// Parameters of all dense layers.
    var parameterCount: Int {
        layers.reduce(0) { $0 + $1.layer.units * ($1.inputs + ($1.layer.hasBias ? 1 : 0)) }
    }

    private mutating func append(_ layer: NetworkDescription.Layer) throws(EngineError) {
        switch layer {
        case .dense(let dense):
            try check(dense)
            stages.append(.dense(layers.count))
            layers.append(Dense(layer: dense, inputs: outputs))
            outputs = dense.units
            if dense.activation != .identity { stages.append(.activation(dense.activation, width: outputs)) }
        case .activation(let activation):
            if layers.isEmpty, stages.isEmpty, activation != .softmax {
                preparation.append(layer)
            } else if activation != .identity {
                stages.append(.activation(activation, width: outputs))
            }
        case .dropout(let probability):
            guard probability >= 0, probability < 1 else {
                throw .option("dropout", value: probability, needed: "at least 0 and below 1")
            }
            stages.append(.dropout(probability, width: outputs))
        case .features(let map):
            guard stages.isEmpty else { throw .misplaced("features") }
            guard map.parameters.count == features else {
                throw .featureParameters(expected: map.parameters.count, found: features)
            }
            preparation.append(layer)
            features = map.formulas.count
            outputs = features
        case .standardize:
            guard stages.isEmpty else { throw .misplaced("standardize") }
            preparation.append(layer)
        case .minmax:
            guard stages.isEmpty else { throw .misplaced("minmax") }
            preparation.append(layer)
        }
    }

    private func check(_ dense: DenseLayer) throws(EngineError) {
        let number = layers.count + 1
        if let weights = dense.weights, weights.rows != dense.units || weights.columns != outputs {
            throw .weightsShape(
                layer: number, expected: [dense.units, outputs], found: [weights.rows, weights.columns])
        }
        if let biases = dense.biases, biases.count != dense.units {
            throw .biasesShape(layer: number, expected: dense.units, found: biases.count)
        }
    }

    private mutating func takeOutputActivation(for loss: Loss) throws(EngineError) {
        let needed: Activation
        switch loss {
        case .binaryCrossEntropy: needed = .sigmoid
        case .softmaxCrossEntropy: needed = .softmax
        case .meanSquaredError, .meanAbsoluteError, .function: return
        }
        guard case .activation(needed, _) = stages.last else {
            throw .lossNeeds(activation: needed == .sigmoid ? "sigmoid" : "softmax")
        }
        stages.removeLast()
        outputActivation = needed
    }
}

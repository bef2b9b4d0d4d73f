import Datasets
import Engine
import Expressions
import Language

// Where the language meets the engine: descriptions with expressions become descriptions with numbers.

extension Evaluator {
    func network(_ run: RunDescription) throws(Unavailable) -> NetworkDescription {
        var layers: [NetworkDescription.Layer] = []
        for layer in run.model.layers {
            switch layer.kind {
            case .dense(let dense): layers.append(.dense(try self.layer(dense)))
            case .activation(let activation): layers.append(.activation(activation.engine))
            case .features(let functions):
                layers.append(
                    .features(
                        FeatureMap(parameters: functions.first?.parameters ?? [], formulas: functions.map(\.body))))
            case .standardize: layers.append(.standardize)
            case .minmax: layers.append(.minmax)
            case .dropout(let probability): layers.append(.dropout(probability))
            }
        }
        return NetworkDescription(inputs: run.signature.features, layers: layers)
    }

    func options(_ run: RunDescription) throws(Unavailable) -> TrainingOptions {
        TrainingOptions(
            loss: run.loss.engine, optimizer: try optimizer(run.optimizer), length: run.length.engine,
            batch: run.batch, shuffle: run.shuffle, seed: run.seed,
            initialization: try initialization(run.initialization), l1: try run.l1.map(number) ?? 0,
            l2: try run.l2.map(number) ?? 0, clip: try run.clip.map(number), record: run.record,
            precision: run.precision == .float32 ? .float32 : .float64,
            divergence: run.divergence == .allow ? .allow : .stop)
    }

    private func layer(_ dense: DenseDescription) throws(Unavailable) -> DenseLayer {
        var layer = DenseLayer(units: dense.units, activation: dense.activation.engine, hasBias: dense.hasBias)
        if let initialization = dense.initialization { layer.initialization = try self.initialization(initialization) }
        if let weights = dense.weights {
            guard case .array(let rows) = try value(of: weights) else { preconditionFailure("weights are a matrix") }
            layer.weights = Table(rows.map(\.flattened))
        }
        if let biases = dense.biases { layer.biases = try value(of: biases).flattened }
        return layer
    }

    private func initialization(_ description: InitializationDescription) throws(Unavailable) -> Initialization {
        switch description {
        case .zeros: .zeros
        case .constant(let value): .constant(try number(value))
        case .normal(let deviation): .normal(deviation: try number(deviation))
        case .uniform(let bound): .uniform(bound: try number(bound))
        case .lecunNormal: .lecunNormal
        case .xavierNormal: .xavierNormal
        case .xavierUniform: .xavierUniform
        case .heNormal: .heNormal
        case .heUniform: .heUniform
        }
    }

    private func optimizer(_ description: OptimizerDescription) throws(Unavailable) -> Optimizer {
        let rule: Optimizer.Rule
        switch description.kind {
        case .sgd: rule = .sgd
        case .momentum(let beta): rule = .momentum(beta: try number(beta))
        case .heavyBall(let beta): rule = .heavyBall(beta: try number(beta))
        case .nesterov(let beta): rule = .nesterov(beta: try number(beta))
        case .rmsprop(let decay, let epsilon):
            rule = .rmsprop(decay: try number(decay), epsilon: try number(epsilon))
        case .adamw(let beta1, let beta2, let epsilon, let decay):
            rule = .adamw(
                beta1: try number(beta1), beta2: try number(beta2), epsilon: try number(epsilon),
                decay: try number(decay))
        case .adam(let beta1, let beta2, let epsilon):
            rule = .adam(beta1: try number(beta1), beta2: try number(beta2), epsilon: try number(epsilon))
        }
        switch description.learningRate {
        case .constant(let rate): return Optimizer(rule, rate: try number(rate))
        case .schedule(let definition):
            return Optimizer(rule, learningRate: .schedule(definition.body, parameter: definition.parameters[0]))
        }
    }
}

extension ActivationDescription {
    var engine: Activation {
        switch self {
        case .identity: .identity
        case .sigmoid: .sigmoid
        case .tanh: .tanh
        case .relu: .relu
        case .softplus: .softplus
        case .softmax: .softmax
        case .leakyRelu(let slope): .leakyRelu(slope: slope)
        case .function(let definition): .function(definition.body, parameter: definition.parameters[0])
        }
    }
}

extension LossDescription {
    var engine: Loss {
        switch self {
        case .binaryCrossEntropy: .binaryCrossEntropy
        case .softmaxCrossEntropy: .softmaxCrossEntropy
        case .meanSquaredError: .meanSquaredError
        case .meanAbsoluteError: .meanAbsoluteError
        case .function(let definition):
            .function(definition.body, output: definition.parameters[0], target: definition.parameters[1])
        }
    }
}

extension RunDescription.Length {
    var engine: TrainingOptions.Length {
        switch self {
        case .steps(let count): .steps(count)
        case .epochs(let count): .epochs(count)
        }
    }
}

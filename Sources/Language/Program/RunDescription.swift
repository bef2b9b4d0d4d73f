/// A training run with every option settled, save for values that other runs give.
public struct RunDescription: Sendable, Hashable {
    public var model: ModelDescription
    public var data: DataSource
    /// Facts of the data that were checked against the model.
    public var signature: DataSignature
    /// The run this one goes on from; its parameters, optimizer state, random stream, counters and history are
    /// inherited.
    public var continues: RunMember?
    /// In a continuation: whether `optimizer` was named, which resets its state.
    public var resetsOptimizer: Bool

    public var loss: LossDescription
    public var optimizer: OptimizerDescription
    public var length: Length
    /// Examples in a mini-batch; `nil` for all.
    public var batch: Int?
    public var shuffle: Bool
    public var seed: UInt64
    public var initialization: InitializationDescription
    public var l1: Expression?
    public var l2: Expression?
    /// The largest norm of the gradient over all parameters.
    public var clip: Expression?
    public var stop: Expression?
    /// Steps between records; `nil` for the default.
    public var record: Int?
    public var precision: Precision
    public var divergence: Divergence
    /// What it is called on the page: the declaration's name and the member's label.
    public var label: String
    public var range: Range<Int>

    public enum Length: Sendable, Hashable {
        case steps(Int)
        case epochs(Int)
    }

    public enum Precision: String, Sendable, Hashable { case float64, float32 }

    /// What happens once the loss is no longer finite.
    public enum Divergence: String, Sendable, Hashable { case stop, allow }

    public init(
        model: ModelDescription, data: DataSource, signature: DataSignature, continues: RunMember?,
        resetsOptimizer: Bool, loss: LossDescription, optimizer: OptimizerDescription, length: Length, batch: Int?,
        shuffle: Bool, seed: UInt64, initialization: InitializationDescription, l1: Expression?, l2: Expression?,
        clip: Expression?, stop: Expression?, record: Int?, precision: Precision, divergence: Divergence,
        label: String, range: Range<Int>
    ) {
        self.model = model
        self.data = data
        self.signature = signature
        self.continues = continues
        self.resetsOptimizer = resetsOptimizer
        self.loss = loss
        self.optimizer = optimizer
        self.length = length
        self.batch = batch
        self.shuffle = shuffle
        self.seed = seed
        self.initialization = initialization
        self.l1 = l1
        self.l2 = l2
        self.clip = clip
        self.stop = stop
        self.record = record
        self.precision = precision
        self.divergence = divergence
        self.label = label
        self.range = range
    }
}

public enum LossDescription: Sendable, Hashable {
    /// One probability per example (or per independent label), from logits.
    case binaryCrossEntropy
    /// A distribution over classes, from logits.
    case softmaxCrossEntropy
    case meanSquaredError
    case meanAbsoluteError
    /// A function of an output and its target.
    case function(FunctionDefinition)

    /// Whether targets are classes or labels, so that there is an accuracy.
    public var isClassification: Bool {
        switch self {
        case .binaryCrossEntropy, .softmaxCrossEntropy: true
        case .meanSquaredError, .meanAbsoluteError, .function: false
        }
    }

    /// As a note writes it.
    public var name: String {
        switch self {
        case .binaryCrossEntropy, .softmaxCrossEntropy: "cross_entropy"
        case .meanSquaredError: "mse"
        case .meanAbsoluteError: "mae"
        case .function(let definition): definition.name
        }
    }
}

public struct OptimizerDescription: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case sgd
        case momentum(beta: Expression)
        case heavyBall(beta: Expression)
        case nesterov(beta: Expression)
        case rmsprop(decay: Expression, epsilon: Expression)
        case adam(beta1: Expression, beta2: Expression, epsilon: Expression)
        case adamw(beta1: Expression, beta2: Expression, epsilon: Expression, decay: Expression)
    }

    public var kind: Kind
    public var learningRate: LearningRate

    public enum LearningRate: Sendable, Hashable {
        case constant(Expression)
        /// A function of the update's number, from 0.
        case schedule(FunctionDefinition)
    }

    public init(kind: Kind, learningRate: LearningRate) {
        self.kind = kind
        self.learningRate = learningRate
    }
}

/// A model's layers from the input, `repeat` spelled out, models inside models flattened.
public struct ModelDescription: Sendable, Hashable {
    public var layers: [LayerDescription]
    /// The model's text, for captions and tables: `dense(4, tanh) -> dense(1, sigmoid)`.
    public var text: String
    /// The lengths of the input's sides, where an `input` layer says them: 28, 28 for a small image.
    public var inputShape: [Int]?

    public init(layers: [LayerDescription], text: String, inputShape: [Int]? = nil) {
        self.layers = layers
        self.text = text
        self.inputShape = inputShape
    }
}

public struct LayerDescription: Sendable, Hashable {
    public indirect enum Kind: Sendable, Hashable {
        case dense(DenseDescription)
        /// An activation standing by itself.
        case activation(ActivationDescription)
        /// One function of the inputs for each feature.
        case features([FunctionDefinition])
        case standardize
        case minmax
        /// Drops each number with this probability while training.
        case dropout(Double)
    }

    public var kind: Kind
    public var range: Range<Int>

    public init(kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

public struct DenseDescription: Sendable, Hashable {
    public var units: Int
    public var activation: ActivationDescription
    public var initialization: InitializationDescription?
    public var hasBias: Bool
    /// Rows are units.
    public var weights: Expression?
    public var biases: Expression?

    public init(
        units: Int, activation: ActivationDescription = .identity, initialization: InitializationDescription? = nil,
        hasBias: Bool = true, weights: Expression? = nil, biases: Expression? = nil
    ) {
        self.units = units
        self.activation = activation
        self.initialization = initialization
        self.hasBias = hasBias
        self.weights = weights
        self.biases = biases
    }
}

public enum ActivationDescription: Sendable, Hashable {
    case identity, sigmoid, tanh, relu, softplus, softmax
    case leakyRelu(slope: Double)
    /// A `let` function of one argument.
    case function(FunctionDefinition)
}

public enum InitializationDescription: Sendable, Hashable {
    case zeros
    case constant(Expression)
    case normal(deviation: Expression)
    case uniform(bound: Expression)
    case lecunNormal, xavierNormal, xavierUniform, heNormal, heUniform
}

import Expressions

/// A chain of layers with the places in the file that messages point at.
struct Model: Sendable {
    struct Layer: Sendable {
        enum Form: Sendable {
            case dense(DenseDescription, DensePlaces)
            case activation(ActivationDescription)
            case features([FeatureFormula])
            case standardize
            case minmax
            case dropout(Double)
            /// The lengths of the input's sides.
            case input([Int])
        }

        var form: Form
        var range: Range<Int>
    }

    /// Where the parts of a dense layer stand, and the types of its matrices.
    struct DensePlaces: Sendable {
        var activation: Range<Int>?
        var weights: (type: ValueType, range: Range<Int>)?
        var biases: (type: ValueType, range: Range<Int>)?
    }

    var layers: [Layer]
    var text: String

    /// The lengths of the input's sides that an `input` layer at the start says.
    var statedShape: [Int]? {
        if case .input(let shape)? = layers.first?.form { shape } else { nil }
    }

    /// The width that an `input` layer at the start asks for.
    var statedInputs: Int? { statedShape.map(Self.width) }

    /// How many numbers there are in an input of these sides, counted no further than matters.
    static func width(_ shape: [Int]) -> Int { shape.reduce(1) { min($0 * $1, Limits.numbers + 1) } }
}

/// One formula of a `features` layer.
struct FeatureFormula: Sendable {
    var text: String
    var body: ScalarExpression
    /// The inputs it names, `x1` or a column, and where.
    var inputs: [NameSyntax]
    var range: Range<Int>
}

extension ActivationDescription {
    /// A built-in activation that takes no arguments.
    init?(named name: String) {
        switch name {
        case "identity": self = .identity
        case "sigmoid": self = .sigmoid
        case "tanh": self = .tanh
        case "relu": self = .relu
        case "softplus": self = .softplus
        case "softmax": self = .softmax
        case "leaky_relu": self = .leakyRelu(slope: 0.01)
        default: return nil
        }
    }
}

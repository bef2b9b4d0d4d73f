import Expressions

/// What training makes small: a mean over the examples.
public enum Loss: Hashable, Sendable {
    /// −y log a − (1 − y) log(1 − a), summed over independent labels; the network ends in `sigmoid`.
    case binaryCrossEntropy
    /// −log a of the true class; the network ends in `softmax`.
    case softmaxCrossEntropy
    /// (a − y)², a mean over outputs too.
    case meanSquaredError
    /// |a − y|, a mean over outputs too; its derivative at 0 is 0.
    case meanAbsoluteError
    /// A formula of an output and its target, a mean over outputs too.
    case function(ScalarExpression, output: String, target: String)

    /// What is meant where no loss is named: cross-entropy for a network that ends in sigmoid or softmax, else the
    /// mean squared error.
    public static func standard(for network: NetworkDescription) -> Loss {
        let activations: [Activation] = network.layers.compactMap {
            switch $0 {
            case .dense(let layer): layer.activation
            case .activation(let activation): activation
            case .dropout, .features, .standardize, .minmax: nil
            }
        }
        switch activations.last {
        case .sigmoid: return .binaryCrossEntropy
        case .softmax: return .softmaxCrossEntropy
        default: return .meanSquaredError
        }
    }

    /// Whether there is an accuracy: whether targets are classes or labels rather than numbers.
    public var isClassification: Bool {
        switch self {
        case .binaryCrossEntropy, .softmaxCrossEntropy: true
        case .meanSquaredError, .meanAbsoluteError, .function: false
        }
    }
}

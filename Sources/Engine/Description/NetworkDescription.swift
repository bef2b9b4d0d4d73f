import Datasets
import Expressions

/// A network's layers, from the input.
public struct NetworkDescription: Hashable, Sendable {
    /// The number of input columns, before any layer.
    public var inputs: Int
    public var layers: [Layer]

    public init(inputs: Int, layers: [Layer]) {
        self.inputs = inputs
        self.layers = layers
    }

    public enum Layer: Hashable, Sendable {
        case dense(DenseLayer)
        /// An activation standing by itself; it belongs to the dense layer before it.
        case activation(Activation)
        /// Drops each value with this probability while training, and scales the others by 1/(1 − p).
        case dropout(Double)
        /// Functions of the inputs. Stands before the first dense layer.
        case features(FeatureMap)
        /// (x − mean) / deviation of each column, with the training part's statistics (deviation with n). Stands
        /// before the first dense layer.
        case standardize
        /// (x − min) / (max − min) of each column, with the training part's statistics. Stands before the first dense
        /// layer.
        case minmax
    }
}

/// z = x·Wᵀ + b, then the activation: W has a row for each unit.
public struct DenseLayer: Hashable, Sendable {
    public var units: Int
    public var activation: Activation
    /// How the weights begin; without it as the run says.
    public var initialization: Initialization?
    public var hasBias: Bool
    /// Given weights, rows are units; they win over any initialisation.
    public var weights: Table?
    /// Given biases, one for each unit; without them biases begin at 0.
    public var biases: [Double]?

    public init(
        units: Int, activation: Activation = .identity, initialization: Initialization? = nil, hasBias: Bool = true,
        weights: Table? = nil, biases: [Double]? = nil
    ) {
        self.units = units
        self.activation = activation
        self.initialization = initialization
        self.hasBias = hasBias
        self.weights = weights
        self.biases = biases
    }
}

/// New columns, each a formula of all the columns before.
public struct FeatureMap: Hashable, Sendable {
    /// What the formulas call the incoming columns, one name for each.
    public var parameters: [String]
    public var formulas: [ScalarExpression]

    public init(parameters: [String], formulas: [ScalarExpression]) {
        self.parameters = parameters
        self.formulas = formulas
    }
}

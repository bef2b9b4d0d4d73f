/// Why a network cannot be trained or asked.
public enum EngineError: Error, Hashable, Sendable {
    case noDenseLayer
    case noExamples(part: String)
    case inputWidth(expected: Int, found: Int, part: String)
    /// Features, `standardize` or `minmax` behind a dense layer, or softmax that is not last.
    case misplaced(String)
    case featureParameters(expected: Int, found: Int)
    /// A value that is not finite, before or after features are computed; rows and columns from 1.
    case inputNotFinite(part: String, row: Int, column: Int, value: Double)
    case targetNotFinite(part: String, row: Int, value: Double)
    case weightsShape(layer: Int, expected: [Int], found: [Int])
    case biasesShape(layer: Int, expected: Int, found: Int)
    /// The loss needs another last activation.
    case lossNeeds(activation: String)
    case targetsAreNames
    case targetWidth(expected: Int, found: Int)
    case classCount(expected: Int, found: Int)
    case labelNotBinary(part: String, row: Int, value: Double)
    /// The data holds a class that is not among the training data's classes.
    case unknownClass(part: String)
    case option(String, value: Double, needed: String)
    /// A continuation that does not fit what it continues.
    case continuation(String)
    case savedState(String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .noDenseLayer: "the network has no dense layer, so there is nothing to train"
        case .noExamples(let part): "the \(Self.name(part)) data has no examples"
        case .inputWidth(let expected, let found, let part):
            "the network takes \(expected) inputs, the \(Self.name(part)) data has \(found) columns"
        case .misplaced(let layer):
            layer == "softmax"
                ? "`softmax` must be the last activation" : "`\(layer)` must stand before the first dense layer"
        case .featureParameters(let expected, let found):
            "the features are functions of \(found) columns, there are \(expected)"
        case .inputNotFinite(let part, let row, let column, let value):
            "input \(column) of example \(row) of the \(Self.name(part)) data is \(Self.tooLarge(value))"
        case .targetNotFinite(let part, let row, let value):
            "the target of example \(row) of the \(Self.name(part)) data is \(Self.tooLarge(value))"
        case .weightsShape(let layer, let expected, let found):
            "the weights given to dense layer \(layer) have shape \(Self.shape(found)), it needs "
                + "\(Self.shape(expected)): a row for each unit, a column for each input"
        case .biasesShape(let layer, let expected, let found):
            "dense layer \(layer) has \(expected) units, but \(found) biases are given"
        case .lossNeeds(let activation): "this loss needs a network that ends in `\(activation)`"
        case .targetsAreNames: "the targets are names; only `cross_entropy` makes classes of them"
        case .targetWidth(let expected, let found):
            "the network has \(expected) outputs, the data has \(found) target columns"
        case .classCount(let expected, let found):
            "the network tells \(expected) classes apart, the data has \(found)"
        case .labelNotBinary(let part, let row, let value):
            "a label of example \(row) of the \(Self.name(part)) data is \(value); labels are 0 or 1"
        case .unknownClass(let part): "the \(Self.name(part)) data has a class that the training data does not have"
        case .option(let name, let value, let needed): "`\(name)` is \(value), it must be \(needed)"
        case .continuation(let reason): "this run cannot go on from the other: \(reason)"
        case .savedState(let reason): "the saved run cannot be read: \(reason)"
        }
    }

    /// A finite number is refused where single precision has no number so large.
    private static func tooLarge(_ value: Double) -> String {
        value.isFinite ? "\(value), too large for single precision" : "\(value)"
    }

    private static func name(_ part: String) -> String { part == "train" ? "training" : part }

    private static func shape(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "×") }
}

/// What is doubtful, but no error.
public enum EngineWarning: Hashable, Sendable {
    /// A column (from 1, as the layer gets it) that never changes in the training part: it becomes 0.
    case constantColumn(Int, layer: String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .constantColumn(let column, let layer):
            "column \(column) is the same in every training example; `\(layer)` makes it 0"
        }
    }
}

/// A loss that was no longer finite.
public struct Divergence: Hashable, Sendable {
    /// How many updates had been made.
    public var step: Int
    /// The first dense layer (from 1) with an activation that is not finite, else the one with the largest.
    public var layer: Int
    /// The largest absolute value of that layer's activations; NaN where one is not a number.
    public var largestActivation: Double

    /// One sentence without a full stop.
    public var message: String {
        let size =
            largestActivation.isNaN
            ? "the activations of dense layer \(layer) are no longer numbers"
            : "the largest activation, in dense layer \(layer), is \(largestActivation)"
        return "the loss is not finite at step \(step): \(size)"
    }
}

import Expressions

/// A value that may depend on runs. Constants are folded: what does not depend on a run is `.value`.
public indirect enum Expression: Sendable, Hashable {
    case value(Value)
    case list([Expression])
    case negate(Expression)
    case arithmetic(ScalarExpression.BinaryOperator, Expression, Expression)
    case compare(ComparisonOperator, Expression, Expression)
    case call(ScalarFunction, [Expression])
    case conditional(Expression, then: Expression, otherwise: Expression)
    /// A field of a run.
    case quantity(Subject, Quantity)
    /// A function or a run applied to arguments; a run takes one list, or numbers, one for each input.
    case apply(FunctionValue, [Expression])
    /// One-based.
    case index(Expression, Expression)
    /// The largest gap between two functions over an interval, at 1001 points.
    case distance(FunctionValue, FunctionValue, over: ClosedRange<Double>)
    /// Many numbers, those in lists among them, made one.
    case reduce(Reduction, [Expression])
    /// Whether all conditions hold.
    case all([Expression])
    /// A value with the way it is written settled.
    case formatted(Expression, NumberFormat)
    /// In `stop` only: whether the loss on the validation part has not improved for that many records.
    case patience(Int)
    /// A parameter of the function whose body this is.
    case parameter(String)

    public enum Subject: Sendable, Hashable {
        case run(RunMember)
        /// The run whose `stop` condition this is.
        case current
    }
}

public enum ComparisonOperator: String, Sendable, Hashable {
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case approximatelyEqual = "≈"
}

public enum NumberFormat: Sendable, Hashable {
    /// Integers whole, else four significant digits.
    case plain
    case percent
    /// That many digits after the point.
    case rounded(Int)
}

/// What an expression comes to.
public indirect enum Value: Sendable, Hashable {
    case number(Double)
    case boolean(Bool)
    case string(String)
    /// A vector, a matrix (rows first), or deeper.
    case array([Value])
    /// `stopped` of a run that was never stopped.
    case never
    /// A number that knows how it wants to be written.
    case formatted(Double, NumberFormat)
}

/// Something that can be called with numbers.
public indirect enum FunctionValue: Sendable, Hashable {
    case formula(FunctionDefinition)
    case run(RunMember)
    /// A function whose body depends on runs; it has no derivative.
    case dependent(name: String, parameters: [String], body: Expression)

    /// What figures call it.
    public var arity: Int? {
        switch self {
        case .formula(let definition): definition.parameters.count
        case .run: nil
        case .dependent(_, let parameters, _): parameters.count
        }
    }
}

/// A field of a run.
public enum Quantity: Sendable, Hashable {
    case metric(Metric, part: DataPart, atStart: Bool)
    case steps, epochs, stopped, parameters
    /// A tensor of a dense layer (1-based; 0 is the input), whole or one statistic of it.
    case layer(Int, LayerTensor, Statistic?, atStart: Bool)
}

public enum Metric: String, Sendable, Hashable, CaseIterable { case loss, penalty, objective, accuracy }
public enum DataPart: String, Sendable, Hashable, CaseIterable { case train, validation, test }
public enum LayerTensor: String, Sendable, Hashable, CaseIterable { case weights, biases, a, z, gradient }
public enum Statistic: String, Sendable, Hashable, CaseIterable { case mean, variance, max, norm, rms }

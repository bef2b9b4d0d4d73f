/// A scalar formula: what `let f(x) = …` means, and what every built-in activation is.
///
/// One tree serves four ends: it is evaluated (by the kernels, so that every machine gives the same bits),
/// differentiated, simplified and written as TeX.
public indirect enum ScalarExpression: Hashable, Sendable {
    case number(Double)
    /// π, kept by name so that a formula shows it.
    case pi
    case variable(String)
    case negate(ScalarExpression)
    case binary(BinaryOperator, ScalarExpression, ScalarExpression)
    case call(ScalarFunction, [ScalarExpression])
    /// `if(left < right, then, otherwise)`
    case conditional(Comparison, ScalarExpression, ScalarExpression, then: ScalarExpression, otherwise: ScalarExpression)

    public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
        case add = "+", subtract = "-", multiply = "*", divide = "/", power = "^"
    }

    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }
}

/// The functions of real numbers that formulas may call; each is one elementary function of the kernels.
public enum ScalarFunction: String, Hashable, Sendable, CaseIterable {
    case exp, log, sqrt, abs, sin, cos, tanh, sigmoid, relu, softplus
    /// max(x, 0) + a·min(x, 0); the slope `a` is the second argument.
    case leakyRelu = "leaky_relu"
    case min, max
    /// −1, 0 or 1; the derivative of `abs`.
    case sign
    /// 1 where x > 0, else 0; the derivative of `relu`.
    case step

    /// How many arguments are taken.
    public var arity: ClosedRange<Int> {
        switch self {
        case .min, .max: 2...Int.max
        case .leakyRelu: 2...2
        default: 1...1
        }
    }
}

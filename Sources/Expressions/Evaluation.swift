import Kernels

extension ScalarExpression {
    /// The formula's value, computed by the kernels' functions, so that it is the same on every machine.
    ///
    /// - Parameter values: a number for each of `variables`.
    /// - Returns: NaN or an infinity where IEEE arithmetic gives one. Both branches of a conditional may be undefined
    ///   as long as the one chosen is not.
    public func evaluate(_ values: [String: Double] = [:]) -> Double {
        switch self {
        case .number(let value):
            return value
        case .pi:
            return .pi
        case .variable(let name):
            guard let value = values[name] else { preconditionFailure("no value for \(name)") }
            return value
        case .negate(let operand):
            return nn_map_value(.negate, operand.evaluate(values))
        case .binary(let operation, let left, let right):
            return nn_binary_value(operation.kernel, left.evaluate(values), right.evaluate(values))
        case .call(let function, let arguments):
            let operands = arguments.map { $0.evaluate(values) }
            switch function.kernel {
            case .map(let kernel): return nn_map_value(kernel, operands[0])
            case .binary(let kernel):
                return operands.dropFirst().reduce(operands[0]) { nn_binary_value(kernel, $0, $1) }
            }
        case .conditional(let comparison, let left, let right, let then, let otherwise):
            return comparison.holds(left.evaluate(values), right.evaluate(values))
                ? then.evaluate(values) : otherwise.evaluate(values)
        }
    }
}

extension ScalarExpression.BinaryOperator {
    var kernel: nn_binary {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .power: .power
        }
    }
}

extension ScalarExpression.Comparison {
    var kernel: nn_comparison {
        switch self {
        case .equal: .equal
        case .notEqual: .not_equal
        case .less: .less
        case .lessOrEqual: .less_or_equal
        case .greater: .greater
        case .greaterOrEqual: .greater_or_equal
        }
    }

    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

extension ScalarFunction {
    /// The kernel that computes a function; one of two arguments takes further ones from the left.
    enum Kernel {
        case map(nn_map)
        case binary(nn_binary)
    }

    var kernel: Kernel {
        switch self {
        case .exp: .map(.exp)
        case .log: .map(.log)
        case .sqrt: .map(.sqrt)
        case .abs: .map(.abs)
        case .sin: .map(.sin)
        case .cos: .map(.cos)
        case .tanh: .map(.tanh)
        case .sigmoid: .map(.sigmoid)
        case .softplus: .map(.softplus)
        case .relu: .map(.relu)
        case .sign: .map(.sign)
        case .step: .map(.step)
        case .leakyRelu: .binary(.leaky_relu)
        case .min: .binary(.minimum)
        case .max: .binary(.maximum)
        }
    }
}

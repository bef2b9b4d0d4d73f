import Kernels

/// Ways to make one number of many. Sums are the kernels', so that they are the same on every machine.
public enum Reduction: String, Hashable, Sendable, CaseIterable {
    case min, max, sum, mean

    /// - Parameter numbers: at least one. One that is NaN makes the result NaN.
    public func callAsFunction(_ numbers: [Double]) -> Double {
        precondition(!numbers.isEmpty, "there is nothing to reduce")
        switch self {
        case .min: return numbers.dropFirst().reduce(numbers[0]) { nn_binary_value(.minimum, $0, $1) }
        case .max: return numbers.dropFirst().reduce(numbers[0]) { nn_binary_value(.maximum, $0, $1) }
        case .sum: return nn_f64().pointee.sum(numbers.count, numbers)
        case .mean:
            // As statistics have it: `mean(fit.layer[1].a)` is `fit.layer[1].a.mean`.
            var (mean, variance) = (0.0, 0.0)
            nn_f64().pointee.column_moments(numbers.count, 1, numbers, 1, &mean, &variance)
            return mean
        }
    }

    /// The formula of these parts that comes to the same, save for the last digits of a sum.
    public func callAsFunction(_ parts: [ScalarExpression]) -> ScalarExpression {
        precondition(!parts.isEmpty, "there is nothing to reduce")
        switch self {
        case .min: return parts.count == 1 ? parts[0] : .call(.min, parts)
        case .max: return parts.count == 1 ? parts[0] : .call(.max, parts)
        case .sum: return parts.dropFirst().reduce(parts[0]) { .binary(.add, $0, $1) }
        case .mean: return .binary(.divide, Reduction.sum(parts), .number(Double(parts.count)))
        }
    }
}

extension ScalarExpression {
    /// The same function in a form to be read: constants folded, like terms and factors collected, zeros and ones gone.
    ///
    /// Wherever the formula has a value, the simplified one has the same, but for rounding. It may have one at more
    /// points: x/x becomes 1. Constants are folded only where the result is exact in decimals, so 1/3, log(2) and
    /// sqrt(2) stay.
    public func simplified() -> ScalarExpression {
        var current = self
        // What a pass collects can cancel further; two or three passes settle all but contrived formulas.
        for _ in 0..<8 {
            let next = current.simplifiedOnce()
            if next == current { break }
            current = next
        }
        return current
    }

    private func simplifiedOnce() -> ScalarExpression {
        switch self {
        case .number, .pi, .variable:
            return self
        case .negate, .binary(.add, _, _), .binary(.subtract, _, _):
            return Sum(simplifyingTerms()).expression
        case .binary:
            return Product(simplifyingFactors()).expression
        case .call(let function, let arguments):
            let simple = arguments.map { $0.simplifiedOnce() }
            return Self.folded(function, simple) ?? .call(function, simple)
        case .conditional(let comparison, let left, let right, let then, let otherwise):
            let (then, otherwise) = (then.simplifiedOnce(), otherwise.simplifiedOnce())
            if then == otherwise { return then }
            let (left, right) = (left.simplifiedOnce(), right.simplifiedOnce())
            if let a = left.exactValue, let b = right.exactValue {
                return comparison.holds(a, b) ? then : otherwise
            }
            return .conditional(comparison, left, right, then: then, otherwise: otherwise)
        }
    }

    /// Simplifies the terms of a sum but not its partial sums, so that long sums are collected once.
    private func simplifyingTerms() -> ScalarExpression {
        switch self {
        case .negate, .binary(.add, _, _), .binary(.subtract, _, _): mappingOperands { $0.simplifyingTerms() }
        default: simplifiedOnce()
        }
    }

    private func simplifyingFactors() -> ScalarExpression {
        switch self {
        case .binary(.multiply, _, _), .binary(.divide, _, _): mappingOperands { $0.simplifyingFactors() }
        case .binary(.power, let base, let exponent):
            .binary(.power, base.simplifiedOnce(), exponent.simplifiedOnce())
        default: simplifiedOnce()
        }
    }

    private var exactValue: ExactNumber? { Product(self).constant }

    /// The value of a function at exact constants, where it is exact itself.
    private static func folded(_ function: ScalarFunction, _ arguments: [ScalarExpression]) -> ScalarExpression? {
        let constants = arguments.compactMap(\.exactValue)
        guard constants.count == arguments.count else { return nil }
        let x = constants[0]
        let result: ExactNumber? =
            switch function {
            case .exp, .cos: x == .zero ? .one : nil
            case .sin, .tanh: x == .zero ? .zero : nil
            case .log: x == .one ? .zero : nil
            case .sqrt: x.squareRoot
            case .sigmoid: x == .zero ? ExactNumber(0.5) : nil
            case .softplus: nil
            case .abs: x.isNegative ? -x : x
            case .relu: x.isNegative ? .zero : x
            case .leakyRelu: x.isNegative ? x.multiplied(by: constants[1]) : x
            case .sign: x == .zero ? .zero : x.isNegative ? -.one : .one
            case .step: .zero < x ? .one : .zero
            case .min: constants.dropFirst().reduce(x) { $1 < $0 ? $1 : $0 }
            case .max: constants.dropFirst().reduce(x) { $0 < $1 ? $1 : $0 }
            }
        return result.map { Product(coefficient: $0).expression }
    }
}

extension ScalarExpression.Comparison {
    fileprivate func holds(_ left: ExactNumber, _ right: ExactNumber) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: !(right < left)
        case .greater: right < left
        case .greaterOrEqual: !(left < right)
        }
    }
}

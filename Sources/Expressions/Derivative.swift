extension ScalarExpression {
    /// The derivative ∂/∂`name`, by the rules of calculus, other variables held fixed.
    ///
    /// At a kink it is the left slope: relu′(0) = 0, and |·|′(0) = 0 by sign(0) = 0. A tie of `min` or `max` takes the
    /// left slope where both slopes are constants, else the slope of the argument written first. `step` and `sign`
    /// count as flat, and a conditional as the branch it chooses. Terms that vanish are left out; ask `simplified()`
    /// for the form to be read.
    public func derivative(withRespectTo name: String) -> ScalarExpression {
        guard depends(on: name) else { return .number(0) }
        switch self {
        case .number, .pi:
            return .number(0)
        case .variable:
            return .number(1)
        case .negate(let operand):
            return negated(operand.derivative(withRespectTo: name))
        case .binary(let operation, let left, let right):
            return Self.derivative(of: operation, left, right, withRespectTo: name)
        case .call(let function, let arguments):
            return Self.derivative(of: function, arguments, withRespectTo: name)
        case .conditional(let comparison, let left, let right, let then, let otherwise):
            return choice(
                comparison, left, right, then: then.derivative(withRespectTo: name),
                otherwise: otherwise.derivative(withRespectTo: name))
        }
    }

    private static func derivative(
        of operation: BinaryOperator, _ u: ScalarExpression, _ v: ScalarExpression, withRespectTo name: String
    ) -> ScalarExpression {
        let du = u.derivative(withRespectTo: name)
        let dv = v.derivative(withRespectTo: name)
        switch operation {
        case .add: return sum(du, dv)
        case .subtract: return difference(du, dv)
        case .multiply: return sum(product(du, v), product(u, dv))
        case .divide:
            if dv.isZero { return quotient(du, v) }
            return quotient(difference(product(du, v), product(u, dv)), power(v, .number(2)))
        case .power:
            // d(uᵛ) = v uᵛ⁻¹ du + uᵛ log(u) dv
            let throughBase = product(product(v, power(u, difference(v, .number(1)))), du)
            let throughExponent = dv.isZero ? .number(0) : product(product(power(u, v), .call(.log, [u])), dv)
            return sum(throughBase, throughExponent)
        }
    }

    private static func derivative(
        of function: ScalarFunction, _ arguments: [ScalarExpression], withRespectTo name: String
    ) -> ScalarExpression {
        let u = arguments[0]
        let du = u.derivative(withRespectTo: name)
        switch function {
        case .exp: return product(.call(.exp, [u]), du)
        case .log: return quotient(du, u)
        case .sqrt: return quotient(du, product(.number(2), .call(.sqrt, [u])))
        case .abs: return product(.call(.sign, [u]), du)
        case .sin: return product(.call(.cos, [u]), du)
        case .cos: return negated(product(.call(.sin, [u]), du))
        case .tanh: return product(difference(.number(1), power(.call(.tanh, [u]), .number(2))), du)
        case .sigmoid:
            let value = ScalarExpression.call(.sigmoid, [u])
            return product(product(value, difference(.number(1), value)), du)
        case .softplus: return product(.call(.sigmoid, [u]), du)
        case .relu: return product(.call(.step, [u]), du)
        case .leakyRelu:
            let slope = arguments[1]
            let throughInput = product(choice(.greater, u, .number(0), then: .number(1), otherwise: slope), du)
            let throughSlope = product(.call(.min, [u, .number(0)]), slope.derivative(withRespectTo: name))
            return sum(throughInput, throughSlope)
        case .sign, .step: return .number(0)
        case .min, .max: return derivativeOfExtremum(function, arguments, withRespectTo: name)
        }
    }

    /// The slope of the smallest or largest argument; of many, the first against the extremum of the rest.
    private static func derivativeOfExtremum(
        _ function: ScalarFunction, _ arguments: [ScalarExpression], withRespectTo name: String
    ) -> ScalarExpression {
        let u = arguments[0]
        let du = u.derivative(withRespectTo: name)
        guard arguments.count > 1 else { return du }
        let rest = arguments.count == 2 ? arguments[1] : .call(function, Array(arguments.dropFirst()))
        let dv = rest.derivative(withRespectTo: name)
        // Just left of a tie the largest argument is the one with the smaller slope, and the reverse for the smallest.
        var firstWinsTie = true
        if case .number(let slope) = du.simplified(), case .number(let other) = dv.simplified() {
            firstWinsTie = function == .max ? slope <= other : slope >= other
        }
        let comparison: Comparison =
            switch (function == .max, firstWinsTie) {
            case (true, true): .greaterOrEqual
            case (true, false): .greater
            case (false, true): .lessOrEqual
            case (false, false): .less
            }
        return choice(comparison, u, rest, then: du, otherwise: dv)
    }
}

// MARK: Trees without vanishing terms

extension ScalarExpression {
    fileprivate var isZero: Bool { self == .number(0) }
    fileprivate var isOne: Bool { self == .number(1) }
}

private func negated(_ u: ScalarExpression) -> ScalarExpression {
    switch u {
    case .number(let value): .number(0 - value)
    case .negate(let operand): operand
    default: .negate(u)
    }
}

private func sum(_ u: ScalarExpression, _ v: ScalarExpression) -> ScalarExpression {
    if u.isZero { return v }
    if v.isZero { return u }
    return .binary(.add, u, v)
}

private func difference(_ u: ScalarExpression, _ v: ScalarExpression) -> ScalarExpression {
    if v.isZero { return u }
    if u.isZero { return negated(v) }
    if case .number(let left) = u, case .number(let right) = v, let result = ExactNumber(left)?.subtracting(right) {
        return .number(result)
    }
    return .binary(.subtract, u, v)
}

private func product(_ u: ScalarExpression, _ v: ScalarExpression) -> ScalarExpression {
    if u.isZero || v.isZero { return .number(0) }
    if u.isOne { return v }
    if v.isOne { return u }
    return .binary(.multiply, u, v)
}

private func quotient(_ u: ScalarExpression, _ v: ScalarExpression) -> ScalarExpression {
    u.isZero ? .number(0) : .binary(.divide, u, v)
}

private func power(_ u: ScalarExpression, _ v: ScalarExpression) -> ScalarExpression {
    if v.isOne { return u }
    if v.isZero { return .number(1) }
    return .binary(.power, u, v)
}

private func choice(
    _ comparison: ScalarExpression.Comparison, _ left: ScalarExpression, _ right: ScalarExpression,
    then: ScalarExpression, otherwise: ScalarExpression
) -> ScalarExpression {
    then == otherwise ? then : .conditional(comparison, left, right, then: then, otherwise: otherwise)
}

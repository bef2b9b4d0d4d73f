import Diagnostics
import Expressions

extension BinaryOperatorSyntax.Kind {
    var arithmetic: ScalarExpression.BinaryOperator? { ScalarExpression.BinaryOperator(rawValue: rawValue) }
    var comparison: ComparisonOperator? { ComparisonOperator(rawValue: rawValue) }
}

extension Checker {
    func evaluate(
        _ symbol: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax, in context: Context
    ) -> Meaning? {
        if symbol.kind == .interval {
            return interval(symbol, left, right, in: context).map(Meaning.interval)
        }
        if let comparison = symbol.kind.comparison {
            return self.comparison(comparison, symbol, left, right, in: context).map { .value(folded($0)) }
        }
        guard let operation = symbol.kind.arithmetic else { preconditionFailure("an operator without meaning") }
        let what = "`\(symbol.kind.rawValue)`"
        let (leftMeaning, rightMeaning) = (evaluate(left, in: context), evaluate(right, in: context))
        if case .model? = leftMeaning, case .model? = rightMeaning {
            report(
                .typeMismatch, "\(what) takes numbers; found two models",
                at: left.range.lowerBound..<right.range.upperBound, hint: "layers are joined by `->`")
            return nil
        }
        let leftNumber = leftMeaning.flatMap { asNumber($0, left, of: what) }
        let rightNumber = rightMeaning.flatMap { asNumber($0, right, of: what) }
        guard let leftNumber, let rightNumber else { return nil }
        return .value(arithmetic(operation, leftNumber, rightNumber))
    }

    func arithmetic(
        _ operation: ScalarExpression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
    ) -> TypedExpression {
        guard let a = left.number, let b = right.number else {
            return TypedExpression(
                expression: .arithmetic(operation, left.expression, right.expression), type: .number)
        }
        return .number(ScalarExpression.binary(operation, .number(a), .number(b)).evaluate([:]))
    }

    func negated(_ operand: TypedExpression) -> TypedExpression {
        if let number = operand.number { return .number(-number) }
        return TypedExpression(expression: .negate(operand.expression), type: .number)
    }

    func interval(
        _ symbol: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax, in context: Context
    ) -> ClosedRange<Double>? {
        func end(_ syntax: ExpressionSyntax) -> Double? {
            guard let value = number(syntax, in: context, of: "`..`") else { return nil }
            guard let number = value.number, number.isFinite else {
                report(.notKnownBefore, "an interval's ends must be known before anything runs", at: syntax.range)
                return nil
            }
            return number
        }
        guard let lower = end(left), let upper = end(right) else { return nil }
        guard lower < upper else {
            report(
                .emptyInterval, "an interval goes upwards; \(written(lower))..\(written(upper)) is empty",
                at: left.range.lowerBound..<right.range.upperBound,
                hint: lower > upper ? "did you mean `\(written(upper))..\(written(lower))`?" : nil)
            return nil
        }
        guard (upper - lower).isFinite else {
            report(
                .emptyInterval, "from \(written(lower)) to \(written(upper)) is farther than numbers go",
                at: left.range.lowerBound..<right.range.upperBound)
            return nil
        }
        return lower...upper
    }

    /// A comparison, checked but not folded, so that both sides can be shown.
    func comparison(
        _ comparison: ComparisonOperator, _ symbol: BinaryOperatorSyntax, _ left: ExpressionSyntax,
        _ right: ExpressionSyntax, in context: Context
    ) -> TypedExpression? {
        let what = "`\(comparison.rawValue)`"
        let leftValue = value(left, in: context, of: what)
        let rightValue = value(right, in: context, of: what)
        guard let leftValue, let rightValue else { return nil }
        let sides = [(leftValue, left), (rightValue, right)]
        for (side, syntax) in sides where side.type == .formatted {
            return asNumber(side, at: syntax.range, of: what)
        }
        switch comparison {
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            for (side, syntax) in sides where asNumber(side, at: syntax.range, of: what) == nil { return nil }
        case .equal, .notEqual, .approximatelyEqual:
            guard leftValue.type.agrees(with: rightValue.type) else {
                report(
                    .typeMismatch,
                    "\(leftValue.type.description) is never equal to \(rightValue.type.description)",
                    at: left.range.lowerBound..<right.range.upperBound)
                return nil
            }
            if comparison == .approximatelyEqual, !isComparableApproximately(sides) { return nil }
        }
        return TypedExpression(
            expression: .compare(comparison, leftValue.expression, rightValue.expression), type: .flag)
    }

    private func isComparableApproximately(_ sides: [(value: TypedExpression, syntax: ExpressionSyntax)]) -> Bool {
        for (value, syntax) in sides {
            guard value.type.isNumeric || value.type == .stoppingStep else {
                report(.typeMismatch, "`≈` takes numbers; found \(value.type.description)", at: syntax.range)
                return false
            }
            if value.number == 0 {
                let other = sides.first { $0.syntax.range != syntax.range }?.syntax
                report(
                    .approximatelyZero,
                    "`≈` is relative, and nothing but 0 is relatively near 0; say how near is near enough",
                    at: syntax.range,
                    hint: "such as `abs(\(other.map { excerpts.text(of: $0.range) } ?? "x")) < 1e-9`")
                return false
            }
        }
        return true
    }

    /// The comparison's outcome, where both sides are known.
    func folded(_ comparison: TypedExpression) -> TypedExpression {
        guard case .compare(let symbol, .value(let left), .value(let right)) = comparison.expression else {
            return comparison
        }
        return .flag(symbol.holds(left, right))
    }
}

extension ComparisonOperator {
    fileprivate func holds(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: return left == right
        case .notEqual: return left != right
        case .approximatelyEqual: return Self.areNear(left, right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard case .number(let a) = left, case .number(let b) = right else { return false }
            return switch self {
            case .less: a < b
            case .lessOrEqual: a <= b
            case .greater: a > b
            default: a >= b
            }
        }
    }

    /// |a − b| ≤ 1e-9 · max(|a|, |b|), for every element.
    private static func areNear(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): abs(a - b) <= 1e-9 * max(abs(a), abs(b))
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(areNear)
        default: left == right
        }
    }
}

import Diagnostics
import Expressions

extension Checker {
    /// `min(x)`, `max(x)`, `all(x)`: over all members of the families in `x`, whatever the context has chosen, or over
    /// the elements of a list.
    func reduction(
        _ name: String, _ operand: ExpressionSyntax, at range: Range<Int>, in context: Context
    ) -> TypedExpression? {
        guard let reduction = Expression.Reduction(rawValue: name) else {
            preconditionFailure("\(name) does not reduce")
        }
        guard
            let family = elaborate(
                [Placed(operand)], at: operand.range, in: context,
                { value(operand, in: $0, of: "`\(name)`") })
        else { return nil }
        var values = family.members
        if !family.isFamily {
            guard let elements = elements(of: values[0], for: name) else {
                report(
                    .nothingToReduce,
                    "`\(name)` of a single value is that value; a family, a list or several values are expected",
                    at: operand.range, hint: values[0].type.isList ? "ask a statistic, such as `.max`" : nil)
                return nil
            }
            values = elements
        }
        for value in values {
            if reduction == .all {
                guard value.type == .flag else {
                    report(
                        .typeMismatch,
                        "`all` takes conditions; found \(Meaning.value(value).description)", at: operand.range)
                    return nil
                }
            } else if asNumber(value, at: operand.range, of: "`\(name)`") == nil {
                return nil
            }
        }
        return folded(reduction, values)
    }

    /// The elements of a list that is written out.
    private func elements(of value: TypedExpression, for name: String) -> [TypedExpression]? {
        if name == "all", value.type == .flag { return [value] }
        guard case .list(let type, _) = value.type else { return nil }
        switch value.expression {
        case .value(.array(let values)) where !values.isEmpty:
            return values.map { TypedExpression(expression: .value($0), type: type) }
        case .list(let elements):
            return elements.map { TypedExpression(expression: $0, type: type) }
        default:
            return nil
        }
    }

    private func folded(_ reduction: Expression.Reduction, _ values: [TypedExpression]) -> TypedExpression {
        let type: ValueType = reduction == .all ? .flag : .number
        let numbers = values.compactMap(\.number)
        let flags = values.compactMap { if case .boolean(let flag)? = $0.constant { flag } else { nil } }
        if reduction == .all, flags.count == values.count { return .flag(flags.allSatisfy { $0 }) }
        if reduction != .all, numbers.count == values.count {
            let function: ScalarFunction = reduction == .min ? .min : .max
            let all = numbers.map(ScalarExpression.number)
            return .number(all.count == 1 ? numbers[0] : ScalarExpression.call(function, all).evaluate([:]))
        }
        return TypedExpression(expression: .reduce(reduction, values.map(\.expression)), type: type)
    }
}

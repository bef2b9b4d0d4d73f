import Diagnostics
import Expressions

extension Checker {
    /// `min(x)`, `max(x)`, `sum(x)`, `mean(x)`, `all(x)`: over all members of the families in `x`, whatever the context
    /// has chosen, or over the elements of a list. Matrices count as all their numbers.
    func reduction(
        _ name: String, _ operand: ExpressionSyntax, at range: Range<Int>, in context: Context
    ) -> TypedExpression? {
        guard
            let family = elaborate(
                [Placed(operand)], at: operand.range, in: context,
                { value(operand, in: $0, of: "`\(name)`") })
        else { return nil }
        let values = family.members
        guard let reduction = Reduction(rawValue: name) else {
            precondition(name == "all", "\(name) does not reduce")
            return conjunction(values, isFamily: family.isFamily, at: operand.range)
        }
        if !family.isFamily, !values[0].type.isList, [.number, .stoppingStep].contains(values[0].type) {
            reportNothingToReduce(
                "`\(name)` of a single value is that value; a family, a list or several values are expected",
                at: operand.range)
            return nil
        }
        for value in values {
            if value.type.isEmptyList {
                reportNothingToReduce("`\(name)` needs at least one number; the list is empty", at: operand.range)
                return nil
            }
            switch value.type.innermost {
            case .number, .stoppingStep: continue
            case let other:
                let shown = TypedExpression(expression: value.expression, type: other == .formatted ? other : value.type)
                _ = asNumber(shown, at: operand.range, of: "`\(name)`")
            }
            return nil
        }
        return reduced(reduction, values)
    }

    /// Numbers, and those in lists, made one; what is known is computed here.
    func reduced(_ reduction: Reduction, _ values: [TypedExpression]) -> TypedExpression {
        let numbers = values.compactMap { $0.constant?.allNumbers }
        if numbers.count == values.count { return .number(reduction(numbers.flatMap { $0 })) }
        return TypedExpression(expression: .reduce(reduction, values.map(\.expression)), type: .number)
    }

    private func conjunction(
        _ values: [TypedExpression], isFamily: Bool, at range: Range<Int>
    ) -> TypedExpression? {
        var conditions = values
        if !isFamily, case .list(let type, let count) = values[0].type {
            if count == 0 {
                reportNothingToReduce("`all` needs at least one condition; the list is empty", at: range)
                return nil
            }
            switch values[0].expression {
            case .value(.array(let elements)):
                conditions = elements.map { TypedExpression(expression: .value($0), type: type) }
            case .list(let elements):
                conditions = elements.map { TypedExpression(expression: $0, type: type) }
            default: break
            }
        }
        for condition in conditions where condition.type != .flag {
            report(
                .typeMismatch, "`all` takes conditions; found \(Meaning.value(condition).description)", at: range,
                hint: "such as `all(fits.loss < 0.1)`")
            return nil
        }
        let flags = conditions.compactMap { if case .boolean(let flag)? = $0.constant { flag } else { nil } }
        if flags.count == conditions.count { return .flag(flags.allSatisfy { $0 }) }
        return TypedExpression(expression: .all(conditions.map(\.expression)), type: .flag)
    }

    private func reportNothingToReduce(_ message: String, at range: Range<Int>) {
        report(.nothingToReduce, message, at: range)
    }
}

extension Value {
    /// All numbers in it, row by row; `nil` where something else is in it.
    fileprivate var allNumbers: [Double]? {
        switch self {
        case .number(let number): return [number]
        case .never: return [.infinity]
        case .array(let values):
            let parts = values.compactMap(\.allNumbers)
            return parts.count == values.count ? parts.flatMap { $0 } : nil
        case .boolean, .string, .formatted: return nil
        }
    }
}

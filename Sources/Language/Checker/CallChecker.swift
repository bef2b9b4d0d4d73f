import Diagnostics
import Expressions

extension Checker {
    func call(
        _ callee: ExpressionSyntax, _ arguments: [ArgumentSyntax], at range: Range<Int>, in context: Context,
        expecting type: ArgumentType?
    ) -> Meaning? {
        let syntax = ExpressionSyntax(kind: .call(callee, arguments), range: range)
        if syntax.isEach {
            let choice = chosen(syntax, in: context)
            if choice.range != range { return evaluate(choice, in: context, expecting: type) }
            report(
                .familyWhereOneIsMeant, "`each` makes a family; one value is meant here", at: range,
                hint: "bind the family in a declaration of its own, then pick or reduce its members")
            return nil
        }
        if let name = callee.bareName, bindings[name] == nil, !context.parameters.contains(name) {
            return callBuiltIn(name, arguments, syntax, callee.range, in: context, expecting: type)
        }
        guard let meaning = evaluate(callee, in: context) else { return nil }
        guard let function = functionValue(meaning) else {
            report(
                .notAFunction,
                "`\(excerpts.text(of: callee.range))` is \(meaning.description) and cannot be called",
                at: callee.range)
            return nil
        }
        return apply(function, arguments, at: callee.range, in: context).map(Meaning.value)
    }

    private func callBuiltIn(
        _ name: String, _ arguments: [ArgumentSyntax], _ syntax: ExpressionSyntax, _ calleeRange: Range<Int>,
        in context: Context, expecting type: ArgumentType?
    ) -> Meaning? {
        // `leaky_relu(0.1)` is an activation, `leaky_relu(x, 0.1)` a number.
        let preferred: [CatalogEntry.Category] =
            name == "leaky_relu" && arguments.count == 2 ? [.function] : [.activation]
        let entries = Catalog.entries(named: name)
        let entry =
            entries.first { preferred.contains($0.category) && !$0.parameters.isEmpty }
            ?? entries.first { $0.category == .function }
            ?? entries.first { $0.category.reservesNames }
        guard let entry else {
            reportUnknownName(name, at: calleeRange, expecting: type)
            return nil
        }
        if type?.categories.contains(.activation) == true, entry.category == .function,
            Catalog.entry(name, in: .activation) != nil
        {
            report(
                .tooManyArguments, "an activation stands by itself: `\(name)`, without parentheses",
                at: syntax.range, hint: "write `\(name)`")
            return nil
        }
        switch entry.category {
        case .function:
            if isReduction(ExpressionSyntax(kind: .name(name), range: calleeRange), arguments) {
                return reduction(name, arguments[0].value, at: syntax.range, in: context).map(Meaning.value)
            }
            return callFunction(entry, arguments, calleeRange, in: context).map(Meaning.value)
        case .layer:
            return layer(entry, arguments, syntax, calleeRange: calleeRange, in: context).map(Meaning.model)
        case .view, .keyword, .constant, .loss:
            report(
                .notAFunction, "`\(name)` is \(article(entry.category.rawValue)) and cannot be called here",
                at: calleeRange,
                hint: entry.category == .view
                    ? "views stand after `plot` or `table`: `\(entry.example)`"
                    : entry.category == .loss ? "write it without parentheses: `\(name)`" : nil)
            return nil
        default:
            return build(entry, arguments, at: syntax.range, calleeRange: calleeRange, in: context)
        }
    }

    /// A mistake in a test or validation part hides none of the data itself: that is looked at by itself then.
    private func checkWithoutParts(
        _ arguments: [ArgumentSyntax], of entry: CatalogEntry, at range: Range<Int>, in context: Context
    ) {
        let others = arguments.filter { $0.key?.text != "test" && $0.key?.text != "validation" }
        guard others.count < arguments.count, let bound = bind(others, to: entry, at: range, in: context) else { return }
        _ = data(bound, at: range)
    }

    /// Builds what a call of a data source, activation, initialisation or optimizer describes.
    func build(
        _ entry: CatalogEntry, _ arguments: [ArgumentSyntax], at range: Range<Int>, calleeRange: Range<Int>,
        in context: Context
    ) -> Meaning? {
        guard let bound = bind(arguments, to: entry, at: calleeRange, in: context) else {
            if entry.category == .dataSource { checkWithoutParts(arguments, of: entry, at: calleeRange, in: context) }
            return nil
        }
        switch entry.category {
        case .dataSource: return data(bound, at: range).map(Meaning.data)
        case .activation:
            if let slope = bound.number("a") { return .activation(.leakyRelu(slope: slope)) }
            return ActivationDescription(named: entry.name).map(Meaning.activation)
        case .initialization: return .initialization(initialization(bound))
        case .optimizer: return .optimizer(optimizer(bound))
        default: preconditionFailure("\(entry.name) is not built by a call")
        }
    }

    private func callFunction(
        _ entry: CatalogEntry, _ arguments: [ArgumentSyntax], _ calleeRange: Range<Int>, in context: Context
    ) -> TypedExpression? {
        guard let bound = bind(arguments, to: entry, at: calleeRange, in: context) else { return nil }
        switch entry.name {
        case "distance":
            guard let f = bound.function("f"), let g = bound.function("g"), let over = bound.interval("over") else {
                return nil
            }
            return TypedExpression(expression: .distance(f, g, over: over), type: .number)
        case "patience":
            return patience(bound, at: calleeRange, in: context)
        case "if":
            guard let condition = bound.expression("condition"), let then = bound.expression("then"),
                let otherwise = bound.expression("otherwise")
            else { return nil }
            if case .boolean(let holds)? = condition.constant { return holds ? then : otherwise }
            return TypedExpression(
                expression: .conditional(
                    condition.expression, then: then.expression, otherwise: otherwise.expression),
                type: .number)
        case "percent":
            return bound.expression("x").map { formatted($0, .percent) }
        case "round":
            guard let value = bound.expression("x"), let digits = bound.count("digits") else { return nil }
            guard digits <= Limits.digits else {
                report(
                    .tooLarge, "a number is written with at most \(Limits.digits) digits after the point",
                    at: bound.range("digits") ?? calleeRange, hint: "doubles have some 16 digits in all")
                return nil
            }
            return formatted(value, .rounded(digits))
        case "sum", "mean":
            return Reduction(rawValue: entry.name).map { reduced($0, bound.expressions("x")) }
        default:
            guard let function = ScalarFunction(rawValue: entry.name) else {
                preconditionFailure("the function \(entry.name) has no meaning")
            }
            return scalarCall(function, entry.parameters.flatMap { bound.expressions($0.name) })
        }
    }

    /// `patience(k)`, which makes sense only while a run with a validation part is being trained.
    private func patience(
        _ bound: BoundArguments, at range: Range<Int>, in context: Context
    ) -> TypedExpression? {
        guard let facts = context.current else {
            report(
                .misplacedPatience, "`patience` stands in `stop` only", at: range,
                hint: "write `train NAME = MODEL on DATA, …, stop=patience(5)`")
            return nil
        }
        guard facts.signature.validation > 0 else {
            report(
                .missingPart, "`patience` watches the loss on a validation part, and the data has none", at: range,
                hint: "give it one where it is bound: `validation=0.2`")
            return nil
        }
        return bound.count("k").map { TypedExpression(expression: .patience($0), type: .flag) }
    }

    private func scalarCall(_ function: ScalarFunction, _ arguments: [TypedExpression]) -> TypedExpression {
        let numbers = arguments.compactMap(\.number)
        if numbers.count == arguments.count {
            return .number(ScalarExpression.call(function, numbers.map(ScalarExpression.number)).evaluate([:]))
        }
        return TypedExpression(expression: .call(function, arguments.map(\.expression)), type: .number)
    }

    private func formatted(_ value: TypedExpression, _ format: NumberFormat) -> TypedExpression {
        let expression: Expression =
            value.number.map { .value(.formatted($0, format)) } ?? .formatted(value.expression, format)
        return TypedExpression(expression: expression, type: .formatted)
    }

    /// Applies a declared function or a run to arguments.
    private func apply(
        _ function: FunctionValue, _ arguments: [ArgumentSyntax], at range: Range<Int>, in context: Context
    ) -> TypedExpression? {
        guard isCallable(function, with: arguments, at: range) else { return nil }
        if case .run(let member) = function { return apply(member, to: arguments, at: range, in: context) }
        let values = arguments.map { number($0.value, in: context, of: "`\(excerpts.text(of: range))`") }
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        let known = values.compactMap { $0 }
        let numbers = known.compactMap(\.number)
        if case .formula(let definition) = function, numbers.count == known.count {
            let named = Dictionary(zip(definition.parameters, numbers), uniquingKeysWith: { first, _ in first })
            return .number(definition.body.evaluate(named))
        }
        return TypedExpression(expression: .apply(function, known.map(\.expression)), type: .number)
    }

    /// A run takes one list, or a number for each input; it gives a number, or a list where it has several outputs.
    private func apply(
        _ run: RunMember, to arguments: [ArgumentSyntax], at range: Range<Int>, in context: Context
    ) -> TypedExpression? {
        let text = excerpts.text(of: range)
        let values = arguments.map { value($0.value, in: context, of: "`\(text)`") }
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        let known = values.compactMap { $0 }
        let facts = facts(of: run)
        var count: Int? = known.count
        if known.count == 1, case .list(.number, let length) = known[0].type {
            count = length
        } else {
            for (value, argument) in zip(known, arguments)
            where asNumber(value, at: argument.value.range, of: "`\(text)`") == nil { return nil }
        }
        if let count, count != facts.inputs {
            let zeros = Array(repeating: "0", count: min(facts.inputs, 4)).joined(separator: ", ")
            report(
                .shapeMismatch, "`\(text)` takes \(counted(facts.inputs, "input")); found \(count)", at: range,
                hint: facts.inputs > 4 ? "give them as one list" : "such as `\(text)([\(zeros)])`")
            return nil
        }
        return TypedExpression(
            expression: .apply(.run(run), known.map(\.expression)),
            type: facts.outputs == 1 ? .number : .list(.number, count: facts.outputs))
    }
}

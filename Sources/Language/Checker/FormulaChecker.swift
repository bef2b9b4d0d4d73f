import Diagnostics
import Expressions

/// Why there is no formula.
enum NoFormula: Error {
    /// Something is wrong and has been reported.
    case reported
    /// It needs the result of a run.
    case dependsOnRuns
}

extension Checker {
    /// Reads an expression as a formula of the context's parameters (or of a layer's inputs). Nothing is folded, so
    /// that `show` gives back what the note wrote; declared values stand as numbers, declared functions are inlined.
    ///
    /// - Parameter inputs: collects the inputs a `features` formula names.
    func formula(
        _ syntax: ExpressionSyntax, in context: Context, inputs: inout [NameSyntax]
    ) throws(NoFormula) -> ScalarExpression {
        switch syntax.kind {
        case .number(let number):
            return .number(number)
        case .parenthesized(let inner):
            return try formula(inner, in: context, inputs: &inputs)
        case .name(let name) where context.parameters.contains(name):
            return .variable(name)
        case .name("π"):
            return .pi
        case .name(let name) where context.namesInputs && isInput(name):
            inputs.append(NameSyntax(text: name, range: syntax.range))
            return .variable(name)
        case .unary(let sign, let operand):
            let operand = try formula(operand, in: context, inputs: &inputs)
            return sign == .minus ? .negate(operand) : operand
        case .binary(let symbol, let left, let right):
            if symbol.kind.comparison != nil {
                report(
                    .typeMismatch, "a formula takes numbers; a comparison is true or false", at: syntax.range,
                    hint: "to choose between two numbers, write `if(\(excerpts.text(of: syntax.range)), 1, 0)`")
                throw .reported
            }
            guard let operation = symbol.kind.arithmetic else { break }
            let sides = try both(left, right, in: context, inputs: &inputs)
            return .binary(operation, sides.left, sides.right)
        case .call(let callee, let arguments):
            if syntax.isEach {
                let choice = chosen(syntax, in: context)
                if choice.range != syntax.range { return try formula(choice, in: context, inputs: &inputs) }
            } else if isReduction(callee, arguments) {
                guard let reduction = callee.bareName.flatMap(Reduction.init),
                    case .list(let elements) = arguments[0].value.unwrapped.kind, !elements.isEmpty,
                    mentionsVariable(arguments[0].value, in: context)
                else { break }
                return reduction(try formulas(elements, in: context, inputs: &inputs))
            } else if let called = try formulaCall(callee, arguments, in: context, inputs: &inputs)
            {
                return called
            }
        case .list where context.namesInputs:
            report(
                .typeMismatch, "a feature is a formula of numbers; found a list", at: syntax.range,
                hint: "formulas stand one after the other: `features(x1, x2)`")
            throw .reported
        default:
            break
        }
        return try constant(syntax, in: context)
    }

    /// Whether a parameter of the function or an input of the layer occurs in it.
    private func mentionsVariable(_ syntax: ExpressionSyntax, in context: Context) -> Bool {
        if let name = syntax.bareName { return context.parameters.contains(name) || context.namesInputs && isInput(name) }
        return syntax.children.contains { mentionsVariable($0, in: context) }
    }

    /// Inside `features`, `x1`, `x2`, … are always inputs, and so is every word that means nothing else.
    private func isInput(_ name: String) -> Bool {
        inputNumber(name) != nil || (bindings[name] == nil && Catalog.reserved(name) == nil)
    }

    private func both(
        _ left: ExpressionSyntax, _ right: ExpressionSyntax, in context: Context, inputs: inout [NameSyntax]
    ) throws(NoFormula) -> (left: ScalarExpression, right: ScalarExpression) {
        let all = try formulas([left, right], in: context, inputs: &inputs)
        return (all[0], all[1])
    }

    /// Reads all, so that all their errors are reported.
    private func formulas(
        _ parts: [ExpressionSyntax], in context: Context, inputs: inout [NameSyntax]
    ) throws(NoFormula) -> [ScalarExpression] {
        var formulas: [ScalarExpression] = []
        var failure: NoFormula?
        for part in parts {
            do {
                formulas.append(try formula(part, in: context, inputs: &inputs))
            } catch {
                failure = failure == .reported ? .reported : error
            }
        }
        if let failure { throw failure }
        return formulas
    }

    /// A call of a function that formulas know; `nil` where something else is called.
    private func formulaCall(
        _ callee: ExpressionSyntax, _ arguments: [ArgumentSyntax], in context: Context, inputs: inout [NameSyntax]
    ) throws(NoFormula) -> ScalarExpression? {
        if let name = callee.bareName, bindings[name] == nil, !context.parameters.contains(name) {
            guard let entry = Catalog.entry(name, in: .function) else { return nil }
            if name == "if" { return try choice(arguments, entry, at: callee.range, in: context, inputs: &inputs) }
            let (reduction, function) = (Reduction(rawValue: name), ScalarFunction(rawValue: name))
            guard reduction != nil || function != nil else { return nil }
            let (matched, isWrong) = match(arguments, to: entry, at: callee.range)
            if isWrong { throw .reported }
            let operands = entry.parameters.flatMap { matched[$0.name] ?? [] }
            let parts = try formulas(operands, in: context, inputs: &inputs)
            return reduction.map { $0(parts) } ?? function.map { .call($0, parts) }
        }
        guard let meaning = evaluate(callee, in: context) else { throw .reported }
        guard let function = functionValue(meaning) else { return nil }
        guard case .formula(let definition) = function else { throw .dependsOnRuns }
        guard isCallable(function, with: arguments, at: callee.range) else { throw .reported }
        let operands = try formulas(arguments.map(\.value), in: context, inputs: &inputs)
        // Each parameter may occur as often as the body has parts.
        let largest = operands.map { $0.partCount(upTo: Limits.parts) }.max() ?? 1
        guard definition.body.partCount(upTo: Limits.parts) * largest <= Limits.parts else {
            reportTooLarge(at: callee.range)
            throw .reported
        }
        return definition.body.substituting(
            Dictionary(zip(definition.parameters, operands), uniquingKeysWith: { first, _ in first }))
    }

    /// `if(left < right, then, otherwise)`
    private func choice(
        _ arguments: [ArgumentSyntax], _ entry: CatalogEntry, at range: Range<Int>, in context: Context,
        inputs: inout [NameSyntax]
    ) throws(NoFormula) -> ScalarExpression {
        let (matched, isWrong) = match(arguments, to: entry, at: range)
        guard !isWrong, let condition = matched["condition"]?.first,
            let then = matched["then"]?.first, let otherwise = matched["otherwise"]?.first
        else { throw .reported }
        guard case .binary(let symbol, let left, let right) = chosen(condition, in: context).kind,
            let comparison = ScalarExpression.Comparison(rawValue: symbol.kind.rawValue)
        else {
            report(
                .typeMismatch, "in a formula, the condition of `if` is a comparison of numbers, such as `x < 0`",
                at: condition.range)
            throw .reported
        }
        let all = try formulas([left, right, then, otherwise], in: context, inputs: &inputs)
        return .conditional(comparison, all[0], all[1], then: all[2], otherwise: all[3])
    }

    /// Anything else in a formula must be a number that is known.
    private func constant(_ syntax: ExpressionSyntax, in context: Context) throws(NoFormula) -> ScalarExpression {
        if case .string(let text) = syntax.kind {
            report(
                .typeMismatch, "a formula takes numbers; found the text \"\(text)\"", at: syntax.range,
                hint: context.namesInputs ? "inputs stand without quotes, as `x1` or by their column's name" : nil)
            throw .reported
        }
        guard let value = number(syntax, in: context, of: "a formula") else { throw .reported }
        guard let number = value.number else { throw .dependsOnRuns }
        return .number(number)
    }

    func reportTooLarge(at range: Range<Int>) {
        report(
            .tooLarge, "with all that it refers to written out, this has more than \(Limits.parts) parts", at: range)
    }

    /// A formula of a `features` layer.
    func feature(_ syntax: ExpressionSyntax, in context: Context) -> FeatureFormula? {
        var context = context
        context.namesInputs = true
        context.parameters = []
        var inputs: [NameSyntax] = []
        do {
            let body = try formula(syntax, in: context, inputs: &inputs)
            return FeatureFormula(
                text: elaboratedText(syntax, in: context), body: body, inputs: inputs, range: syntax.range)
        } catch .dependsOnRuns {
            report(
                .notKnownBefore, "a feature must be known before anything runs; this needs the result of a run",
                at: syntax.range)
        } catch {}
        return nil
    }
}

/// The number in `x1`, `x2`, …
func inputNumber(_ name: String) -> Int? {
    guard name.hasPrefix("x"), let number = Int(name.dropFirst()), number > 0, name == "x\(number)" else { return nil }
    return number
}

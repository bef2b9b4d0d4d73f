import Diagnostics
import Expressions

extension Checker {
    /// The meaning of `let f(x, …) = body` for one choice of the context.
    func function(
        _ name: String, _ parameters: [String], _ body: ExpressionSyntax, in context: Context
    ) -> FunctionValue? {
        var context = context
        context.parameters = Set(parameters)
        var inputs: [NameSyntax] = []
        let function: FunctionValue
        do {
            let formula = try formula(body, in: context, inputs: &inputs)
            function = .formula(FunctionDefinition(name: name, parameters: parameters, body: formula))
        } catch .dependsOnRuns {
            guard let value = number(body, in: context, of: "a function's value") else { return nil }
            function = .dependent(name: name, parameters: parameters, body: value.expression)
        } catch {
            return nil
        }
        guard function.partCount(upTo: Limits.parts) <= Limits.parts else {
            reportTooLarge(at: body.range)
            return nil
        }
        return function
    }

    /// A meaning as something that can be called with numbers, if it is.
    func functionValue(_ meaning: Meaning) -> FunctionValue? {
        switch meaning {
        case .function(let function): return function
        case .run(let run): return run.member.map(FunctionValue.run)
        case .builtIn(let name): return FunctionDefinition(builtIn: name).map(FunctionValue.formula)
        case .activation(.leakyRelu(let slope)):
            let body = ScalarExpression.call(.leakyRelu, [.variable("x"), .number(slope)])
            return .formula(FunctionDefinition(name: "leaky_relu", parameters: ["x"], body: body))
        default: return nil
        }
    }

    /// `f'`
    func derivative(of base: ExpressionSyntax, in context: Context) -> FunctionDefinition? {
        guard let meaning = evaluate(base, in: context, expecting: .formula(arity: 1)) else { return nil }
        let text = excerpts.text(of: base.range)
        guard let function = functionValue(meaning) else {
            if case .builtIn(let name) = meaning, Catalog.entry(name, in: .function) != nil {
                report(
                    .noDerivative, "`'` needs a function of one number; `\(text)` is none", at: base.range,
                    hint: "give it its other arguments: `let f(x) = \(name)(x, 1)`, then `f'`")
                return nil
            }
            report(
                .noDerivative, "only functions have a derivative; `\(text)` is \(meaning.description)", at: base.range)
            return nil
        }
        guard case .formula(let definition) = function else {
            report(
                .noDerivative, "`\(text)` has no derivative: it is known as a formula only after a run",
                at: base.range)
            return nil
        }
        guard definition.parameters.count == 1 else {
            report(
                .noDerivative,
                "`\(text)` takes \(definition.parameters.count) arguments; `'` needs a function of one",
                at: base.range)
            return nil
        }
        let derivative = definition.body.derivative(withRespectTo: definition.parameters[0])
        guard derivative.partCount(upTo: Limits.parts) <= Limits.parts else {
            reportTooLarge(at: base.range)
            return nil
        }
        return FunctionDefinition(
            name: definition.name + "'", parameters: definition.parameters, body: derivative.simplified())
    }

    /// Whether a declared function takes these arguments: so many, and none with a key.
    func isCallable(_ function: FunctionValue, with arguments: [ArgumentSyntax], at range: Range<Int>) -> Bool {
        for argument in arguments {
            guard let key = argument.key else { continue }
            report(
                .unknownArgument, "`\(excerpts.text(of: range))` takes its arguments by position", at: key.range,
                hint: "leave out `\(key.text)=`")
            return false
        }
        guard let arity = function.arity, arity != arguments.count else { return true }
        report(
            .wrongArgumentCount,
            "`\(excerpts.text(of: range))` takes \(counted(arity, "argument")); found \(arguments.count)", at: range)
        return false
    }

    /// Whether a function can be drawn or compared over an interval: one number in, one number out.
    func isCurve(_ function: FunctionValue, at range: Range<Int>) -> Bool {
        let text = excerpts.text(of: range)
        if case .run(let member) = function {
            let facts = facts(of: member)
            guard facts.inputs == 1, facts.outputs == 1 else {
                report(
                    .shapeMismatch,
                    "a curve has one input and one output; `\(text)` has \(facts.inputs) and \(facts.outputs)",
                    at: range)
                return false
            }
            return true
        }
        guard function.arity == 1 else {
            report(
                .wrongArgumentCount,
                "a curve is a function of one argument; `\(text)` takes \(function.arity ?? 0)", at: range)
            return false
        }
        return true
    }

    /// What is known of a run that has been declared.
    func facts(of member: RunMember) -> RunFacts {
        guard case .run(let runs) = declarations[member.declaration].meaning else {
            preconditionFailure("no run is declared there")
        }
        return RunFacts(runs.members[member.member])
    }
}

extension FunctionDefinition {
    /// A built-in function or activation of one argument, as a formula.
    init?(builtIn name: String) {
        let x = ScalarExpression.variable("x")
        let body: ScalarExpression
        switch name {
        case "identity": body = x
        case "leaky_relu": body = .call(.leakyRelu, [x, .number(0.01)])
        default:
            guard Catalog.entry(name, in: .function) != nil, let function = ScalarFunction(rawValue: name),
                function.arity == 1...1
            else { return nil }
            body = .call(function, [x])
        }
        self.init(name: name, parameters: ["x"], body: body)
    }
}

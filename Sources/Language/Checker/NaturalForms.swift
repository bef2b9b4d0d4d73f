import Diagnostics

extension Checker {
    /// The form a bare value takes after `plot` or `table`.
    func naturalForm(_ syntax: ExpressionSyntax, _ statement: String) -> View.Kind? {
        guard let family = elaborate([Placed(syntax)], at: syntax.range, { evaluate(syntax, in: $0) }) else {
            return nil
        }
        let text = excerpts.text(of: syntax.range)
        switch (statement, family.members[0]) {
        case (_, .data):
            var views: [DataView] = []
            for (number, meaning) in family.members.enumerated() {
                guard case .data(let data) = meaning else { return mixed(syntax) }
                views.append(
                    DataView(
                        source: data.source, signature: data.signature, name: text, member: family.label(number)))
            }
            return .data(views)
        case (_, .model):
            return models(family, syntax).map(View.Kind.model)
        case (_, .run):
            return runs(syntax).map(View.Kind.metrics)
        case ("plot", .value(let value)) where !value.type.isNumeric:
            report(
                .noSuchForm, "`plot` draws numbers, lists and matrices of them; found \(value.type.description)",
                at: syntax.range, hint: hint(for: family.members[0], text))
            return nil
        case (_, .value):
            return values(family, syntax, name: text).map(View.Kind.values)
        case (_, let meaning):
            report(
                .noSuchForm, "`\(statement)` has no form for \(meaning.description)", at: syntax.range,
                hint: hint(for: meaning, text))
            return nil
        }
    }

    private func hint(for meaning: Meaning, _ text: String) -> String? {
        switch meaning {
        case .data: "`plot \(text)` draws it"
        case .run: "say what of it: `plot loss(\(text))`, `plot boundary(\(text))`; `table \(text)` shows its metrics"
        case .function: "write `plot curve(\(text), over=-3..3)`, or `show \(text)` for its formula"
        case .builtIn(let name):
            if let entry = Catalog.entry(name, in: .view) {
                "it takes arguments: `\(entry.example)`"
            } else {
                "write `plot curve(\(text), over=-3..3)`, or `show \(text)` for its formula"
            }
        case .value: "write `table \(text)` or `show \(text)`"
        case .runPart(_, _, _): "ask a metric of it: `\(text).loss`"
        case .layers: "name one, and what of it: `\(text)[1].weights`"
        case .layer: "say what of it: `\(text).weights`"
        case .dataPart: "ask a count of it: `\(text).examples`"
        default: nil
        }
    }

    private func mixed<Wanted>(_ syntax: ExpressionSyntax) -> Wanted? {
        report(.typeMismatch, "the members of this family are not all of one kind", at: syntax.range)
        return nil
    }

    private func models(_ family: Family<Meaning>, _ syntax: ExpressionSyntax) -> [ModelView]? {
        var views: [ModelView] = []
        for (number, meaning) in family.members.enumerated() {
            guard case .model(let model) = meaning else { return mixed(syntax) }
            guard let description = description(of: model, in: .shown) else { return nil }
            views.append(
                ModelView(
                    model: description, name: excerpts.text(of: syntax.range), member: family.label(number),
                    inputs: model.statedInputs))
        }
        return views
    }

    private func values(_ family: Family<Meaning>, _ syntax: ExpressionSyntax, name: String) -> [LabelledExpression]? {
        var values: [LabelledExpression] = []
        for (number, meaning) in family.members.enumerated() {
            guard case .value(let value) = meaning else { return mixed(syntax) }
            values.append(
                LabelledExpression(
                    label: family.isFamily ? family.label(number) : name, expression: value.expression))
        }
        return values
    }

    /// `show VALUE`
    func shown(_ syntax: ExpressionSyntax) -> ShownValue? {
        if case .call(let callee, let arguments) = syntax.unwrapped.kind, callee.bareName == "trace",
            bindings["trace"] == nil, let entry = Catalog.entry("trace", in: .view)
        {
            guard let bound = bind(arguments, to: entry, at: callee.range, in: Context()),
                case .trace(let run, let inputs, let target)? = trace(bound.runs("run"), bound, callee.range)
            else { return nil }
            return ShownValue(
                kind: .trace(run, inputs: inputs, target: target), text: excerpts.text(of: syntax.range))
        }
        guard let family = elaborate([Placed(syntax)], at: syntax.range, { evaluate(syntax, in: $0) }) else {
            return nil
        }
        let text = excerpts.text(of: syntax.range)
        switch family.members[0] {
        case .value:
            return values(family, syntax, name: text).map { ShownValue(kind: .values($0), text: text) }
        case .model:
            return models(family, syntax).map { ShownValue(kind: .model($0), text: text) }
        case .function, .builtIn, .activation:
            return formulas(family, syntax).map { ShownValue(kind: .formula($0), text: text) }
        case let meaning:
            report(
                .noSuchForm, "`show` has no form for \(meaning.description)", at: syntax.range,
                hint: hint(for: meaning, text))
            return nil
        }
    }

    private func formulas(_ family: Family<Meaning>, _ syntax: ExpressionSyntax) -> [FunctionDefinition]? {
        var definitions: [FunctionDefinition] = []
        for meaning in family.members {
            switch functionValue(meaning) {
            case .formula(let definition)?:
                definitions.append(definition)
            case .run?, .dependent?:
                report(
                    .noSuchForm, "`\(excerpts.text(of: syntax.range))` has no formula before it is run",
                    at: syntax.range, hint: "draw it with `plot curve(…)`")
                return nil
            case nil:
                report(
                    .noSuchForm, "`show` has no form for \(meaning.description)", at: syntax.range)
                return nil
            }
        }
        return definitions
    }

    /// `expect CONDITION`: the comparison is kept as it stands, so that both sides can be shown.
    func expectation(_ syntax: ExpressionSyntax) -> Expectation? {
        let family = elaborate([Placed(syntax)], at: syntax.range) { context -> Expression? in
            let inner = chosen(syntax, in: context)
            if case .binary(let symbol, let left, let right) = inner.kind, let operation = symbol.kind.comparison {
                return comparison(operation, symbol, left, right, in: context)?.expression
            }
            guard let meaning = evaluate(inner, in: context) else { return nil }
            guard case .value(let value) = meaning, value.type == .flag else {
                report(
                    .typeMismatch, "`expect` takes a condition; found \(meaning.description)", at: syntax.range,
                    hint: "such as `expect fit.accuracy > 0.9`")
                return nil
            }
            return value.expression
        }
        guard let family else { return nil }
        let conditions = family.members.enumerated().map { number, condition in
            LabelledExpression(label: family.label(number), expression: condition)
        }
        return Expectation(conditions: conditions, text: excerpts.text(of: syntax.range))
    }
}

import Diagnostics
import Expressions

extension Checker {
    /// What an expression means for the choices of the context; `nil` if it is wrong, which is reported, or uses
    /// something that is.
    func evaluate(_ syntax: ExpressionSyntax, in context: Context, expecting type: ArgumentType? = nil) -> Meaning? {
        if let path = familyPath(syntax, locals: context.locals) {
            return member(of: path, at: syntax.range, in: context)
        }
        switch syntax.kind {
        case .number(let number):
            return .value(.number(number))
        case .string(let text):
            return .value(TypedExpression(expression: .value(.string(text)), type: .text))
        case .boolean(let flag):
            return .value(.flag(flag))
        case .name(let name):
            return meaning(ofName: name, at: syntax.range, in: context, expecting: type)
        case .parenthesized(let inner):
            return evaluate(inner, in: context, expecting: type)
        case .list(let elements):
            return list(elements, in: context).map(Meaning.value)
        case .unary(let sign, let operand):
            guard let operand = number(operand, in: context, of: "`\(sign.rawValue)`") else { return nil }
            return .value(sign == .minus ? negated(operand) : operand)
        case .binary(let symbol, let left, let right):
            return evaluate(symbol, left, right, in: context)
        case .call(let callee, let arguments):
            return call(callee, arguments, at: syntax.range, in: context, expecting: type)
        case .field(let base, let name):
            return field(name, of: base, at: syntax.range, in: context, expecting: type)
        case .index(let base, let index):
            return element(index, of: base, in: context)
        case .derivative(let base):
            return derivative(of: base, in: context).map { .function(.formula($0)) }
        case .chain:
            return model(syntax, in: context).map(Meaning.model)
        case .on:
            report(
                .misplacedOn, "`model on data` stands only in `train NAME = …`", at: syntax.range,
                hint: "bind the run first: `train fit = … on …`, then use `fit`")
            return nil
        case .missing:
            return nil
        }
    }

    private func meaning(
        ofName name: String, at range: Range<Int>, in context: Context, expecting type: ArgumentType?
    ) -> Meaning? {
        if context.parameters.contains(name) {
            return .value(TypedExpression(expression: .parameter(name), type: .number))
        }
        if let current = context.current, Catalog.entry(name, in: .runField) != nil {
            let run = RunReference(subject: .current, facts: current)
            return field(NameSyntax(text: name, range: range), of: .run(run), members: [])
        }
        if let binding = bindings[name] { return binding.members?[0] }
        if name == "π" { return .value(.number(.pi)) }
        if name == "never" { return .value(TypedExpression(expression: .value(.never), type: .stoppingStep)) }
        for entry in Catalog.entries(named: name) {
            switch entry.category {
            case .dataSource, .optimizer, .initialization:
                return build(entry, [], at: range, calleeRange: range, in: context)
            case .loss:
                return LossName(rawValue: name).map(Meaning.loss)
            case .layer:
                return model(ExpressionSyntax(kind: .name(name), range: range), in: context).map(Meaning.model)
            case .activation, .view, .function, .constant, .keyword:
                return .builtIn(name)
            case .statement, .runField, .layerField, .statistic, .dataField, .cellOption:
                continue
            }
        }
        reportUnknownName(name, at: range, expecting: type)
        return nil
    }

    private func list(_ elements: [ExpressionSyntax], in context: Context) -> TypedExpression? {
        var values: [(value: TypedExpression, range: Range<Int>)] = []
        for element in elements {
            guard let meaning = evaluate(element, in: context) else { continue }
            guard case .value(let value) = meaning else {
                report(
                    .typeMismatch, "a list takes values; found \(meaning.description)", at: element.range,
                    hint: hint(forElement: meaning))
                // The others are likely to be of the same kind.
                return nil
            }
            values.append((value, element.range))
        }
        guard values.count == elements.count else { return nil }
        guard let first = values.first else {
            return TypedExpression(expression: .value(.array([])), type: .list(.number, count: 0))
        }
        for (value, range) in values.dropFirst() where !value.type.agrees(with: first.value.type) {
            let message =
                value.type.isList && first.value.type.isList
                ? "the rows of a matrix have equal lengths; this is \(value.type.description), the first row is "
                    + "\(first.value.type.description)"
                : "a list holds values of one kind; this is \(value.type.description), the first is "
                    + "\(first.value.type.description)"
            report(
                .unevenList, message, at: range, notes: [.init(range: first.range, message: "the first")])
            return nil
        }
        let constants = values.compactMap(\.value.constant)
        return TypedExpression(
            expression: constants.count == values.count
                ? .value(.array(constants)) : .list(values.map(\.value.expression)),
            type: .list(first.value.type, count: values.count))
    }

    private func hint(forElement meaning: Meaning) -> String? {
        switch meaning {
        case .model, .activation: "layers are joined by `->`"
        case .data, .run, .optimizer, .initialization, .loss: "several of them make a family: `each(a, b)`"
        default: nil
        }
    }

    /// An expression that must come to a value: a number, text, list, and so on, but no function or data set.
    func value(_ syntax: ExpressionSyntax, in context: Context, of what: String) -> TypedExpression? {
        guard let meaning = evaluate(syntax, in: context) else { return nil }
        guard case .value(let value) = meaning else {
            report(
                .typeMismatch, "\(what) takes values; found \(meaning.description)", at: syntax.range,
                hint: hintForNumber(meaning, syntax))
            return nil
        }
        return value
    }

    /// An expression that must come to a number.
    func number(_ syntax: ExpressionSyntax, in context: Context, of what: String) -> TypedExpression? {
        evaluate(syntax, in: context).flatMap { asNumber($0, syntax, of: what) }
    }

    func asNumber(_ meaning: Meaning, _ syntax: ExpressionSyntax, of what: String) -> TypedExpression? {
        guard case .value(let value) = meaning else {
            report(
                .typeMismatch, "\(what) takes numbers; found \(meaning.description)", at: syntax.range,
                hint: hintForNumber(meaning, syntax))
            return nil
        }
        return asNumber(value, at: syntax.range, of: what)
    }

    func asNumber(_ value: TypedExpression, at range: Range<Int>, of what: String) -> TypedExpression? {
        switch value.type {
        case .number, .stoppingStep:
            return TypedExpression(expression: value.expression, type: .number)
        case .formatted:
            report(
                .formattedValue, "`percent` and `round` say how a number is written; \(what) takes the number itself",
                at: range, hint: "format the result instead, or compare with `abs(a - b) < 0.005`")
            return nil
        case .text, .flag, .list:
            report(
                .typeMismatch,
                "\(what) takes numbers; found \(Meaning.value(value).description)", at: range,
                hint: value.type.isNumeric
                    ? "take one element, such as `[1]`, or make one number of all: `max(…)`, `sum(…)`, `mean(…)`" : nil)
            return nil
        }
    }

    private func hintForNumber(_ meaning: Meaning, _ syntax: ExpressionSyntax) -> String? {
        switch meaning {
        case .run: "ask a field of it, such as `\(excerpts.text(of: syntax.range)).loss`"
        case .function, .builtIn: "call it with a number"
        case .data: "ask a field of it, such as `\(excerpts.text(of: syntax.range)).examples`"
        case .model: "layers are joined by `->`"
        default: nil
        }
    }

    /// `values[k]`, `fit.layer[k]`
    private func element(_ index: ExpressionSyntax, of base: ExpressionSyntax, in context: Context) -> Meaning? {
        guard let meaning = evaluate(base, in: context) else { return nil }
        let text = excerpts.text(of: base.range)
        switch meaning {
        case .layers(let run, let atStart):
            return layer(index, of: run, atStart: atStart, in: context)
        case .value(let list):
            guard case .list(let type, let count) = list.type else { break }
            guard let position = position(index, upTo: count, of: text, in: context) else { return nil }
            if case .array(let values)? = list.constant {
                return .value(TypedExpression(expression: .value(values[position]), type: type))
            }
            if case .list(let expressions) = list.expression {
                return .value(TypedExpression(expression: expressions[position], type: type))
            }
            let place = Expression.value(.number(Double(position + 1)))
            return .value(TypedExpression(expression: .index(list.expression, place), type: type))
        default: break
        }
        report(
            .typeMismatch, "only lists and families have entries; `\(text)` is \(meaning.kindDescription)",
            at: base.range)
        return nil
    }
}

import Diagnostics
import Expressions

extension Checker {
    /// Reads a chain of layers, or one layer.
    func model(_ syntax: ExpressionSyntax, in context: Context) -> Model? {
        let syntax = chosen(syntax, in: context)
        guard case .chain(let parts) = syntax.kind else {
            if let name = syntax.bareName, bindings[name] == nil, let entry = Catalog.entry(name, in: .layer) {
                return layer(entry, [], syntax, calleeRange: syntax.range, in: context)
            }
            guard let meaning = evaluate(syntax, in: context, expecting: .layer) else { return nil }
            return layers(from: meaning, syntax)
        }
        // Every part is looked at, so that all their errors are reported.
        let models = parts.map { model($0, in: context) }
        guard models.allSatisfy({ $0 != nil }) else { return nil }
        let found = models.compactMap { $0 }
        return Model(layers: found.flatMap(\.layers), text: found.map(\.text).joined(separator: " -> "))
    }

    /// What may stand as a layer: a model, an activation, a function of one argument.
    func layers(from meaning: Meaning, _ syntax: ExpressionSyntax) -> Model? {
        let text = excerpts.text(of: syntax.range)
        func single(_ activation: ActivationDescription) -> Model {
            Model(layers: [Model.Layer(form: .activation(activation), range: syntax.range)], text: text)
        }
        switch meaning {
        case .model(let model): return model
        case .activation(let activation): return single(activation)
        case .builtIn(let name):
            if let activation = ActivationDescription(named: name) { return single(activation) }
        case .function(.formula(let definition)):
            if definition.parameters.count == 1 { return single(.function(definition)) }
        default: break
        }
        report(
            .typeMismatch, "a layer or a model is expected here; found \(meaning.description)", at: syntax.range,
            hint: hint(forLayer: meaning, text))
        return nil
    }

    private func hint(forLayer meaning: Meaning, _ text: String) -> String {
        switch meaning {
        case .value(let value) where value.number != nil:
            "a layer of so many units is `dense(\(text))`"
        case .data: "data stands behind `on`: `train NAME = MODEL on DATA, …`"
        case .run: "a run goes on by itself: `train NAME = \(text), steps=…`"
        default: "layers are \(listed(Catalog.names(in: [.layer]))), and any activation by itself"
        }
    }

    /// Reads a call of a built-in layer.
    func layer(
        _ entry: CatalogEntry, _ arguments: [ArgumentSyntax], _ syntax: ExpressionSyntax, calleeRange: Range<Int>,
        in context: Context
    ) -> Model? {
        guard let bound = bind(arguments, to: entry, at: calleeRange, in: context) else { return nil }
        let text = elaboratedText(syntax, in: context)
        func single(_ form: Model.Layer.Form) -> Model {
            Model(layers: [Model.Layer(form: form, range: syntax.range)], text: text)
        }
        switch entry.name {
        case "dense":
            return dense(bound).map { single(.dense($0.description, $0.places)) }
        case "features":
            return single(.features(bound.features("formula")))
        case "standardize":
            return single(.standardize)
        case "input":
            let sides = bound.counts("size")
            guard Model.width(sides) <= Limits.numbers else {
                report(.tooLarge, "an input has at most \(grouped(Limits.numbers)) numbers", at: syntax.range)
                return nil
            }
            return single(.input(sides))
        case "minmax":
            return single(.minmax)
        case "dropout":
            return bound.number("p").map { single(.dropout($0)) }
        case "repeat":
            guard let count = bound.count("k"), let model = bound.model("layer") else { return nil }
            guard count <= Limits.layers, count * model.layers.count <= Limits.layers else {
                report(
                    .tooLarge, "a model has at most \(grouped(Limits.layers)) layers", at: bound.range("k") ?? syntax.range)
                return nil
            }
            return Model(layers: Array(repeating: model.layers, count: count).flatMap { $0 }, text: text)
        default:
            preconditionFailure("the layer \(entry.name) has no meaning")
        }
    }

    private func dense(_ bound: BoundArguments) -> (description: DenseDescription, places: Model.DensePlaces)? {
        guard let units = bound.count("units"), let hasBias = bound.flag("bias") else { return nil }
        let weights = bound.expression("weights")
        let biases = bound.expression("biases")
        var isWrong = false
        if let range = bound.range("init"), let other = bound.range("weights") {
            report(
                .conflictingArguments, "the first weights follow from `init` or from `weights`, not both", at: range,
                notes: [.init(range: other, message: "the weights are given here")])
            isWrong = true
        }
        if let range = bound.range("biases"), !hasBias {
            report(.conflictingArguments, "a layer with `bias=false` has no biases to give", at: range)
            isWrong = true
        }
        if case .list(_, let rows?)? = weights?.type, rows != units, let range = bound.range("weights") {
            report(
                .shapeMismatch,
                "`weights` has \(counted(rows, "row")), but the layer has \(counted(units, "unit")); rows are units",
                at: range)
            isWrong = true
        }
        if case .list(_, let count?)? = biases?.type, count != units, let range = bound.range("biases") {
            report(
                .shapeMismatch,
                "`biases` has \(counted(count, "number")), but the layer has \(counted(units, "unit"))", at: range)
            isWrong = true
        }
        if isWrong { return nil }
        func placed(_ name: String, _ value: TypedExpression?) -> (type: ValueType, range: Range<Int>)? {
            guard let value, let range = bound.range(name) else { return nil }
            return (value.type, range)
        }
        return (
            DenseDescription(
                units: units, activation: bound.activation("activation") ?? .identity,
                initialization: bound.initialization("init"), hasBias: hasBias, weights: weights?.expression,
                biases: biases?.expression),
            Model.DensePlaces(
                activation: bound.range("activation"), weights: placed("weights", weights),
                biases: placed("biases", biases))
        )
    }

    /// The text of an expression with each `each` replaced by its choice.
    func elaboratedText(_ syntax: ExpressionSyntax, in context: Context) -> String {
        var replacements: [(range: Range<Int>, text: String)] = []
        func visit(_ part: ExpressionSyntax) {
            if part.isEach {
                let choice = chosen(part, in: context)
                if choice.range != part.range {
                    replacements.append((part.range, elaboratedText(choice, in: context)))
                }
            } else {
                part.children.forEach(visit)
            }
        }
        visit(syntax)
        return excerpts.text(of: syntax.range, replacing: replacements)
    }
}

extension ExpressionSyntax {
    /// The expressions this one is directly made of.
    var children: [ExpressionSyntax] {
        switch kind {
        case .number, .string, .boolean, .name, .missing: []
        case .list(let parts), .chain(let parts): parts
        case .parenthesized(let inner), .unary(_, let inner), .derivative(let inner), .field(let inner, _): [inner]
        case .binary(_, let left, let right), .index(let left, let right), .on(let left, let right): [left, right]
        case .call(let callee, let arguments): [callee] + arguments.map(\.value)
        }
    }
}

import Diagnostics
import Expressions

extension Checker {
    /// `base.name`
    func field(
        _ name: NameSyntax, of base: ExpressionSyntax, at range: Range<Int>, in context: Context,
        expecting type: ArgumentType?
    ) -> Meaning? {
        if isForeignModule(base, in: context) {
            let text = excerpts.text(of: range)
            report(
                .unknownName, "`\(text)` is not known here; built-ins stand without a module's name", at: range,
                hint: ForeignHabits.hint(toName: name.text))
            return nil
        }
        var members: [String] = []
        if let path = familyPath(base, locals: context.locals) {
            for (axis, step) in zip(path.binding.axes, path.steps) where step == nil {
                members += axis.keys.compactMap { $0 }
            }
        }
        // A misspelt member is best reported before the family itself is missed.
        guard let meaning = evaluate(base, in: context) else { return nil }
        return field(name, of: meaning, members: members)
    }

    private func isForeignModule(_ syntax: ExpressionSyntax, in context: Context) -> Bool {
        switch syntax.kind {
        case .name(let name):
            ForeignHabits.modules.contains(name) && bindings[name] == nil && !context.parameters.contains(name)
        case .field(let base, _): isForeignModule(base, in: context)
        default: false
        }
    }

    /// - Parameter members: keys of the family the field is asked of, for suggestions.
    func field(_ name: NameSyntax, of meaning: Meaning, members: [String]) -> Meaning? {
        switch meaning {
        case .run(let run): return runField(name, of: run, members: members)
        case .runPart(let run, let part, let atStart): return partField(name, of: run, part, atStart)
        case .layer(let run, let number, let atStart): return layerField(name, of: run, number, atStart)
        case .data(let data): return dataField(name, of: data, members: members)
        case .dataPart(let data, let part): return countField(name, of: data, part: part, members: [])
        case .layers:
            report(.typeMismatch, "`layer` needs a number, such as `layer[1]`", at: name.range)
            return nil
        case .value(let value):
            if case .quantity(let subject, .layer(let number, let tensor, nil, let atStart)) = value.expression {
                guard let statistic = Statistic(rawValue: name.text) else {
                    return unknownField(name, of: "`\(tensor.rawValue)`", among: Catalog.names(in: [.statistic]))
                }
                return .value(
                    TypedExpression(
                        expression: .quantity(subject, .layer(number, tensor, statistic, atStart: atStart)),
                        type: .number))
            }
            report(.unknownField, "\(value.type.description) has no fields", at: name.range)
            return nil
        default: break
        }
        report(.unknownField, "\(meaning.description) has no fields", at: name.range)
        return nil
    }

    private func unknownField(_ name: NameSyntax, of what: String, among fields: [String]) -> Meaning? {
        report(
            .unknownField, "\(what) has no field `\(name.text)`", at: name.range,
            hint: nearestName(to: name.text, among: fields).map { "did you mean `\($0)`?" }
                ?? Self.choices(fields))
        return nil
    }

    private func dataField(_ name: NameSyntax, of data: DataSet, members: [String]) -> Meaning? {
        guard let part = DataPart(rawValue: name.text) else {
            return countField(name, of: data, part: nil, members: members)
        }
        guard hasPart(part, data.signature, at: name.range) else { return nil }
        return .dataPart(data, part)
    }

    /// Whether the data has such a part; says so where it has none.
    func hasPart(_ part: DataPart, _ signature: DataSignature, at range: Range<Int>) -> Bool {
        if signature.parts.contains(part) { return true }
        report(
            .missingPart, "the data has no \(part.rawValue) part", at: range,
            hint: "give it one where it is bound: `\(part.rawValue)=0.2`")
        return false
    }

    private func countField(_ name: NameSyntax, of data: DataSet, part: DataPart?, members: [String]) -> Meaning? {
        let signature = data.signature
        switch name.text {
        case "examples":
            let parts = part.map { [$0] } ?? DataPart.allCases
            return .value(.number(parts.reduce(0) { $0 + signature.examples(in: $1) }))
        case "features":
            return .value(.number(signature.features))
        case "classes":
            guard let classes = signature.target.classes, !signature.target.areMeasured else {
                report(
                    .noClasses,
                    signature.target.columns > 1
                        ? "the targets are \(signature.target.columns) columns of labels, not classes"
                        : "the targets are numbers, not classes", at: name.range)
                return nil
            }
            return .value(.number(classes.count))
        default:
            let fields = part == nil ? Catalog.names(in: [.dataField]) : ["examples", "features", "classes"]
            return unknownField(name, of: part == nil ? "a data set" : "a part of a data set", among: members + fields)
        }
    }

    private func runField(_ name: NameSyntax, of run: RunReference, members: [String]) -> Meaning? {
        func quantity(_ quantity: Quantity, _ type: ValueType = .number) -> Meaning {
            .value(TypedExpression(expression: .quantity(run.subject, quantity), type: type))
        }
        if let metric = Metric(rawValue: name.text) {
            return self.metric(metric, of: run, part: nil, atStart: false, at: name.range)
        }
        if let part = DataPart(rawValue: name.text) {
            guard hasPart(part, run.facts.signature, at: name.range) else { return nil }
            return .runPart(run, part: part, atStart: false)
        }
        switch name.text {
        case "steps": return quantity(.steps)
        case "epochs": return quantity(.epochs)
        case "stopped": return quantity(.stopped, .stoppingStep)
        case "parameters": return quantity(.parameters)
        case "start": return .runPart(run, part: nil, atStart: true)
        case "layer": return layers(of: run, atStart: false, at: name.range)
        default: return unknownField(name, of: "a run", among: members + Catalog.names(in: [.runField]))
        }
    }

    /// `fit.layer`, `fit.start.layer`
    private func layers(of run: RunReference, atStart: Bool, at range: Range<Int>) -> Meaning? {
        guard run.member != nil else {
            report(
                .typeMismatch, "`stop` is judged by what is recorded, and layers are not", at: range,
                hint: "there are \(listed(Metric.allCases.map(\.rawValue) + ["steps", "epochs"]))")
            return nil
        }
        return .layers(run, atStart: atStart)
    }

    /// Of `fit.start`, `fit.train` and `fit.start.train`.
    private func partField(
        _ name: NameSyntax, of run: RunReference, _ part: DataPart?, _ atStart: Bool
    ) -> Meaning? {
        if part == nil, name.text == "layer" { return layers(of: run, atStart: atStart, at: name.range) }
        if part == nil, let part = DataPart(rawValue: name.text) {
            guard hasPart(part, run.facts.signature, at: name.range) else { return nil }
            return .runPart(run, part: part, atStart: atStart)
        }
        guard let metric = Metric(rawValue: name.text) else {
            let others = part == nil ? DataPart.allCases.map(\.rawValue) + ["layer"] : []
            return unknownField(
                name, of: part == nil ? "`start`" : "a part of a run", among: Metric.allCases.map(\.rawValue) + others)
        }
        return self.metric(metric, of: run, part: part, atStart: atStart, at: name.range)
    }

    /// Without a split, metrics are of the training part; with one they must be asked of a part.
    private func metric(
        _ metric: Metric, of run: RunReference, part: DataPart?, atStart: Bool, at range: Range<Int>
    ) -> Meaning? {
        let signature = run.facts.signature
        guard part != nil || !signature.isSplit else {
            let forms = signature.parts.map { "\($0.rawValue).\(metric.rawValue)" }
            report(
                .partNotNamed, "the data is split, so `\(metric.rawValue)` must be asked of a part", at: range,
                hint: "write \(listed(forms, "or"))")
            return nil
        }
        guard metric != .accuracy || run.facts.isClassification else {
            report(
                .noAccuracy,
                "this run has no accuracy: its loss is `\(run.facts.loss.name)`, so its targets are numbers",
                at: range, hint: "ask for `loss`, or train with `loss=cross_entropy`")
            return nil
        }
        return .value(
            TypedExpression(
                expression: .quantity(run.subject, .metric(metric, part: part ?? .train, atStart: atStart)),
                type: .number))
    }

    /// `fit.layer[k]`, `fit.start.layer[k]`
    func layer(
        _ index: ExpressionSyntax, of run: RunReference, atStart: Bool, in context: Context
    ) -> Meaning? {
        guard let meaning = evaluate(index, in: context) else { return nil }
        let count = run.facts.denseLayers.count
        guard case .value(let value) = meaning, let number = value.number, number == number.rounded() else {
            report(
                .typeMismatch, "a layer is asked by its whole number; found \(meaning.description)", at: index.range)
            return nil
        }
        guard number >= 0, number <= Double(count) else {
            report(
                .indexOutOfRange,
                "there is no layer \(written(number)); the model has \(counted(count, "dense layer")), from 1, "
                    + "and 0 is the input",
                at: index.range)
            return nil
        }
        return .layer(run, Int(number), atStart: atStart)
    }

    private func layerField(
        _ name: NameSyntax, of run: RunReference, _ number: Int, _ atStart: Bool
    ) -> Meaning? {
        guard let tensor = LayerTensor(rawValue: name.text) else {
            return unknownField(name, of: "a layer", among: Catalog.names(in: [.layerField]))
        }
        let layers = run.facts.denseLayers
        guard number > 0 || tensor == .a else {
            report(.unknownField, "layer 0 is the input; it has only `a`", at: name.range)
            return nil
        }
        if tensor == .biases, !layers[number - 1].hasBias {
            report(
                .unknownField, "layer \(number) has no biases: it says `bias=false`", at: name.range)
            return nil
        }
        let units = number == 0 ? layers.first?.inputs : layers[number - 1].units
        let type: ValueType =
            switch tensor {
            case .weights: .matrix(rows: units, columns: layers[number - 1].inputs)
            case .biases: .list(.number, count: units)
            case .a, .z, .gradient: .matrix(rows: run.facts.signature.train, columns: units)
            }
        return .value(
            TypedExpression(
                expression: .quantity(run.subject, .layer(number, tensor, nil, atStart: atStart)), type: type))
    }
}

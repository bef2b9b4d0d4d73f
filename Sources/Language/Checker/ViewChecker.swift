import Diagnostics

extension Checker {
    /// What follows `plot` or `table`: a view of runs or functions, or a bare value in its natural form.
    func view(_ syntax: ExpressionSyntax, _ options: [ArgumentSyntax], of statement: CatalogEntry) -> View? {
        let syntax = syntax.unwrapped
        let given = bind(options, to: statement, at: syntax.range, in: Context())
        if case .call(let callee, let arguments) = syntax.kind, let name = callee.bareName, bindings[name] == nil,
            let entry = Catalog.entry(name, in: .view)
        {
            // The statement's options may stand in the view's parentheses too.
            var entry = entry
            entry.parameters += statement.parameters.filter {
                $0.name != "frames" || Self.viewsOfMoments.contains(name)
            }
            let bound = bind(arguments, to: entry, at: callee.range, in: Context())
            guard let given, let bound, agree(given, bound) else { return nil }
            guard let kind = kind(of: bound, callee.range) else { return nil }
            return settled(View(kind: kind), [bound, given])
        }
        guard let kind = naturalForm(syntax, statement.name), let given else { return nil }
        return settled(View(kind: kind), [given])
    }

    /// Views that can be drawn for several moments of training.
    private static let viewsOfMoments: Set<String> = ["boundary", "activations", "weights"]

    /// Whether no option is given both in the parentheses and after them.
    private func agree(_ given: BoundArguments, _ bound: BoundArguments) -> Bool {
        for name in given.values.keys.sorted() where bound.has(name) {
            guard let range = given.range(name), let first = bound.range(name) else { continue }
            report(
                .duplicateArgument, "`\(name)` is given twice", at: range,
                notes: [.init(range: first, message: "first here")])
            return false
        }
        return true
    }

    private func kind(of bound: BoundArguments, _ range: Range<Int>) -> View.Kind? {
        let runs = bound.entry.parameter("run") == nil ? [] : bound.runs("run")
        switch bound.entry.name {
        case "loss": return .loss(runs)
        case "metrics": return .metrics(runs)
        case "accuracy":
            for run in runs where !facts(of: run.run).isClassification {
                report(
                    .noAccuracy,
                    "`\(run.name)` has no accuracy: its loss is `\(facts(of: run.run).loss.name)`, so its targets are "
                        + "numbers",
                    at: bound.range("run") ?? range, hint: "plot its loss, or train it with `loss=cross_entropy`")
                return nil
            }
            return .accuracy(runs)
        case "boundary":
            for run in runs where facts(of: run.run).inputs != 2 {
                report(
                    .shapeMismatch,
                    "`boundary` draws a plane, so it needs two inputs; `\(run.name)` has \(facts(of: run.run).inputs)",
                    at: bound.range("run") ?? range)
                return nil
            }
            for run in runs {
                let facts = facts(of: run.run)
                guard facts.outputs > 1, facts.loss != .softmaxCrossEntropy else { continue }
                report(
                    .noClasses,
                    "`boundary` draws one output or classes; `\(run.name)` has \(facts.outputs) outputs of their own",
                    at: bound.range("run") ?? range)
                return nil
            }
            return .boundary(runs, over: bound.plane("over"))
        case "predictions":
            return predictions(runs, bound, range)
        case "confusion": return confusion(runs, at: bound.range("run") ?? range)
        case "weights": return weights(runs, bound, range)
        case "trace": return trace(runs, bound, range)
        case "gradient_check": return .gradientCheck(runs)
        case "activations": return .activations(runs)
        case "gradients": return .gradients(runs, ofWeights: bound.word("of") == "weights")
        case "curve":
            return bound.interval("over").map { .curve(bound.curves("f"), over: $0) }
        default: preconditionFailure("the view \(bound.entry.name) has no meaning")
        }
    }

    /// The view with its options.
    private func settled(_ view: View, _ sources: [BoundArguments]) -> View? {
        var view = view
        for source in sources {
            guard hasAxes(view, for: source) else { return nil }
            view.options.x = source.scale("x") ?? view.options.x
            view.options.y = source.scale("y") ?? view.options.y
            view.options.title = source.text("title") ?? view.options.title
            if let frames = source.count("frames"), let range = source.range("frames") {
                guard hasMoments(view, frames, at: range) else { return nil }
                view.options.frames = frames
            }
            guard let every = source.count("every"), let range = source.range("every") else { continue }
            guard isMultiple(every, in: view, at: range) else { return nil }
            view.options.every = every
        }
        return view
    }

    /// Whether `x=` and `y=` mean something, where they are given.
    private func hasAxes(_ view: View, for source: BoundArguments) -> Bool {
        guard let name = ["x", "y"].first(where: { source.scale($0) != nil }) else { return true }
        let hint: String?
        switch view.kind {
        case .boundary: hint = "the part of the plane is chosen by `over=[a..b, c..d]`"
        case .confusion, .weights, .trace, .model: hint = nil
        default: return true
        }
        report(
            .optionWithoutEffect, "this figure has no axes to choose by `\(name)`", at: source.range(name) ?? 0..<0,
            hint: hint)
        return false
    }

    /// Whether rows can be so many steps apart: only what is recorded can be shown.
    private func isMultiple(_ every: Int, in view: View, at range: Range<Int>) -> Bool {
        let runs: [RunView]
        switch view.kind {
        case .loss(let found), .accuracy(let found): runs = found
        default:
            report(
                .optionWithoutEffect, "`every` is for tables over the steps, such as `table loss(…)`", at: range)
            return false
        }
        for run in runs {
            guard let record = description(of: run.run).record, every % record != 0 else { continue }
            report(
                .notRecorded, "`\(run.name)` is recorded every \(record) steps, of which \(every) is no multiple",
                at: range)
            return false
        }
        return true
    }

    /// Runs as a view shows them; a family counts as all its members.
    func runs(_ syntax: ExpressionSyntax) -> [RunView]? {
        guard
            let family = elaborate(
                [Placed(syntax)], at: syntax.range, { evaluate(syntax, in: $0, expecting: .runs) })
        else { return nil }
        var views: [RunView] = []
        for meaning in family.members {
            guard case .run(let run) = meaning, let member = run.member else {
                report(
                    .typeMismatch, "a run is expected here; found \(meaning.description)", at: syntax.range,
                    hint: hint(forRun: meaning))
                return nil
            }
            let declaration = declarations[member.declaration]
            guard case .run(let runs) = declaration.meaning else { preconditionFailure("no run is declared there") }
            views.append(RunView(run: member, name: declaration.name, member: runs.label(member.member)))
        }
        return views
    }

    private func hint(forRun meaning: Meaning) -> String? {
        switch meaning {
        case .model: "views of behaviour take a run; the untrained one is `train start = MODEL on DATA, steps=0`"
        case .runPart(_, part: nil, atStart: true):
            "the untrained run is one of its own, with the same seed: `train begun = MODEL on DATA, steps=0`"
        case .runPart, .layers, .layer: "views show all parts of a run; give the run itself"
        case .value(let value) where value.constant == nil: "views show all parts of a run; give the run itself"
        default: nil
        }
    }

    /// Functions as `curve` shows them.
    func curves(_ syntax: ExpressionSyntax) -> [CurveSubject]? {
        let family = elaborate([Placed(syntax)], at: syntax.range) { context -> CurveSubject? in
            guard let meaning = evaluate(syntax, in: context, expecting: .curve) else { return nil }
            guard let function = functionValue(meaning) else {
                report(
                    .typeMismatch, "a function or a run is expected here; found \(meaning.description)",
                    at: syntax.range)
                return nil
            }
            guard isCurve(function, at: syntax.range) else { return nil }
            return CurveSubject(function: function, label: elaboratedText(syntax, in: context))
        }
        guard var family else { return nil }
        for number in family.members.indices {
            let member = family.members[number]
            if case .run(let run) = member.function {
                family.members[number].label = description(of: run).label
            } else if family.isFamily, member.label == excerpts.text(of: syntax.range) {
                family.members[number].label = displayName(member.label, family.label(number))
            }
        }
        return family.members
    }
}

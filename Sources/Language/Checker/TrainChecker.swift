import Diagnostics
import Expressions

/// A run as far as its statement says, before it has a label.
struct CheckedRun: Sendable {
    var description: RunDescription
    /// No optimizer is named, which is well as long as no step is made.
    var isIdle: Bool
}

extension Checker {
    /// The runs of `train NAME = SUBJECT, option=…`
    func runs(_ name: NameSyntax, _ subject: ExpressionSyntax, _ options: [ArgumentSyntax]) -> Family<CheckedRun>? {
        let parts =
            [Placed(subject)]
            + options.map { option in
                var placed = Placed(option)
                if option.key?.text == "stop" { placed.locals = Catalog.runFieldNames }
                return placed
            }
        guard
            var family = elaborate(parts, at: name.range, { run(name, subject, options, in: $0) })
        else { return nil }
        for number in family.members.indices {
            family.members[number].description.label = displayName(name.text, family.label(number))
        }
        return family
    }

    private func run(
        _ name: NameSyntax, _ subject: ExpressionSyntax, _ options: [ArgumentSyntax], in context: Context
    ) -> CheckedRun? {
        let syntax = chosen(subject, in: context)
        let bound = { self.bind(options, to: Catalog.train, at: name.range, in: context, deferring: ["stop"]) }
        if case .on(let modelSyntax, let dataSyntax) = syntax.kind {
            let model = model(modelSyntax, in: context)
            let data = trainingData(dataSyntax, in: context)
            // Options are looked at even where the subject is wrong.
            let options = bound()
            guard let model, let data, let options else { return nil }
            return freshRun(name, model, data, options, in: context)
        }
        let meaning = evaluate(syntax, in: context)
        let options = bound()
        guard let meaning else { return nil }
        if case .run(let run) = meaning, let member = run.member {
            return options.flatMap { continuedRun(name, from: member, $0, in: context) }
        }
        if case .model = meaning {
            report(
                .dataNotNamed, "`train` needs data to train on", at: syntax.range, hint: "write `\(excerpts.text(of: syntax.range)) on …`")
        } else {
            report(
                .typeMismatch, "`train` takes `MODEL on DATA`, or a run to go on from; found \(meaning.description)",
                at: syntax.range)
        }
        return nil
    }

    private func trainingData(_ syntax: ExpressionSyntax, in context: Context) -> DataSet? {
        guard let meaning = evaluate(syntax, in: context, expecting: .part) else { return nil }
        guard case .data(let data) = meaning else {
            report(
                .typeMismatch, "a data set is expected after `on`; found \(meaning.description)", at: syntax.range)
            return nil
        }
        return data
    }

    private func freshRun(
        _ name: NameSyntax, _ model: Model, _ data: DataSet, _ options: BoundArguments, in context: Context
    ) -> CheckedRun? {
        let length = length(options, name)
        let fitted = description(of: model, in: .trained(data.signature, name.range))
        let named = options.loss("loss").flatMap { loss in options.range("loss").map { (loss, $0) } }
        var lossFound: LossDescription?
        if fitted != nil, let output = OutputPlace(model) {
            lossFound = loss(for: output, on: data.signature, named: named, at: name.range)
        }
        let optimizer = options.optimizer("optimizer")
        if let length, length.isSome, optimizer == nil {
            reportMissingOptimizer(name)
            return nil
        }
        guard let length, let fitted, let lossFound else { return nil }
        let facts = RunFacts(model: fitted, signature: data.signature, loss: lossFound)
        var isWrong = false
        let stop = stop(options, facts, in: context, &isWrong)
        guard !isWrong else { return nil }
        let run = RunDescription(
            model: fitted, data: data.source, signature: data.signature, continues: nil, resetsOptimizer: false,
            loss: lossFound,
            optimizer: optimizer ?? OptimizerDescription(kind: .sgd, learningRate: .constant(.value(.number(0)))),
            length: length, batch: options.countOrWord("batch"), shuffle: options.flag("shuffle") ?? true,
            seed: options.has("seed") ? UInt64(options.number("seed") ?? 0) : defaults.seed,
            initialization: options.initialization("init") ?? .xavierNormal,
            l1: options.expression("l1")?.expression, l2: options.expression("l2")?.expression,
            clip: options.expression("clip")?.expression, stop: stop, record: options.count("record"),
            precision: options.word("precision").flatMap(RunDescription.Precision.init) ?? defaults.precision,
            divergence: options.word("diverge").flatMap(RunDescription.Divergence.init) ?? .stop, label: name.text,
            range: name.range)
        return CheckedRun(description: run, isIdle: optimizer == nil)
    }

    /// Goes on from a run: all is inherited, save what is named here and may change.
    private func continuedRun(
        _ name: NameSyntax, from earlier: RunMember, _ options: BoundArguments, in context: Context
    ) -> CheckedRun? {
        var run = description(of: earlier)
        var isWrong = !mayChange(options, run)
        let length = length(options, name)
        let optimizer = options.optimizer("optimizer")
        let isIdle = optimizer == nil && idleRuns.contains(earlier)
        if let length, length.isSome, isIdle {
            reportMissingOptimizer(name)
            isWrong = true
        }
        if options.syntax["stop"] != nil { run.stop = stop(options, RunFacts(run), in: context, &isWrong) }
        guard let length, !isWrong else { return nil }
        run.continues = earlier
        run.resetsOptimizer = optimizer != nil
        run.optimizer = optimizer ?? run.optimizer
        run.length = length
        run.shuffle = options.has("shuffle") ? options.flag("shuffle") ?? run.shuffle : run.shuffle
        run.l1 = options.expression("l1")?.expression ?? run.l1
        run.l2 = options.expression("l2")?.expression ?? run.l2
        run.clip = options.expression("clip")?.expression ?? run.clip
        run.divergence = options.word("diverge").flatMap(RunDescription.Divergence.init) ?? run.divergence
        run.record = options.count("record") ?? run.record
        run.range = name.range
        return CheckedRun(description: run, isIdle: isIdle)
    }

    /// Whether a continuation leaves alone what was settled when the run began.
    private func mayChange(_ options: BoundArguments, _ run: RunDescription) -> Bool {
        var fixed: [(option: String, why: String)] = []
        for option in ["seed", "init"] where options.has(option) {
            fixed.append((option, "weights and random numbers go on from where the run stands"))
        }
        if options.has("batch"), options.countOrWord("batch") != run.batch {
            fixed.append(("batch", "it was \(run.batch.map { "\($0)" } ?? "`full`")"))
        }
        if let precision = options.word("precision"), precision != run.precision.rawValue {
            fixed.append(("precision", "it was `\(run.precision.rawValue)`"))
        }
        if options.has("loss") { fixed.append(("loss", "its history is of one loss")) }
        for (option, why) in fixed {
            report(
                .fixedInContinuation, "`\(option)` cannot change when a run goes on: \(why)",
                at: options.range(option) ?? run.range, hint: "to start afresh, write `MODEL on DATA`")
        }
        return fixed.isEmpty
    }

    /// Exactly one of `steps` and `epochs`.
    private func length(_ options: BoundArguments, _ name: NameSyntax) -> RunDescription.Length? {
        switch (options.count("steps"), options.count("epochs")) {
        case (let steps?, nil): return .steps(steps)
        case (nil, let epochs?): return .epochs(epochs)
        case (nil, nil):
            report(
                .missingLength, "`train` needs to know how long: `steps` or `epochs`", at: name.range,
                hint: "`steps=0` is the untrained run")
        case (_?, _?):
            report(
                .conflictingArguments, "`steps` or `epochs` says how long, not both",
                at: options.range("epochs") ?? name.range)
        }
        return nil
    }

    private func reportMissingOptimizer(_ name: NameSyntax) {
        report(
            .missingOptimizer, "`train` needs an optimizer, unless no step is made", at: name.range,
            hint: "such as `optimizer=sgd(lr=0.1)` or `optimizer=adam(lr=0.01)`")
    }

    private func stop(
        _ options: BoundArguments, _ facts: RunFacts, in context: Context, _ isWrong: inout Bool
    ) -> Expression? {
        guard let syntax = options.syntax["stop"]?.first, let parameter = options.entry.parameter("stop") else {
            return nil
        }
        var context = context
        context.current = facts
        guard case .expression(let condition)? = check(syntax, for: parameter, of: options.entry, in: context) else {
            isWrong = true
            return nil
        }
        return condition.expression
    }

    func description(of run: RunMember) -> RunDescription {
        guard case .run(let runs) = declarations[run.declaration].meaning else {
            preconditionFailure("no run is declared there")
        }
        return runs.members[run.member]
    }
}

extension RunDescription.Length {
    /// Whether any step is made.
    fileprivate var isSome: Bool {
        switch self {
        case .steps(let count), .epochs(let count): count > 0
        }
    }
}

/// The declaration's name, then the member.
func displayName(_ name: String, _ member: String) -> String { member.isEmpty ? name : "\(name), \(member)" }

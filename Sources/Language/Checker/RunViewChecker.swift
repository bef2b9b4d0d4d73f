import Diagnostics

// What views of runs ask for beyond the runs themselves.

extension Checker {
    func predictions(_ runs: [RunView], _ bound: BoundArguments, _ range: Range<Int>) -> View.Kind? {
        let threshold = bound.number("threshold")
        let wrong = bound.flag("wrong") ?? false
        for run in runs {
            let loss = facts(of: run.run).loss
            if threshold != nil, loss != .binaryCrossEntropy {
                report(
                    .optionWithoutEffect, "`threshold` is for sigmoid outputs; `\(run.name)` has none",
                    at: bound.range("threshold") ?? range)
                return nil
            }
            if wrong, !loss.isClassification {
                report(
                    .optionWithoutEffect,
                    "`wrong` is for classes; the outputs of `\(run.name)` are numbers, neither right nor wrong",
                    at: bound.range("wrong") ?? range)
                return nil
            }
        }
        return .predictions(runs, threshold: threshold, wrong: wrong)
    }

    func confusion(_ runs: [RunView], at range: Range<Int>) -> View.Kind? {
        for run in runs {
            let facts = facts(of: run.run)
            if facts.loss.isClassification, facts.signature.target.columns == 1 { continue }
            report(
                .noClasses,
                facts.loss.isClassification
                    ? "`\(run.name)` predicts \(facts.outputs) independent labels, not one class of several"
                    : "`\(run.name)` predicts numbers, not classes: its loss is `\(facts.loss.name)`", at: range,
                hint: "`table predictions(\(run.name))` shows them one by one")
            return nil
        }
        return .confusion(runs)
    }

    /// A figure of more layers could not be taken in.
    private static let mostLayers = 12

    func weights(_ runs: [RunView], _ bound: BoundArguments, _ range: Range<Int>) -> View.Kind? {
        let counts = runs.map { facts(of: $0.run).denseLayers.count }
        guard let layer = bound.count("layer") else {
            let count = counts.reduce(0, +)
            guard count <= Self.mostLayers else {
                report(
                    .tooLarge, "these are \(count) layers; at most \(Self.mostLayers) are shown together",
                    at: bound.range("run") ?? range, hint: "name one: `layer=1`")
                return nil
            }
            return .weights(runs, layer: nil)
        }
        for (run, count) in zip(runs, counts) where layer > count {
            report(
                .indexOutOfRange,
                "there is no layer \(layer): `\(run.name)` has \(counted(count, "dense layer")), counted from 1",
                at: bound.range("layer") ?? range)
            return nil
        }
        return .weights(runs, layer: layer)
    }

    /// More moments than these nobody looks at.
    private static let mostFrames = 24

    /// Whether a figure can be drawn for several moments of training.
    func hasMoments(_ view: View, _ frames: Int, at range: Range<Int>) -> Bool {
        let runs: [RunView]
        switch view.kind {
        case .boundary(let found, _), .activations(let found), .weights(let found, _): runs = found
        default:
            report(
                .optionWithoutEffect, "`frames` is for `boundary`, `activations` and `weights`", at: range,
                hint: "the lines of `loss` and `accuracy` show all of training already")
            return false
        }
        if frames > Self.mostFrames {
            report(.tooLarge, "these are \(frames) moments; at most \(Self.mostFrames) are shown", at: range)
            return false
        }
        for run in runs where [.steps(0), .epochs(0)].contains(description(of: run.run).length) {
            report(
                .optionWithoutEffect, "`\(run.name)` makes no steps, so there is one moment only", at: range,
                hint: "leave out `frames`")
            return false
        }
        return true
    }

    func trace(_ runs: [RunView], _ bound: BoundArguments, _ range: Range<Int>) -> View.Kind? {
        guard let inputs = bound.expression("input"), let target = bound.expression("target") else { return nil }
        guard runs.count == 1 else {
            report(
                .familyWhereOneIsMeant, "`trace` follows one run; `\(runs[0].name)` is a family of \(runs.count)",
                at: bound.range("run") ?? range, hint: "pick a member, such as `\(runs[0].name)[1]`")
            return nil
        }
        let facts = facts(of: runs[0].run)
        let given: Int? = if case .list(_, let count) = inputs.type { count } else { 1 }
        if let given, given != facts.inputs {
            report(
                .shapeMismatch,
                "`\(runs[0].name)` takes \(counted(facts.inputs, "input")); found \(given)",
                at: bound.range("input") ?? range)
            return nil
        }
        guard isTarget(target, for: facts, at: bound.range("target") ?? range) else { return nil }
        return .trace(runs[0], inputs: inputs.expression, target: target.expression)
    }

    /// Whether a value can be an example's target.
    private func isTarget(_ target: TypedExpression, for facts: RunFacts, at range: Range<Int>) -> Bool {
        let columns = facts.signature.target.columns
        let given: Int? = if case .list(_, let count) = target.type { count } else { 1 }
        if let given, given != columns {
            report(
                .shapeMismatch, "the data has \(counted(columns, "target")) for each example; found \(given)", at: range
            )
            return false
        }
        if facts.signature.target.isText != (target.type == .text) {
            report(
                .typeMismatch, "the data's targets are \(facts.signature.target.isText ? "texts" : "numbers")",
                at: range)
            return false
        }
        guard facts.loss.isClassification, columns == 1, let classes = facts.signature.target.classes,
            let name = target.text ?? target.number.map(written), !classes.contains(name),
            !(facts.signature.target.isBinary && ["0", "1"].contains(name))
        else { return true }
        report(
            .typeMismatch, "`\(name)` is no class of the data", at: range,
            hint: "there are \(listed(Array(classes.prefix(12))))")
        return false
    }
}

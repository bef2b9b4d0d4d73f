import Diagnostics

/// A model's output as the loss meets it.
struct OutputPlace {
    var activation: ActivationDescription
    var units: Int
    /// Where the activation stands, and the whole last dense layer.
    var activationRange: Range<Int>
    var layerRange: Range<Int>

    /// `nil` where there is no dense layer.
    init?(_ model: Model) {
        var found: OutputPlace?
        for layer in model.layers {
            switch layer.form {
            case .dense(let dense, let places):
                found = OutputPlace(
                    activation: dense.activation, units: dense.units,
                    activationRange: places.activation ?? layer.range, layerRange: layer.range)
            case .activation(let activation):
                found?.activation = activation
                found?.activationRange = layer.range
            case .features, .standardize, .minmax, .dropout, .input: break
            }
        }
        guard let found else { return nil }
        self = found
    }

    private init(
        activation: ActivationDescription, units: Int, activationRange: Range<Int>, layerRange: Range<Int>
    ) {
        self.activation = activation
        self.units = units
        self.activationRange = activationRange
        self.layerRange = layerRange
    }
}

extension DataSignature.Target {
    /// Whether they are measured numbers rather than classes: more than two different ones, not all of them whole.
    var areMeasured: Bool {
        guard columns == 1, !isText else { return false }
        guard let classes else { return true }
        return classes.count > 2 && !classes.allSatisfy { Int($0) != nil }
    }
}

extension Checker {
    /// Holds output, loss and targets against each other.
    ///
    /// - Parameter named: the loss, where the note names one, and where.
    func loss(
        for output: OutputPlace, on signature: DataSignature, named: (loss: LossChoice, range: Range<Int>)?,
        at statement: Range<Int>
    ) -> LossDescription? {
        let notes = [Diagnostic.Note(range: statement, message: "trained here")]
        let isProbability = output.activation == .sigmoid || output.activation == .softmax
        switch named?.loss ?? .named(isProbability ? .crossEntropy : .meanSquaredError) {
        case .named(.meanSquaredError):
            return numbers(.meanSquaredError, for: output, on: signature, named: named?.range, notes)
        case .named(.meanAbsoluteError):
            return numbers(.meanAbsoluteError, for: output, on: signature, named: named?.range, notes)
        case .function(let definition):
            return numbers(.function(definition), for: output, on: signature, named: named?.range, notes)
        case .named(.crossEntropy) where output.activation == .sigmoid:
            return isLabelled(signature, for: output, notes) ? .binaryCrossEntropy : nil
        case .named(.crossEntropy) where output.activation == .softmax:
            return isClassed(signature, for: output, notes) ? .softmaxCrossEntropy : nil
        case .named(.crossEntropy):
            report(
                .lossNeedsProbabilities,
                "`cross_entropy` needs a sigmoid or softmax output; the model ends in \(output.activation.name)",
                at: named?.range ?? output.layerRange,
                hint: signature.target.areMeasured
                    ? "the targets are numbers; for those use `loss=mse`"
                    : "end the model with `\(advisedOutput(for: signature))`",
                notes: [.init(range: output.activationRange, message: "the output")])
            return nil
        }
    }

    /// The last layer that suits targets that are classes.
    private func advisedOutput(for signature: DataSignature) -> String {
        if signature.target.columns > 1 { return "dense(\(signature.target.columns), sigmoid)" }
        let count = signature.target.classes?.count ?? 2
        return count > 2 ? "dense(\(count), softmax)" : "dense(1, sigmoid)"
    }

    /// A loss that takes targets as numbers, where they are some.
    private func numbers(
        _ loss: LossDescription, for output: OutputPlace, on signature: DataSignature, named: Range<Int>?,
        _ notes: [Diagnostic.Note]
    ) -> LossDescription? {
        let target = signature.target
        if target.isText {
            let advice = "end the model with `\(advisedOutput(for: signature))`"
            report(
                .textTargets,
                "the targets are texts, which only `cross_entropy` makes classes of\(named == nil ? "; the loss is `mse`" : "")",
                at: named ?? output.layerRange, hint: named == nil ? advice : "leave `loss` out, and \(advice)",
                notes: named == nil ? notes : [])
            return nil
        }
        if output.activation == .softmax, output.units == 1 {
            reportLoneSoftmax(output, on: signature, notes)
            return nil
        }
        guard output.units == target.columns else {
            report(
                .outputMismatch,
                "the model has \(counted(output.units, "output")), the data \(counted(target.columns, "target column"))",
                at: output.layerRange, hint: hint(forNumbers: loss, output, signature, isNamed: named != nil),
                notes: notes)
            return nil
        }
        return loss
    }

    /// How outputs and target columns come to be as many.
    private func hint(
        forNumbers loss: LossDescription, _ output: OutputPlace, _ signature: DataSignature, isNamed: Bool
    ) -> String {
        let target = signature.target
        guard target.columns == 1, let classes = target.classes?.count, classes == output.units else {
            return "the last layer needs \(counted(target.columns, "unit"))"
        }
        let end = "end the model with `\(advisedOutput(for: signature))`"
        guard isNamed else { return "for classes \(end)" }
        return "`\(loss.name)` compares each output with a target column of its own, 0 or 1 for classes; or leave `loss` out"
            + (output.activation == .softmax ? "" : " and \(end)")
    }

    private func reportLoneSoftmax(_ output: OutputPlace, on signature: DataSignature, _ notes: [Diagnostic.Note]) {
        report(
            .outputMismatch, "softmax of a single unit is always 1", at: output.layerRange,
            hint: "end the model with `\(advisedOutput(for: signature))`", notes: notes)
    }

    /// Sigmoid outputs: one for two classes, or one for each column of independent labels.
    private func isLabelled(_ signature: DataSignature, for output: OutputPlace, _ notes: [Diagnostic.Note]) -> Bool {
        let target = signature.target
        if target.columns > 1 {
            guard target.isBinary else {
                report(
                    .targetsNotClasses, "independent labels are 0 or 1; the data has other targets",
                    at: output.layerRange, hint: "for numbers, use `loss=mse` and an output without sigmoid",
                    notes: notes)
                return false
            }
            guard output.units == target.columns else {
                report(
                    .outputMismatch,
                    "the model has \(counted(output.units, "output")), the data \(counted(target.columns, "label"))",
                    at: output.layerRange, hint: "the last layer needs \(counted(target.columns, "unit"))",
                    notes: notes)
                return false
            }
            return true
        }
        guard let count = classCount(target, for: output, notes) else { return false }
        if output.units > 1 {
            report(
                .outputMismatch,
                "\(output.units) sigmoid outputs are \(output.units) independent labels, but the data has one target "
                    + "column",
                at: output.layerRange, hint: "end the model with `\(advisedOutput(for: signature))`", notes: notes)
            return false
        }
        if count > 2 {
            report(
                .outputMismatch, "one sigmoid output tells two classes apart; the data has \(count)",
                at: output.layerRange, hint: "end the model with `dense(\(count), softmax)`", notes: notes)
            return false
        }
        if count == 1, !target.isBinary {
            report(
                .targetsNotClasses, "all targets are the same, so there is nothing to tell apart",
                at: output.layerRange, notes: notes)
            return false
        }
        return true
    }

    /// Softmax outputs: one for each class.
    private func isClassed(_ signature: DataSignature, for output: OutputPlace, _ notes: [Diagnostic.Note]) -> Bool {
        let target = signature.target
        if target.columns > 1 { return refuseSoftmax(for: output, target.columns, notes) }
        if output.units == 1 {
            reportLoneSoftmax(output, on: signature, notes)
            return false
        }
        guard let count = classCount(target, for: output, notes) else { return false }
        guard count == output.units else {
            report(
                .outputMismatch,
                "the model has \(counted(output.units, "output")), the data \(counted(count, "class", "classes"))",
                at: output.layerRange,
                hint: count < 2
                    ? "there is nothing to learn from examples of one class only"
                    : "softmax needs a unit for each class: `dense(\(count), softmax)`",
                notes: notes)
            return false
        }
        return true
    }

    private func refuseSoftmax(for output: OutputPlace, _ columns: Int, _ notes: [Diagnostic.Note]) -> Bool {
        report(
            .softmaxWithLabels,
            "`cross_entropy` after softmax picks one class, but the data has \(columns) columns of independent labels",
            at: output.activationRange,
            hint: "end the model with `dense(\(columns), sigmoid)`, or give the classes as one column of targets",
            notes: notes)
        return false
    }

    private func classCount(
        _ target: DataSignature.Target, for output: OutputPlace, _ notes: [Diagnostic.Note]
    ) -> Int? {
        if let count = target.classes?.count, !target.areMeasured { return count }
        let distinct = target.distinct.map { ": there are \($0) different values" } ?? ""
        report(
            .targetsNotClasses, "`cross_entropy` needs classes, but the targets are numbers\(distinct)",
            at: output.layerRange, hint: "for numbers, end the model with `dense(1)`; its loss is `mse`", notes: notes)
        return nil
    }
}

import Kernels

/// Measures a plan's network on whole parts of the data.
///
/// Rows go forward in groups, their outputs are gathered, and the loss is taken over all of them at once; so the
/// numbers are the same however the rows are grouped.
final class Evaluator<Element: KernelElement> {
    private let plan: Plan<Element>
    private let loss: LossFunction<Element>
    private let isBinary: Bool
    private let isSoftmax: Bool
    private let memory = Memory()
    private let outputs: UnsafeMutablePointer<Element>

    /// - Parameter capacity: examples in the largest part.
    init(_ plan: Plan<Element>, loss: Loss, function: LossFunction<Element>, capacity: Int) {
        self.plan = plan
        self.loss = function
        isBinary = loss == .binaryCrossEntropy
        isSoftmax = loss == .softmaxCrossEntropy
        outputs = memory.allocate(capacity * plan.outputs)
    }

    func metrics(_ data: PreparedData<Element>, penalty: Double) -> Metrics {
        var row = 0
        while row < data.examples {
            let count = min(plan.capacity, data.examples - row)
            _ = plan.forward(
                data.inputs.rows(row, count), rows: count, dropsOut: false, into: outputs + row * plan.outputs)
            row += count
        }
        let mean = loss(outputs, data.targets, rows: data.examples, kernels: plan.kernels, gradient: nil)
        return Metrics(loss: mean, penalty: penalty, accuracy: accuracy(of: outputs, data.targets, data.examples))
    }

    /// The share told right, from a network's outputs for `rows` examples; `nil` for regression.
    func accuracy(
        of outputs: UnsafePointer<Element>, _ targets: PreparedTargets<Element>, _ rows: Int
    ) -> Double? {
        if isBinary {
            let entries = rows * plan.outputs
            var hits = 0
            for place in 0..<entries where Self.isPositive(outputs[place]) == (targets.numbers![place] >= 0.5) {
                // A logit that is not a number tells nothing right.
                if !outputs[place].isNaN { hits += 1 }
            }
            return Double(hits) / Double(entries)
        }
        if isSoftmax {
            var hits = 0
            for row in 0..<rows {
                if largest(outputs + row * plan.outputs) == Int(targets.classes![row]) { hits += 1 }
            }
            return Double(hits) / Double(rows)
        }
        return nil
    }

    /// Whether sigmoid(z) ≥ ½ as it is rounded.
    @inline(__always)
    private static func isPositive(_ logit: Element) -> Bool {
        if logit >= 0 { return true }
        guard logit > -1e-3 else { return false }
        var (z, a) = (logit, Element.zero)
        Element.map(.sigmoid, 1, &z, into: &a)
        return a >= 0.5
    }

    /// The place of the largest logit, the first of equal ones; −1 where one is not a number.
    @inline(__always)
    private func largest(_ logits: UnsafePointer<Element>) -> Int {
        var best = 0
        for place in 0..<plan.outputs {
            if logits[place].isNaN { return -1 }
            if logits[place] > logits[best] { best = place }
        }
        return best
    }

    /// The layer to name when a loss is not finite: the first with an activation that is not, else the one with the
    /// largest.
    ///
    /// - Parameter inputs: so many rows from one on.
    func largestActivation(
        rows: Int, _ inputs: (_ first: Int, _ count: Int) -> UnsafePointer<Element>
    ) -> (layer: Int, value: Double) {
        var largest = [Double](repeating: 0, count: 1 + (plan.stages.map(\.layer).max() ?? 0))
        var row = 0
        while row < rows {
            let count = min(plan.capacity, rows - row)
            _ = plan.forward(inputs(row, count), rows: count, dropsOut: false)
            var layer = 0
            for stage in plan.stages where stage.kind != .dropout {
                if stage.kind == .dense { layer = stage.layer }
                let value = Element.largestMagnitude(plan.kernels, count * stage.outputs, stage.output)
                if value.isNaN || value > largest[layer] { largest[layer] = value }
            }
            row += count
        }
        if let layer = largest.firstIndex(where: { !$0.isFinite }) { return (layer + 1, largest[layer]) }
        let layer = largest.indices.max { largest[$0] < largest[$1] }!
        return (layer + 1, largest[layer])
    }
}

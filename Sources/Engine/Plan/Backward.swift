import Expressions
import Kernels

extension Plan {
    /// The gradients of all parameters, for the batch that `forward` has just gone over with the same `dropsOut`.
    ///
    /// - Parameters:
    ///   - input: the batch.
    ///   - updater: updates the weights that are to change as soon as their gradients are there.
    ///   - soon: rows that will be read next.
    /// - Precondition: `backward.0` holds ∂J/∂outputs.
    @inline(__always)
    func backpropagate(
        _ input: UnsafePointer<Element>, rows: Int, updater: Updater<Element>? = nil, soon: UnsafePointer<nn_rows>? = nil
    ) {
        var gradient = backward.0
        var other = backward.1
        var place = stages.count - 1
        while place >= 0 {
            let x = place == 0 ? input : UnsafePointer(stages[place - 1].output)
            let isFirst = place == 0
            if backward(
                through: stages.baseAddress! + place, x, rows, gradient, into: other, isFirst: isFirst,
                updater: updater, soon: isFirst ? soon : nil)
            {
                swap(&gradient, &other)
            }
            place -= 1
        }
    }

    /// One stage backward: from the gradient of its outputs to the gradient of its inputs.
    ///
    /// - Parameters:
    ///   - x: what the stage was given.
    ///   - gradient: ∂J/∂outputs; changed in place. Where the stage is passed backward it is ∂J/∂z already.
    ///   - other: where a dense stage writes ∂J/∂inputs, unless it is the first stage.
    /// - Returns: whether ∂J/∂inputs is in `other` rather than in `gradient`.
    @inline(__always)
    func backward(
        through stage: UnsafeMutablePointer<Stage<Element>>, _ x: UnsafePointer<Element>, _ rows: Int,
        _ gradient: Pointer, into other: Pointer, isFirst: Bool, updater: Updater<Element>? = nil,
        soon: UnsafePointer<nn_rows>? = nil
    ) -> Bool {
        let inputs = stage.pointee.inputs
        let outputs = stage.pointee.outputs
        let count = rows &* outputs
        switch stage.pointee.kind {
        case .dense:
            goBackThroughActivation(stage, count, gradient)
            // Weights that change with their gradient do so at last, when nothing needs them any more.
            let eager = stage.pointee.isUpdatedEagerly ? updater : nil
            Element.layerBackward(
                kernels, rows, inputs, outputs, x, stage.pointee.weights!, gradient,
                activation: stage.pointee.activationBefore, slope: stage.pointee.slopeBefore,
                inputGradient: isFirst ? nil : other, biasGradient: stage.pointee.biasGradient,
                weightGradient: eager == nil ? stage.pointee.weightGradient : nil)
            eager?.step(stage, x, gradient, rows: rows, soon: soon)
            return !isFirst
        case .activation:
            goBackThroughActivation(stage, count, gradient)
        case .formula:
            // The stage's output has done its service, so the derivative takes its place.
            evaluate(formulas[stage.pointee.formula].derivative, x, count, into: stage.pointee.output)
            Element.multiply(kernels, count, gradient, stage.pointee.output, into: gradient)
        case .softmax:
            softmaxBackward(stage.pointee.output, gradient, rows, outputs)
        case .dropout:
            Element.multiply(kernels, count, gradient, stage.pointee.mask!, into: gradient)
        }
        return false
    }

    @inline(__always)
    private func goBackThroughActivation(
        _ stage: UnsafeMutablePointer<Stage<Element>>, _ count: Int, _ gradient: Pointer
    ) {
        guard stage.pointee.activation != .identity, !stage.pointee.isPassedBackward else { return }
        Element.activationBackward(
            kernels, stage.pointee.activation, stage.pointee.slope, count, stage.pointee.output, gradient)
    }

    /// d ← p ∘ (d − Σ d·p), row by row: the Jacobian of softmax times the gradient of its outputs.
    private func softmaxBackward(_ probabilities: Pointer, _ gradient: Pointer, _ rows: Int, _ classes: Int) {
        for row in 0..<rows {
            let p = probabilities + row * classes
            let d = gradient + row * classes
            var product: Element = 0
            for place in 0..<classes { product += d[place] * p[place] }
            for place in 0..<classes { d[place] = p[place] * (d[place] - product) }
        }
    }

    func evaluate(_ formula: CompiledFormula, _ x: UnsafePointer<Element>, _ count: Int, into output: Pointer) {
        withUnsafePointer(to: x) { column in
            formula.evaluate(
                columns: UnsafeBufferPointer(start: column, count: 1), count: count, into: output,
                scratch: formulaScratch)
        }
    }
}

import Kernels

extension Plan {
    /// The network's outputs for a batch. Each row's bits are the same whatever rows stand beside it.
    ///
    /// - Parameters:
    ///   - input: rows × features.
    ///   - dropsOut: whether dropout is on, as it is while training.
    ///   - destination: where the last stage writes, rows × outputs; without it in that stage's own memory.
    /// - Returns: where the outputs are.
    @inline(__always)
    func forward(
        _ input: UnsafePointer<Element>, rows: Int, dropsOut: Bool, into destination: Pointer? = nil
    ) -> UnsafePointer<Element> {
        var x = input
        for place in 0..<stages.count {
            let stage = stages.baseAddress! + place
            if stage.pointee.kind == .dropout, !dropsOut { continue }
            let isLast = place == stages.count - 1
            let output = isLast ? destination ?? stage.pointee.output : stage.pointee.output
            run(stage, x, rows, output)
            x = UnsafePointer(output)
        }
        // Dropout that is off may have been the last stage.
        if let destination, x != UnsafePointer(destination) {
            destination.update(from: x, count: rows * outputs)
            return UnsafePointer(destination)
        }
        return x
    }

    @inline(__always)
    private func run(
        _ stage: UnsafeMutablePointer<Stage<Element>>, _ x: UnsafePointer<Element>, _ rows: Int, _ output: Pointer
    ) {
        let count = rows &* stage.pointee.outputs
        switch stage.pointee.kind {
        case .dense:
            let columns = repeated.flatMap { $0.inputs == x && $0.rows == rows ? $0.columns : nil }
            Element.matmul(
                kernels, rows, stage.pointee.outputs, stage.pointee.inputs, columns ?? x,
                columns == nil ? stage.pointee.inputs : rows, transposingA: columns != nil,
                stage.pointee.weights!, stage.pointee.inputs, transposingB: true,
                bias: stage.pointee.biases.map { UnsafePointer($0) }, activation: stage.pointee.activation,
                slope: stage.pointee.slope, into: output)
        case .activation:
            Element.activate(kernels, stage.pointee.activation, stage.pointee.slope, count, x, into: output)
        case .formula:
            evaluate(formulas[stage.pointee.formula].value, x, count, into: output)
        case .softmax:
            Element.softmax(kernels, rows, stage.pointee.outputs, x, into: output)
        case .dropout:
            drawMask(stage, count)
            Element.multiply(kernels, count, x, stage.pointee.mask!, into: output)
        }
    }

    /// Keeps where `random() >= p`, row by row.
    private func drawMask(_ stage: UnsafeMutablePointer<Stage<Element>>, _ count: Int) {
        let mask = stage.pointee.mask!
        let probability = stage.pointee.probability
        let scale = Element(1 / (1 - probability))
        for place in 0..<count { mask[place] = dropout.pointee.random() >= probability ? scale : 0 }
    }
}

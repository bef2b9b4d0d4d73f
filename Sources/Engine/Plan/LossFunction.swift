import Expressions
import Kernels

/// A loss for one type of number: its value over a batch and its derivative by the network's outputs (by the logits,
/// for cross-entropies).
final class LossFunction<Element: KernelElement> {
    private enum Kind {
        case binary, softmax, squared, absolute, formula
    }

    private let kind: Kind
    private let outputs: Int
    private let formula: CompiledFormula?
    private let derivative: CompiledFormula?
    private let memory = Memory()
    private let terms: UnsafeMutablePointer<Element>
    private let scratch: UnsafeMutablePointer<Element>

    /// - Parameter capacity: the most examples it will be asked about at once.
    init(_ loss: Loss, outputs: Int, capacity: Int) {
        self.outputs = outputs
        switch loss {
        case .binaryCrossEntropy: kind = .binary
        case .softmaxCrossEntropy: kind = .softmax
        case .meanSquaredError: kind = .squared
        case .meanAbsoluteError: kind = .absolute
        case .function: kind = .formula
        }
        if case .function(let body, let output, let target) = loss {
            let value = CompiledFormula(body, parameters: [output, target])
            let slope = CompiledFormula(
                body.derivative(withRespectTo: output).simplified(), parameters: [output, target])
            formula = value
            derivative = slope
            scratch = memory.allocate(max(value.scratchCount, slope.scratchCount))
            terms = memory.allocate(capacity * outputs)
        } else {
            formula = nil
            derivative = nil
            scratch = memory.allocate(0)
            terms = memory.allocate(0)
        }
    }

    /// The mean loss over `rows` examples.
    ///
    /// - Parameters:
    ///   - outputs: rows × outputs: logits for cross-entropies, else activations.
    ///   - gradient: where its derivative by `outputs` goes, if anywhere; may be `outputs` itself.
    @inline(__always)
    func callAsFunction(
        _ outputs: UnsafePointer<Element>, _ targets: PreparedTargets<Element>, rows: Int,
        kernels: Element.KernelSet, gradient: UnsafeMutablePointer<Element>?
    ) -> Double {
        let count = rows &* self.outputs
        let examples = Double(rows)
        switch kind {
        case .binary:
            let sum = Element.binaryCrossEntropy(kernels, count, outputs, targets.numbers!, 1 / examples, gradient)
            return sum / examples
        case .softmax:
            let sum = Element.softmaxCrossEntropy(
                kernels, rows, self.outputs, outputs, targets.classes!, 1 / examples, gradient)
            return sum / examples
        case .squared:
            let sum = Element.squaredError(kernels, count, outputs, targets.numbers!, 1 / Double(count), gradient)
            return sum / Double(count)
        case .absolute:
            let sum = Element.absoluteError(kernels, count, outputs, targets.numbers!, 1 / Double(count), gradient)
            return sum / Double(count)
        case .formula:
            return formulaLoss(outputs, targets.numbers!, count, kernels, gradient)
        }
    }

    private func formulaLoss(
        _ outputs: UnsafePointer<Element>, _ targets: UnsafePointer<Element>, _ count: Int,
        _ kernels: Element.KernelSet,
        _ gradient: UnsafeMutablePointer<Element>?
    ) -> Double {
        var columns = (outputs, targets)
        return withUnsafePointer(to: &columns) { pair in
            pair.withMemoryRebound(to: UnsafePointer<Element>.self, capacity: 2) { start in
                let columns = UnsafeBufferPointer(start: start, count: 2)
                formula!.evaluate(columns: columns, count: count, into: terms, scratch: scratch)
                let mean = Element.sum(kernels, count, terms) / Double(count)
                if let gradient {
                    // By way of `terms`: the gradient may lie where the outputs do.
                    derivative!.evaluate(columns: columns, count: count, into: terms, scratch: scratch)
                    Element.scale(kernels, count, Element(1 / Double(count)), terms)
                    gradient.update(from: terms, count: count)
                }
                return mean
            }
        }
    }
}

/// Targets as kernels read them: numbers, rows × outputs, or a class for each row.
struct PreparedTargets<Element: KernelElement>: BitwiseCopyable {
    var numbers: UnsafePointer<Element>?
    var classes: UnsafePointer<Int32>?
}

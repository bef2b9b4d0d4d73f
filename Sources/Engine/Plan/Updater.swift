import Expressions
import Kernels

/// An optimizer for one plan: its states, in blocks of the parameters' layout, and its update.
final class Updater<Element: KernelElement> {
    typealias Pointer = UnsafeMutablePointer<Element>

    private let memory = Memory()
    private let plan: Plan<Element>
    private let rule: Optimizer.Rule
    private let rate: Double
    private let schedule: CompiledFormula?
    private let scheduleScratch: UnsafeMutablePointer<Double>
    private let l1: Double
    private let l2: Double
    private let clip: Double?
    /// One block for each number the rule keeps.
    let states: [Pointer]
    private let first: Pointer
    private let second: Pointer
    /// β₁ᵗ and β₂ᵗ as running products, for Adam.
    let powers: UnsafeMutablePointer<Double>

    init(_ plan: Plan<Element>, options: TrainingOptions) {
        self.plan = plan
        rule = options.optimizer.rule
        l1 = options.l1
        l2 = options.l2
        clip = options.clip
        switch options.optimizer.learningRate {
        case .constant(let value):
            rate = value
            schedule = nil
            scheduleScratch = memory.allocate(0)
        case .schedule(let body, let parameter):
            rate = .nan
            let formula = CompiledFormula(body, parameters: [parameter])
            schedule = formula
            scheduleScratch = memory.allocate(formula.scratchCount)
        }
        let (memory, count) = (memory, plan.blockCount)
        states = (0..<options.optimizer.rule.stateCount).map { _ in memory.allocate(count) }
        first = states.first ?? plan.gradients
        second = states.last ?? plan.gradients
        powers = memory.allocate(count: 2, zero: 1)
    }

    /// Changes the parameters by their gradients. `step` is the update's number, from 0.
    @inline(__always)
    func update(step: Int) {
        if l1 != 0 || l2 != 0 { addPenalty() }
        if let clip { shorten(to: clip) }
        let rate = schedule == nil ? rate : scheduledRate(step)
        let kernels = plan.kernels
        let count = plan.blockCount
        let (g, w) = (UnsafePointer(plan.gradients), plan.parameters)
        switch rule {
        case .sgd: Element.sgd(kernels, count, rate, g, w)
        case .momentum(let beta): Element.momentum(kernels, count, rate, beta, g, first, w)
        case .heavyBall(let beta): Element.heavyBall(kernels, count, rate, beta, g, first, w)
        case .nesterov(let beta): Element.nesterov(kernels, count, rate, beta, g, first, w)
        case .rmsprop(let decay, let epsilon): Element.rmsprop(kernels, count, rate, decay, epsilon, g, first, w)
        case .adam(let beta1, let beta2, let epsilon):
            advancePowers(beta1, beta2)
            Element.adam(
                kernels, count, rate, beta1, beta2, epsilon, decay: 0, powers[0], powers[1], g, first, second, w)
        case .adamw(let beta1, let beta2, let epsilon, let decay):
            advancePowers(beta1, beta2)
            for place in 0..<plan.tensors.count {
                let offset = plan.tensors[place].offset
                Element.adam(
                    kernels, plan.tensors[place].count, rate, beta1, beta2, epsilon,
                    decay: plan.tensors[place].isBias ? 0 : decay, powers[0], powers[1], g + offset, first + offset,
                    second + offset, w + offset)
            }
        }
    }

    /// λ/2 Σw² + λ Σ|w| over all weights.
    func penalty() -> Double {
        guard l1 != 0 || l2 != 0 else { return 0 }
        var squares = 0.0
        var magnitudes = 0.0
        for tensor in plan.tensors where !tensor.isBias {
            let weights = UnsafePointer(plan.parameters + tensor.offset)
            if l2 != 0 { squares += Element.sumOfSquares(plan.kernels, tensor.count, weights) }
            if l1 != 0 { magnitudes += Element.sumOfMagnitudes(plan.kernels, tensor.count, weights) }
        }
        return l2 / 2 * squares + l1 * magnitudes
    }

    private func addPenalty() {
        for place in 0..<plan.tensors.count where !plan.tensors[place].isBias {
            let offset = plan.tensors[place].offset
            Element.addPenalty(
                plan.kernels, plan.tensors[place].count, plan.parameters + offset, l2: l2, l1: l1,
                plan.gradients + offset)
        }
    }

    private func shorten(to longest: Double) {
        let norm = nn_sqrt(Element.sumOfSquares(plan.kernels, plan.blockCount, plan.gradients))
        if norm > longest { Element.scale(plan.kernels, plan.blockCount, Element(longest / norm), plan.gradients) }
    }

    @inline(__always)
    private func advancePowers(_ beta1: Double, _ beta2: Double) {
        powers[0] *= beta1
        powers[1] *= beta2
    }

    private func scheduledRate(_ step: Int) -> Double {
        var time = Double(step)
        var rate = 0.0
        withUnsafePointer(to: &time) { time in
            withUnsafePointer(to: time) { column in
                schedule!.evaluate(
                    columns: UnsafeBufferPointer(start: column, count: 1), count: 1, into: &rate,
                    scratch: scheduleScratch)
            }
        }
        return rate
    }
}

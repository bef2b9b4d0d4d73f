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
    /// The numbers of the next update, for weights, and for biases, which do not decay.
    private let numbers: UnsafeMutablePointer<nn_update>
    private let numbersOfBiases: UnsafeMutablePointer<nn_update>
    /// Parts of the block that are updated once all gradients are there. The others are large weights, each updated
    /// with its gradient.
    private let passes: UnsafeMutableBufferPointer<Pass>

    private struct Pass: BitwiseCopyable {
        var offset: Int
        var count: Int
        var isOfBiases: Bool
    }

    /// Weights from which a gradient is worth using while it is still in the cache.
    private static var largeTensor: Int { 2048 }

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
        numbers = memory.allocate(count: 1, zero: rule.numbers)
        numbersOfBiases = memory.allocate(count: 1, zero: rule.numbers)
        numbersOfBiases.pointee.weight_decay = 0
        let decays = rule.numbers.weight_decay != 0
        // A penalty changes a gradient before it is used; clipping wants all of them first.
        let isEager = options.l1 == 0 && options.l2 == 0 && options.clip == nil
        var passes: [Pass] = []
        for (place, tensor) in plan.tensors.enumerated() {
            if isEager, !tensor.isBias, tensor.count >= Self.largeTensor {
                for stage in plan.stages.indices where plan.stages[stage].kind == .dense {
                    if plan.stages[stage].layer == tensor.layer { plan.stages[stage].isUpdatedEagerly = true }
                }
                continue
            }
            let end = place + 1 < plan.tensors.count ? plan.tensors[place + 1].offset : plan.blockCount
            let pass = Pass(offset: tensor.offset, count: end - tensor.offset, isOfBiases: tensor.isBias)
            if !decays, let last = passes.last, last.offset + last.count == tensor.offset {
                passes[passes.count - 1].count += pass.count
            } else {
                passes.append(pass)
            }
        }
        let stored: UnsafeMutablePointer<Pass> = memory.allocate(
            count: passes.count, zero: Pass(offset: 0, count: 0, isOfBiases: false))
        self.passes = UnsafeMutableBufferPointer(start: stored, count: passes.count)
        for (place, pass) in passes.enumerated() { self.passes[place] = pass }
    }

    /// Sets the numbers of an update. `step` is its number, from 0.
    @inline(__always)
    func begin(step: Int) {
        let rate = schedule == nil ? rate : scheduledRate(step)
        if numbers.pointee.rule == .adam {
            powers[0] *= numbers.pointee.beta
            powers[1] *= numbers.pointee.beta2
        }
        set(numbers, rate)
        if numbers.pointee.weight_decay != 0 { set(numbersOfBiases, rate) }
    }

    @inline(__always)
    private func set(_ numbers: UnsafeMutablePointer<nn_update>, _ rate: Double) {
        numbers.pointee.rate = rate
        numbers.pointee.beta1_power = powers[0]
        numbers.pointee.beta2_power = powers[1]
    }

    /// The weights of a layer whose gradient, ∂zᵀ·x, is used as soon as it is there.
    ///
    /// - Parameter soon: rows that will be read next.
    @inline(__always)
    func step(
        _ stage: UnsafeMutablePointer<Stage<Element>>, _ x: UnsafePointer<Element>, _ gradient: Pointer, rows: Int,
        soon: UnsafePointer<nn_rows>?
    ) {
        let weights = stage.pointee.weights!
        let offset = weights - plan.parameters
        Element.gradientStep(
            plan.kernels, stage.pointee.outputs, stage.pointee.inputs, rows, gradient, transposingA: true, x, numbers,
            stage.pointee.weightGradient!, first + offset, second + offset, weights, soon: soon)
    }

    /// Changes the parameters that have not been changed with their gradients.
    @inline(__always)
    func finish() {
        if l1 != 0 || l2 != 0 { addPenalty() }
        if let clip { shorten(to: clip) }
        for place in 0..<passes.count {
            let pass = passes[place]
            let isExempt = pass.isOfBiases && numbers.pointee.weight_decay != 0
            Element.update(
                plan.kernels, isExempt ? numbersOfBiases : numbers, pass.count, plan.gradients + pass.offset,
                first + pass.offset, second + pass.offset, plan.parameters + pass.offset)
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

extension Optimizer.Rule {
    /// The rule as the kernels have it, without a rate.
    fileprivate var numbers: nn_update {
        var numbers = nn_update()
        switch self {
        case .sgd:
            numbers.rule = .sgd
        case .momentum(let beta):
            (numbers.rule, numbers.beta) = (.momentum, beta)
        case .heavyBall(let beta):
            (numbers.rule, numbers.beta) = (.heavy_ball, beta)
        case .nesterov(let beta):
            (numbers.rule, numbers.beta) = (.nesterov, beta)
        case .rmsprop(let decay, let epsilon):
            (numbers.rule, numbers.beta, numbers.epsilon) = (.rmsprop, decay, epsilon)
        case .adam(let beta1, let beta2, let epsilon):
            (numbers.rule, numbers.beta, numbers.beta2, numbers.epsilon) = (.adam, beta1, beta2, epsilon)
        case .adamw(let beta1, let beta2, let epsilon, let decay):
            (numbers.rule, numbers.beta, numbers.beta2, numbers.epsilon) = (.adam, beta1, beta2, epsilon)
            numbers.weight_decay = decay
        }
        return numbers
    }
}

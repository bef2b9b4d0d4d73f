import Kernels

extension nn_update {
    /// An update by a rule that has at most three numbers.
    init(_ rule: nn_rule, _ rate: Double, beta: Double = 0, beta2: Double = 0, epsilon: Double = 0) {
        self.init(
            rule: rule, rate: rate, beta: beta, beta2: beta2, epsilon: epsilon, weight_decay: 0, beta1_power: 0,
            beta2_power: 0)
    }
}

/// Updates by rule, with the rule's own arguments.
extension ElementKernels {
    private func update(_ numbers: nn_update, _ n: Int, _ g: Input, _ first: Output, _ second: Output, _ w: Output) {
        withUnsafePointer(to: numbers) { update($0, n, g, first, second, w) }
    }

    func sgd(_ n: Int, _ rate: Double, _ g: Input, _ w: Output) { update(nn_update(.sgd, rate), n, g, w, w, w) }

    func momentum(_ n: Int, _ rate: Double, _ beta: Double, _ g: Input, _ v: Output, _ w: Output) {
        update(nn_update(.momentum, rate, beta: beta), n, g, v, v, w)
    }

    func heavyBall(_ n: Int, _ rate: Double, _ beta: Double, _ g: Input, _ v: Output, _ w: Output) {
        update(nn_update(.heavy_ball, rate, beta: beta), n, g, v, v, w)
    }

    func nesterov(_ n: Int, _ rate: Double, _ beta: Double, _ g: Input, _ v: Output, _ w: Output) {
        update(nn_update(.nesterov, rate, beta: beta), n, g, v, v, w)
    }

    func rmsprop(
        _ n: Int, _ rate: Double, _ decay: Double, _ epsilon: Double, _ g: Input, _ s: Output, _ w: Output
    ) {
        update(nn_update(.rmsprop, rate, beta: decay, epsilon: epsilon), n, g, s, s, w)
    }

    func adam(
        _ n: Int, _ rate: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ decay: Double,
        _ beta1Power: Double, _ beta2Power: Double, _ g: Input, _ m: Output, _ v: Output, _ w: Output
    ) {
        var numbers = nn_update(.adam, rate, beta: beta1, beta2: beta2, epsilon: epsilon)
        (numbers.weight_decay, numbers.beta1_power, numbers.beta2_power) = (decay, beta1Power, beta2Power)
        update(numbers, n, g, m, v, w)
    }
}

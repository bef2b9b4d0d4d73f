import Expressions

/// How gradients change the parameters. ∇ is the gradient, η the learning rate; states begin at 0.
public struct Optimizer: Hashable, Sendable {
    public enum Rule: Hashable, Sendable {
        /// w ← w − η∇
        case sgd
        /// v ← βv + (1 − β)∇, w ← w − ηv
        case momentum(beta: Double = 0.9)
        /// v ← βv + ∇, w ← w − ηv
        case heavyBall(beta: Double = 0.9)
        /// v ← βv + ∇, w ← w − η(∇ + βv)
        case nesterov(beta: Double = 0.9)
        /// s ← ρs + (1 − ρ)∇², w ← w − η∇ / (√s + ε)
        case rmsprop(decay: Double = 0.99, epsilon: Double = 1e-8)
        /// Kingma and Ba 2015, with t from 1.
        case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
        /// Adam with w ← w(1 − ηλ) first, weights only: Loshchilov and Hutter 2019.
        case adamw(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, decay: Double = 0.01)

        /// How many numbers are kept for each parameter.
        var stateCount: Int {
            switch self {
            case .sgd: 0
            case .momentum, .heavyBall, .nesterov, .rmsprop: 1
            case .adam, .adamw: 2
            }
        }

        /// A number for each kind, for saved states.
        var tag: UInt64 {
            switch self {
            case .sgd: 0
            case .momentum: 1
            case .heavyBall: 2
            case .nesterov: 3
            case .rmsprop: 4
            case .adam: 5
            case .adamw: 6
            }
        }
    }

    public enum LearningRate: Hashable, Sendable {
        case constant(Double)
        /// A formula of the update's number, from 0.
        case schedule(ScalarExpression, parameter: String)
    }

    public var rule: Rule
    public var learningRate: LearningRate

    public init(_ rule: Rule, learningRate: LearningRate) {
        self.rule = rule
        self.learningRate = learningRate
    }

    public init(_ rule: Rule, rate: Double) {
        self.init(rule, learningRate: .constant(rate))
    }
}

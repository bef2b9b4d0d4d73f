import Expressions

extension Checker {
    func initialization(_ bound: BoundArguments) -> InitializationDescription {
        func argument(_ name: String) -> Expression {
            guard let value = bound.expression(name) else { preconditionFailure("\(name) is required") }
            return value.expression
        }
        switch bound.entry.name {
        case "zeros": return .zeros
        case "constant": return .constant(argument("c"))
        case "normal": return .normal(deviation: argument("std"))
        case "uniform": return .uniform(bound: argument("a"))
        case "lecun_normal": return .lecunNormal
        case "xavier_normal": return .xavierNormal
        case "xavier_uniform": return .xavierUniform
        case "he_normal": return .heNormal
        case "he_uniform": return .heUniform
        default: preconditionFailure("the initialisation \(bound.entry.name) has no meaning")
        }
    }

    func optimizer(_ bound: BoundArguments) -> OptimizerDescription {
        func argument(_ name: String) -> Expression {
            guard let value = bound.expression(name) else { preconditionFailure("\(name) is required") }
            return value.expression
        }
        guard let rate = bound.rate("lr") else { preconditionFailure("lr is required") }
        switch bound.entry.name {
        case "sgd": return OptimizerDescription(kind: .sgd, learningRate: rate)
        case "momentum": return OptimizerDescription(kind: .momentum(beta: argument("beta")), learningRate: rate)
        case "heavy_ball": return OptimizerDescription(kind: .heavyBall(beta: argument("beta")), learningRate: rate)
        case "nesterov": return OptimizerDescription(kind: .nesterov(beta: argument("beta")), learningRate: rate)
        case "rmsprop":
            let kind = OptimizerDescription.Kind.rmsprop(decay: argument("decay"), epsilon: argument("epsilon"))
            return OptimizerDescription(kind: kind, learningRate: rate)
        case "adamw":
            let kind = OptimizerDescription.Kind.adamw(
                beta1: argument("beta1"), beta2: argument("beta2"), epsilon: argument("epsilon"),
                decay: argument("decay"))
            return OptimizerDescription(kind: kind, learningRate: rate)
        case "adam":
            let kind = OptimizerDescription.Kind.adam(
                beta1: argument("beta1"), beta2: argument("beta2"), epsilon: argument("epsilon"))
            return OptimizerDescription(kind: kind, learningRate: rate)
        default: preconditionFailure("the optimizer \(bound.entry.name) has no meaning")
        }
    }
}

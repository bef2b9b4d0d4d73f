import Expressions

extension ActivationDescription {
    /// The activation as a formula of one variable; `nil` for softmax, which looks at all units of a layer.
    public var formula: FunctionDefinition? {
        let x = ScalarExpression.variable("x")
        let body: ScalarExpression
        switch self {
        case .identity: body = x
        case .sigmoid: body = .call(.sigmoid, [x])
        case .tanh: body = .call(.tanh, [x])
        case .relu: body = .call(.relu, [x])
        case .softplus: body = .call(.softplus, [x])
        case .leakyRelu(let slope): body = .call(.leakyRelu, [x, .number(slope)])
        case .function(let definition): return definition
        case .softmax: return nil
        }
        return FunctionDefinition(name: name, parameters: ["x"], body: body)
    }

    /// As a note writes it, without arguments.
    public var name: String {
        switch self {
        case .identity: "identity"
        case .sigmoid: "sigmoid"
        case .tanh: "tanh"
        case .relu: "relu"
        case .softplus: "softplus"
        case .softmax: "softmax"
        case .leakyRelu: "leaky_relu"
        case .function(let function): function.name
        }
    }
}

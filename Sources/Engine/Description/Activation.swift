import Expressions

/// What a unit makes of its pre-activation z.
public enum Activation: Hashable, Sendable {
    case identity, sigmoid, tanh, relu, softplus
    /// z where z > 0, else slope·z.
    case leakyRelu(slope: Double)
    /// exp(zⱼ) / Σ exp(zₖ) over a layer's units; only as the last activation.
    case softmax
    /// A formula of one variable.
    case function(ScalarExpression, parameter: String)
}

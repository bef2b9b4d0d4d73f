import Expressions
import Kernels

/// One thing a plan does to a batch, with all the memory it needs: plain pointers, prepared once.
struct Stage<Element: KernelElement>: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
        /// a = activation(x·Wᵀ + b), the activation being one of the kernels' (or identity).
        case dense
        /// One of the kernels' activations by itself.
        case activation
        /// A formula of one variable.
        case formula
        case softmax
        case dropout
    }

    var kind: Kind
    var inputs: Int
    var outputs: Int
    /// capacity × outputs
    var output: UnsafeMutablePointer<Element>

    var activation = nn_activation.identity
    var slope: Element = 0

    /// Dense: the activation that gave x, where the gradient of x goes back through it together with its product.
    var activationBefore = nn_activation.identity
    var slopeBefore: Element = 0
    /// Whether the stage after this one sees to the derivative of the activation.
    var isPassedBackward = false

    /// Dense: which layer, from 0; W is outputs × inputs.
    var layer = 0
    var weights: UnsafeMutablePointer<Element>?
    var biases: UnsafeMutablePointer<Element>?
    var weightGradient: UnsafeMutablePointer<Element>?
    var biasGradient: UnsafeMutablePointer<Element>?
    /// Dense: whether an update of W goes with its gradient.
    var isUpdatedEagerly = false

    /// Which of the plan's formulas.
    var formula = 0

    /// Dropout: what each value was multiplied by, 0 or 1/(1 − p); capacity × outputs.
    var probability = 0.0
    var mask: UnsafeMutablePointer<Element>?

    init(_ kind: Kind, inputs: Int, outputs: Int, output: UnsafeMutablePointer<Element>) {
        self.kind = kind
        self.inputs = inputs
        self.outputs = outputs
        self.output = output
    }
}

/// An activation that is a formula, with its derivative.
struct FormulaActivation: Sendable {
    let value: CompiledFormula
    let derivative: CompiledFormula

    init(_ body: ScalarExpression, parameter: String) {
        value = CompiledFormula(body, parameters: [parameter])
        derivative = CompiledFormula(
            body.derivative(withRespectTo: parameter).simplified(), parameters: [parameter])
    }
}

extension Activation {
    /// The kernels' own activation, where there is one.
    var kernel: (activation: nn_activation, slope: Double)? {
        switch self {
        case .identity: (.identity, 0)
        case .sigmoid: (.sigmoid, 0)
        case .tanh: (.tanh, 0)
        case .relu: (.relu, 0)
        case .softplus: (.softplus, 0)
        // Below zero a negative slope's values no longer tell which side they came from; the formula keeps z.
        case .leakyRelu(let slope): slope >= 0 ? (.leaky_relu, slope) : nil
        case .softmax, .function: nil
        }
    }
}

import Expressions
import Language

/// All that is applied to a dense layer's z: its own activation, and those standing by themselves behind it.
struct ActivationChain {
    /// In the order in which they are applied; none is the identity.
    private(set) var parts: [ActivationDescription] = []

    /// - Parameter number: of the dense layer, from 1.
    init(of number: Int, in model: ModelDescription) {
        var count = 0
        for layer in model.layers {
            switch layer.kind {
            case .dense(let dense):
                count += 1
                if count == number { parts = [dense.activation] }
            case .activation(let activation):
                if count == number { parts.append(activation) }
            case .features, .standardize, .minmax, .dropout: break
            }
        }
        parts.removeAll { $0 == .identity }
    }

    /// All but what is applied last.
    var withoutLast: ActivationChain {
        var chain = self
        chain.parts.removeLast()
        return chain
    }

    var isSoftmax: Bool { parts.contains(.softmax) }
    var name: String { parts.isEmpty ? "identity" : parts.reversed().map(\.name).joined(separator: " ∘ ") }

    func text(_ argument: String) -> String {
        parts.reduce(argument) { "\($1.name)(\($0))" }
    }

    /// ∂a/∂z in words.
    var jacobian: String {
        guard isSoftmax else { return "diag(\(name)′(z))" }
        let softmax = "diag(a) − a aᵀ"
        return parts.count == 1 ? softmax : "diag(\(withoutLast.name)′(z)) (\(softmax))"
    }

    /// As one formula of x; `nil` with softmax.
    var formula: ScalarExpression? {
        var whole = ScalarExpression.variable("x")
        for part in parts {
            guard let formula = part.formula else { return nil }
            whole = formula.body.substituting([formula.parameters[0]: whole])
        }
        return whole
    }
}

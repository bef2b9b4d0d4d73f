import Execution
import Language
import Plotting

/// A model's forward and backward equations with their shapes, as the notes write them: Z = A Wᵀ for a batch reads,
/// for one example, z = W a + b.
enum ModelEquations {
    static func equations(_ view: ModelView) -> [Equation] {
        let layers = dense(view)
        guard !layers.isEmpty else { return [] }
        let prefix = view.member.isEmpty ? "" : view.member + ": "
        return [
            Equation(label: prefix + "forward", tex: aligned(layers.flatMap(forward))),
            Equation(label: prefix + "backward", tex: aligned(backward(layers))),
        ]
    }

    /// A dense layer, its number from 1, and how many numbers come in.
    private struct Layer {
        var number: Int
        var units: Int
        var inputs: String
        var hasBias: Bool
        var activation: ActivationDescription
        /// What it reads: x, φ(x) behind a feature map, or the activations before it.
        var input: String
    }

    private static func dense(_ view: ModelView) -> [Layer] {
        var layers: [Layer] = []
        var inputs = view.inputs.map(String.init) ?? "n"
        var input = "x"
        for layer in view.model.layers {
            switch layer.kind {
            case .features(let functions):
                inputs = "\(functions.count)"
                input = "\\phi(\(input))"
            case .standardize, .minmax: input = "\\tilde{\(input)}"
            // While training, a mask; what the equations show is the network as it answers.
            case .dropout: break
            case .activation(let activation):
                if let last = layers.indices.last { layers[last].activation = activation }
            case .dense(let dense):
                let number = layers.count + 1
                layers.append(
                    Layer(
                        number: number, units: dense.units, inputs: inputs, hasBias: dense.hasBias,
                        activation: dense.activation, input: input))
                inputs = "\(dense.units)"
                input = "a^{[\(number)]}"
            }
        }
        return layers
    }

    private static func forward(_ layer: Layer) -> [String] {
        let l = "^{[\(layer.number)]}"
        let shape = "\\underbrace{W\(l)}_{\(layer.units) \\times \(layer.inputs)}"
        let bias = layer.hasBias ? " + \\underbrace{b\(l)}_{\(layer.units)}" : ""
        return [
            "z\(l) &= \(shape)\\, \(layer.input)\(bias)",
            "a\(l) &= \(activation(layer.activation, of: "z\(l)"))",
        ]
    }

    private static func backward(_ layers: [Layer]) -> [String] {
        var lines: [String] = []
        for (index, layer) in layers.enumerated().reversed() {
            let l = "^{[\(layer.number)]}"
            let isOutput = index == layers.count - 1
            if isOutput, [.sigmoid, .softmax].contains(layer.activation) {
                lines.append("\\delta\(l) &= a\(l) - y")
            } else {
                let derivative = slope(layer.activation, at: "z\(l)")
                let source =
                    isOutput
                    ? "\\frac{\\partial J}{\\partial a\(l)}"
                    : "W^{[\(layer.number + 1)]\\top} \\delta^{[\(layer.number + 1)]}"
                lines.append("\\delta\(l) &= \(source)" + (derivative.map { " \\odot \($0)" } ?? ""))
            }
            lines.append(
                "\\underbrace{\\frac{\\partial J}{\\partial W\(l)}}_{\(layer.units) \\times \(layer.inputs)}"
                    + " &= \\delta\(l)\\, \(transposed(layer.input))"
                    + (layer.hasBias ? ", \\qquad \\frac{\\partial J}{\\partial b\(l)} = \\delta\(l)" : ""))
        }
        return lines
    }

    private static func transposed(_ input: String) -> String {
        input.hasPrefix("a") ? input.replacing("]}", with: "]\\top}") : input + "^\\top"
    }

    private static func activation(_ activation: ActivationDescription, of z: String) -> String {
        switch activation {
        case .identity: z
        case .sigmoid: "\\sigma(\(z))"
        case .tanh: "\\tanh(\(z))"
        case .relu: "\\max(0, \(z))"
        case .softplus: "\\log(1 + e^{\(z)})"
        case .softmax: "\\operatorname{softmax}(\(z))"
        case .leakyRelu(let slope): "\\max(\(NumberText.plain(slope))\\,\(z), \(z))"
        case .function(let definition): "\\operatorname{\(definition.name)}(\(z))"
        }
    }

    /// The derivative at z; `nil` where it is 1.
    private static func slope(_ activation: ActivationDescription, at z: String) -> String? {
        let a = z.replacing("z", with: "a")
        return switch activation {
        case .identity: nil
        case .sigmoid: "\(a) \\odot (1 - \(a))"
        case .tanh: "(1 - \(a) \\odot \(a))"
        case .relu: "[\(z) > 0]"
        case .softplus: "\\sigma(\(z))"
        case .softmax: "\\operatorname{softmax}'(\(z))"
        case .leakyRelu: "\\operatorname{leaky\\_relu}'(\(z))"
        case .function(let definition): "\\operatorname{\(definition.name)}'(\(z))"
        }
    }

    private static func aligned(_ lines: [String]) -> String {
        "\\begin{aligned}\n" + lines.joined(separator: " \\\\[0.4em]\n") + "\n\\end{aligned}"
    }
}

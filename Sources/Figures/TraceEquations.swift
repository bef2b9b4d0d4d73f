import Execution
import Language

/// One example's way forward and backward as equations: in letters with shapes, then with its numbers.
///
/// Columns are vectors, as in `show` of a model: z = W a + b forward; δ is ∂ℓ/∂z, and ∂ℓ/∂W = δ aᵀ.
enum TraceEquations {
    static func equations(_ trace: TraceObservation) -> [Equation] {
        [
            Equation(label: "forward", tex: aligned(forward(trace))),
            Equation(label: "backward", tex: aligned(backward(trace))),
        ]
    }

    // MARK: - Forward

    private static func forward(_ trace: TraceObservation) -> [String] {
        var lines = ["x &= \(vector(trace.inputs))\(space(trace.inputs.count))"]
        if let features = trace.features {
            lines.append("\\phi(x) &= \(vector(features))\(space(features.count))")
        }
        for (index, layer) in trace.layers.enumerated() {
            let l = at(index + 1)
            let (symbol, values) = input(of: index, trace)
            let (bias, biases) = layer.biases.map { (" + b\(l)", " + \(vector($0))") } ?? ("", "")
            let shape = "\\underbrace{W\(l)}_{\(layer.outputs.count) \\times \(values.count)}"
            lines.append("z\(l) &= \(shape)\\, \(symbol)\(bias)")
            lines.append(
                "&= \(matrix(layer.weights)) \(vector(values))\(biases) = \(result(layer.sums))"
                    + (layer.sums.count == 1 ? "" : space(layer.sums.count)))
            lines.append("a\(l) &= \(applied(layer.activation, to: "z\(l)")) = \(result(layer.outputs))")
        }
        return lines + [loss(trace)]
    }

    /// What a layer reads: its letter and its numbers.
    private static func input(of index: Int, _ trace: TraceObservation) -> (symbol: String, values: [Double]) {
        if index > 0 { return ("a\(at(index))", trace.layers[index - 1].outputs) }
        return trace.features.map { ("\\phi(x)", $0) } ?? ("x", trace.inputs)
    }

    private static func loss(_ trace: TraceObservation) -> String {
        guard let outputs = trace.layers.last?.outputs else { return "\\ell &= \(number(trace.loss))" }
        let (a, y) = ("a\(at(trace.layers.count))", trace.truth)
        switch trace.lossFunction {
        case .binaryCrossEntropy where y.count == 1:
            let formula = "-\\bigl(y \\log \(a) + (1 - y) \\log(1 - \(a))\\bigr)"
            let rest = y[0] == 1 ? "\(number(outputs[0]))" : "(1 - \(number(outputs[0])))"
            return "\\ell &= \(formula) = -\\log \(rest) = \(number(trace.loss)), \\qquad y = \(number(y[0]))"
        case .softmaxCrossEntropy:
            let place = y.firstIndex(of: 1) ?? 0
            return "\\ell &= -\\sum_k y_k \\log \(a)_k = -\\log \(number(outputs[place])) = \(number(trace.loss)), "
                + "\\qquad y = \(vector(y))"
        default:
            let name = "\\operatorname{\(TeXText.escaped(trace.lossFunction.name))}"
            return "\\ell &= \(name)(\(a), y) = \(number(trace.loss)), \\qquad y = \(vector(y))"
        }
    }

    // MARK: - Backward

    private static func backward(_ trace: TraceObservation) -> [String] {
        var lines: [String] = []
        for index in trace.layers.indices.reversed() {
            let layer = trace.layers[index]
            let l = at(index + 1)
            lines.append("\\delta\(l) &= \(error(index, trace)) = \(result(layer.errors))")
            let (symbol, values) = input(of: index, trace)
            lines.append(
                "\\underbrace{\\frac{\\partial \\ell}{\\partial W\(l)}}_{\(layer.outputs.count) \\times \(values.count)}"
                    + " &= \\delta\(l)\\, \(transposed(symbol)) = \(vector(layer.errors)) \(row(values))")
            lines.append("&= \(matrix(layer.weightGradients))")
            if layer.biases != nil { lines.append("\\frac{\\partial \\ell}{\\partial b\(l)} &= \\delta\(l)") }
        }
        return lines
    }

    /// ∂ℓ/∂z from what stands behind it.
    private static func error(_ index: Int, _ trace: TraceObservation) -> String {
        let layer = trace.layers[index]
        let (a, z) = ("a\(at(index + 1))", "z\(at(index + 1))")
        let isLast = index == trace.layers.count - 1
        if isLast, trace.lossFunction.isClassification, ["sigmoid", "softmax"].contains(layer.activation) {
            return "\(a) - y = \(vector(layer.outputs)) - \(vector(trace.truth))"
        }
        let source: String
        if isLast {
            source = "\\frac{\\partial \\ell}{\\partial \(a)}"
        } else {
            source = "\(at("W", index + 2, "\\top"))\\, \\delta\(at(index + 2))"
        }
        guard let slopes = layer.slopes else {
            return "\\frac{\\partial \(a)}{\\partial \(z)}\\, \(source)"
        }
        if layer.activation == "identity" { return source }
        return "\(source) \\odot \(slope(layer.activation, at: z)) = \(vector(layer.gradients)) \\odot \(vector(slopes))"
    }

    private static func applied(_ activation: String, to z: String) -> String {
        switch activation {
        case "identity": z
        case "sigmoid": "\\sigma(\(z))"
        case "tanh": "\\tanh(\(z))"
        case "relu": "\\max(0, \(z))"
        default: "\\operatorname{\(TeXText.escaped(activation))}(\(z))"
        }
    }

    private static func slope(_ activation: String, at z: String) -> String {
        switch activation {
        case "sigmoid": "\\sigma'(\(z))"
        case "tanh": "\\tanh'(\(z))"
        default: "\\operatorname{\(TeXText.escaped(activation))}'(\(z))"
        }
    }

    // MARK: - Letters and numbers

    private static func at(_ layer: Int) -> String { "^{[\(layer)]}" }
    private static func at(_ letter: String, _ layer: Int, _ mark: String) -> String { "\(letter)^{[\(layer)]\(mark)}" }
    private static func space(_ count: Int) -> String { " \\in \\mathbb{R}^{\(count)}" }

    private static func transposed(_ symbol: String) -> String {
        symbol.hasPrefix("a") ? symbol.replacing("]}", with: "]\\top}") : symbol + "^\\top"
    }

    private static func number(_ value: Double) -> String { TeXText.number(value, significantDigits: 3) }

    private static func vector(_ values: [Double]) -> String {
        values.count == 1 ? inParentheses(values[0]) : matrix(values.map { [$0] })
    }

    /// What comes out: one number stands without parentheses.
    private static func result(_ values: [Double]) -> String {
        values.count == 1 ? number(values[0]) : vector(values)
    }

    private static func row(_ values: [Double]) -> String {
        values.count == 1 ? inParentheses(values[0]) : matrix([values])
    }

    private static func matrix(_ rows: [[Double]]) -> String {
        if rows.count == 1, rows[0].count == 1 { return inParentheses(rows[0][0]) }
        return TeXText.matrix(rows) { number($0) }
    }

    /// A number as a factor.
    private static func inParentheses(_ value: Double) -> String {
        value < 0 ? "(\(number(value)))" : number(value)
    }

    private static func aligned(_ lines: [String]) -> String {
        "\\begin{aligned}\n" + lines.joined(separator: " \\\\[0.4em]\n") + "\n\\end{aligned}"
    }
}

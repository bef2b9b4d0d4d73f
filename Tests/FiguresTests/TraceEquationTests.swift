import Execution
import Language
import Testing

@testable import Figures

@Suite struct TraceEquationTests {
    /// One tanh unit and one sigmoid unit behind it, with numbers that are easy to follow.
    private let trace = TraceObservation(
        name: "fit", member: "", steps: [],
        layers: [
            .init(
                activation: "tanh", weights: [[1, -2]], biases: [0.5], sums: [0.25], outputs: [0.2449],
                slopes: [0.94], gradients: [0.3], errors: [0.282], weightGradients: [[0.1, -1e-9]]),
            .init(
                activation: "sigmoid", weights: [[3]], biases: nil, sums: [0.7347], outputs: [0.6758],
                slopes: [0.219], gradients: [-1.48], errors: [-0.3242], weightGradients: [[-0.0794]]),
        ],
        inputs: [0.25, 0.25], target: "1", loss: 0.3919, lossFunction: .binaryCrossEntropy, features: nil, truth: [1])

    @Test func numbersStandInTheEquations() {
        let equations = TraceEquations.equations(trace)
        #expect(equations.map(\.label) == ["forward", "backward"])
        let forward = equations[0].tex
        #expect(forward.contains(#"z^{[1]} &= \underbrace{W^{[1]}}_{1 \times 2}\, x + b^{[1]}"#))
        #expect(
            forward.contains(
                #"&= \begin{pmatrix} 1 & -2 \end{pmatrix} \begin{pmatrix} 0.25 \\ 0.25 \end{pmatrix} + 0.5 = 0.25"#))
        #expect(forward.contains(#"a^{[1]} &= \tanh(z^{[1]}) = 0.245"#))
        // A layer without biases adds none.
        #expect(forward.contains(#"z^{[2]} &= \underbrace{W^{[2]}}_{1 \times 1}\, a^{[1]} \\"#))
        #expect(forward.contains(#"= -\log 0.676 = 0.392, \qquad y = 1"#))
        let backward = equations[1].tex
        #expect(backward.contains(#"\delta^{[2]} &= a^{[2]} - y = 0.676 - 1 = -0.324"#))
        #expect(
            backward.contains(
                #"\delta^{[1]} &= W^{[2]\top}\, \delta^{[2]} \odot \tanh'(z^{[1]}) = 0.3 \odot 0.94 = 0.282"#))
        #expect(backward.contains(#"&= \delta^{[2]}\, a^{[1]\top} = (-0.324) 0.245"#))
        #expect(backward.contains(#"\begin{pmatrix} 0.1 & -1 \cdot 10^{-9} \end{pmatrix}"#))
        #expect(backward.contains(#"\frac{\partial \ell}{\partial b^{[1]}} &= \delta^{[1]}"#))
        #expect(!backward.contains(#"\partial b^{[2]}"#))
    }

    @Test func largeMatricesAreAbridged() {
        let tex = TeXText.matrix((0..<9).map { row in (0..<8).map { Double(10 * row + $0) } }) { "\(Int($0))" }
        let rows = tex.split(separator: #" \\ "#)
        #expect(rows.count == 5 && rows[0].hasSuffix(#"0 & 1 & 2 & \cdots & 7"#))
        #expect(rows[3] == #"\vdots & \vdots & \vdots & \ddots & \vdots"#)
        #expect(rows[4].hasPrefix("80 & 81 & 82"))
    }
}

import Testing

@testable import Expressions

/// Derivatives in the form in which they are shown.
@Suite struct ReadableTests {
    @Test(
        arguments: [
            ((x * x).derivative.derivative, "2"),
            (x.to(3).derivative.derivative, "6x"),
            (exp(-x * x).derivative.derivative, #"2e^{-x^2}(2x^2 - 1)"#),
            ((x / (1 + x)).derivative, #"\frac{1}{(1 + x)^2}"#),
            ((x / (1 + x)).derivative.derivative, #"-\frac{2}{(1 + x)^3}"#),
            (tanh(x).to(2).derivative, #"2\tanh(x)(1 - \tanh^2(x))"#),
            (tanh(x).to(2).derivative.derivative, #"2(1 - \tanh^2(x))(1 - 3\tanh^2(x))"#),
            (call(.log, 1 + exp(x)).derivative.derivative, #"\frac{e^{x}}{(1 + e^{x})^2}"#),
            ((1 / (1 + exp(-x))).derivative, #"\frac{e^{-x}}{(1 + e^{-x})^2}"#),
            (call(.sqrt, 1 + x * x).derivative.derivative, #"\frac{1}{\sqrt{1 + x^2}(1 + x^2)}"#),
            (((x.to(2) - 1) / (x.to(2) + 1)).derivative, #"\frac{4x}{(x^2 + 1)^2}"#),
            ((2 * x + 1).to(3).derivative, #"6(2x + 1)^2"#),
            ((2 * x + 1).to(3).derivative.derivative, #"24(2x + 1)"#),
            (((x - 1) * (x - 2) * (x - 3)).derivative, #"3x^2 - 12x + 11"#),
            (sigmoid(x).derivative.derivative, #"\sigma(x)(1 - \sigma(x))(1 - 2\sigma(x))"#),
            ((x * sigmoid(x)).derivative, #"\sigma(x)(1 + x(1 - \sigma(x)))"#),
            (
                .conditional(.greater, x, 0, then: x / (1 + x), otherwise: x).derivative.derivative,
                #"\begin{cases} -\frac{2}{(1 + x)^3} & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#
            ),
        ] as [(ScalarExpression, String)])
    func derivatives(_ derivative: ScalarExpression, _ tex: String) {
        #expect(derivative.readable().tex() == tex)
    }

    @Test(arguments: samples)
    func keepsValues(_ formula: ScalarExpression) {
        for formula in [formula, formula.derivative, formula.derivative.derivative] {
            let readable = formula.readable()
            for point in [-2.5, -1, -0.3, 0, 0.7, 1, 2.2] {
                let expected = formula.evaluate(["x": point, "y": 1.7])
                let found = readable.evaluate(["x": point, "y": 1.7])
                if expected.isFinite {
                    #expect(
                        abs(found - expected) <= 1e-11 * max(1, abs(expected)), "\(formula) at \(point): \(readable)")
                }
            }
        }
    }

    @Test func whatWouldGrowStaysAsItIs() {
        let long = (1...9).reduce(x) { $0 * (sin(x) + .number(Double($1))) }
        #expect(long.readable().size <= long.simplified().size)
    }
}

import Testing

@testable import Expressions

@Suite struct DerivativeTests {
    /// Points away from the kinks of the samples, which lie at multiples of a quarter or of π/3.
    static let points = [0.1037, 0.4449, 0.8193, 1.3127, 1.9331, 2.6113]

    @Test(arguments: samples)
    func agreesWithCentralDifferences(_ formula: ScalarExpression) {
        for derivative in [formula.derivative, formula.derivative.simplified()] {
            for point in Self.points {
                let h = 1e-6
                let slope = { (x: Double) in formula.evaluate(["x": x, "y": 1.7]) }
                let expected = (slope(point + h) - slope(point - h)) / (2 * h)
                let found = derivative.evaluate(["x": point, "y": 1.7])
                #expect(abs(found - expected) <= 1e-7 * max(1, abs(expected)), "at \(point): \(derivative)")
            }
        }
    }

    @Test func secondDerivativesAgreeToo() {
        for formula in samples {
            let first = formula.derivative.simplified()
            let second = first.derivative.simplified()
            for point in Self.points {
                let h = 1e-6
                let slope = { (x: Double) in first.evaluate(["x": x, "y": 1.7]) }
                let expected = (slope(point + h) - slope(point - h)) / (2 * h)
                let found = second.evaluate(["x": point, "y": 1.7])
                #expect(abs(found - expected) <= 1e-6 * max(1, abs(expected)), "at \(point): \(second)")
            }
        }
    }

    @Test(
        arguments: [
            (call(.relu, x), 0.0), (call(.abs, x), 0), (call(.leakyRelu, x, 0.01), 0.01),
            (call(.max, x, 0), 0), (call(.max, 0, x), 0), (call(.min, x, 0), 1), (call(.min, 0, x), 1),
            (call(.max, x, 0.1 * x), 0.1), (call(.max, -x, x), -1), (call(.min, -x, x), 1),
        ] as [(ScalarExpression, Double)])
    func leftSlopeAtKinks(_ formula: ScalarExpression, _ slope: Double) {
        #expect(formula.derivative.evaluate(["x": 0]) == slope)
        #expect(formula.derivative.simplified().evaluate(["x": 0]) == slope)
    }

    @Test func withRespectToOneOfTwo() {
        let loss = (x - y).to(2) / 2
        #expect(loss.derivative(withRespectTo: "y").evaluate(["x": 3, "y": 1]) == -2)
        #expect(loss.derivative(withRespectTo: "z") == 0)
        #expect(call(.leakyRelu, -3, x).derivative.evaluate(["x": 0.5]) == -3)
    }

    /// Repeated derivatives stay small: what vanishes is left out and what is alike is collected.
    @Test func repeatedDerivativesStaySmall() {
        var polynomial = x.to(5)
        for _ in 0..<5 { polynomial = polynomial.derivative.simplified() }
        #expect(polynomial == 120)
        #expect(polynomial.derivative == 0)

        var curve = tanh(x)
        for _ in 0..<4 { curve = curve.derivative.simplified() }
        #expect(curve.size < 80)
    }
}

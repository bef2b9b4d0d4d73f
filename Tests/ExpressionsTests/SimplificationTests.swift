import Testing

@testable import Expressions

@Suite struct SimplificationTests {
    @Test(
        arguments: [
            (x + 0, x), (0 * x, 0), (1 * x, x), (x / 1, x), (x / x, 1), (x - x, 0), (-(-x), x), (x * x, x.to(2)),
            (x.to(2) * x, x.to(3)), ((x.to(2)).to(3), x.to(6)), (2 * x + 3 * x, 5 * x), (x * 2, 2 * x),
            (y * x - x * y, 0),
            (x + x / 2, 3 * x / 2), (-x + 1, 1 - x), (x.to(0), 1), (ScalarExpression(1).to(x), 1),
            (x * x.to(-1 + x), x.to(x)), (1 - (1 - x), x), (x - 2 * (x + 1), -x - 2), (exp(x) * exp(x), exp(2 * x)),
            (call(.sqrt, x) * call(.sqrt, x), call(.sqrt, x).to(2)), (3 / (6 * x), 1 / (2 * x)),
        ] as [(ScalarExpression, ScalarExpression)])
    func collects(_ formula: ScalarExpression, _ expected: ScalarExpression) {
        #expect(formula.simplified() == expected)
    }

    /// (x²)^½ is |x|, and only whole powers go to the factors of a product.
    @Test func keepsRootsOfSquares() {
        #expect(x.to(2).to(0.5).simplified() == x.to(2).to(0.5))
        #expect((x * y).to(0.5).simplified() == (x * y).to(0.5))
        #expect(x.to(0.5).to(2).simplified() == x)
    }

    @Test(
        arguments: [
            (ScalarExpression(0.1) * 3, 0.3), (0.1 + 0.2, 0.3), (ScalarExpression(1.1) - 1, 0.1),
            (ScalarExpression(1) / 4 * 4, 1),
            (call(.sqrt, 49), 7), (exp(0), 1), (call(.max, -2, 3, 1), 3), (call(.relu, -2), 0), (sigmoid(0), 0.5),
            (ScalarExpression(2).to(10), 1024), (call(.leakyRelu, -2, 0.5), -1), (ScalarExpression(0.5) / 2, 0.25),
            (.conditional(.less, 1, 2, then: 5, otherwise: x), 5),
        ] as [(ScalarExpression, ScalarExpression)])
    func foldsExactConstants(_ formula: ScalarExpression, _ expected: ScalarExpression) {
        #expect(formula.simplified() == expected)
    }

    @Test(
        arguments: [
            ScalarExpression(1) / 3, call(.log, 2), call(.sqrt, 2), ScalarExpression(2).to(0.5), exp(1), .pi, 1e300,
            ScalarExpression(1) / 0, call(.cos, .pi), .number(.leastNonzeroMagnitude),
        ] as [ScalarExpression])
    func keepsOtherConstants(_ formula: ScalarExpression) {
        #expect(formula.simplified() == formula)
    }

    @Test func constantsThatDoNotFitStayApart() {
        let formula = ScalarExpression(1e300) * x * 1e-300
        #expect(formula.simplified().evaluate(["x": 2]) == formula.evaluate(["x": 2]))
        #expect((x + 1e16 + 1).simplified().evaluate(["x": 0]) == 1e16)
    }

    @Test func takesOutSharedFunctions() {
        let s = sigmoid(x)
        #expect(s.derivative.derivative.simplified() == s * (1 - s) * (1 - 2 * s))
        #expect((x * exp(-x) - x.to(2) * exp(-x)).simplified() == x * exp(-x) * (1 - x))
        #expect((x.to(2) + x).simplified() == x.to(2) + x)
    }

    @Test(arguments: samples)
    func keepsValues(_ formula: ScalarExpression) {
        for formula in [formula, formula.derivative, formula.derivative.derivative] {
            let simple = formula.simplified()
            #expect(simple.simplified() == simple)
            for point in [-2.5, -1, -0.3, 0, 0.7, 1, 2.2] {
                let expected = formula.evaluate(["x": point, "y": 1.7])
                let found = simple.evaluate(["x": point, "y": 1.7])
                if expected.isFinite {
                    #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)), "\(formula) at \(point): \(simple)")
                }
            }
        }
    }

    @Test func longSumsAreQuick() {
        let sum = (1...400).reduce(ScalarExpression(0)) { $0 + .number(Double($1)) * x.to(.number(Double($1 % 7))) }
        let simple = sum.simplified()
        #expect(abs(simple.evaluate(["x": 0.5]) / sum.evaluate(["x": 0.5]) - 1) < 1e-12)
        #expect(simple.size < 50)
    }

    @Test func substitutesAllAtOnce() {
        let formula = x + y * x
        #expect(formula.substituting(["x": y, "y": x]) == y + x * y)
        #expect(formula.variables == ["x", "y"])
    }
}

import Testing

@testable import Expressions

@Suite struct CompiledFormulaTests {
    /// More than two chunks and no whole number of vectors, with the special values among them.
    static let xs: [Double] =
        [0, -0.0, 1, -1, .infinity, -.infinity, .nan, 1e300, -1e300, .leastNonzeroMagnitude, 710, -745]
        + (0..<1201).map { 8 * Double($0) / 1200 - 4 }
    static let ys: [Double] = xs.reversed()

    @Test(arguments: samples)
    func equalsEvaluationToTheBit(_ formula: ScalarExpression) {
        for formula in [formula, formula.derivative, formula.derivative.derivative.simplified()] {
            let compiled = CompiledFormula(formula, parameters: ["x", "y"])
            let values = compiled.evaluate([Self.xs, Self.ys])
            for (index, value) in values.enumerated() {
                let expected = formula.evaluate(["x": Self.xs[index], "y": Self.ys[index]])
                #expect(value.bitPattern == expected.bitPattern || (value.isNaN && expected.isNaN))
            }
        }
    }

    @Test func inSinglePrecision() {
        let formula = sigmoid(3 * x) + exp(-x.to(2)) / 3
        let xs = (0..<700).map { Float($0) / 100 - 3.5 }
        let values = CompiledFormula(formula, parameters: ["x"]).evaluate([xs])
        for (x, value) in zip(xs, values) {
            #expect(abs(Double(value) - formula.evaluate(["x": Double(x)])) < 1e-6)
        }
    }

    @Test func trivialFormulas() {
        #expect(CompiledFormula(x, parameters: ["x"]).evaluate([[1.0, 2]]) == [1, 2])
        #expect(CompiledFormula(y, parameters: ["x", "y"]).evaluate([[1.0, 2], [3, 4]]) == [3, 4])
        #expect(CompiledFormula(2 * .pi, parameters: ["x"]).evaluate([[1.0, 2]]) == [2 * .pi, 2 * .pi])
        #expect(CompiledFormula(7, parameters: []).evaluate([[Double]](), count: 3) == [7, 7, 7])
        #expect(CompiledFormula(x * x, parameters: ["x"]).evaluate([[Double]()]) == [])
    }

    /// A formula that shares its parts is no larger than its parts.
    @Test func sharedPartsAreComputedOnce() {
        var formula = x
        for _ in 0..<10 { formula = sin(formula) + sin(formula) }
        let compiled = CompiledFormula(formula, parameters: ["x"])
        #expect(compiled.scratchCount <= 2 * 512)
        #expect(compiled.evaluate([[0.3]]) == [formula.evaluate(["x": 0.3])])
    }

    @Test func resultMayReplaceAColumn() {
        let formula = CompiledFormula(
            .conditional(.less, x, 1, then: x * x, otherwise: 2 * sigmoid(x) + x), parameters: ["x"])
        let expected = formula.evaluate([Self.xs])
        var column = Self.xs
        column.withUnsafeMutableBufferPointer {
            formula.evaluate(columns: [UnsafePointer($0.baseAddress!)], count: $0.count, into: $0.baseAddress!)
        }
        #expect(zip(column, expected).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
    }
}

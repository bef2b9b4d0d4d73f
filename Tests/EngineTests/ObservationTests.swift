import Datasets
import Expressions
import Testing

@testable import Engine

@Suite struct ObservationTests {
    private let step0 = TrainingOptions.squared(Optimizer(.sgd, rate: 0.1), .steps(0))

    @Test func `activations and gradients explode as 1.5 to the depth`() throws {
        let deep = (0..<49).map { _ in
            NetworkDescription.Layer.dense(DenseLayer(units: 2, weights: Table([[1.5, 0], [0, 1.5]])))
        }
        let network = NetworkDescription(
            inputs: 2, layers: deep + [.dense(DenseLayer(units: 1, weights: Table([[1, 1]])))])
        let one = Dataset(inputs: Table([[1, 1]]), targets: .numbers(Table(column: [1])))
        let run = try Training(network, on: SplitDataset(train: one), options: step0).run()
        let layers = try run.layers(on: one)
        #expect(layers.count == 51 && layers[49].layer == 49)
        let power = (0..<49).reduce(1.0) { power, _ in power * 1.5 }
        #expect(layers[49].a.values == [power, power] && Statistics(layers[49].a.values).max == power)
        // Backward, the gradient grows by 1.5 from layer to layer too.
        #expect(isNear(layers[0].gradient.values[0] / layers[49].gradient.values[0], power))
        #expect(isNear(layers[50].gradient.values[0], 2 * (2 * power - 1)))
    }

    /// ∂J/∂a of every layer against central differences of the loss by the layer's own weights and biases.
    @Test(arguments: [Loss.binaryCrossEntropy, .softmaxCrossEntropy, .meanSquaredError, .meanAbsoluteError])
    func `an observation agrees with itself`(loss: Loss) throws {
        let last: Activation =
            switch loss {
            case .binaryCrossEntropy: .sigmoid
            case .softmaxCrossEntropy: .softmax
            default: .tanh
            }
        let network = NetworkDescription(
            inputs: 2,
            layers: [
                .dense(dense(5, .tanh)), .activation(.softplus), .dropout(0.5),
                .dense(dense(last == .softmax ? 2 : 1, last)),
            ])
        var options = step0
        options.loss = loss
        let data = moons(9)
        let run = try Training(network, on: SplitDataset(train: data), options: options).run()
        let layers = try run.layers(on: data)
        #expect(layers.map(\.layer) == [0, 1, 2] && layers[0].z == nil && layers[0].a == data.inputs)
        #expect(layers[2].a == run.outputs(for: data.inputs))
        // The bias gradient sums ∂J/∂z over the examples; for the first layer ∂J/∂z = ∂J/∂a · softplus′(tanh z) · tanh′.
        for unit in 0..<5 {
            let sum = (0..<9).reduce(0.0) { sum, row in
                let a = layers[1].a[row, unit]
                let t = tanhValue(layers[1].z![row, unit])
                return sum + layers[1].gradient[row, unit] * (1 - expValue(-a)) * (1 - t * t)
            }
            #expect(isNear(sum, layers[1].biasGradient![unit], 1e-10) || abs(sum) < 1e-15)
        }
        // At the output ∂J/∂z = Σₖ ∂J/∂aₖ ∂aₖ/∂z.
        for unit in 0..<layers[2].a.columns {
            let sum = (0..<9).reduce(0.0) { sum, row in
                let a = layers[2].a.row(row)
                let gradient = layers[2].gradient.row(row)
                let slopes = zip(a, a.indices).map { value, place in
                    switch last {
                    case .softmax: value * ((place - a.startIndex == unit ? 1 : 0) - a[a.startIndex + unit])
                    case .sigmoid: value * (1 - value)
                    default: 1 - value * value
                    }
                }
                return sum + zip(gradient, slopes).reduce(0) { $0 + $1.0 * $1.1 }
            }
            #expect(isNear(sum, layers[2].biasGradient![unit], 1e-10))
        }
    }

    @Test(arguments: [
        (Activation.tanh, Activation.sigmoid, Loss.binaryCrossEntropy), (.softplus, .softmax, .softmaxCrossEntropy),
        (.sigmoid, .identity, .meanSquaredError), (.tanh, .softmax, .meanSquaredError),
        (.function(.call(.sin, [.variable("z")]), parameter: "z"), .tanh, .meanSquaredError),
    ])
    func `backpropagation agrees with central differences`(hidden: Activation, last: Activation, loss: Loss) throws {
        let needsTwo = last == .softmax
        var data = moons(12)
        if needsTwo, loss == .meanSquaredError, case .numbers(let table) = data.targets {
            data.targets = .numbers(Table(table.values.map { [$0, 1 - $0] }))
        }
        let network = NetworkDescription(2, dense(6, hidden), dense(4, hidden), dense(needsTwo ? 2 : 1, last))
        var options = step0
        options.loss = loss
        options.length = .steps(20)
        let checks = try Training(network, on: SplitDataset(train: data), options: options).run()
            .gradientCheck(on: data, limit: 15)
        #expect(checks.count == 6 && checks[2].checked == 15 && checks[3].isBias)
        for check in checks { #expect(check.relativeError < 1e-6, "layer \(check.layer)") }
    }

    @Test func `statistics`() {
        let some = Statistics([3, -4, 0, 1])
        #expect(some.mean == 0 && some.variance == 6.5 && some.max == 4 && isNear(some.norm, 26.0.squareRoot()))
        #expect(isNear(some.rms, 6.5.squareRoot()))
        #expect(isNear(Statistics([3e200, 4e200]).norm, 5e200) && isNear(Statistics([3e-200, 4e-200]).norm, 5e-200))
        #expect(Statistics([]).norm == 0 && Statistics([]).mean.isNaN && Statistics([1, .nan]).max.isNaN)
    }

    private func tanhValue(_ x: Double) -> Double { ScalarExpression.call(.tanh, [.number(x)]).evaluate() }
    private func expValue(_ x: Double) -> Double { ScalarExpression.call(.exp, [.number(x)]).evaluate() }
}

import Datasets
import Expressions
import Random
import Testing

@testable import Engine

/// Expected values are those of NumPy replaying the same draws.
@Suite struct ReplayTests {
    @Test func `full batches`() throws {
        let network = NetworkDescription(2, dense(4, .tanh), dense(1, .sigmoid))
        let run = try Training(network, on: xorData(), options: .binary(Optimizer(.sgd, rate: 0.5), .steps(2000))).run()
        let losses = try #require(run.history.loss())
        #expect(losses.count == 2001)
        #expect(isNear(losses[0], 0.6967809170095127))
        #expect(isNear(losses[1], 0.6936386972920274))
        #expect(isNear(losses[100], 0.3243226021432767, 1e-12))
        #expect(isNear(losses[2000], 0.0014260193845508445, 1e-10))
        #expect(run.end.train.accuracy == 1)
        #expect(run.parameterCount == 17 && run.classes == ["0", "1"])
    }

    /// Shuffled batches of which the last is short, standardised inputs, softmax, both penalties, clipping, a schedule.
    @Test(
        arguments: [
            (.sgd, 1.975109935458154, 0.2926306233866942, 1.0 / 3),
            (.momentum(), 2.1504222881572477, 0.29623750459162407, 1.0 / 3),
            (.heavyBall(), 1.7037405666668433, 0.28722336915604235, 1.0 / 3),
            (.nesterov(), 1.5556322178522244, 0.28406990636963037, 1.0 / 3),
            (.rmsprop(), 0.10214876036745292, 0.2969269109620295, 1),
            (.adam(), 0.8718954894118071, 0.28238442660290525, 2.0 / 3),
            (.adamw(), 0.8701373212458022, 0.28128541135508106, 2.0 / 3),
        ] as [(Optimizer.Rule, Double, Double, Double)])
    func `every optimizer`(rule: Optimizer.Rule, loss: Double, penalty: Double, accuracy: Double) throws {
        let network = NetworkDescription(
            inputs: 2,
            layers: [.standardize, .dense(dense(4, .leakyRelu(slope: 0.2))), .dense(dense(3)), .activation(.softmax)])
        let rate = ScalarExpression.binary(
            .divide, .number(0.1), .binary(.add, .number(1), .variable("t")))
        let options = TrainingOptions(
            loss: .softmaxCrossEntropy, optimizer: Optimizer(rule, learningRate: .schedule(rate, parameter: "t")),
            length: .steps(7), batch: 5, seed: 9, initialization: .heNormal, l1: 0.01, l2: 0.02, clip: 0.5)
        let run = try Training(network, on: SplitDataset(train: blobs(12)), options: options).run()
        #expect(isNear(run.end.train.loss, loss))
        #expect(isNear(run.end.train.penalty, penalty))
        #expect(run.end.train.objective == run.end.train.loss + run.end.train.penalty)
        #expect(run.end.train.accuracy == accuracy)
        #expect(run.steps == 7 && run.epochs == 2 && run.history.steps == Array(0...7))
    }

    @Test func `dropout draws by step, layer and row, from a stream of its own`() throws {
        let network = NetworkDescription(
            inputs: 2, layers: [.dropout(0.1), .dense(dense(4, .relu)), .dropout(0.25), .dense(dense(1))])
        let options = TrainingOptions(
            loss: .meanAbsoluteError, optimizer: Optimizer(.sgd, rate: 0.1), length: .steps(6), batch: 5, seed: 6)
        let run = try Training(network, on: SplitDataset(train: moons(12)), options: options).run()
        #expect(isNear(run.end.train.loss, 0.47572551541318786))
    }

    @Test func `parameters are drawn layer by layer, rows are units`() throws {
        let layers = [
            DenseLayer(units: 2, initialization: .uniform(bound: 0.5)),
            DenseLayer(units: 2, weights: Table([[1, 2], [3, 4]]), biases: [5, 6]),
            DenseLayer(units: 1, activation: .sigmoid, initialization: .lecunNormal, hasBias: false),
        ]
        let network = NetworkDescription(inputs: 2, layers: layers.map { .dense($0) })
        var options = TrainingOptions.binary(Optimizer(.sgd, rate: 1), .steps(0))
        options.seed = 5
        let parameters = try Training(network, on: xorData(), options: options).run().parameters
        var random = NumPyRandom(seed: 5)
        #expect(parameters[0].weights.values == (0..<4).map { _ in random.uniform(-0.5, 0.5) })
        #expect(parameters[0].biases == [0, 0])
        #expect(parameters[1] == LayerParameters(weights: Table([[1, 2], [3, 4]]), biases: [5, 6]))
        #expect(parameters[2].weights.values == (0..<2).map { _ in random.standardNormal() * 0.5.squareRoot() })
        #expect(parameters[2].biases == nil)
    }

    @Test func `single precision draws in double, then rounds`() throws {
        let network = NetworkDescription(2, dense(3, .tanh), dense(1, .sigmoid))
        var options = TrainingOptions.binary(Optimizer(.adam(), rate: 0.1), .steps(0))
        let double = try Training(network, on: xorData(), options: options).run()
        options.precision = .float32
        let single = try Training(network, on: xorData(), options: options).run()
        #expect(single.parameters[0].weights.values == double.parameters[0].weights.values.map { Double(Float($0)) })
        options.length = .steps(50)
        let trained = try Training(network, on: xorData(), options: options).run()
        options.precision = .float64
        let exact = try Training(network, on: xorData(), options: options).run()
        #expect(trained.end.train.loss != exact.end.train.loss)
        #expect(isNear(trained.end.train.loss, exact.end.train.loss, 1e-4))
    }

    @Test func `a formula as activation or loss is as good as the built-in one`() throws {
        let z = ScalarExpression.variable("z")
        let tanh = Activation.function(.call(.tanh, [z]), parameter: "z")
        let difference = ScalarExpression.binary(.subtract, .variable("a"), .variable("y"))
        let gap = Loss.function(.binary(.power, difference, .number(2)), output: "a", target: "y")
        let data = SplitDataset(train: moons(30))
        var options = TrainingOptions.squared(Optimizer(.adam(), rate: 0.05), .steps(40))
        options.batch = 8
        let built = try Training(NetworkDescription(2, dense(5, .tanh), dense(1)), on: data, options: options).run()
        options.loss = gap
        let own = try Training(NetworkDescription(2, dense(5, tanh), dense(1)), on: data, options: options).run()
        #expect(isNear(built.end.train.loss, own.end.train.loss, 1e-10))
        #expect(own.end.train.accuracy == nil && own.history.accuracy() == nil)
    }
}

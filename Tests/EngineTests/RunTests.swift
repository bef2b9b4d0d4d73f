import Datasets
import Expressions
import Testing

@testable import Engine

@Suite struct RunTests {
    @Test func `records are as far apart as full passes cost`() {
        #expect(
            [0.3, 1, 1.1, 2, 4, 5.5, 11, 30, 60, 300].map(Schedule.interval) == [1, 1, 2, 2, 5, 10, 20, 50, 100, 500])
    }

    @Test func `epochs record each epoch, the end is always there`() throws {
        let network = NetworkDescription(2, dense(1, .sigmoid))
        var options = TrainingOptions.binary(Optimizer(.sgd, rate: 0.1), .epochs(3))
        options.batch = 4
        let run = try Training(network, on: SplitDataset(train: moons(10)), options: options).run()
        #expect(run.history.steps == [0, 3, 6, 9] && run.history.records.map(\.epoch) == [0, 1, 2, 3])
        options.length = .steps(7)
        options.record = 5
        #expect(
            try Training(network, on: SplitDataset(train: moons(10)), options: options).run().history.steps == [
                0, 5, 7,
            ])
    }

    @Test func `a stop condition is judged at each record`() throws {
        let network = NetworkDescription(2, dense(4, .tanh), dense(1, .sigmoid))
        let training = try Training(network, on: xorData(), options: .binary(Optimizer(.sgd, rate: 0.5), .steps(2000)))
        var judged = 0
        let run = try training.run { record in
            judged += 1
            return record.train.loss < 0.3
        }
        let stop = try #require(run.stoppedAt)
        #expect(run.steps == stop && judged == stop + 1 && run.end.train.loss < 0.3)
        #expect(run.history.loss()!.dropLast().allSatisfy { $0 >= 0.3 })
        #expect(try training.run().stoppedAt == nil)
    }

    @Test func `progress is rare, and can end the run`() throws {
        struct Cancelled: Error {}
        let training = try Training(
            NetworkDescription(2, dense(1, .sigmoid)), on: xorData(),
            options: .binary(Optimizer(.sgd, rate: 0.5), .steps(5000)))
        var calls: [Int] = []
        _ = try training.run(progress: { step, total, loss in
            calls.append(step)
            #expect(total == 5000 && loss.isFinite)
        })
        #expect(calls.count == 100 && calls.last == 5000)
        #expect(throws: Cancelled.self) { try training.run(progress: { _, _, _ in throw Cancelled() }) }
    }

    @Test func `divergence names step, layer and activation, and leaves the history`() throws {
        let network = NetworkDescription(1, dense(3), dense(1))
        let data = SplitDataset(
            train: Dataset(inputs: Table(column: [1, 2, 3]), targets: .numbers(Table(column: [2, 4, 6]))))
        var options = TrainingOptions.squared(Optimizer(.sgd, rate: 10), .steps(1000))
        options.record = 7
        let run = try Training(network, on: data, options: options).run()
        let divergence = try #require(run.divergence)
        #expect(run.steps == divergence.step && run.steps < 1000 && run.history.steps.last == divergence.step)
        #expect(!run.end.train.loss.isFinite && run.history.loss()!.dropLast().allSatisfy(\.isFinite))
        #expect(divergence.largestActivation > 1e150 && divergence.message.contains("step \(divergence.step)"))
        options.record = nil
        #expect(try Training(network, on: data, options: options).run().divergence == divergence)
        options.divergence = .allow
        let through = try Training(network, on: data, options: options).run()
        #expect(through.divergence == nil && through.steps == 1000 && through.end.train.loss.isNaN)
    }

    @Test func `standardised columns have mean 0 and deviation 1, constant ones are 0 with a warning`() throws {
        let inputs = Table([[1, 0.1, 5], [2, 0.1, 5], [6, 0.1, 7]])
        let data = SplitDataset(
            train: Dataset(inputs: inputs, targets: .numbers(Table(column: [0, 1, 1]))))
        for layer in [NetworkDescription.Layer.standardize, .minmax] {
            let network = NetworkDescription(inputs: 3, layers: [layer, .dense(dense(1, .sigmoid))])
            let run = try Training(network, on: data, options: .binary(Optimizer(.sgd, rate: 1), .steps(0))).run()
            let name = layer == .minmax ? "minmax" : "standardize"
            #expect(run.warnings == [.constantColumn(2, layer: name)])
            let seen = try run.layers(on: data.train)[0].a
            #expect(seen.column(1) == [0, 0, 0])
            let first = Statistics(seen.column(0))
            if layer == .minmax {
                #expect(seen.column(0) == [0, 0.2, 1] && seen.column(2) == [0, 0, 1])
            } else {
                #expect(abs(first.mean) < 1e-15 && isNear(first.variance, 1))
            }
            // New inputs go through the same statistics, not through their own.
            #expect(run.outputs(for: inputs.selecting([2])) == run.outputs(for: inputs).selecting([2]))
        }
    }

    @Test func `accuracy counts entries of independent labels`() throws {
        let network = NetworkDescription(
            inputs: 1, layers: [.dense(DenseLayer(units: 2, activation: .sigmoid, weights: Table([[1], [-1]])))])
        let data = Dataset(
            inputs: Table(column: [1, 2, 0]), targets: .numbers(Table([[1, 0], [0, 0], [1, 1]])))
        let run = try Training(
            network, on: SplitDataset(train: data), options: .binary(Optimizer(.sgd, rate: 1), .steps(0))
        ).run()
        // At 0 both outputs are ½, which counts as 1.
        #expect(run.end.train.accuracy == 5.0 / 6)
    }

    @Test func `ties go to the lowest class`() throws {
        var options = TrainingOptions(
            loss: .softmaxCrossEntropy, optimizer: Optimizer(.sgd, rate: 1), length: .steps(0), initialization: .zeros)
        let run = try Training(
            NetworkDescription(2, dense(3, .softmax)), on: SplitDataset(train: blobs(12)), options: options
        ).run()
        #expect(run.end.train.accuracy == 1.0 / 3 && run.classes == ["0", "1", "2"])
        options.precision = .float32
        #expect(isNear(run.end.train.loss, 1.0986122886681098))
    }

    @Test func `targets of one kind only are read as they stand`() throws {
        let network = NetworkDescription(2, dense(1, .sigmoid))
        let ones = Dataset(inputs: Table([[1, 1]]), targets: .numbers(Table(column: [1])))
        let run = try Training(
            network, on: SplitDataset(train: ones), options: .binary(Optimizer(.sgd, rate: 1), .steps(50))
        ).run()
        #expect(run.end.train.loss < 0.1)
        let names = Dataset(inputs: Table([[0, 1], [1, 0]]), targets: .names(["yes", "no"]))
        let named = try Training(
            network, on: SplitDataset(train: names), options: .binary(Optimizer(.sgd, rate: 1), .steps(50))
        ).run()
        #expect(named.classes == ["no", "yes"])
        #expect(named.outputs(for: names.inputs).values[0] > 0.5)
    }

    @Test func `mistakes are named`() throws {
        func error(_ network: NetworkDescription, _ data: Dataset, _ options: TrainingOptions = .binary())
            -> EngineError?
        {
            do throws(EngineError) {
                _ = try Training(network, on: SplitDataset(train: data), options: options)
                return nil
            } catch { return error }
        }
        let sigmoid = dense(1, .sigmoid)
        #expect(error(NetworkDescription(inputs: 2, layers: []), moons(4)) == .noDenseLayer)
        #expect(error(NetworkDescription(3, sigmoid), moons(4)) == .inputWidth(expected: 3, found: 2, part: "train"))
        #expect(error(NetworkDescription(2, dense(1)), moons(4)) == .lossNeeds(activation: "sigmoid"))
        #expect(error(NetworkDescription(2, dense(2, .sigmoid)), moons(4)) == .targetWidth(expected: 2, found: 1))
        #expect(error(NetworkDescription(2, sigmoid), blobs(6)) == .classCount(expected: 2, found: 3))
        #expect(error(NetworkDescription(2, dense(3), sigmoid), moons(0)) == .noExamples(part: "train"))
        #expect(
            error(NetworkDescription(inputs: 2, layers: [.dense(dense(3)), .standardize, .dense(sigmoid)]), moons(4))
                == .misplaced("standardize"))
        #expect(error(NetworkDescription(2, dense(3, .softmax), sigmoid), moons(4)) == .misplaced("softmax"))
        #expect(
            error(NetworkDescription(2, DenseLayer(units: 1, activation: .sigmoid, weights: Table([[1]]))), moons(4))
                == .weightsShape(layer: 1, expected: [1, 2], found: [1, 1]))
        let named = Dataset(inputs: Table([[0, 1]]), targets: .names(["a"]))
        #expect(error(NetworkDescription(2, dense(1)), named, .squared()) == .targetsAreNames)
        let infinite = Dataset(inputs: Table([[0, 1], [1, 0]]), targets: .numbers(Table(column: [1, .infinity])))
        #expect(
            error(NetworkDescription(2, dense(1)), infinite, .squared())
                == .targetNotFinite(part: "train", row: 2, value: .infinity))
    }

    @Test func `a feature that is not finite is named`() throws {
        let log = FeatureMap(parameters: ["x1", "x2"], formulas: [.variable("x2"), .call(.log, [.variable("x1")])])
        let network = NetworkDescription(inputs: 2, layers: [.features(log), .dense(dense(1, .sigmoid))])
        let training = try Training(network, on: xorData(), options: .binary())
        #expect(throws: EngineError.inputNotFinite(part: "train", row: 1, column: 2, value: -.infinity)) {
            try training.run()
        }
    }
}

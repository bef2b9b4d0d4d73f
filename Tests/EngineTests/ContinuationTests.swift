import Datasets
import Testing

@testable import Engine

@Suite struct ContinuationTests {
    /// Dropout, shuffled batches, Adam, a validation part: everything that has a state.
    private let network = NetworkDescription(
        inputs: 2,
        layers: [.standardize, .dense(dense(8, .relu)), .dropout(0.25), .dense(dense(1, .sigmoid))])

    private func options(_ length: TrainingOptions.Length) -> TrainingOptions {
        TrainingOptions(
            loss: .binaryCrossEntropy, optimizer: Optimizer(.adam(), rate: 0.01), length: length, batch: 16, seed: 4,
            l2: 0.01, record: 20)
    }

    /// 100 examples make 7 steps an epoch: 100 and 137 steps end in the middle of one.
    @Test(arguments: [100, 137, 140])
    func `so many steps and so many more are as good as all at once`(first: Int) throws {
        let data = try moons(125).split(validation: .fraction(0.2), seed: 0)
        let whole = try Training(network, on: data, options: options(.steps(300))).run()
        let half = try Training(network, on: data, options: options(.steps(first))).run()
        #expect(half.history.steps.last == first)
        let saved = try Checkpoint(bytes: half.checkpoint.bytes)
        #expect(saved == half.checkpoint)
        let rest = try Training(network, on: data, options: options(.steps(300 - first)), continuing: saved).run()
        #expect(rest.checkpoint == whole.checkpoint)
        #expect(rest.history.steps == Array(stride(from: 0, through: 300, by: 20)))
    }

    @Test func `single precision goes on as exactly`() throws {
        let data = SplitDataset(train: moons(50))
        var options = options(.epochs(3))
        options.precision = .float32
        let whole = try Training(network, on: data, options: options).run()
        options.length = .epochs(1)
        let first = try Training(network, on: data, options: options).run()
        options.length = .epochs(2)
        let rest = try Training(network, on: data, options: options, continuing: first.checkpoint).run()
        #expect(rest.checkpoint == whole.checkpoint && rest.epochs == 3 && rest.steps == 12)
    }

    @Test func `epochs of a continuation are completed passes`() throws {
        let data = SplitDataset(train: moons(50))
        let begun = try Training(network, on: data, options: options(.steps(6))).run()
        #expect(begun.epochs == 1)
        let rest = try Training(network, on: data, options: options(.epochs(1)), continuing: begun.checkpoint).run()
        #expect(rest.steps == 8 && rest.epochs == 2)
    }

    @Test func `a new optimizer begins anew, and must be named`() throws {
        let data = SplitDataset(train: moons(50))
        let adam = try Training(network, on: data, options: options(.steps(8))).run()
        var other = options(.steps(8))
        other.optimizer = Optimizer(.sgd, rate: 0.1)
        #expect(throws: EngineError.continuation("its optimizer is another one")) {
            try Training(network, on: data, options: other, continuing: adam.checkpoint)
        }
        let sgd = try Training(network, on: data, options: other, continuing: adam.checkpoint, resetsOptimizer: true)
            .run()
        #expect(sgd.steps == 16)
        let again = try Training(
            network, on: data, options: options(.steps(8)), continuing: adam.checkpoint, resetsOptimizer: true
        ).run()
        let through = try Training(network, on: data, options: options(.steps(8)), continuing: adam.checkpoint).run()
        #expect(again.end.train.loss != through.end.train.loss)
    }

    @Test func `what does not fit is refused`() throws {
        let data = SplitDataset(train: moons(50))
        let run = try Training(network, on: data, options: options(.steps(1))).run()
        var other = options(.steps(1))
        other.batch = 10
        #expect(throws: EngineError.continuation("`batch` may not change")) {
            try Training(network, on: data, options: other, continuing: run.checkpoint)
        }
        let wide = NetworkDescription(
            inputs: 2, layers: [.standardize, .dense(dense(9, .relu)), .dense(dense(1, .sigmoid))])
        #expect(throws: EngineError.continuation("its network has other layers")) {
            try Training(wide, on: data, options: options(.steps(1)), continuing: run.checkpoint)
        }
    }

    @Test func `a damaged checkpoint is refused`() throws {
        let bytes = try Training(network, on: SplitDataset(train: moons(20)), options: options(.steps(1))).run()
            .checkpoint.bytes
        for place in [0, 9, bytes.count / 2, bytes.count - 1] {
            var damaged = bytes
            damaged[place] ^= 1
            #expect(throws: EngineError.self) { try Checkpoint(bytes: damaged) }
        }
        #expect(throws: EngineError.self) { try Checkpoint(bytes: Array(bytes.dropLast(8))) }
        #expect(throws: EngineError.self) { try Checkpoint(bytes: []) }
    }

    @Test func `a saved run can be asked without training`() throws {
        let data = SplitDataset(train: moons(50))
        let run = try Training(network, on: data, options: options(.steps(9))).run()
        let restored = try TrainedNetwork(network, on: data, options: options(.steps(9)), restoring: run.checkpoint)
        let points = Table([[0, 0], [1, 0.5], [-1, 2]])
        #expect(restored.outputs(for: points) == run.outputs(for: points) && restored.history == run.history)
    }
}

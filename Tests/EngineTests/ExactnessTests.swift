import AllocationCounter
import Datasets
import Expressions
import Kernels
import Testing

@testable import Engine

/// The same bits, whatever the machine does; and a step that only computes.
@Suite(.serialized) struct ExactnessTests {
    /// Every kind of layer, of widths that fill no vector.
    private let network = NetworkDescription(
        inputs: 2,
        layers: [
            .standardize,
            .features(
                FeatureMap(
                    parameters: ["x1", "x2"],
                    formulas: [
                        .number(1), .variable("x1"), .variable("x2"),
                        .binary(.multiply, .variable("x1"), .variable("x2")),
                    ])),
            .dense(dense(19, .tanh)), .dropout(0.1), .dense(dense(17, .softplus)),
            .dense(dense(9, .function(.call(.sin, [.variable("u")]), parameter: "u"))), .dense(dense(11, .sigmoid)),
            .dense(dense(3, .softmax)),
        ])

    private func options(_ precision: TrainingOptions.Precision, steps: Int = 25) -> TrainingOptions {
        let rate = ScalarExpression.binary(
            .divide, .number(0.05), .binary(.add, .number(1), .variable("t")))
        return TrainingOptions(
            loss: .softmaxCrossEntropy,
            optimizer: Optimizer(.adamw(), learningRate: .schedule(rate, parameter: "t")), length: .steps(steps),
            batch: 13, l1: 0.001, l2: 0.01, clip: 1, record: 5, precision: precision)
    }

    @Test(arguments: [TrainingOptions.Precision.float64, .float32])
    func `every kernel set and thread count gives the same bits`(precision: TrainingOptions.Precision) throws {
        let data = SplitDataset(train: blobs(50))
        let training = try Training(network, on: data, options: options(precision))
        defer {
            _ = nn_kernels_select(nil)
            nn_kernels_set_threads(1)
        }
        var results: [String: Checkpoint] = [:]
        var index: Int32 = 0
        while let name = nn_kernels_available(index) {
            #expect(nn_kernels_select(name))
            for threads in [1, 2] as [Int32] {
                nn_kernels_set_threads(threads)
                results["\(String(cString: name)), \(threads)"] = try training.run().checkpoint
            }
            index += 1
        }
        let reference = try #require(results["scalar, 1"])
        #expect(reference.step == 25 && reference.divergence == nil)
        for (name, result) in results { #expect(result == reference, "\(name)") }
    }

    @Test(arguments: [TrainingOptions.Precision.float64, .float32])
    func `a row's outputs are the same whatever rows stand beside it`(precision: TrainingOptions.Precision) throws {
        let run = try Training(network, on: SplitDataset(train: blobs(30)), options: options(precision)).run()
        let points = blobs(600, seed: 8).inputs
        let all = run.outputs(for: points)
        for rows in [0..<1, 17..<18, 3..<20, 255..<258, 100..<600] {
            #expect(run.outputs(for: points.selecting(rows)) == all.selecting(rows))
        }
    }

    @Test func `full passes do not depend on the batch`() throws {
        let data = SplitDataset(train: blobs(300))
        var losses: Set<Double> = []
        for batch in [1, 7, 300, nil] as [Int?] {
            var options = options(.float64, steps: 0)
            options.batch = batch
            losses.insert(try Training(network, on: data, options: options).run().start.train.loss)
        }
        #expect(losses.count == 1)
    }

    /// In a full batch without dropout the update's own forward pass is the record.
    @Test(arguments: [
        NetworkDescription(2, dense(7, .tanh), dense(1, .sigmoid)), NetworkDescription(2, dense(1, .sigmoid)),
    ])
    func `records made on the way are those of full passes`(network: NetworkDescription) throws {
        let data = try moons(40).split(test: .fraction(0.25), seed: 1)
        var options = TrainingOptions.binary(Optimizer(.heavyBall(), rate: 0.1), .steps(5))
        let all = try Training(network, on: data, options: options).run()
        for steps in 0...5 {
            options.length = .steps(steps)
            #expect(try Training(network, on: data, options: options).run().end == all.history.records[steps])
        }
        #expect(try all.metrics(on: data.test!) == all.end.test)
    }

    @Test(.enabled(if: allocation_counter_works()), arguments: [TrainingOptions.Precision.float64, .float32])
    func `a step allocates nothing`(precision: TrainingOptions.Precision) throws {
        // Without optimisation the compiler itself allocates where formulas are evaluated.
        let areFormulasFree = !_isDebugAssertConfiguration()
        let layers = network.layers.filter { layer in
            if case .dense(let dense) = layer, case .function = dense.activation { return areFormulasFree }
            return true
        }
        let data = SplitDataset(train: blobs(50))
        func allocations(_ steps: Int) throws -> Int64 {
            var options = options(precision, steps: steps)
            options.record = 1 << 40
            if !areFormulasFree { options.optimizer = Optimizer(.adamw(), rate: 0.01) }
            let training = try Training(NetworkDescription(inputs: 2, layers: layers), on: data, options: options)
            let before = allocation_count()
            _ = try training.run()
            return allocation_count() - before
        }
        _ = try allocations(1)
        let few = try allocations(10)
        let many = try allocations(510)
        #expect(few > 0 && many == few)
    }
}

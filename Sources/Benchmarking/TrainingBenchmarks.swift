import Datasets
import Engine
import Kernels

extension Workload {
    /// This workload in both precisions; a large one on each number of threads.
    func benchmarks(threads: [Int]) -> [Benchmark] {
        threads.filter { $0 == 1 || isLarge }.flatMap { threads in
            [TrainingOptions.Precision.float32, .float64].map { precision in
                Benchmark("train/\(precision.rawValue)/\(threads)/\(name)") { session in
                    try measure(session, precision, threads: threads)
                }
            }
        }
    }

    /// Microseconds a step, from the end of the record at step 0 to the last step: permutations, mini-batches and
    /// updates, but no records.
    private func measure(
        _ session: Session, _ precision: TrainingOptions.Precision, threads: Int
    ) throws -> Measurement {
        let isShort = session.effort.isShort
        let examples = isShort ? min(examples, 4 * (batch ?? examples)) : examples
        let steps = isShort ? min(steps, 20) : steps
        let dataset = data.dataset(examples: examples, features: sizes[0])
        let training = try Training(
            network, on: SplitDataset(train: dataset),
            options: TrainingOptions(
                loss: .standard(for: network), optimizer: optimizer, length: .steps(steps), batch: batch,
                initialization: hidden == .relu ? .heNormal : .xavierNormal, record: steps, precision: precision))
        let before = nn_kernels_threads()
        nn_kernels_set_threads(Int32(threads))
        defer { nn_kernels_set_threads(before) }
        var samples: [Double] = []
        var loss = Double.nan
        for _ in 0..<session.effort.samples {
            var begin = 0.0
            var last = (step: 0, time: 0.0)
            let trained = try training.run(
                stop: { record in
                    if record.step == 0 { begin = session.now() }
                    return false
                },
                progress: { step, _, _ in last = (step, session.now()) })
            samples.append((last.time - begin) / Double(last.step) * 1e6)
            loss = trained.end.train.loss
        }
        var result = Measurement(.microseconds, samples: samples)
        result.operations = operations
        result.peak = session.peak(isSingle: precision == .float32, threads: threads)
        result.loss = loss
        result.steps = steps
        return result
    }
}

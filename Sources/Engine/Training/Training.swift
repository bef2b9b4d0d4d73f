import Datasets

/// A run about to be made: a network on data, checked. Running it twice gives the same twice.
///
/// Draws can be replayed in NumPy: `rng = default_rng(seed)`; the weights of each dense layer from the input on, row
/// by row; then at the start of each epoch `rng.permutation(n)`, of which a batch is the next so many indices. Batches
/// of all examples permute nothing.
public struct Training: Sendable {
    private let setup: TrainingSetup
    private let start: Checkpoint

    /// - Parameters:
    ///   - continuing: the state this run goes on from; parameters, optimizer state, random streams, counters and
    ///     history are taken over, and the seed and the initialisation play no part.
    ///   - resetsOptimizer: in a continuation, whether the optimizer begins anew.
    public init(
        _ network: NetworkDescription, on data: SplitDataset, options: TrainingOptions, continuing: Checkpoint? = nil,
        resetsOptimizer: Bool = false
    ) throws(EngineError) {
        setup = try TrainingSetup(network, data: data, options: options)
        start =
            if let continuing { try setup.continuation(of: continuing, resetsOptimizer: resetsOptimizer) } else {
                setup.start()
            }
    }

    /// The number of trainable parameters.
    public var parameterCount: Int { setup.architecture.parameterCount }

    /// Trains.
    ///
    /// A loss that is not finite ends the run with `divergence` set and the history up to there, unless the options
    /// allow it.
    ///
    /// - Parameters:
    ///   - stop: judged at each new record, step 0 included; `true` ends the run there.
    ///   - progress: called now and then, about a hundred times, with the updates made and asked for in this run and
    ///     the last loss. Throwing from either ends the run.
    public func run(
        stop: ((HistoryRecord) throws -> Bool)? = nil,
        progress: ((_ step: Int, _ total: Int, _ loss: Double) throws -> Void)? = nil
    ) throws -> TrainedNetwork {
        let state =
            switch setup.options.precision {
            case .float64: try TrainingRun<Double>(setup, state: start).run(stop: stop, progress: progress)
            case .float32: try TrainingRun<Float>(setup, state: start).run(stop: stop, progress: progress)
            }
        return TrainedNetwork(setup, state: state)
    }
}

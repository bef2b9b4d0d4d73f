import Datasets
import Engine
import Language

/// A run with every number it depends on, ready to be trained or found again.
struct PreparedRun {
    let network: NetworkDescription
    let options: TrainingOptions
    let key: RunKey

    /// Runs that this one depends on must be done.
    init(_ run: RunDescription, on data: SplitDataset, runs: RunStore) throws(Unavailable) {
        try self.init(run, on: data, runs: runs, continues: run.continues.map(runs.key(of:)))
    }

    /// - Parameter continues: the key of the state it goes on from.
    init(
        _ run: RunDescription, on data: SplitDataset, runs: RunStore, continues: String?
    ) throws(Unavailable) {
        let evaluator = Evaluator(runs: runs)
        network = try evaluator.network(run)
        options = try evaluator.options(run)
        key = RunKey(
            network: network, options: options, data: data,
            stop: run.stop.map { CanonicalText.text($0, keyOfRun: runs.key(of:)) },
            continues: continues, resetsOptimizer: run.resetsOptimizer)
    }

    func restored(_ state: Checkpoint, on data: SplitDataset) throws(EngineError) -> TrainedNetwork {
        try TrainedNetwork(network, on: data, options: options, restoring: state)
    }
}

import Random

/// All that a run needs to go on bit for bit as if it had never paused, in the middle of an epoch too, and all that a
/// trained network needs to be asked: parameters, optimizer state, random streams, counters, statistics of the data,
/// and the history.
public struct Checkpoint: Hashable, Sendable {
    public internal(set) var precision: TrainingOptions.Precision
    /// Updates made.
    public internal(set) var step: Int
    /// Passes completed.
    public internal(set) var epoch: Int
    public internal(set) var history: History
    /// The step at which a stop condition held.
    public internal(set) var stoppedAt: Int?
    public internal(set) var divergence: Divergence?
    public internal(set) var warnings: [EngineWarning]

    /// The records a run that goes on from here keeps: the last one is taken back where the schedule has none there.
    public var keptRecords: [HistoryRecord] { endsOffSchedule ? history.records.dropLast() : history.records }

    /// Examples in a batch; all, where there is but one batch.
    var batch: Int
    /// Whether the last record stands where the schedule has none; a continuation takes it back.
    var endsOffSchedule: Bool
    /// The stream of permutations: before this epoch's permutation in the middle of an epoch, else as it is.
    var random: NumPyRandom
    /// The stream of dropout masks.
    var dropout: NumPyRandom
    /// One array for each tensor: weights then biases, from the input on.
    var parameters: [[Double]]
    var optimizerTag: UInt64
    /// For each number the optimizer keeps one array for each tensor.
    var optimizerStates: [[[Double]]]
    /// β₁ᵗ and β₂ᵗ.
    var powers: [Double]
    /// For each layer before the first dense one that needs them, offset and divisor of each column.
    var scalings: [Scaling]

    struct Scaling: Hashable, Sendable {
        var offset: [Double]
        var divisor: [Double]
    }
}

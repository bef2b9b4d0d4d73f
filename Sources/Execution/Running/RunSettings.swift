/// How runs are executed. None of it can change a result.
public struct RunSettings: Sendable {
    /// How many threads may work.
    public var threads: Int
    /// Told now and then how far a run is; from any thread.
    public var progress: (@Sendable (RunProgress) -> Void)?

    /// Where finished runs are kept; `nil` to train every run.
    public var cache: RunCache?
    /// Told of every run when it is done; from any thread.
    public var report: (@Sendable (RunReport) -> Void)?

    public init(
        threads: Int = 1, progress: (@Sendable (RunProgress) -> Void)? = nil, cache: RunCache? = nil
    ) {
        self.threads = max(1, threads)
        self.progress = progress
        self.cache = cache
    }
}

/// How far a run is.
public struct RunProgress: Sendable {
    public var label: String
    public var step: Int
    public var steps: Int
    public var loss: Double
}

/// How a run's results were had.
public struct RunReport: Sendable {
    public enum Origin: Sendable {
        case trained
        /// Nothing it depends on had changed.
        case cache
        /// Trained, since what was kept of it is damaged or foreign.
        case replacedCache
    }

    public var label: String
    public var key: RunKey
    public var origin: Origin
}

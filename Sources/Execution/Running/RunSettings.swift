/// How runs are executed. None of it can change a result.
public struct RunSettings: Sendable {
    /// How many threads may work.
    public var threads: Int
    /// Told now and then how far a run is; from any thread.
    public var progress: (@Sendable (RunProgress) -> Void)?
    /// Told now and then how far a data file has been read.
    public var dataProgress: (@Sendable (DataProgress) -> Void)?

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

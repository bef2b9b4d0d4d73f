/// How runs are executed. None of it can change a result.
public struct RunSettings: Sendable {
    /// How many threads may work.
    public var threads: Int
    /// Told now and then how far a run is; from any thread.
    public var progress: (@Sendable (RunProgress) -> Void)?

    public init(threads: Int = 1, progress: (@Sendable (RunProgress) -> Void)? = nil) {
        self.threads = max(1, threads)
        self.progress = progress
    }
}

/// How far a run is.
public struct RunProgress: Sendable {
    public var label: String
    public var step: Int
    public var steps: Int
    public var loss: Double
}

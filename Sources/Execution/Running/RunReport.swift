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

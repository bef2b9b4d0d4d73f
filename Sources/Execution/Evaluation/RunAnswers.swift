import Language

/// Something that could not be computed, because a run it depends on failed.
public struct Unavailable: Error, Hashable, Sendable {
    /// One sentence without a full stop.
    public var reason: String
}

/// Answers questions about finished runs.
protocol RunAnswers {
    func value(of quantity: Quantity, in run: RunMember) throws(Unavailable) -> Value
    /// The outputs for rows of inputs, a row each.
    func outputs(of run: RunMember, for rows: [[Double]]) throws(Unavailable) -> [[Double]]
}

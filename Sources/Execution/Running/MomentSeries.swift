import Language

/// A run that a figure shows at so many moments of its training (`frames=`).
struct MomentSeries: Hashable, Sendable {
    var run: RunMember
    var count: Int
}

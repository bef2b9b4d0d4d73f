import World

/// Seconds spent in each phase, for the terminal. No page holds them.
public struct Timings: Sendable {
    public enum Phase: String, CaseIterable, Sendable {
        case read, check, train, typeset, draw, write
    }

    private var seconds: [Double] = Array(repeating: 0, count: Phase.allCases.count)

    public init() {}

    public subscript(phase: Phase) -> Double { seconds[Phase.allCases.firstIndex(of: phase)!] }

    public mutating func add(_ time: Double, to phase: Phase) {
        seconds[Phase.allCases.firstIndex(of: phase)!] += time
    }

    public var total: Double { seconds.reduce(0, +) }
}

/// Measures laps.
public final class Stopwatch {
    private let now: () -> Double
    private var last: Double

    public init(_ world: some World) {
        now = { world.seconds() }
        last = world.seconds()
    }

    /// Seconds since the start or the last lap.
    public func lap() -> Double {
        let time = now()
        defer { last = time }
        return time - last
    }
}

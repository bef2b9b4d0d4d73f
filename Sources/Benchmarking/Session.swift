import MachineLimits
import Synchronization
import World

/// A round of benchmarks: the clock, how much time each may take, and the machine's limits, each measured when it is
/// first asked for.
public final class Session: Sendable {
    public let effort: Effort
    private let clock: @Sendable () -> Double
    private let peaks = Mutex<[Peak: Double]>([:])

    private struct Peak: Hashable {
        var isSingle: Bool
        var threads: Int
    }

    public init(effort: Effort, world: some World) {
        self.effort = effort
        clock = { world.seconds() }
    }

    /// Seconds since some start.
    func now() -> Double { clock() }

    /// The most multiply-adds in this precision, in GF/s: the best of several tries.
    func peak(isSingle: Bool, threads: Int) -> Double {
        let peak = Peak(isSingle: isSingle, threads: threads)
        if let known = peaks.withLock({ $0[peak] }) { return known }
        let best = peakSamples(isSingle: isSingle, threads: threads).max()!
        peaks.withLock { $0[peak] = best }
        return best
    }

    func peakSamples(isSingle: Bool, threads: Int) -> [Double] {
        let measure = isSingle ? nn_limit_multiply_add_f32 : nn_limit_multiply_add_f64
        return (0..<effort.samples).map { _ in measure(Int32(threads), effort.sampleSeconds) / 1e9 }
    }

    /// Microseconds of one call, a sample each; every sample is of so many calls that it lasts as long as the effort
    /// says.
    func microseconds(of body: () -> Void) -> [Double] {
        func time(_ calls: Int) -> Double {
            let begin = now()
            for _ in 0..<calls { body() }
            return now() - begin
        }
        body()
        var calls = 1
        while time(calls) < effort.sampleSeconds / 4, calls < 1 << 30 { calls *= 2 }
        calls = max(1, Int(Double(calls) * effort.sampleSeconds / max(time(calls), 1e-9)))
        return (0..<effort.samples).map { _ in time(calls) / Double(calls) * 1e6 }
    }
}

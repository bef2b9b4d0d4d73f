import Execution
import Synchronization

/// How the runs of a note were had, for the terminal.
final class RunTally: Sendable {
    private struct Counts {
        var trained: [String] = []
        var cached = 0
        var replaced: [String] = []
        var manifest = RunManifest()
    }

    private let counts = Mutex(Counts())

    func add(_ report: RunReport) {
        counts.withLock { counts in
            counts.manifest.add(report)
            switch report.origin {
            case .trained: counts.trained.append(report.label)
            case .cache: counts.cached += 1
            case .replacedCache:
                counts.trained.append(report.label)
                counts.replaced.append(report.label)
            }
        }
    }

    /// What the runs were made of.
    var manifest: RunManifest { counts.withLock { $0.manifest } }

    /// - Parameters:
    ///   - seconds: what training took.
    ///   - isKept: whether the results were those of an earlier run, as they stand on the page.
    func show(seconds: Double, isKept: Bool, _ terminal: Terminal) {
        let counts = counts.withLock { $0 }
        for label in counts.replaced.sorted() {
            standardError("nnbook: what was kept of `\(label)` is damaged or foreign; it was computed anew\n")
        }
        guard terminal.isTerminal else { return }
        if isKept { standardError("results from cache, because nothing they depend on changed\n") }
        let tenths = Int((seconds * 10).rounded())
        if !counts.trained.isEmpty {
            standardError(Self.runs(counts.trained.count) + " computed in \(tenths / 10).\(tenths % 10) s\n")
        }
        if counts.cached > 0 {
            standardError(Self.runs(counts.cached) + " from cache, because nothing they depend on changed\n")
        }
    }

    private static func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }
}

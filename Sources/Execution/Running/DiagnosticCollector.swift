import Diagnostics
import Synchronization

/// Diagnostics from several threads.
final class DiagnosticCollector: Sendable {
    private let found = Mutex<[Diagnostic]>([])

    func add(_ diagnostic: Diagnostic) { found.withLock { $0.append(diagnostic) } }

    /// By place, whichever thread was first.
    var sorted: [Diagnostic] {
        found.withLock { found in
            found.sorted {
                ($0.range?.lowerBound ?? -1, $0.code, $0.message) < ($1.range?.lowerBound ?? -1, $1.code, $1.message)
            }
        }
    }
}

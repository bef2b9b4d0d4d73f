import Diagnostics
import Language

/// What was found while running, with the failures of blocks that must fail (`#| error: true`) set apart: those are
/// results of the note, not faults of it.
struct ExpectedFailures {
    /// The note's own.
    var diagnostics: [Diagnostic]
    /// For each cell, the failures that it must have.
    var byCell: [[Diagnostic]]

    init(_ found: [Diagnostic], in cells: [Cell]) {
        diagnostics = found
        byCell = []
        for cell in cells {
            guard let place = cell.failureRange, let first = cell.statements.first, let last = cell.statements.last
            else {
                byCell.append([])
                continue
            }
            let extent = first.range.lowerBound..<last.range.upperBound
            let expected = diagnostics.filter { $0.range.map { extent.contains($0.lowerBound) } ?? false }
            diagnostics.removeAll { expected.contains($0) }
            if !expected.contains(where: { $0.severity == .error }) { diagnostics.append(.noErrorFound(at: place)) }
            byCell.append(expected)
        }
        diagnostics.sort { ($0.range?.lowerBound ?? -1, $0.code) < ($1.range?.lowerBound ?? -1, $1.code) }
    }
}

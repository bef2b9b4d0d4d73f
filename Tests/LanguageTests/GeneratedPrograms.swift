import Foundation

/// How many programs the property tests make up, split into batches that run side by side.
///
/// `NNBOOK_PROGRAMS` asks for another number, and for every prefix of every note; `script/check-grammar` does.
enum GeneratedPrograms {
    static let batches = 0..<20

    private static let wanted = ProcessInfo.processInfo.environment["NNBOOK_PROGRAMS"].flatMap { Int($0) }

    static var isThorough: Bool { wanted != nil }

    static let countInBatch = max(1, (wanted ?? 4_000) / batches.count)
}

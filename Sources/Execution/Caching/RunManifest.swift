
/// What the runs of a note were made of when it was last rendered, part by part, for those who ask what changed.
public struct RunManifest: Sendable {
    /// Digests of parts by their names, by run.
    var runs: [String: [String: String]] = [:]

    public init() {}

    public var isEmpty: Bool { runs.isEmpty }

    public mutating func add(_ report: RunReport) { runs[report.label] = Self.digests(of: report.key) }

    static func digests(of key: RunKey) -> [String: String] {
        Dictionary(key.parts.map { ($0.name, Digest(Array($0.text.utf8)).hexadecimal) }, uniquingKeysWith: { $1 })
    }

    // MARK: - File: a line for each part, its run, name and digest between tabs.

    public init(reading bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields.count == 3 { runs[fields[0], default: [:]][fields[1]] = fields[2] }
        }
    }

    public var bytes: [UInt8] {
        let lines = runs.sorted { $0.key < $1.key }.flatMap { run, parts in
            parts.sorted { $0.key < $1.key }.map { "\(run)\t\($0.key)\t\($0.value)\n" }
        }
        return Array(lines.joined().utf8)
    }
}

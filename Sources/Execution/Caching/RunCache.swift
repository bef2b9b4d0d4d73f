import Engine
import World

/// Finished runs in a folder, each under its key, and what the results of whole notes came to on their pages.
///
/// What is damaged or foreign is computed and written anew. What was used longest ago goes first when the folder grows
/// beyond its limit.
public struct RunCache: Sendable {
    public let folder: String
    private let world: any World
    /// The largest size of all entries together, in bytes.
    private let limit: Int
    private let runs: KeptEntries
    private let pages: KeptEntries

    public init(folder: String, world: any World, limit: Int = 1 << 30) {
        self.folder = folder
        self.world = world
        self.limit = limit
        runs = KeptEntries(folder: folder, world: world, suffix: ".run", mark: "nnbook run 2")
        pages = KeptEntries(folder: folder, world: world, suffix: ".results", mark: "nnbook results 1")
    }

    // MARK: - Runs

    enum Finding {
        case found(Checkpoint)
        case absent
        /// There is an entry, but it cannot be used.
        case unusable
    }

    func find(_ key: RunKey) -> Finding {
        switch runs.find(key.text) {
        case .absent: .absent
        case .unusable: .unusable
        case .found(let bytes):
            if let state = try? Checkpoint(bytes: bytes) { .found(state) } else { .unusable }
        }
    }

    /// Keeps a run's state. That it cannot be kept is no reason to fail; the reason is handed back.
    func add(_ state: Checkpoint, for key: RunKey) -> WorldError? { runs.add(state.bytes, for: key.text) }

    // MARK: - Pages' results

    /// What was kept under a key that tells all it was made of; `nil` where there is nothing, or nothing sound.
    public func results(for key: String) -> [UInt8]? {
        if case .found(let bytes) = pages.find(key) { bytes } else { nil }
    }

    /// Keeps what the results of a note came to.
    public func keep(_ results: [UInt8], for key: String) {
        // Without it the page is drawn anew, no more.
        _ = pages.add(results, for: key)
    }

    // MARK: - Size

    /// Removes what was used longest ago until the rest fits the limit.
    public func trim() {
        var entries: [(path: String, info: FileInfo)] = []
        for name in ((try? runs.names()) ?? []) + ((try? pages.names()) ?? []) {
            let path = Paths.join(folder, name)
            if let info = world.info(of: path) { entries.append((path, info)) }
        }
        var size = entries.reduce(0) { $0 + $1.info.size }
        for entry in entries.sorted(by: { $0.info.modified < $1.info.modified }) where size > limit {
            // Another process may have been faster.
            try? world.remove(entry.path)
            size -= entry.info.size
        }
    }

    /// Removes all entries; returns how many runs there were.
    public func clear() throws(WorldError) -> Int {
        guard world.kind(of: folder) == .folder else { return 0 }
        let runs = try runs.names()
        for name in try runs + pages.names() { try world.remove(Paths.join(folder, name)) }
        return runs.count
    }

    // MARK: - Manifests

    /// What a note's runs were made of at its last render.
    public func manifest(ofNote note: String) -> RunManifest {
        guard let bytes = try? world.read(manifestPath(note), within: nil, limit: 1 << 24) else {
            return RunManifest()
        }
        return RunManifest(reading: bytes)
    }

    public func keep(_ manifest: RunManifest, ofNote note: String) {
        // Without it only the reasons for training are missing.
        try? world.write(manifest.bytes, to: manifestPath(note))
    }

    private func manifestPath(_ note: String) -> String {
        Paths.join(folder, Digest(Array(note.utf8)).hexadecimal + ".manifest")
    }
}

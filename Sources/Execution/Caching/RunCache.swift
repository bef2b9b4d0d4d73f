import Engine
import World

/// Finished runs in a folder, each under its key.
///
/// Entries are written whole and renamed into place, so that several processes may share the folder, also one on a
/// network or in a CI cache; there are no locks. An entry holds its whole key and a checksum: one that is damaged or
/// foreign is not used, and is computed and written anew. What was used longest ago goes first when the folder grows
/// beyond its limit.
public struct RunCache: Sendable {
    public let folder: String
    private let world: any World
    /// The largest size of all entries together, in bytes.
    private let limit: Int

    public init(folder: String, world: any World, limit: Int = 1 << 30) {
        self.folder = folder
        self.world = world
        self.limit = limit
    }

    enum Finding {
        case found(Checkpoint)
        case absent
        /// There is an entry, but it cannot be used.
        case unusable
    }

    func find(_ key: RunKey) -> Finding {
        let path = path(key)
        let bytes: [UInt8]
        do {
            bytes = try world.read(path, within: nil, limit: 1 << 31)
        } catch {
            if case .missing = error { return .absent }
            return .unusable
        }
        guard let state = Self.state(in: bytes, for: key) else { return .unusable }
        world.touch(path)
        return .found(state)
    }

    /// Keeps a run's state. That it cannot be kept is no reason to fail; the reason is handed back.
    func add(_ state: Checkpoint, for key: RunKey) -> WorldError? {
        let bytes = Self.entry(state, for: key)
        do {
            try world.write(bytes, to: path(key))
        } catch {
            return error
        }
        return nil
    }

    /// Removes what was used longest ago until the rest fits the limit.
    public func trim() {
        var entries: [(path: String, info: FileInfo)] = []
        for name in (try? world.list(folder)) ?? [] where name.hasSuffix(Self.suffix) {
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

    /// Removes all entries; returns how many there were.
    public func clear() throws(WorldError) -> Int {
        guard world.kind(of: folder) == .folder else { return 0 }
        let names = try world.list(folder).filter { $0.hasSuffix(Self.suffix) }
        for name in names { try world.remove(Paths.join(folder, name)) }
        return names.count
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

    // MARK: - Entries

    private static let suffix = ".run"
    private static let mark = Array("nnbook run 1\n".utf8)

    private func path(_ key: RunKey) -> String { Paths.join(folder, key.digest + Self.suffix) }

    /// The mark, the key's length and text, then the state, which ends with a checksum of its own.
    private static func entry(_ state: Checkpoint, for key: RunKey) -> [UInt8] {
        let text = Array(key.text.utf8)
        let body = mark + Array("\(text.count)\n".utf8) + text + state.bytes
        return body + Array(Digest(body).hexadecimal.utf8)
    }

    private static func state(in bytes: [UInt8], for key: RunKey) -> Checkpoint? {
        let text = Array(key.text.utf8)
        let head = mark + Array("\(text.count)\n".utf8) + text
        guard bytes.count > head.count + 32, bytes.starts(with: head) else { return nil }
        let body = bytes.dropLast(32)
        guard bytes.suffix(32).elementsEqual(Digest(body).hexadecimal.utf8) else { return nil }
        return try? Checkpoint(bytes: Array(body.dropFirst(head.count)))
    }
}

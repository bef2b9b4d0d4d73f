import World

/// Entries of one kind in a folder, each under the digest of its key.
///
/// They are written whole and renamed into place, so that several processes may share the folder, also one on a network
/// or in a CI cache; there are no locks. An entry holds its whole key and a checksum: one that is damaged or foreign is
/// not used.
struct KeptEntries: Sendable {
    let folder: String
    let world: any World
    /// How the files' names end.
    let suffix: String
    /// The first line of every file; it changes when the form does.
    let mark: String

    enum Finding {
        case found([UInt8])
        case absent
        /// There is an entry, but it cannot be used.
        case unusable
    }

    func find(_ key: String) -> Finding {
        let path = path(key)
        let bytes: [UInt8]
        do {
            bytes = try world.read(path, within: nil, limit: 1 << 31)
        } catch {
            if case .missing = error { return .absent }
            return .unusable
        }
        let head = head(key)
        guard bytes.count >= head.count + Self.checksumLength, bytes.starts(with: head) else { return .unusable }
        let body = bytes.dropLast(Self.checksumLength)
        guard bytes.suffix(Self.checksumLength).elementsEqual(Digest(body).hexadecimal.utf8) else { return .unusable }
        world.touch(path)
        return .found(Array(body[head.count...]))
    }

    /// Keeps an entry. That it cannot be kept is no reason to fail; the reason is handed back.
    func add(_ content: [UInt8], for key: String) -> WorldError? {
        let body = head(key) + content
        do {
            try world.write(body + Array(Digest(body).hexadecimal.utf8), to: path(key))
        } catch {
            return error
        }
        return nil
    }

    /// The names of all entries.
    func names() throws(WorldError) -> [String] { try world.list(folder).filter { $0.hasSuffix(suffix) } }

    private static let checksumLength = 32

    /// Entries of another form have other names: after an upgrade they are absent, not damaged.
    private func path(_ key: String) -> String {
        Paths.join(folder, Digest(Array("\(mark)\n\(key)".utf8)).hexadecimal + suffix)
    }

    /// The mark, then the key's length and text.
    private func head(_ key: String) -> [UInt8] { Array("\(mark)\n\(key.utf8.count)\n\(key)".utf8) }
}

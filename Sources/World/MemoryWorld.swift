import Synchronization

/// A world of files in memory, for tests.
public final class MemoryWorld: World {
    private let files: Mutex<[String: [UInt8]]>
    /// When each file was last written or touched, in counts of such events.
    private let ages = Mutex<[String: Int]>([:])
    private let variables: [String: String]
    public let cores: Int

    public init(_ files: [String: String] = [:], environment: [String: String] = [:], cores: Int = 1) {
        self.files = Mutex(
            Dictionary(uniqueKeysWithValues: files.map { (Paths.normalized($0.key), Array($0.value.utf8)) }))
        variables = environment
        self.cores = cores
    }

    public func read(_ path: String, within root: String?, limit: Int) throws(WorldError) -> [UInt8] {
        let path = Paths.normalized(path)
        if let root, case let root = Paths.normalized(root), root != ".", !path.hasPrefix(root + "/") {
            throw .outside(path, root: root)
        }
        if root != nil, path.hasPrefix("..") { throw .outside(path, root: root!) }
        guard let bytes = files.withLock({ $0[path] }) else {
            throw kind(of: path) == .folder ? .folder(path) : .missing(path)
        }
        guard bytes.count <= limit else { throw .tooLarge(path, size: bytes.count, limit: limit) }
        return bytes
    }

    public func write(_ bytes: [UInt8], to path: String) throws(WorldError) {
        files.withLock { $0[Paths.normalized(path)] = bytes }
        touch(path)
    }

    public func info(of path: String) -> FileInfo? {
        let path = Paths.normalized(path)
        let age = ages.withLock { $0[path] ?? 0 }
        return files.withLock { $0[path] }.map { FileInfo(size: $0.count, modified: Double(age)) }
    }

    public func touch(_ path: String) {
        ages.withLock { $0[Paths.normalized(path)] = ($0.values.max() ?? 0) + 1 }
    }

    public func kind(of path: String) -> FileKind? {
        let path = Paths.normalized(path)
        return files.withLock { files in
            if files[path] != nil { return .file }
            if path == "." || files.keys.contains(where: { $0.hasPrefix(path + "/") }) { return .folder }
            return nil
        }
    }

    public func list(_ folder: String) throws(WorldError) -> [String] {
        let folder = Paths.normalized(folder)
        guard kind(of: folder) == .folder else { throw .missing(folder) }
        let prefix = folder == "." ? "" : folder + "/"
        let names = files.withLock { files in
            Set(files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) })
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    public func remove(_ path: String) throws(WorldError) {
        let old = files.withLock { $0.removeValue(forKey: Paths.normalized(path)) }
        if old == nil { throw .missing(path) }
    }

    public func environment(_ name: String) -> String? { variables[name] }
    public func seconds() -> Double { 0 }
}

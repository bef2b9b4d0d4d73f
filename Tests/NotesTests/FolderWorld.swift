import World

/// The folder `Tests`, wherever the tests run.
let testFolder = Paths.normalized(Paths.folder(of: #filePath) + "/..")

/// A world in which relative paths start at a folder of the real one, so that messages name files as a user there
/// would, and in which nothing is written.
struct FolderWorld: World {
    let root: String
    private let real = RealWorld()

    init(root: String) { self.root = root }

    func read(_ path: String, within folder: String?, limit: Int) throws(WorldError) -> [UInt8] {
        do {
            return try real.read(Paths.join(root, path), within: folder.map { Paths.join(root, $0) }, limit: limit)
        } catch {
            throw error.relative(to: root)
        }
    }

    func write(_ bytes: [UInt8], to path: String) throws(WorldError) { throw .denied(path) }
    func kind(of path: String) -> FileKind? { real.kind(of: Paths.join(root, path)) }
    func info(of path: String) -> FileInfo? { real.info(of: Paths.join(root, path)) }
    func touch(_ path: String) {}
    func list(_ folder: String) throws(WorldError) -> [String] { try real.list(Paths.join(root, folder)) }
    func remove(_ path: String) throws(WorldError) { throw .denied(path) }
    func environment(_ name: String) -> String? { nil }
    func seconds() -> Double { real.seconds() }
    var cores: Int { 1 }
}

extension WorldError {
    fileprivate func relative(to root: String) -> WorldError {
        func name(_ path: String) -> String { Paths.relative(path, to: root) }
        return switch self {
        case .missing(let path): .missing(name(path))
        case .folder(let path): .folder(name(path))
        case .notRegular(let path): .notRegular(name(path))
        case .outside(let path, let folder): .outside(name(path), root: name(folder))
        case .tooLarge(let path, let size, let limit): .tooLarge(name(path), size: size, limit: limit)
        case .denied(let path): .denied(name(path))
        case .failed(let path, let reason): .failed(name(path), reason: reason)
        }
    }
}

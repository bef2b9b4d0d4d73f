/// The one door to what is outside the text: files, the clock, the environment, the machine's cores.
///
/// Everything else in nnbook is a function of values, so a test can put a world in memory in place of the real one.
public protocol World: Sendable {
    /// The whole of a regular file.
    ///
    /// - Parameters:
    ///   - path: absolute, or relative to the working directory.
    ///   - root: where given, a file that lies outside this folder once symbolic links are resolved is refused.
    ///   - limit: the largest size in bytes that is read.
    func read(_ path: String, within root: String?, limit: Int) throws(WorldError) -> [UInt8]

    /// A regular file, whose bytes are read as they are asked for. It is refused for the same reasons as by `read`.
    func open(_ path: String, within root: String?, limit: Int) throws(WorldError) -> OpenFile

    /// Writes a file whole: to a temporary file beside it first, then renamed, so that no reader ever sees a part
    /// and an existing file is untouched where this fails. Folders on the way are made. The disk is not waited for:
    /// all that is written can be made again.
    func write(_ bytes: [UInt8], to path: String) throws(WorldError)

    /// What stands at a path, following symbolic links; `nil` where nothing does.
    func kind(of path: String) -> FileKind?

    /// The path from the root of all folders; a relative one is seen from the working directory.
    func absolute(_ path: String) -> String

    /// A file's size and age; `nil` where there is no file.
    func info(of path: String) -> FileInfo?

    /// Makes a file the most recently used, if it is there.
    func touch(_ path: String)

    /// The names in a folder, sorted by their bytes.
    func list(_ folder: String) throws(WorldError) -> [String]

    func remove(_ path: String) throws(WorldError)

    /// Runs a program to its end, without input; what it writes to its standard streams is not kept.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - seconds: after which it is ended.
    /// - Returns: its exit status; `nil` where it was ended, or ended by a signal.
    func run(_ program: String, _ arguments: [String], limit seconds: Double) throws(WorldError) -> Int32?

    /// Whether programs run with all rights.
    var isAdministrator: Bool { get }

    /// Removes a folder and all that is in it.
    func removeFolder(_ path: String) throws(WorldError)

    /// An environment variable's value.
    func environment(_ name: String) -> String?

    /// Seconds since an arbitrary start, never going back. For progress and timings only: no result may depend on it.
    func seconds() -> Double

    /// How many cores may be used.
    var cores: Int { get }
}

extension World {
    /// A world without programs.
    public func run(_ program: String, _ arguments: [String], limit seconds: Double) throws(WorldError) -> Int32? {
        throw .missing(program)
    }

    public var isAdministrator: Bool { false }

    /// A world without a working directory.
    public func absolute(_ path: String) -> String { path }

    /// How to get to `path` from inside `folder`.
    public func way(to path: String, from folder: String) -> String {
        let isSeen = path.hasPrefix("/") == folder.hasPrefix("/") && !Paths.normalized(folder).hasPrefix("..")
        let way = isSeen ? Paths.relative(path, to: folder) : Paths.relative(absolute(path), to: absolute(folder))
        return way.isEmpty ? "." : way
    }

    public func removeFolder(_ path: String) throws(WorldError) {
        for name in try list(path) {
            let inside = Paths.join(path, name)
            if kind(of: inside) == .folder { try removeFolder(inside) } else { try remove(inside) }
        }
    }
}

public enum FileKind: Sendable {
    case file, folder, other
}

public struct FileInfo: Sendable, Hashable {
    /// In bytes.
    public var size: Int
    /// When it was last written or touched, in seconds; for comparisons only.
    public var modified: Double

    public init(size: Int, modified: Double) {
        self.size = size
        self.modified = modified
    }
}

/// Why a file could not be read or written.
public enum WorldError: Error, Hashable, Sendable {
    case missing(String)
    case folder(String)
    case notRegular(String)
    case outside(String, root: String)
    case tooLarge(String, size: Int, limit: Int)
    case denied(String)
    case failed(String, reason: String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .missing(let path): "there is no file `\(path)`"
        case .folder(let path): "`\(path)` is a folder, a file was expected"
        case .notRegular(let path): "`\(path)` is not a regular file"
        case .outside(let path, let root): "`\(path)` lies outside `\(root)`"
        case .tooLarge(let path, let size, let limit):
            "`\(path)` has \(size) bytes, the limit is \(limit)"
        case .denied(let path): "no permission for `\(path)`"
        case .failed(let path, let reason): "`\(path)`: \(reason)"
        }
    }
}

extension World {
    /// A file of which all is in memory.
    public func open(_ path: String, within root: String?, limit: Int) throws(WorldError) -> OpenFile {
        OpenFile(try read(path, within: root, limit: limit))
    }
}

/// A file that can be read at any place, and is closed when nobody has it any more.
public struct OpenFile: Sendable {
    /// In bytes, as it was when the file was opened.
    public let size: Int
    private let fill: @Sendable (Int, UnsafeMutableRawBufferPointer) -> Int

    init(size: Int, read: @escaping @Sendable (Int, UnsafeMutableRawBufferPointer) -> Int) {
        self.size = size
        fill = read
    }

    init(_ bytes: [UInt8]) {
        self.init(size: bytes.count) { place, buffer in
            let count = min(buffer.count, max(0, bytes.count - place))
            if count > 0 {
                bytes.withUnsafeBytes {
                    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count]))
                }
            }
            return count
        }
    }

    /// Copies bytes from a place on and returns how many: fewer than there is room for only at the end, or where the
    /// file became shorter or its disk fails.
    public func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int { fill(place, buffer) }
}

extension World {
    /// A folder and all above it, the nearest first.
    public func foldersUpwards(from folder: String) -> [String] {
        var folders = [Paths.normalized(absolute(folder))]
        while let last = folders.last, Paths.folder(of: last) != last { folders.append(Paths.folder(of: last)) }
        return folders
    }
}

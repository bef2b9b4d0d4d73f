import Synchronization
import World

@testable import Typesetting

/// The machine's installed libraries, and a cache folder in memory.
final class LibraryWorld: World {
    let memory: MemoryWorld
    private let reads = Mutex<[String]>([])

    let cores: Int

    init(_ files: [String: String] = [:], cores: Int = 1) {
        memory = MemoryWorld(files)
        self.cores = cores
    }

    /// Every path that was read, in order.
    var readPaths: [String] { reads.withLock { $0 } }

    func read(_ path: String, within root: String?, limit: Int) throws(WorldError) -> [UInt8] {
        reads.withLock { $0.append(path) }
        return try path.hasPrefix("/usr/share/")
            ? RealWorld().read(path, within: root, limit: limit) : memory.read(path, within: root, limit: limit)
    }

    func write(_ bytes: [UInt8], to path: String) throws(WorldError) { try memory.write(bytes, to: path) }
    func kind(of path: String) -> FileKind? { memory.kind(of: path) }
    func info(of path: String) -> FileInfo? { memory.info(of: path) }
    func touch(_ path: String) { memory.touch(path) }
    func list(_ folder: String) throws(WorldError) -> [String] { try memory.list(folder) }
    func remove(_ path: String) throws(WorldError) { try memory.remove(path) }
    func environment(_ name: String) -> String? { nil }
    func seconds() -> Double { 0 }
}

/// Counts how often it was made; answers with what it was asked.
final class CountingEngine: ScriptEngine {
    static func maker(_ count: CallCount) -> @Sendable (Double) -> any ScriptEngine {
        { _ in
            count.value.withLock { $0 += 1 }
            return CountingEngine()
        }
    }

    func load(_ script: [UInt8], name: String) throws(ScriptError) {}
    func call(_ function: String, _ arguments: [String]) throws(ScriptError) -> String {
        "=<i>" + arguments.joined(separator: "|") + "</i>"
    }
}

final class CallCount: Sendable {
    let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
}

extension FormulaRequest {
    static func inline(_ tex: String) -> FormulaRequest { .init(tex: tex, isDisplay: false) }
    static func display(_ tex: String) -> FormulaRequest { .init(tex: tex, isDisplay: true) }
}

import Typesetting
import World

/// One for all tests: it takes a moment to begin.
let typesetter = Typesetter(world: RealWorld())

/// The repository's own files, wherever the tests run.
enum Repository {
    static let root = Paths.normalized(Paths.folder(of: #filePath) + "/../..")

    static func text(_ path: String) throws -> String {
        String(decoding: try RealWorld().read(root + "/" + path, within: nil, limit: 1 << 22), as: UTF8.self)
    }

    /// The Swift files in a folder and below it, as paths from the root.
    static func swiftFiles(under folder: String) throws -> [String] {
        try RealWorld().list(root + "/" + folder).flatMap { name in
            let path = folder + "/" + name
            if RealWorld().kind(of: root + "/" + path) == .folder { return try swiftFiles(under: path) }
            return name.hasSuffix(".swift") ? [path] : []
        }
    }
}

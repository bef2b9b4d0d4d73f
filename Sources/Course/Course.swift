import Diagnostics
import Execution
import Markdown
import Notes
import Pages
import Typesetting
import World

/// A folder of notes that become pages with a common style, an index, and ways from one to the next.
public struct Course: Sendable {
    /// The folder the notes stand in.
    public let folder: String
    /// The notes' paths inside the folder, in the order they are read.
    public let notes: [String]

    /// Finds the notes: every `.md` file in the folder and below it, in the order of their paths, numbers by value,
    /// so that `lec2` comes before `lec11`. Hidden files and folders are left out.
    public init(folder: String, in world: some World) throws(WorldError) {
        self.folder = folder
        var found: [String] = []
        try Self.find(in: folder, prefix: "", world: world, depth: 0, &found)
        notes = found.sorted(by: Self.isBefore)
    }

    private static func find(
        in folder: String, prefix: String, world: some World, depth: Int, _ found: inout [String]
    ) throws(WorldError) {
        // A symbolic link that leads upwards must not be followed for ever.
        guard depth < 16 else { return }
        for name in try world.list(folder) where !name.hasPrefix(".") && !name.hasPrefix("_") {
            let path = Paths.join(folder, name)
            switch world.kind(of: path) {
            case .folder: try find(in: path, prefix: prefix + name + "/", world: world, depth: depth + 1, &found)
            case .file where Paths.fileExtension(of: name) == "md": found.append(prefix + name)
            default: break
            }
        }
    }

    /// Whether one path comes before another, runs of digits compared as numbers.
    static func isBefore(_ a: String, _ b: String) -> Bool {
        let (left, right) = (pieces(a), pieces(b))
        for (x, y) in zip(left, right) where x != y {
            if let m = Int(x), let n = Int(y), m != n { return m < n }
            return Array(x.utf8).lexicographicallyPrecedes(Array(y.utf8))
        }
        return left.count < right.count
    }

    private static func pieces(_ path: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = path[...]
        while let first = rest.first {
            let isDigit = first.isASCII && first.isNumber
            let piece = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
            pieces.append(piece)
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
}

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
    public var notes: [String] { groups.flatMap(\.notes) }
    /// `course.yml`, where there is one, and what is wrong with it.
    public let source: SourceText?
    public let diagnostics: [Diagnostic]

    let title: String
    let description: String?
    let lang: String?
    let groups: [Group]

    /// Notes under a heading, or under none.
    struct Group: Sendable {
        var heading: String?
        var notes: [String]
    }

    /// Finds the notes. `course.yml` in the folder gives their order; what it does not name is no part of the course.
    /// Without one every `.md` file in the folder and below it is a note, in the order of the paths, numbers by value,
    /// so that `lec2` comes before `lec11`. Hidden files and folders are left out.
    public init(folder: String, in world: some World) throws(WorldError) {
        self.folder = folder
        var found: [String] = []
        try Self.find(in: folder, prefix: "", world: world, depth: 0, &found)
        found.sort(by: Self.isBefore)
        let path = Paths.join(folder, CourseFile.name)
        guard world.kind(of: path) != nil else {
            (source, diagnostics) = (nil, [])
            (title, description, lang) = (Self.name(of: folder), nil, nil)
            groups = [Group(notes: found)]
            return
        }
        let source = SourceText(name: path, bytes: try world.read(path, within: nil, limit: 1 << 20))
        let file = CourseFile(source)
        self.source = source
        title = file.title ?? Self.name(of: folder)
        (description, lang) = (file.description, file.lang)
        guard let listed = file.groups else {
            groups = [Group(notes: found)]
            diagnostics = file.diagnostics
            return
        }
        var problems = file.diagnostics
        var seen: Set<String> = []
        groups = listed.map { group in
            let notes = group.notes.filter { entry in
                let problem = Self.problem(entry.path, found, seen)
                if let problem { problems.append(Diagnostic("course-value", problem.0, at: entry.range, hint: problem.1)) }
                seen.insert(entry.path)
                return problem == nil
            }
            return Group(heading: group.heading, notes: notes.map(\.path))
        }
        diagnostics = problems
    }

    /// What is wrong with naming a note, and what to do.
    private static func problem(_ path: String, _ found: [String], _ seen: Set<String>) -> (String, String?)? {
        if seen.contains(path) { return ("`\(path)` is named twice", nil) }
        guard !found.contains(path) else { return nil }
        let nearest = nearestName(to: path, among: found)
        return ("there is no note `\(path)` in the course's folder", nearest.map { "did you mean `\($0)`?" })
    }

    /// A folder's name, for a course without a title.
    private static func name(of folder: String) -> String {
        let name = Paths.name(of: Paths.normalized(folder))
        return name == "." || name == ".." ? "Notes" : name
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

import Diagnostics
import Markdown
import World

/// What a course says of all its notes: the language and the macros of the nearest `course.yml` at or above a note's
/// folder, up to the repository's top. So a note gives the same page alone as in its site.
public struct CourseDefaults: Sendable {
    public private(set) var lang: String?
    public private(set) var macros: [FrontMatter.Macro] = []
    /// That the file is wrong, if it is; about the note as a whole, since it lies in another file.
    public private(set) var diagnostics: [Diagnostic] = []

    public init(forNotesIn folder: String, in world: some World) {
        for candidate in world.foldersUpwards(from: folder) {
            let path = Paths.join(candidate, CourseFile.name)
            if world.kind(of: path) == .file {
                read(path, in: world)
                return
            }
            if world.kind(of: Paths.join(candidate, ".git")) != nil { break }
        }
    }

    private mutating func read(_ path: String, in world: some World) {
        do throws(WorldError) {
            let bytes = try world.read(path, within: nil, limit: 1 << 20)
            let file = CourseFile(SourceText(name: path, bytes: bytes))
            (lang, macros) = (file.lang, file.macros)
            diagnostics = file.diagnostics.prefix(1).map {
                Diagnostic(
                    $0.code, .warning, "in the course's `\(CourseFile.name)`: \($0.message)", at: nil, hint: $0.hint)
            }
        } catch {
            diagnostics = [
                Diagnostic("course-value", .warning, "the course's `\(CourseFile.name)` cannot be read", at: nil)
            ]
        }
    }
}

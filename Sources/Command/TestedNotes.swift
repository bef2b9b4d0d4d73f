import ArgumentParser
import Course
import Records
import World

/// The notes a test is asked for.
struct TestedNotes {
    /// In the order of the command line and of the courses.
    private(set) var files: [String] = []
    /// Records in the folders whose notes are gone.
    private(set) var orphans: [String] = []

    init(_ paths: [String], _ workplace: Workplace, findsOrphans: Bool) throws {
        let world = workplace.world
        for path in paths {
            guard world.kind(of: path) == .folder else {
                files.append(path)
                continue
            }
            do throws(WorldError) {
                files += try Course(folder: path, in: world).notes.map { Paths.join(path, $0) }
                if findsOrphans { orphans += try orphanedRecords(in: path, world) }
            } catch {
                workplace.complain(error.message)
                throw ExitStatus.outside
            }
        }
        guard !files.isEmpty || !orphans.isEmpty else {
            workplace.complain("there is no Markdown file in \(paths.map { "`\($0)`" }.joined(separator: ", "))")
            throw ExitStatus.noteIsWrong
        }
    }
}

/// One of several equal parts of the notes.
struct Shard {
    private var number: Int
    private var count: Int

    static let all = Shard(number: 1, count: 1)

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// Reads `1/4`.
    init(argument: String) throws {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else {
            throw ValidationError("a part of the notes is written such as 1/4")
        }
        guard count >= 1, (1...count).contains(number) else {
            throw ValidationError("there is no part \(number) of \(count); the first is 1/\(max(count, 1))")
        }
        self.init(number: number, count: count)
    }

    var isFirst: Bool { number == 1 }
    /// Whether the note with this index is in it.
    func contains(_ index: Int) -> Bool { index % count == number - 1 }
}

/// The program that shows a page to the user, where there is a screen.
struct Browser {
    private let program: String

    init?(_ world: some World) {
        let hasScreen = ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(world.environment($0) ?? "").isEmpty }
        let candidates = ["/usr/bin/open"] + (hasScreen ? ["/usr/bin/xdg-open"] : [])
        #if os(macOS)
            let known = candidates
        #else
            // Elsewhere `open` is another program.
            let known = candidates.dropFirst()
        #endif
        guard let found = known.first(where: { world.kind(of: $0) == .file }) else { return nil }
        program = found
    }

    /// The page's path has been printed; that it cannot be opened is no failure.
    func open(_ path: String, _ world: some World) { _ = try? world.run(program, [path], limit: 10) }
}

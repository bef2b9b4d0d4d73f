import Execution
import Notes
import World

/// A note that can be run and asked, for tests and programs of other packages.
///
///     import NNBookKit
///     import Testing
///
///     @Test func `four tanh units separate the rings`() throws {
///         let results = try Notebook("lec11.md").run()
///         #expect(try results.value("fits.learned.accuracy") > 0.95)
///     }
///
/// A note is named by its path, seen from the working directory, or from a source file:
/// `Notebook("../../Notebooks/lec11.md", relativeTo: #filePath)`. `swift test` runs in the package's folder, Xcode does
/// not, so tests do better with the second.
public struct Notebook: Sendable {
    /// As it was given, after the source file's folder where there was one.
    public let path: String
    /// What is doubtful in it. What is wrong is thrown by `init`.
    public let warnings: [Message]
    let note: Note
    let world: any World

    /// Reads a note and checks it; nothing runs yet.
    ///
    /// - Parameters:
    ///   - path: of the Markdown file.
    ///   - sourceFile: where given, the path starts from this file's folder; meant for `#filePath`.
    /// - Throws: all mistakes, where the note has any; its description is what `nnbook check` prints of them. Formulas
    ///   are not looked at, since no result depends on how they are set.
    public init(_ path: String, relativeTo sourceFile: String? = nil) throws(Failure) {
        let path = sourceFile.map { Paths.normalized(Paths.join(Paths.folder(of: $0), path)) } ?? path
        try self.init(path, in: RealWorld())
    }

    init(_ path: String, in world: some World) throws(Failure) {
        var timings = Timings()
        let note: Note
        switch openNote(path, in: world, timings: &timings) {
        case .failure(let failure): throw Failure([failure.diagnostic], in: failure.source)
        case .success(let opened): note = opened
        }
        guard !note.hasErrors else { throw Failure(note.diagnostics, in: note.source) }
        self.path = path
        self.note = note
        self.world = world
        warnings = note.diagnostics.map { Message($0, in: note.source) }
    }

    /// The front matter's title, else the first heading, else the file's name.
    public var title: String { note.title }

    /// Where finished runs are kept.
    public enum Cache: Sendable, Hashable {
        /// Nowhere: every run is trained.
        case none
        /// Where the command line keeps them for this note: what `NNBOOK_CACHE` names, else `.nnbook/cache` beside the
        /// course or the repository.
        case shared
        /// In that folder.
        case folder(String)
    }

    /// Trains the note's runs and computes all that its statements ask for.
    ///
    /// That a claim does not hold or a run diverges is among the results; see ``Results/verify()``.
    ///
    /// - Parameters:
    ///   - cache: neither this nor the number of threads changes a result.
    ///   - threads: how many may work; all cores, if left out.
    public func run(cache: Cache = .none, threads: Int? = nil) -> Results {
        let folder: String? =
            switch cache {
            case .none: nil
            case .shared: CacheFolder.path(forNotesIn: note.folder, world)
            case .folder(let path): path
            }
        let settings = RunSettings(
            threads: threads ?? world.cores, cache: folder.map { RunCache(folder: $0, world: world) })
        var timings = Timings()
        return Results(note, note.finished(in: world, settings: settings, timings: &timings))
    }
}

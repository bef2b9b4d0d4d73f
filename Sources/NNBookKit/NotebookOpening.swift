import Notes
import World

extension Notebook {
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
        self.init(path: path, note: note, world: world)
    }

    /// What is doubtful in it. What is wrong is thrown by `init`.
    public var warnings: [Message] { note.diagnostics.map { Message($0, in: note.source) } }
}

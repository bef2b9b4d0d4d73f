import Diagnostics
import Execution
import JSON
import Notes
import Pages
import Records
import Typesetting
import World

/// A note from its file to its page, its report or its record, whatever goes wrong on the way.
public struct NoteRendering {
    public let source: SourceText
    /// Everything found so far, formulas last.
    public private(set) var diagnostics: [Diagnostic]
    /// Whether what failed lies outside the note.
    public let isOutside: Bool
    /// Whether the page was made of what an earlier run had kept, because nothing it depends on had changed.
    public private(set) var isKept = false
    /// `nil` where it has mistakes.
    private let note: Note?
    private var evaluated: EvaluatedNote?
    private let typesetter: Typesetter
    private let path: String
    private let world: any World
    private let settings: RunSettings

    /// Reads and checks a note; it runs when its results are first asked for.
    ///
    /// - Parameter isTrusted: whether its author's HTML and addresses stand on the page as they are; else what could do
    ///   harm is left out.
    public init(
        _ path: String, isTrusted: Bool = true, typesetter: Typesetter, world: some World, settings: RunSettings, timings: inout Timings
    ) {
        self.path = path
        self.typesetter = typesetter
        self.world = world
        self.settings = settings
        typesetter.prepare(page: Paths.name(of: path))
        switch openNote(
            path, isTrusted: isTrusted, in: world, timings: &timings, progress: settings.dataProgress) {
        case .failure(let failure):
            (source, diagnostics, isOutside, note) = (failure.source, [failure.diagnostic], failure.isOutside, nil)
        case .success(let note):
            source = note.source
            isOutside = note.hasOutsideErrors
            diagnostics = note.diagnostics
            self.note = note.hasErrors ? nil : note
        }
    }

    /// The note's results; `nil` where it has mistakes.
    public mutating func results(timings: inout Timings) -> EvaluatedNote? {
        guard evaluated == nil, let note else { return evaluated }
        let run = EvaluatedNote(running: note, in: world, settings: settings, timings: &timings)
        diagnostics = run.diagnostics
        evaluated = run
        return run
    }

    /// The note with what a page shows of its results, kept or found now.
    private mutating func shown(timings: inout Timings) -> ShownNote? {
        guard let note else { return nil }
        let shown =
            evaluated.map { ShownNote($0) } ?? ShownNote(note, in: world, settings: settings, timings: &timings)
        isKept = shown.isKept
        return shown
    }

    /// The stand-alone page as UTF-8; `nil` where the note has mistakes.
    ///
    /// - Parameter target: where the page will stand, for links back to the note.
    public mutating func page(linkedFrom target: String, timings: inout Timings) -> [UInt8]? {
        guard let shown = shown(timings: &timings) else { return nil }
        let folder = Paths.folder(of: target)
        let links = PageLinks(folder: folder, source: world.way(to: path, from: folder))
        let writer = PageWriter(typesetter: typesetter, style: .standAlone, world: world)
        let page = writer.page(shown, links: links, cacheName: Paths.name(of: path), timings: &timings)
        diagnostics = shown.diagnostics + page.diagnostics
        return page.bytes
    }

    /// What is recorded of the results; `nil` where the note has mistakes.
    public mutating func record(timings: inout Timings) -> Record? { results(timings: &timings).map(Record.init(of:)) }

    /// The text and the results alone as UTF-8, to be put into another page; `nil` where the note has mistakes.
    ///
    /// - Parameter target: where it will stand, for its links to files; `nil` for beside the note.
    public mutating func fragment(linkedFrom target: String? = nil, timings: inout Timings) -> [UInt8]? {
        guard let shown = shown(timings: &timings) else { return nil }
        let writer = PageWriter(typesetter: typesetter, style: .standAlone, world: world)
        let folder = target.map { Paths.folder(of: $0) }
        let page = writer.fragment(shown, in: folder, cacheName: Paths.name(of: path), timings: &timings)
        diagnostics = shown.diagnostics + page.diagnostics
        return page.bytes
    }

    /// The note as Markdown with its results in their places, and its figures; `nil` where the note has mistakes.
    ///
    /// - Parameters:
    ///   - target: where the text will stand.
    ///   - figureFolder: where its figures will, seen from the text.
    public mutating func markdown(at target: String, figureFolder: String, timings: inout Timings) -> InlinedNote? {
        guard let evaluated = results(timings: &timings) else { return nil }
        let clock = Stopwatch(world)
        let folder = Paths.folder(of: target)
        let note = InlinedNote(evaluated, in: folder, figureFolder: figureFolder, world: world)
        diagnostics += contentDiagnostics(evaluated.note, typesetter: typesetter, world: world)
        timings.add(clock.lap(), to: .write)
        return note
    }

    /// All results as JSON; diagnostics alone where the note has mistakes.
    public mutating func report(timings: inout Timings) -> JSONValue {
        results(timings: &timings).map { Records.report($0) } ?? Records.report(diagnostics, in: source)
    }
}

/// A note's mistakes, without running it.
public struct CheckedNote {
    public let source: SourceText
    public let diagnostics: [Diagnostic]
    public let isOutside: Bool

    public init(_ path: String, typesetter: Typesetter, world: some World) {
        var timings = Timings()
        switch openNote(path, in: world, timings: &timings) {
        case .failure(let failure):
            (source, diagnostics, isOutside) = (failure.source, [failure.diagnostic], failure.isOutside)
        case .success(let note):
            source = note.source
            isOutside = note.hasOutsideErrors
            diagnostics = note.diagnostics + contentDiagnostics(note, typesetter: typesetter, world: world)
        }
    }
}

/// Why there is no note, as a diagnostic.
struct OpeningFailure: Error {
    var source: SourceText
    var diagnostic: Diagnostic
    var isOutside: Bool
}

func openNote(
    _ path: String, isTrusted: Bool = true, in world: some World, timings: inout Timings,
    progress: (@Sendable (DataProgress) -> Void)? = nil
) -> Result<Note, OpeningFailure> {
    do throws(NoteError) {
        return .success(try Note(reading: path, isTrusted: isTrusted, in: world, timings: &timings, progress: progress))
    } catch {
        switch error {
        case .unreadable(let problem):
            let diagnostic = Diagnostic("unreadable-file", problem.message, at: nil)
            return .failure(
                OpeningFailure(source: SourceText(name: path, bytes: []), diagnostic: diagnostic, isOutside: true))
        case .refused(let diagnostic, let source):
            return .failure(OpeningFailure(source: source, diagnostic: diagnostic, isOutside: false))
        }
    }
}

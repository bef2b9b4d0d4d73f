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
    public private(set) var source: SourceText
    /// Everything found so far, formulas last.
    public private(set) var diagnostics: [Diagnostic]
    private let evaluated: EvaluatedNote?
    /// Whether what failed lies outside the note.
    public let isOutside: Bool
    private let typesetter: Typesetter
    private let path: String
    private let world: any World

    /// Reads, checks and, where nothing is wrong, runs a note.
    public init(
        _ path: String, typesetter: Typesetter, world: some World, settings: RunSettings, timings: inout Timings
    ) {
        self.path = path
        self.typesetter = typesetter
        self.world = world
        switch openNote(path, in: world, timings: &timings) {
        case .failure(let failure):
            (source, diagnostics, isOutside, evaluated) = (failure.source, [failure.diagnostic], failure.isOutside, nil)
        case .success(let note):
            source = note.source
            isOutside = note.hasOutsideErrors
            if note.hasErrors {
                diagnostics = note.diagnostics
                evaluated = nil
            } else {
                let run = EvaluatedNote(running: note, in: world, settings: settings, timings: &timings)
                diagnostics = run.diagnostics
                evaluated = run
            }
        }
    }

    /// The note's results; `nil` where it has mistakes.
    public var results: EvaluatedNote? { evaluated }
    public var record: Record? { evaluated.map(Record.init(of:)) }

    /// The stand-alone page; `nil` where the note has mistakes.
    ///
    /// - Parameter target: where the page will stand, for links back to the note.
    public mutating func page(linkedFrom target: String, timings: inout Timings) -> String? {
        guard let evaluated else { return nil }
        let links = PageLinks(source: Paths.relative(path, to: Paths.folder(of: target)))
        let writer = PageWriter(typesetter: typesetter, style: .standAlone, world: world)
        let page = writer.page(evaluated, links: links, cacheName: Paths.name(of: path), timings: &timings)
        diagnostics += page.diagnostics
        return page.html
    }

    /// All results as JSON; diagnostics alone where the note has mistakes.
    public func report(timings: inout Timings) -> JSONValue {
        evaluated.map { Records.report($0) } ?? Records.report(diagnostics, in: source)
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

func openNote(_ path: String, in world: some World, timings: inout Timings) -> Result<Note, OpeningFailure> {
    do throws(NoteError) {
        return .success(try Note(reading: path, in: world, timings: &timings))
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

import Diagnostics
import Execution
import Figures
import Language
import World

/// A note with its results, ready to be shown, written as JSON or compared with a record.
public struct EvaluatedNote: Sendable {
    public let note: Note
    public let results: Results
    /// For each cell of the program, what stands in each statement's place; `nil` where nothing does.
    public let exhibits: [[Exhibit?]]

    /// Everything found: while reading, checking and running.
    public var diagnostics: [Diagnostic] { note.diagnostics + results.diagnostics }
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Runs a note that has been checked without errors.
    public init(
        running note: Note, in world: some World, settings: RunSettings, timings: inout Timings
    ) {
        self.init(note, note.finished(in: world, settings: settings, timings: &timings).results)
    }

    public init(_ note: Note, _ results: Results) {
        self.note = note
        self.results = results
        exhibits = zip(note.program.cells, results.cells).map { cell, outcomes in
            zip(cell.statements, outcomes).map { statement, outcome in
                let isTable = if case .table = statement.kind { true } else { false }
                return Exhibit.of(outcome, isTable: isTable)
            }
        }
    }
}

extension Note {
    /// Runs the note, which has been checked without errors, to ask it more than its own statements do.
    public func finished(in world: some World, settings: RunSettings, timings: inout Timings) -> FinishedProgram {
        precondition(!hasErrors)
        let clock = Stopwatch(world)
        let finished = FinishedProgram(running: program, data: data, settings: settings)
        timings.add(clock.lap(), to: .train)
        return finished
    }

    /// Checks what is asked of the note, where all that it declares is known.
    public func checkQuestion(_ question: String, as form: Question.Form) -> CheckedQuestion {
        check(question, as: form, after: text, signatures: data)
    }
}

extension Note {
    /// Which runs a render would train, and why; the note has been checked without errors, and nothing is trained.
    public func forecast(cache: RunCache?) -> [RunForecast] {
        precondition(!hasErrors)
        return Execution.forecast(program, data: data, cache: cache, manifest: manifest(in: cache))
    }

    /// What its runs were made of at the last render.
    public func manifest(in cache: RunCache?) -> RunManifest { cache?.manifest(ofNote: path) ?? RunManifest() }
}

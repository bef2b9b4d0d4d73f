import Diagnostics
import Execution
import Figures
import Language
import Notes
import World

/// What the results of a note come to on its page: markup whose formulas are still TeX. It depends on the note's
/// meaning and language alone, so it is kept, and a page whose prose was edited is written without running or drawing anything.
public struct ShownResults: Sendable, Hashable {
    enum Inline: Sendable, Hashable {
        case value(String)
        case failed(String)
    }

    /// For each cell of the program.
    var cells: [[ResultPiece]]
    /// For each inline value of the program; `nil` where the program has none.
    var inlines: [Inline?]

    public init(_ evaluated: EvaluatedNote) {
        let words = PageWords.inLanguage(evaluated.note.notebook.frontMatter.lang)
        let results = ResultsHTML(evaluated: evaluated, charts: DrawnCharts(evaluated, words), words: words)
        cells = evaluated.note.program.cells.indices.map(results.pieces)
        inlines = evaluated.results.inlines.map { inline in
            switch inline {
            case .value(let value): .value(ValueText.text(value))
            case .unavailable(let reason): .failed(reason)
            case nil: nil
            }
        }
    }

    init(cells: [[ResultPiece]], inlines: [Inline?]) {
        self.cells = cells
        self.inlines = inlines
    }

    /// The TeX of all formulas among the results.
    var equations: [String] {
        cells.joined().compactMap { piece in if case .equation(let tex) = piece { tex } else { nil } }
    }
}

/// A note with what its page shows of its results.
public struct ShownNote: Sendable {
    public let note: Note
    public let results: ShownResults
    /// Everything found: while reading, checking and running.
    public let diagnostics: [Diagnostic]
    /// Whether nothing was run or drawn, because nothing it depends on had changed.
    public let isKept: Bool

    public init(_ evaluated: EvaluatedNote) {
        self.init(
            evaluated.note, ShownResults(evaluated), diagnostics: evaluated.diagnostics, isKept: false)
    }

    private init(_ note: Note, _ results: ShownResults, diagnostics: [Diagnostic], isKept: Bool) {
        self.note = note
        self.results = results
        self.diagnostics = diagnostics
        self.isKept = isKept
    }

    /// Runs a note that has been checked without errors, unless what its results come to was kept by an earlier run.
    public init(
        _ note: Note, in world: some World, settings: RunSettings, timings: inout Timings
    ) {
        let words = PageWords.inLanguage(note.notebook.frontMatter.lang)
        let key = "\(sourceVersion)\nwords \(words.language)\(words.mark)\n\(note.meaning)"
        let clock = Stopwatch(world)
        if let bytes = settings.cache?.results(for: key), let kept = ShownResults(bytes: bytes, for: note.program) {
            self.init(note, kept, diagnostics: note.diagnostics, isKept: true)
            timings.add(clock.lap(), to: .draw)
            return
        }
        let evaluated = EvaluatedNote(running: note, in: world, settings: settings, timings: &timings)
        _ = clock.lap()
        self.init(evaluated)
        // What is found while running has its place in the note, which is no part of the key.
        if evaluated.results.diagnostics.isEmpty, evaluated.results.expectedErrors.joined().isEmpty {
            settings.cache?.keep(results.bytes, for: key)
        }
        timings.add(clock.lap(), to: .draw)
    }
}

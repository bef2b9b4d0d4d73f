import Diagnostics
import Execution
import Markdown
import Notes
import World

/// One note, run afresh and compared with its record.
public struct NoteTest: Sendable {
    public enum Verdict: Sendable, Hashable {
        case passed
        /// Results differ, a claim fails, or the note is wrong.
        case failed
        /// What was found has been written.
        case recorded
        /// Nothing was run, and why.
        case skipped(String)
        /// A file could not be read or written.
        case outside
    }

    public struct Options: Sendable {
        /// Only notes whose path contains this; of others, only statements whose name does.
        public var filter: String?
        /// Leaves out notes that say they are slow.
        public var isQuick: Bool
        /// Writes what is found.
        public var updates: Bool

        public init(filter: String? = nil, isQuick: Bool = false, updates: Bool = false) {
            self.filter = filter
            self.isQuick = isQuick
            self.updates = updates
        }
    }

    public let path: String
    public private(set) var verdict = Verdict.passed
    public private(set) var source: SourceText
    /// All that is said of the note.
    public private(set) var diagnostics: [Diagnostic] = []
    /// What else is to be said, such as that nothing is recorded.
    public private(set) var remark: String?
    /// `nil` where it was not run, or nothing is recorded.
    public private(set) var comparison: Comparison?
    public private(set) var found: FoundResults?

    public var differences: [Difference] { comparison?.differences ?? [] }
    public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    /// Reads, checks and runs a note, and compares.
    public init(_ path: String, _ options: Options = Options(), in world: some World, settings: RunSettings) {
        self.path = path
        source = SourceText(name: path, bytes: [])
        var timings = Timings()
        let note: Note
        do throws(NoteError) {
            note = try Note(reading: path, in: world, timings: &timings, progress: settings.dataProgress)
        } catch {
            switch error {
            case .unreadable(let problem): (verdict, remark) = (.outside, problem.message)
            case .refused(let diagnostic, let source):
                (verdict, diagnostics) = (.failed, [diagnostic])
                self.source = source
            }
            return
        }
        source = note.source
        var test = TestSettings(note.notebook.frontMatter)
        diagnostics = note.diagnostics + test.diagnostics
        guard !note.hasErrors else {
            (verdict, remark) = (note.hasOutsideErrors ? .outside : .failed, "it has errors")
            return
        }
        if options.isQuick, test.isSlow {
            verdict = .skipped("it is slow")
            return
        }
        let filter = path.contains(options.filter ?? "") || options.filter == "" ? nil : options.filter
        func isIncluded(_ statement: String) -> Bool { filter.map { statement.contains($0) } ?? true }
        if let filter, !FoundResults.names(in: note).contains(where: isIncluded) {
            verdict = .skipped("nothing in it is called `\(filter)`")
            return
        }
        let evaluated = EvaluatedNote(running: note, in: world, settings: settings, timings: &timings)
        let found = FoundResults(evaluated)
        self.found = found
        test.check(against: found, note.notebook.frontMatter)
        diagnostics = evaluated.diagnostics + test.diagnostics
        if !errors.isEmpty { verdict = .failed }
        compare(found, test, options, in: world, isIncluded)
    }

    private mutating func compare(
        _ found: FoundResults, _ test: TestSettings, _ options: Options, in world: some World,
        _ isIncluded: (String) -> Bool
    ) {
        let file = Record.path(for: path)
        do {
            let bytes = try world.read(file, within: nil, limit: 256 << 20)
            let recorded = try Record(reading: bytes)
            let comparison = Comparison(recorded, found, tolerances: test.tolerances, isIncluded: isIncluded)
            self.comparison = comparison
            if options.updates {
                let text = Array(comparison.updated(isIncluded: isIncluded).text.utf8)
                if text != bytes { write(text, to: file, in: world) }
            } else if !comparison.differences.isEmpty {
                fail(nil)
            }
        } catch let error as WorldError {
            guard case .missing = error else { return fail(error.message, as: .outside) }
            if options.updates { return write(Array(found.record.text.utf8), to: file, in: world) }
            fail("nothing is recorded; `nnbook test --update \(path)` does")
        } catch let error as Record.FileError {
            // One of an older form is written anew.
            if options.updates { return write(Array(found.record.text.utf8), to: file, in: world) }
            fail("`\(file)` cannot be read: \(error.message)")
        } catch {
            preconditionFailure("reading a record throws nothing else")
        }
    }

    private mutating func write(_ text: [UInt8], to file: String, in world: some World) {
        do throws(WorldError) {
            try world.write(text, to: file)
        } catch {
            return fail(error.message, as: .outside)
        }
        if verdict == .passed { verdict = .recorded }
        remark = "recorded in \(file)"
    }

    private mutating func fail(_ remark: String?, as verdict: Verdict = .failed) {
        self.verdict = verdict
        self.remark = remark
    }
}

/// Records whose notes are gone, in a folder and below it; hidden folders are left out.
public func orphanedRecords(in folder: String, _ world: some World) throws(WorldError) -> [String] {
    var orphans: [String] = []
    for name in try world.list(folder) where !name.hasPrefix(".") {
        let path = Paths.join(folder, name)
        if world.kind(of: path) == .folder {
            orphans += try orphanedRecords(in: path, world)
        } else if let note = Record.note(for: path), world.kind(of: note) == nil {
            orphans.append(path)
        }
    }
    return orphans
}

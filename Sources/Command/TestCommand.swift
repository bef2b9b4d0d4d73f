import ArgumentParser
import Course
import Diagnostics
import Dispatch
import NNBookKit
import Records
import Synchronization
import World

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Say which results are not what was recorded.",
        discussion: """
            Runs each note afresh and compares its values, table cells, series, claims and the codes of its \
            diagnostics, to the last bit, with NAME.results.json beside it. Pages are not compared: a new theme or a \
            moved paragraph changes nothing. A difference says where it begins, how large it is, and whether the note \
            was edited or the engine changed.

              nnbook test Notebooks                    compare
              nnbook test Notebooks --review           a page with recorded and found side by side
              nnbook test Notebooks --update           record what is found; exits with 1 where anything was written
              nnbook test Notebooks --check --junit report.xml --shard 1/4     in CI

            Exit status: 0 all is as recorded; 1 results differ, a claim fails, a record is missing or was written; \
            2 the command line is wrong; 3 a file could not be read or written.
            """)

    @Argument(help: "Notes, or folders of notes.")
    var paths: [String]

    @Flag(help: "Record what is found, where it differs; records whose notes are gone are removed.")
    var update = false

    @Flag(help: "Write a page with what was recorded and what was found side by side, and open it on a terminal.")
    var review = false

    @Flag(help: "Compare only, and write nothing beside the notes, as CI should; not with --update.")
    var check = false

    @Flag(help: "Take runs from the cache where it has them.")
    var cached = false

    @Flag(help: "Leave out notes whose front matter says `test: {slow: true}`.")
    var quick = false

    @Option(help: "Only notes whose path contains this text; of other notes, only the statements whose name does.")
    var filter: String?

    @Option(
        help: "A part of the notes, such as 1/4: the first of four, each with every fourth note. (default: all of them)",
        transform: Shard.init(argument:))
    var shard: Shard = .all

    @Option(help: "Mark the differences that would pass with this relative tolerance; they fail all the same.")
    var tolerance: Double?

    @Option(help: "Write the outcome as JUnit's XML to this file.")
    var junit: String?

    @Option(help: "How to write the outcome: text, json (an object for each note) or github (workflow commands).")
    var format: TestFormat = .text

    @OptionGroup var options: RunOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("name a note or a folder of notes") }
        if check, update { throw ValidationError("--check compares only; leave out --update") }
        if cached, options.noCache { throw ValidationError("--cached and --no-cache exclude each other") }
        if let tolerance, !(tolerance >= 0) { throw ValidationError("--tolerance must be 0 or more") }
    }

    func run() throws {
        let workplace = try Workplace(showing: format.diagnostics ?? options.diagnostics)
        let notes = try TestedNotes(paths, workplace, findsOrphans: filter == nil)
        let chosen = notes.files.enumerated().filter { shard.contains($0.offset) }.map(\.element)
        let orphans = shard.isFirst ? notes.orphans : []
        let tests = run(chosen, workplace)
        var status = ExitStatus.success
        for test in tests { status = status.joined(ExitStatus(test.verdict)) }
        for orphan in orphans { status = status.joined(settle(orphan, workplace)) }
        if let junit {
            status = status.joined(workplace.write(Records.junit(tests, orphans: orphans), to: junit))
        }
        if review { status = status.joined(show(tests, workplace)) }
        standardOutput(format.summary(tests, orphans: orphans.count))
        if status != .success { throw status }
    }

    /// Runs notes side by side; what is said of them comes in their order.
    private func run(_ files: [String], _ workplace: Workplace) -> [NoteTest] {
        let world = workplace.world
        let threads = options.threads ?? world.cores
        let workers = min(threads, files.count)
        let asked = NoteTest.Options(filter: filter, isQuick: quick, updates: update)
        // The larger the record the longer the note: those begin first, so that none is left alone at the end.
        let sizes = files.map { world.info(of: Record.path(for: $0))?.size ?? .max }
        let order = files.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        let printer = OrderedPrinter(count: files.count) { show($0, workplace) }
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in
            while true {
                let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard turn < order.count else { return }
                let file = files[order[turn]]
                var run = options.settings(forNotesIn: Paths.folder(of: file), workplace, usesCache: cached)
                // Lines that overwrite one another are of no use side by side.
                if workers > 1 { (run.progress, run.dataProgress) = (nil, nil) }
                printer.add(NoteTest(file, asked, in: world, settings: run), at: order[turn])
            }
        }
        return printer.tests
    }

    private func show(_ test: NoteTest, _ workplace: Workplace) {
        workplace.terminal.show(test.diagnostics.filter { $0.severity == .error }, in: test.source)
        if case .outside = test.verdict, let remark = test.remark { workplace.complain(remark) }
        standardOutput(format.text(test, tolerance: tolerance))
    }

    private func settle(_ orphan: String, _ workplace: Workplace) -> ExitStatus {
        guard update else {
            standardOutput(format.orphan(orphan, event: "its note is gone; `--update` removes it"))
            return .noteIsWrong
        }
        do throws(WorldError) {
            try workplace.world.remove(orphan)
        } catch {
            workplace.complain(error.message)
            return .outside
        }
        standardOutput(format.orphan(orphan, event: "removed, its note is gone"))
        return .noteIsWrong
    }

    private func show(_ tests: [NoteTest], _ workplace: Workplace) -> ExitStatus {
        guard tests.contains(where: { !$0.differences.isEmpty }) else { return .success }
        let world = workplace.world
        let folder = CacheFolder.path(forNotesIn: Paths.folder(of: tests[0].path), world)
        let path = Paths.join(folder ?? ".", "review.html")
        let status = workplace.write(reviewPage(tests), to: path)
        guard status == .success else { return status }
        if format == .text { standardOutput(path + "\n") }
        if Terminal.outputIsTerminal, !check { Browser(world)?.open(path, world) }
        return .success
    }
}

extension ExitStatus {
    fileprivate init(_ verdict: NoteTest.Verdict) {
        switch verdict {
        case .passed, .skipped: self = .success
        case .failed, .recorded: self = .noteIsWrong
        case .outside: self = .outside
        }
    }
}

extension Workplace {
    fileprivate func write(_ text: String, to path: String) -> ExitStatus {
        do throws(WorldError) {
            try world.write(Array(text.utf8), to: path)
        } catch {
            complain(error.message)
            return .outside
        }
        return .success
    }
}

/// Hands over what is done in the order it is meant to have, as soon as that can be.
private final class OrderedPrinter: Sendable {
    private struct State {
        var tests: [NoteTest?]
        var shown = 0
    }

    private let state: Mutex<State>
    private let show: @Sendable (NoteTest) -> Void

    init(count: Int, show: @escaping @Sendable (NoteTest) -> Void) {
        state = Mutex(State(tests: Array(repeating: nil, count: count)))
        self.show = show
    }

    func add(_ test: NoteTest, at index: Int) {
        state.withLock { state in
            state.tests[index] = test
            while state.shown < state.tests.count, let next = state.tests[state.shown] {
                show(next)
                state.shown += 1
            }
        }
    }

    var tests: [NoteTest] { state.withLock { $0.tests.compactMap { $0 } } }
}

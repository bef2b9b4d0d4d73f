import ArgumentParser
import Diagnostics
import Execution
import NNBookKit
import Notes
import World

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say which runs of a note a render would train, and because of which change.",
        discussion: """
            Compares each run with what the last render of the note was made of. Runs that depend on one that would be \
            trained are named with it; nothing is trained.
            """)

    @Argument(help: "The note, a Markdown file.")
    var file: String

    func run() throws {
        let workplace = try Workplace()
        let world = workplace.world
        var timings = Timings()
        let note: Note
        do throws(NoteError) {
            note = try Note(reading: file, in: world, timings: &timings)
        } catch {
            workplace.show(error, file: file)
            throw error.isOutside ? ExitStatus.outside : ExitStatus.noteIsWrong
        }
        guard !note.hasErrors else {
            workplace.terminal.show(note.diagnostics, in: note.source)
            throw note.hasOutsideErrors ? ExitStatus.outside : ExitStatus.noteIsWrong
        }
        let cache = CacheFolder.path(forNotesIn: note.folder, world).map { RunCache(folder: $0, world: world) }
        let forecasts = note.forecast(cache: cache)
        for forecast in forecasts { standardOutput("\(forecast.label): \(forecast.reason)\n") }
        if forecasts.isEmpty { standardOutput("the note trains nothing\n") }
    }
}

extension Workplace {
    func show(_ error: NoteError, file: String) {
        switch error {
        case .unreadable(let problem): complain(problem.message)
        case .refused(let diagnostic, let source): terminal.show([diagnostic], in: source)
        }
    }
}

extension NoteError {
    var isOutside: Bool { if case .unreadable = self { true } else { false } }
}

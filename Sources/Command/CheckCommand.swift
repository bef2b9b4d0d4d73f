import ArgumentParser
import Diagnostics
import NNBookKit
import Notes
import World

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find every mistake in notes without running anything.",
        discussion: "Names, options, shapes, data files and formulas are all checked; nothing is trained or written.")

    @Argument(help: "The notes, Markdown files.")
    var files: [String]

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(help: "How to write what is found: text on standard error; json or github on standard output.")
    var format: DiagnosticsFormat = .text

    func validate() throws {
        if files.isEmpty { throw ValidationError("name at least one note") }
    }

    func run() throws {
        let workplace = try Workplace(showing: format, on: format == .text ? .error : .output)
        var status = ExitStatus.success
        for file in files {
            let checked = CheckedNote(
                file, typesetter: workplace.typesetter(for: Paths.folder(of: file)), world: workplace.world)
            workplace.terminal.show(checked.diagnostics, in: checked.source)
            status = status.joined(ExitStatus(checked.diagnostics, isOutside: checked.isOutside, isStrict: strict))
        }
        if status != .success { throw status }
    }
}

import ArgumentParser
import Course
import Diagnostics
import NNBookKit
import Notes
import Records
import World

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Say which results are not what was recorded.",
        discussion: """
            Runs each note and compares its values, table cells, series and expectations, to the last bit, with \
            NAME.results.json beside it. Pages are not compared: a new theme or a moved paragraph changes nothing. \
            With --update what was found is recorded; look at the difference before you commit it.
            """)

    @Argument(help: "Notes, or folders of notes.")
    var paths: [String]

    @Flag(help: "Record what is found.")
    var update = false

    @OptionGroup var options: RunOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("name a note or a folder of notes") }
    }

    func run() throws {
        let workplace = try Workplace(showing: options.diagnostics)
        let world = workplace.world
        var files: [String] = []
        for path in paths {
            guard world.kind(of: path) == .folder else {
                files.append(path)
                continue
            }
            do throws(WorldError) {
                files += try Course(folder: path, in: world).notes.map { Paths.join(path, $0) }
            } catch {
                workplace.complain(error.message)
                throw ExitStatus.outside
            }
        }
        guard !files.isEmpty else {
            workplace.complain("there is no Markdown file in \(paths.map { "`\($0)`" }.joined(separator: ", "))")
            throw ExitStatus.noteIsWrong
        }
        var status = ExitStatus.success
        var passed = 0
        for file in files {
            let result = test(file, workplace)
            if result == .success { passed += 1 }
            status = status.joined(result)
        }
        standardOutput("\(passed) passed, \(files.count - passed) failed\n")
        if status != .success { throw status }
    }

    private func test(_ file: String, _ workplace: Workplace) -> ExitStatus {
        let world = workplace.world
        var timings = Timings()
        var rendering = NoteRendering(
            file, typesetter: workplace.typesetter(for: Paths.folder(of: file)), world: world,
            settings: options.settings(forNotesIn: Paths.folder(of: file), workplace, usesCache: false), timings: &timings)
        let record = rendering.record(timings: &timings)
        let errors = rendering.diagnostics.filter { $0.severity == .error }
        workplace.terminal.show(errors, in: rendering.source)
        guard let found = record else {
            standardOutput("✗ \(file): it has errors\n")
            return ExitStatus(rendering.diagnostics, isOutside: rendering.isOutside, isStrict: false)
        }
        let path = Record.path(for: file)
        let outcome = update ? write(found, to: path, of: file, workplace) : compare(found, with: path, of: file, workplace)
        return outcome.joined(ExitStatus(rendering.diagnostics, isOutside: rendering.isOutside, isStrict: false))
    }

    private func write(_ record: Record, to path: String, of file: String, _ workplace: Workplace) -> ExitStatus {
        do throws(WorldError) {
            try workplace.world.write(Array(record.text.utf8), to: path)
        } catch {
            workplace.complain(error.message)
            return .outside
        }
        standardOutput("● \(file): recorded in \(path)\n")
        return .success
    }

    private func compare(_ found: Record, with path: String, of file: String, _ workplace: Workplace) -> ExitStatus {
        let recorded: Record
        do {
            recorded = try Record(reading: workplace.world.read(path, within: nil, limit: 256 << 20))
        } catch WorldError.missing {
            standardOutput("✗ \(file): nothing is recorded; `nnbook test --update \(file)` does\n")
            return .noteIsWrong
        } catch let error as WorldError {
            workplace.complain(error.message)
            return .outside
        } catch {
            let reason = (error as? Record.FileError)?.message ?? "\(error)"
            standardOutput("✗ \(file): \(path) cannot be read: \(reason)\n")
            return .noteIsWrong
        }
        let differences = recorded.differences(to: found)
        guard !differences.isEmpty else {
            standardOutput("✓ \(file)\n")
            return .success
        }
        standardOutput("✗ \(file): \(differences.count == 1 ? "one result differs" : "\(differences.count) results differ")\n")
        for difference in differences { standardOutput("    \(difference.message)\n") }
        return .noteIsWrong
    }
}

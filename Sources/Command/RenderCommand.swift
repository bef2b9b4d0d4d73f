import ArgumentParser
import Diagnostics
import NNBookKit
import Notes
import World

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Run notes and write them as pages.",
        discussion: """
            A page is one HTML file that needs no script and no network. A note with a mistake gets no page, and \
            one that stands there already is left as it is. A note with an expectation that fails gets its page, \
            marked, and the exit status is 1.
            """)

    @Argument(help: "The notes, Markdown files.")
    var files: [String]

    @Option(
        name: .shortAndLong,
        help: """
            Where to write: a file, or a folder for several notes. Left out, pages stand beside their notes, and JSON \
            and fragments go to standard output, as do others with `-`.
            """)
    var output: String?

    @Option(
        help: """
            html; fragment: the text alone, for another page; markdown: the note with its results in their places, and \
            its figures; pdf, by the Chromium that is installed; json: all results at full precision (docs/json.md). \
            (default: as the output's name ends, else html)
            """)
    var format: RenderFormat?

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Say how long each phase took.")
    var timings = false

    @Flag(help: "The notes' authors are not trusted: HTML and addresses that could do harm are left out.")
    var untrusted = false

    @OptionGroup var options: RunOptions

    func validate() throws {
        if files.isEmpty { throw ValidationError("name at least one note") }
        if let output, let asked = format, let named = RenderFormat(named: output),
            asked.fileExtension != named.fileExtension
        {
            throw ValidationError(
                "`\(output)` is a name for \(named.rawValue), and --format says \(asked.rawValue); "
                    + "one of the two is a mistake")
        }
        if kind == .markdown, output == nil || output == "-" {
            throw ValidationError("say with --output where the Markdown goes; beside the note it would replace it")
        }
        if kind == .markdown, untrusted {
            throw ValidationError("--untrusted is for pages; Markdown keeps what its author wrote")
        }
    }

    /// What is written.
    private var kind: RenderFormat { format ?? output.flatMap(RenderFormat.init(named:)) ?? .html }

    func run() throws {
        let workplace = try Workplace(showing: options.diagnostics)
        let world = workplace.world
        let isFolder = output.map { $0.hasSuffix("/") || world.kind(of: $0) == .folder } ?? false
        if let output, files.count > 1, !isFolder {
            if world.kind(of: output) != nil || RenderFormat(named: output) != nil {
                workplace.complain(
                    "several notes need a folder; `\(output)` \(world.kind(of: output) == nil ? "names" : "is") a file")
                throw ExitStatus.usage
            }
        }
        let writesToFolder = isFolder || files.count > 1
        let targets = files.map { target(of: $0, inFolder: writesToFolder) }
        guard areApart(targets, workplace) else { throw ExitStatus.usage }
        var status = ExitStatus.success
        for (file, target) in zip(files, targets) {
            status = status.joined(render(file, to: target, workplace, isLast: file == files.last))
        }
        if status != .success { throw status }
    }

    /// Whether no file would be written over another, nor over a note. Nothing has been written yet.
    private func areApart(_ targets: [String?], _ workplace: Workplace) -> Bool {
        var written: [String: String] = [:]
        var areApart = true
        for (file, target) in zip(files, targets) {
            guard let target else { continue }
            if let other = written[target] {
                workplace.complain("`\(file)` and `\(other)` would both be written to `\(target)`")
                areApart = false
            }
            if Paths.normalized(target) == Paths.normalized(file) {
                workplace.complain("`\(file)` would be replaced by what is made of it")
                areApart = false
            }
            written[target] = file
        }
        return areApart
    }

    /// Where what is made of a note goes; `nil` for standard output.
    private func target(of file: String, inFolder: Bool) -> String? {
        let name = Paths.stem(of: file) + "." + kind.fileExtension
        if output == "-" { return nil }
        if let output { return inFolder ? Paths.join(output, name) : output }
        return kind.standsBesideNote ? Paths.join(Paths.folder(of: file), name) : nil
    }

    private func render(_ file: String, to target: String?, _ workplace: Workplace, isLast: Bool) -> ExitStatus {
        var measured = Timings()
        let world = workplace.world
        let folder = Paths.folder(of: file)
        let tally = RunTally()
        var settings = options.settings(forNotesIn: folder, workplace)
        settings.report = { tally.add($0) }
        var rendering = NoteRendering(
            file, isTrusted: !untrusted, typesetter: workplace.typesetter(for: folder), world: world,
            settings: settings, timings: &measured)
        let made: RenderedFiles?
        var status = ExitStatus.success
        do throws(PDFPrinter.Problem) {
            made = try RenderedFiles(kind, of: &rendering, at: target, world, timings: &measured)
        } catch {
            workplace.complain(error.message)
            made = nil
            status = .outside
        }
        if let cache = settings.cache, !tally.manifest.isEmpty {
            cache.keep(tally.manifest, ofNote: file)
            cache.trim()
        }
        tally.show(seconds: measured[.train], isKept: rendering.isKept, workplace.terminal)
        workplace.terminal.show(rendering.diagnostics, in: rendering.source)
        status = status.joined(ExitStatus(rendering.diagnostics, isOutside: rendering.isOutside, isStrict: strict))
        if let made {
            let clock = Stopwatch(world)
            do throws(WorldError) {
                try made.write(to: target, in: world)
                measured.add(clock.lap(), to: .write)
            } catch {
                workplace.complain("`\(target ?? file)` could not be written: \(error.message)")
                status = status.joined(.outside)
            }
        }
        if timings { standardError(Self.table(measured)) }
        // The process ends: nothing is gained by taking the last note's tree apart first.
        if isLast { _ = Unmanaged.passRetained(Held(rendering: rendering, files: made)) }
        return status
    }

    private final class Held {
        let rendering: NoteRendering
        let files: RenderedFiles?

        init(rendering: NoteRendering, files: RenderedFiles?) { (self.rendering, self.files) = (rendering, files) }
    }

    private static func table(_ timings: Timings) -> String {
        var lines = Timings.Phase.allCases.map { phase in
            phase.rawValue.padded(to: 10) + milliseconds(timings[phase]) + "\n"
        }
        lines.append("total".padded(to: 10) + milliseconds(timings.total) + "\n")
        return lines.joined()
    }

    private static func milliseconds(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10_000).rounded())
        return "\(tenths / 10).\(tenths % 10) ms".leftPadded(to: 12)
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}

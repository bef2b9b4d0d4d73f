import ArgumentParser
import Course
import Diagnostics
import NNBookKit
import World

struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Write a folder of notes as a site.",
        discussion: """
            Every Markdown file in the folder becomes a page, in the order that course.yml gives or else that of the \
            names, with an index, ways to the previous and the next note, one shared style, and the images the notes \
            use. The site needs no server: open its index.html.
            """)

    @Argument(help: "The folder of notes.")
    var folder: String

    @Option(name: .shortAndLong, help: "The folder to write the site to.")
    var output: String

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "The notes' authors are not trusted: HTML and addresses that could do harm are left out.")
    var untrusted = false

    @Flag(help: "Include the notes whose front matter says `draft: true`.")
    var drafts = false

    @OptionGroup var options: RunOptions

    func run() throws {
        let workplace = try Workplace(showing: options.diagnostics)
        let world = workplace.world
        let course: Course
        do throws(WorldError) {
            course = try Course(folder: folder, in: world)
        } catch {
            workplace.complain(error.message)
            throw ExitStatus.outside
        }
        if let source = course.source, !course.diagnostics.isEmpty {
            workplace.terminal.show(course.diagnostics, in: source)
            throw ExitStatus.noteIsWrong
        }
        guard !course.notes.isEmpty else {
            workplace.complain("there is no Markdown file in `\(folder)`")
            throw ExitStatus.noteIsWrong
        }
        let builder = SiteBuilder(
            course: course, output: output, isTrusted: !untrusted, world: world, typesetter: workplace.typesetter(for: folder),
            settings: options.settings(forNotesIn: folder, workplace), includesDrafts: drafts)
        var status = ExitStatus.success
        do throws(SiteError) {
            let leftOut = try builder.build { outcome in
                workplace.terminal.show(outcome.diagnostics, in: outcome.source)
                status = status.joined(ExitStatus(outcome.diagnostics, isOutside: outcome.isOutside, isStrict: strict))
                if let page = outcome.page { standardOutput(page + "\n") }
            }
            for path in leftOut { standardError("\(path): left out, a draft\n") }
        } catch {
            workplace.complain(error.message)
            throw ExitStatus.outside
        }
        if status != .success { throw status }
    }
}

import ArgumentParser
import Diagnostics
import Notes
import World

@main
struct Main {
    static func main() {
        do {
            try NNBook.checkName(CommandLine.arguments.dropFirst().first)
            var command = try NNBook.parseAsRoot()
            if let help = command as? HelpCommand { try help.run(about: NNBook.self) } else { try command.run() }
        } catch let code as ExitStatus {
            code.leave()
        } catch {
            // Help and version are asked for and end well; what else comes here is a wrong command line.
            let code = NNBook.exitCode(for: error)
            if code == .success {
                print(NNBook.message(for: error))
            } else {
                standardError(NNBook.fullMessage(for: error) + "\n")
                ExitStatus.usage.leave()
            }
        }
    }
}

struct NNBook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nnbook",
        abstract: "Notes about neural networks whose numbers, tables and figures are computed where they stand.",
        discussion: """
            Write Markdown with formulas. In a fenced block marked `nn`, declare data, models and training runs, and \
            say what to show. nnbook checks all of it, runs it, and writes the page:

              nnbook render Notebooks/lec11.md     write Notebooks/lec11.html
              nnbook check Notebooks/lec11.md      find mistakes, run nothing
              nnbook site Notebooks -o _site       a folder of notes becomes a site
              nnbook test Notebooks                say which results have changed

            The same note gives the same bytes on every machine.

            Exit status: 0 all is well; 1 a note is wrong, or a result changed; 2 the command line is wrong; \
            3 something outside failed, such as a file that cannot be read.
            """,
        version: Release.name,
        subcommands: [
            RenderCommand.self, CheckCommand.self, SiteCommand.self, TestCommand.self, WhyCommand.self,
            CleanCommand.self, BenchCommand.self, HelpCommand.self, ExplainCommand.self,
        ])
}

extension NNBook {
    /// Says what may be meant by a word that is no command. ArgumentParser would call all words after it unexpected.
    fileprivate static func checkName(_ word: String?) throws {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
        let advice =
            if word.hasSuffix(".md") {
                "to write the page of a note: nnbook render \(word)"
            } else if let near = nearestName(to: word, among: names) {
                "did you mean `\(near)`?"
            } else {
                "there are \(names.joined(separator: ", "))"
            }
        throw ValidationError("`\(word)` is no command; \(advice)")
    }
}

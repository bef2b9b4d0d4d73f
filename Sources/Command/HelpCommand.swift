import ArgumentParser
import Manual

/// `nnbook help`: about the language, from its catalog, and about the commands. It stands in place of the `help` that
/// ArgumentParser would add, which knows commands only.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Say what a word of the language or a command means.",
        discussion: """
            Without a topic, lists all there are. A topic is a command, a built-in such as `dense`, an argument such \
            as `batch`, a group such as `losses`, or the code of a message.
            """,
        helpNames: [.long, .short])

    @Argument(help: "What to say more about.")
    var topic: String?

    @Flag(help: ArgumentHelp("Write the reference, docs/reference.md, to standard output.", visibility: .hidden))
    var markdown = false

    func run() throws {
        if markdown {
            standardOutput(ReferencePage.markdown)
        } else if let topic {
            try Self.show(topic)
        } else {
            standardOutput(Self.overview)
        }
    }

    private static func show(_ topic: String) throws {
        var parts: [String] = []
        for command in commands where command.configuration.commandName == topic {
            parts.append(NNBook.helpMessage(for: command) + "\n")
        }
        if let text = HelpText.about(topic) { parts.append(text) }
        if parts.isEmpty {
            let advice = HelpText.advice(on: topic, among: commands.compactMap { $0.configuration.commandName })
            standardError("nnbook: there is nothing called `\(topic)`; \(advice)\n")
            throw ExitStatus.usage
        }
        standardOutput(parts.joined(separator: "\n"))
    }

    private static var commands: [any ParsableCommand.Type] { NNBook.configuration.subcommands }

    private static var overview: String {
        let width = commands.compactMap { $0.configuration.commandName?.count }.max() ?? 0
        let list = commands.map { command in
            let configuration = command.configuration
            return "  " + (configuration.commandName ?? "").padded(to: width + 2) + configuration.abstract + "\n"
        }
        return """
            Commands

            \(list.joined())
            The language

            \(HelpText.topics)

            `nnbook help NAME` says more about any of these words,
            `nnbook explain CODE` about a message.

            """
    }
}

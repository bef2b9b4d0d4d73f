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

    /// - Parameter program: of whose commands it knows.
    func run(about program: any ParsableCommand.Type) throws {
        let commands = program.configuration.subcommands
        if markdown {
            standardOutput(ReferencePage.markdown)
        } else if let topic {
            try Self.show(topic, commands) { program.helpMessage(for: $0) }
        } else {
            standardOutput(Self.overview(commands))
        }
    }

    private static func show(
        _ topic: String, _ commands: [any ParsableCommand.Type], help: (any ParsableCommand.Type) -> String
    ) throws {
        var parts: [String] = []
        for command in commands where command.configuration.commandName == topic { parts.append(help(command) + "\n") }
        if let text = HelpText.about(topic) { parts.append(text) }
        if parts.isEmpty {
            let advice = HelpText.advice(on: topic, among: commands.compactMap { $0.configuration.commandName })
            standardError("nnbook: there is nothing called `\(topic)`; \(advice)\n")
            throw ExitStatus.usage
        }
        standardOutput(parts.joined(separator: "\n"))
    }

    private static func overview(_ commands: [any ParsableCommand.Type]) -> String {
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

import ArgumentParser
import Manual

/// `nnbook explain`: what a message means, why it is one, and an example put right.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what the code of a message means, with an example.",
        discussion: """
            Codes stand in brackets at the start of a message: error[unknown-name]. Without one, all are listed.
            """)

    @Argument(help: "The codes, such as unknown-name.")
    var codes: [String] = []

    @Flag(help: ArgumentHelp("Write the page docs/diagnostics.md to standard output.", visibility: .hidden))
    var markdown = false

    func run() throws {
        if markdown { return standardOutput(ExplanationPage.markdown) }
        if codes.isEmpty { return standardOutput(Explanation.list) }
        var isUnknown = false
        for (index, code) in codes.enumerated() {
            // Copied from a message, a code may still have its brackets.
            let bare = String(code.split(separator: "[").last?.split(separator: "]").first ?? "")
            guard let explanation = Explanation.of(bare) else {
                let near = Explanation.nearest(to: bare).map { "did you mean `\($0)`?" }
                standardError("nnbook: there is no code `\(code)`; \(near ?? "`nnbook explain` lists all codes")\n")
                isUnknown = true
                continue
            }
            standardOutput((index > 0 ? "\n" : "") + explanation.text)
        }
        if isUnknown { throw ExitStatus.usage }
    }
}

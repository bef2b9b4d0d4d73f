import ArgumentParser
import Diagnostics

/// How diagnostics are written.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people, with the line and carets.
    case text
    /// A JSON object a line.
    case json
    /// Workflow commands, which GitHub shows at their lines of a pull request.
    case github

    func text(_ diagnostic: Diagnostic, in source: SourceText, usesColor: Bool) -> String {
        switch self {
        case .text: TextRendering(usesColor: usesColor).text(diagnostic, in: source) + "\n"
        case .json: diagnostic.json(in: source).text(pretty: false) + "\n"
        case .github: diagnostic.gitHubCommand(in: source) + "\n"
        }
    }
}

/// A workflow command, with which GitHub shows a message at its line of a pull request:
/// `::error file=…,line=…,col=…,title=CODE::message`.
///
/// Syntax and escapes: "Workflow commands for GitHub Actions" and `actions/toolkit`, `packages/core/src/command.ts`.
public struct GitHubCommand {
    public let text: String

    public init(_ name: String, _ properties: [(String, String)], _ message: String) {
        let list = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }.joined(separator: ",")
        text = "::\(name) \(list)::\(Self.escaped(message, isProperty: false))"
    }

    /// The characters that would end a command, a line or a property, as percent and their number.
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where isProperty: escaped += "%3A"
            case "," where isProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Diagnostic {
    /// The diagnostic as a ``GitHubCommand``.
    public func gitHubCommand(in source: SourceText) -> String {
        var properties = [("file", source.name)]
        if let range {
            let start = source.position(at: range.lowerBound)
            let end = source.position(at: max(range.lowerBound, range.upperBound))
            properties += [("line", String(start.line)), ("endLine", String(end.line)), ("col", String(start.column))]
            // Columns are only understood within one line; the end is where the last character stands.
            if end.line == start.line { properties.append(("endColumn", String(max(start.column, end.column - 1)))) }
        }
        properties.append(("title", code))
        let lines = [label.map { "\(message): \($0)" } ?? message] + notes.map { "line \(source.line(at: $0.range.lowerBound)): \($0.message)" }
        let text = (lines + [hint.map { "hint: \($0)" }].compactMap { $0 }).joined(separator: "\n")
        return GitHubCommand(severity.rawValue, properties, text).text
    }
}

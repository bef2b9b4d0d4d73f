import ArgumentParser
import Diagnostics
import JSON
import Records

/// How the outcome of a test is written.
enum TestFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// A JSON object a line, for each note.
    case json
    /// Workflow commands, which GitHub shows at their lines of a pull request, after the words for people.
    case github

    /// Of one note, no more differences than anybody reads; the page of `--review` and JSON have all.
    private static let limit = 30

    /// How the diagnostics of notes are written with it, where it says so.
    var diagnostics: DiagnosticsFormat? {
        switch self {
        case .text: nil
        case .json: .json
        case .github: .github
        }
    }

    func text(_ test: NoteTest, tolerance: Double?) -> String {
        if self == .json { return json(test, tolerance).text(pretty: false) + "\n" }
        let differences = test.differences
        var lines = [headline(test)]
        let shown = test.verdict == .recorded ? [] : differences
        for difference in shown.prefix(Self.limit) {
            lines.append("    " + difference.message + (difference.note(on: tolerance) ?? ""))
        }
        if shown.count > Self.limit {
            lines.append("    and \(shown.count - Self.limit) more; `--review` and `--format json` show all")
        }
        if self == .github, test.verdict != .recorded {
            for difference in shown {
                lines.append(
                    gitHubCommand(file: test.path, line: difference.line, title: "result differs", difference.message))
            }
            if let remark = test.remark, test.verdict == .failed {
                lines.append(gitHubCommand(file: test.path, line: nil, title: "record", remark))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(_ test: NoteTest) -> String {
        var remarks = test.remark.map { [$0] } ?? []
        let count = test.differences.count
        let verb = test.verdict == .recorded ? "differed" : count == 1 ? "differs" : "differ"
        if count > 0 { remarks.insert(count == 1 ? "one result \(verb)" : "\(count) results \(verb)", at: 0) }
        let claims = test.diagnostics.count { $0.code == "expectation-failed" }
        if claims > 0 { remarks.insert(claims == 1 ? "one claim fails" : "\(claims) claims fail", at: 0) }
        let tolerated = test.comparison?.tolerated.count ?? 0
        if tolerated > 0 {
            remarks.append(
                tolerated == 1
                    ? "one result is within its tolerance" : "\(tolerated) results are within their tolerance")
        }
        let sign: String
        switch test.verdict {
        case .passed: sign = "✓"
        case .failed, .outside: sign = "✗"
        case .recorded: sign = "●"
        case .skipped(let reason):
            sign = "–"
            remarks = ["left out, \(reason)"]
        }
        return "\(sign) \(test.path)" + (remarks.isEmpty ? "" : ": " + remarks.joined(separator: "; "))
    }

    func orphan(_ path: String, event: String) -> String {
        switch self {
        case .json:
            JSONValue.object([("file", .string(path)), ("status", .string("orphaned")), ("remark", .string(event))])
                .text(pretty: false) + "\n"
        case .text: "✗ \(path): \(event)\n"
        case .github:
            "✗ \(path): \(event)\n" + gitHubCommand(file: path, line: nil, title: "orphaned record", event) + "\n"
        }
    }

    /// Nothing for machines, which count for themselves.
    func summary(_ tests: [NoteTest], orphans: Int) -> String {
        guard self != .json else { return "" }
        let passed = tests.count { $0.verdict == .passed }
        let recorded = tests.count { $0.verdict == .recorded }
        let skipped = tests.count { if case .skipped = $0.verdict { true } else { false } }
        let failed = tests.count - passed - recorded - skipped
        var parts = ["\(passed) passed", "\(failed) failed"]
        if recorded > 0 { parts.append("\(recorded) recorded; look at the change before you commit it") }
        if skipped > 0 { parts.append("\(skipped) left out") }
        if orphans > 0 { parts.append(orphans == 1 ? "1 record without a note" : "\(orphans) records without notes") }
        return parts.joined(separator: ", ") + "\n"
    }

    private func json(_ test: NoteTest, _ tolerance: Double?) -> JSONValue {
        let status: String
        switch test.verdict {
        case .passed: status = "passed"
        case .failed: status = "failed"
        case .recorded: status = "recorded"
        case .skipped: status = "skipped"
        case .outside: status = "outside"
        }
        let claims = test.diagnostics.filter { $0.code == "expectation-failed" }.map { $0.json(in: test.source) }
        let differences = test.differences.map { difference -> JSONValue in
            guard let tolerance, case .object(let members) = difference.json else { return difference.json }
            return .object(members + [.init("within", .boolean(difference.passes(tolerance)))])
        }
        return .object([
            ("file", .string(test.path)), ("status", .string(status)), ("remark", test.remark.map { .string($0) }),
            ("differences", .array(differences)), ("failedClaims", .array(claims)),
            ("tolerated", .array((test.comparison?.tolerated ?? []).map(\.json))),
        ])
    }

    private func gitHubCommand(file: String, line: Int?, title: String, _ message: String) -> String {
        let place = [("file", file)] + (line.map { [("line", String($0))] } ?? [])
        return GitHubCommand("error", place + [("title", title)], message).text
    }
}

extension Difference {
    /// Whether it would pass with a relative tolerance.
    func passes(_ tolerance: Double) -> Bool {
        guard case .changed(let change) = kind else { return false }
        return change.isWithin(Tolerance(rtol: tolerance))
    }

    fileprivate func note(on tolerance: Double?) -> String? {
        guard let tolerance, passes(tolerance) else { return nil }
        return " (would pass with rtol \(tolerance))"
    }
}

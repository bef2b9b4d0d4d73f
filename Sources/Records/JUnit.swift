import Diagnostics
import Markup

/// Tests of notes as JUnit's XML, which CI servers read: a file is a suite, a declaration or view a case.
///
/// It holds no times and no names of machines.
public func junit(_ tests: [NoteTest], orphans: [String] = []) -> String {
    let suites = tests.map(Suite.init) + orphans.map(Suite.init(orphan:))
    let cases = suites.flatMap(\.cases)
    let counts = "tests=\"\(cases.count)\" failures=\"\(cases.count { $0.failure != nil })\""
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n" + suites.map(\.xml).joined()
        + "</testsuites>\n"
}

private struct Suite {
    struct Case {
        var name: String
        var line: Int?
        /// A line for the list, and the whole.
        var failure: (message: String, text: String)?
        var skipped: String?
    }

    var path: String
    var cases: [Case] = []

    init(orphan path: String) {
        self.path = path
        cases = [Case(name: "the record", failure: ("its note is gone", "its note is gone"))]
    }

    init(_ test: NoteTest) {
        path = test.path
        if case .skipped(let reason) = test.verdict {
            cases = [Case(name: "the note", skipped: reason)]
            return
        }
        var failures: [String: [String]] = [:]
        var lines: [String: Int] = [:]
        for difference in test.differences {
            failures[difference.statement, default: []].append(difference.message)
            lines[difference.statement] = lines[difference.statement] ?? difference.line
        }
        for diagnostic in test.errors {
            let line = diagnostic.range.map { test.source.line(at: $0.lowerBound) }
            let statement = diagnostic.range.flatMap { test.found?.statement(at: $0.lowerBound) } ?? "the note"
            failures[statement, default: []].append((line.map { "line \($0): " } ?? "") + diagnostic.message)
            lines[statement] = lines[statement] ?? line
        }
        if test.verdict == .failed || test.verdict == .outside || test.verdict == .recorded, let remark = test.remark {
            failures["the record", default: []].append(remark)
        }
        for (name, line) in test.found?.lines ?? [:] where !name.hasPrefix(FoundResults.inline + " ") {
            lines[name] = line
        }
        let names = Set(lines.keys).union(failures.keys)
        let order = names.sorted { a, b in
            let (first, second) = (lines[a] ?? 0, lines[b] ?? 0)
            return first != second ? first < second : Record.isBefore(a, b)
        }
        cases = order.map { name in
            let messages = failures[name]
            return Case(
                name: name, line: lines[name], failure: messages.map { ($0[0], $0.joined(separator: "\n")) })
        }
        if cases.isEmpty { cases = [Case(name: "the note")] }
    }

    var xml: String {
        let attributes: KeyValuePairs<String, String?> = [
            "name": path, "file": path, "tests": "\(cases.count)", "failures": "\(cases.count { $0.failure != nil })",
            "skipped": "\(cases.count { $0.skipped != nil })",
        ]
        return "  " + element("testsuite", attributes, "\n" + cases.map(xml).joined() + "  ") + "\n"
    }

    private func xml(_ item: Case) -> String {
        let failure = item.failure.map { element("failure", ["message": $0.message], escapedForXML($0.text)) }
        let skipped = item.skipped.map { element("skipped", ["message": $0]) }
        let outcome = (failure ?? skipped).map { "\n      \($0)\n    " } ?? ""
        let attributes: KeyValuePairs<String, String?> = [
            "name": item.name, "classname": path, "file": path, "line": item.line.map { "\($0)" },
        ]
        return "    " + element("testcase", attributes, outcome) + "\n"
    }
}

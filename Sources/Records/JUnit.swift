import Diagnostics

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
        let file = "file=\"\(Self.escaped(path))\""
        let counts =
            "tests=\"\(cases.count)\" failures=\"\(cases.count { $0.failure != nil })\" "
            + "skipped=\"\(cases.count { $0.skipped != nil })\""
        return "  <testsuite name=\"\(Self.escaped(path))\" \(file) \(counts)>\n"
            + cases.map { item in
                let line = item.line.map { " line=\"\($0)\"" } ?? ""
                let names = "name=\"\(Self.escaped(item.name))\" classname=\"\(Self.escaped(path))\""
                let head = "    <testcase \(names) \(file)\(line)"
                if let failure = item.failure {
                    return head + ">\n      <failure message=\"\(Self.escaped(failure.message))\">"
                        + "\(Self.escaped(failure.text))</failure>\n    </testcase>\n"
                }
                guard let reason = item.skipped else { return head + "/>\n" }
                return head + ">\n      <skipped message=\"\(Self.escaped(reason))\"/>\n    </testcase>\n"
            }.joined() + "  </testsuite>\n"
    }

    /// For text and for attributes; what XML cannot hold becomes a question mark.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xfffe || scalar.value == 0xffff: result += "?"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

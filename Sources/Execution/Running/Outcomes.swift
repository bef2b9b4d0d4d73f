import Diagnostics
import Dispatch
import Language
import Synchronization

/// Turns a program's statements into outcomes, once all its runs are done.
struct Outcomes {
    let program: Program
    let runs: RunStore
    let data: DataLoader
    let found: DiagnosticCollector
    /// How many threads may work; results do not depend on it.
    let threads: Int

    func results() -> Results {
        let observer = Observer(runs: runs, data: data)
        let statements = program.cells.flatMap(\.statements)
        let outcomes = concurrently(statements.count) { outcome(of: statements[$0], observer) }
        var rest = outcomes[...]
        let cells = program.cells.map { cell in
            defer { rest = rest.dropFirst(cell.statements.count) }
            return Array(rest.prefix(cell.statements.count))
        }
        let inlines = program.inlines.map { inline in inline.map { self.inline($0, observer) } }
        let failures = ExpectedFailures(found.sorted, in: program.cells)
        return Results(
            cells: cells, inlines: inlines, diagnostics: failures.diagnostics, expectedErrors: failures.byCell)
    }

    /// The results of independent work, in order, however many threads share it.
    private func concurrently<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        guard threads > 1 else { return (0..<count).map(work) }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = work(index)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.map { $0! } }
    }

    private func outcome(of statement: Statement, _ observer: Observer) -> Outcome {
        do throws(Unavailable) {
            switch statement.kind {
            case .declaration(let id):
                guard case .run(let family) = program.declarations[id].meaning else { return .declared }
                var members: [RunResult] = []
                for index in family.members.indices {
                    members.append(try runs.run(RunMember(declaration: id, member: index)).result)
                }
                return .trained(TrainingOutcome(members: members))
            case .plot(let view), .table(let view): return .observed(try observer.observe(view), view.options)
            case .show(let shown): return .shown(try observer.show(shown))
            case .expect(let expectation):
                let outcome = try observer.judge(expectation)
                if !outcome.holds { found.add(Self.failure(outcome, at: statement.range)) }
                return .expected(outcome)
            }
        } catch {
            if case .expect = statement.kind {
                found.add(Diagnostic("expectation-failed", "this cannot be checked: \(error.reason)", at: statement.range))
            }
            return .unavailable(error.reason)
        }
    }

    private func inline(_ inline: InlineValue, _ observer: Observer) -> InlineOutcome {
        do throws(Unavailable) {
            return .value(try observer.evaluator.value(of: inline.expression))
        } catch {
            found.add(Diagnostic("value-unavailable", "this value cannot be had: \(error.reason)", at: inline.range))
            return .unavailable(error.reason)
        }
    }

    private static func failure(_ outcome: ExpectationOutcome, at range: Range<Int>) -> Diagnostic {
        let broken = outcome.members.filter { !$0.holds }
        let words = broken.map { member in
            let name = member.label.isEmpty ? "" : "\(member.label): "
            guard let left = member.left, let right = member.right else { return name + "false" }
            return "\(name)\(left.shortText) against \(right.shortText)"
        }
        return Diagnostic(
            "expectation-failed", "this does not hold: \(words.joined(separator: "; "))", at: range,
            label: "expected here")
    }
}

extension Value {
    /// For messages: every digit that counts.
    fileprivate var shortText: String {
        switch self {
        case .number(let number), .formatted(let number, _):
            number.description.hasSuffix(".0") ? String(number.description.dropLast(2)) : number.description
        case .boolean(let flag): flag.description
        case .string(let text): text
        case .never: "never"
        case .array(let values):
            values.count > 6
                ? "a list of \(values.count)" : "[" + values.map(\.shortText).joined(separator: ", ") + "]"
        }
    }
}

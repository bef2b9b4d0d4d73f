import Diagnostics
import Execution
import Figures
import JSON
import Language
import Notes

/// All results of a note as JSON, for `--format json`. `docs/json.md` describes it.
public func report(_ evaluated: EvaluatedNote) -> JSONValue {
    let note = evaluated.note
    let cells = zip(note.program.cells, zip(evaluated.results.cells, evaluated.exhibits))
    let statements = cells.flatMap { cell, results in
        zip(cell.statements, zip(results.0, results.1)).map { statement, result in
            describe(statement, result.0, result.1, in: note)
        }
    }
    let inlines = zip(note.program.inlines, evaluated.results.inlines).compactMap { inline, outcome -> JSONValue? in
        guard let inline, let outcome else { return nil }
        return .object([
            ("line", .integer(note.source.line(at: inline.range.lowerBound))), ("text", .string(inline.text)),
            ("value", value(outcome)), ("unavailable", reason(outcome)),
        ])
    }
    return .object([
        ("file", .string(note.path)),
        ("diagnostics", .array(evaluated.diagnostics.map { $0.json(in: note.source) })),
        ("statements", .array(statements)),
        ("values", .array(inlines)),
    ])
}

/// The report of a note that could not be run: its diagnostics only.
public func report(_ diagnostics: [Diagnostic], in source: SourceText) -> JSONValue {
    .object([
        ("file", .string(source.name)), ("diagnostics", .array(diagnostics.map { $0.json(in: source) })),
        ("statements", .array([])), ("values", .array([])),
    ])
}

private func value(_ outcome: InlineOutcome) -> JSONValue? {
    if case .value(let value) = outcome { value.json } else { nil }
}

private func reason(_ outcome: InlineOutcome) -> JSONValue? {
    if case .unavailable(let reason) = outcome { .string(reason) } else { nil }
}

private func describe(_ statement: Statement, _ outcome: Outcome, _ exhibit: Exhibit?, in note: Note) -> JSONValue {
    var members: [JSONValue.Member] = [.init("kind", .string(kind(statement, in: note)))]
    if case .declaration(let id) = statement.kind {
        members.append(.init("name", .string(note.program.declarations[id].name)))
    }
    members.append(.init("line", .integer(note.source.line(at: statement.range.lowerBound))))
    members.append(.init("text", .string(statement.text)))
    switch outcome {
    case .declared: break
    case .trained(let training): members.append(.init("members", .array(training.members.map(\.json))))
    case .observed:
        switch exhibit {
        case .figure(let figure): members.append(.init("series", figure.jsonSeries))
        case .table(let table): members += [.init("columns", table.jsonColumns), .init("rows", table.jsonRows)]
        default: preconditionFailure("an observation is a figure or a table")
        }
    case .shown(let shown): members.append(.init("value", describe(shown, exhibit)))
    case .expected(let expectation): members += describe(expectation)
    case .unavailable(let reason): members.append(.init("unavailable", .string(reason)))
    }
    return .object(members)
}

private func kind(_ statement: Statement, in note: Note) -> String {
    switch statement.kind {
    case .declaration(let id):
        switch note.program.declarations[id].meaning {
        case .data: "data"
        case .model: "model"
        case .run: "train"
        case .value, .function: "let"
        }
    case .plot: "plot"
    case .table: "table"
    case .show: "show"
    case .expect: "expect"
    }
}

private func describe(_ shown: ShownOutcome, _ exhibit: Exhibit?) -> JSONValue {
    if case .values(let values) = shown.kind {
        if values.count == 1 { return values[0].value.json }
        return .object(values.map { .init($0.label, $0.value.json) })
    }
    guard case .equations(let equations) = exhibit else { preconditionFailure("a formula or a model shows equations") }
    return .array(equations.map { .string($0.tex) })
}

/// A family's expectation has its members; a single one has its sides at the top, as most readers want them.
private func describe(_ expectation: ExpectationOutcome) -> [JSONValue.Member] {
    func sides(_ member: ExpectationOutcome.Member) -> [JSONValue.Member] {
        [JSONValue.Member("holds", .boolean(member.holds))]
            + (member.left.map { [.init("left", $0.json)] } ?? [])
            + (member.right.map { [.init("right", $0.json)] } ?? [])
    }
    if expectation.members.count == 1, expectation.members[0].label.isEmpty { return sides(expectation.members[0]) }
    let members = expectation.members.map { JSONValue.object([.init("name", .string($0.label))] + sides($0)) }
    return [.init("holds", .boolean(expectation.holds)), .init("members", .array(members))]
}

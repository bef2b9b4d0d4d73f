import Execution
import Figures
import JSON
import Language

// What is recorded of what became of a statement.

extension FoundResults {
    mutating func describe(_ outcome: Outcome, _ exhibit: Exhibit?, as name: String) {
        switch outcome {
        case .declared: break
        case .trained(let training): for run in training.members { describe(run) }
        case .observed:
            switch exhibit {
            case .figure(let figure): describe(figure, as: name)
            case .table(let table): describe(table, as: name)
            default: preconditionFailure("an observation is a figure or a table")
            }
        case .shown(let shown): describe(shown, as: name)
        case .expected(let expectation):
            for member in expectation.members {
                let prefix = member.label.isEmpty ? "" : member.label + " "
                add(name, prefix + "holds", .value(.boolean(member.holds)))
                if let left = member.left { add(name, prefix + "left", left) }
                if let right = member.right { add(name, prefix + "right", right) }
            }
        case .unavailable(let reason): add(name, "unavailable", .value(.string(reason)))
        }
    }

    private mutating func describe(_ run: RunResult) {
        let name = "train \(run.name)" + (run.member.isEmpty ? "" : ".\(run.member)")
        add(name, "steps", .value(.integer(run.steps)))
        add(name, "epochs", .value(.integer(run.epochs)))
        add(name, "parameters", .value(.integer(run.parameters)))
        add(name, "stopped", .value(run.stopped.map { .integer($0) } ?? .string("never")))
        add(name, Self.recordedSteps, run.history.step.map(Double.init))
        if let divergence = run.divergence { add(name, "divergence", .value(.string(divergence))) }
        for part in run.history.parts {
            add(name, "\(part.part.rawValue) loss", part.loss)
            if let accuracy = part.accuracy { add(name, "\(part.part.rawValue) accuracy", accuracy) }
        }
    }

    /// At which steps the other series of a run were recorded.
    static var recordedSteps: String { "recorded steps" }

    private mutating func describe(_ figure: Figure, as name: String) {
        for (index, series) in figure.series.enumerated() {
            let label = series.label.isEmpty ? "series \(index + 1)" : series.label
            // Places that only count the values say nothing.
            if !series.x.enumerated().allSatisfy({ Double($0.offset) == $0.element }) {
                add(name, "\(label), x", series.x)
            }
            add(name, "\(label), y", series.y)
        }
    }

    private mutating func describe(_ table: TableContent, as name: String) {
        var titles: [String] = []
        for column in table.columns {
            let same = titles.count { $0 == column.title }
            titles.append(same == 0 ? column.title : "\(column.title) (\(same + 1))")
        }
        guard table.rows.count <= Self.listLimit else {
            for (column, title) in titles.enumerated() {
                let cells = table.rows.map { $0[column] }
                let numbers = cells.compactMap(\.number)
                if numbers.count == cells.count {
                    add(name, "column \(title)", numbers)
                } else {
                    add(name, "column \(title)", .series(SeriesDigest(bits: cells.map(\.bits))))
                }
            }
            return
        }
        for (index, row) in table.rows.enumerated() {
            let number = index + 1 < 10 ? "0\(index + 1)" : "\(index + 1)"
            var cells: [JSONValue.Member] = []
            for (title, cell) in zip(titles, row) {
                // Of many numbers the series tells where they begin to differ.
                if let numbers = cell.numbers, numbers.count > 1 {
                    add(name, "row \(number), \(title)", numbers)
                } else {
                    cells.append(JSONValue.Member(title, cell.json))
                }
            }
            add(name, "row \(number)", .value(.object(cells.sorted { Record.isBefore($0.key, $1.key) })))
        }
        // So that an empty table is recorded, too.
        add(name, "rows", .value(.integer(table.rows.count)))
    }

    private mutating func describe(_ shown: ShownOutcome, as name: String) {
        switch shown.kind {
        case .values(let values):
            for value in values { add(name, value.label.isEmpty ? "value" : value.label, value.value) }
        case .trace(let trace):
            for step in trace.steps { add(name, step.quantity, step.values) }
        case .formula(let definitions):
            for definition in definitions {
                add(
                    name, "\(definition.name)(\(definition.parameters.joined(separator: ", ")))",
                    .value(.string(definition.body.description)))
            }
        case .model(let models):
            for model in models {
                let member = model.member.isEmpty ? model.name : "\(model.name).\(model.member)"
                add(name, member, .value(.string(model.model.text)))
            }
        }
    }
}

extension TableContent.Cell {
    fileprivate var number: Double? { if case .number(let number, _) = self { number } else { nil } }

    /// The numbers of a vector or a matrix.
    fileprivate var numbers: [Double]? { if case .value(let value, _) = self { value.numbers } else { nil } }

    /// Tells cells of a column apart.
    fileprivate var bits: UInt64 {
        switch self {
        case .number(let number, _): SeriesDigest.bits(number)
        case .text(let text): SeriesDigest(bits: text.utf8.map(UInt64.init)).digest
        case .value(let value, let text):
            value.numbers.isEmpty
                ? SeriesDigest(bits: text.utf8.map(UInt64.init)).digest
                : SeriesDigest(bits: value.numbers.map(SeriesDigest.bits)).digest
        case .empty: 0x7ff8_0000_0000_0001
        }
    }
}

extension Value {
    /// All numbers in it; empty where there is anything else.
    var numbers: [Double] {
        switch self {
        case .number(let number), .formatted(let number, _): [number]
        case .array(let values): values.flatMap(\.numbers)
        case .boolean, .string, .never: []
        }
    }

    /// The lengths of its sides.
    var shape: [Int] {
        guard case .array(let values) = self else { return [] }
        return [values.count] + (values.first?.shape ?? [])
    }
}

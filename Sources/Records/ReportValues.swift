import Execution
import Figures
import JSON
import Language

// How results are written as JSON: at full precision, in the form `docs/json.md` describes.

extension Value {
    public var json: JSONValue {
        switch self {
        case .number(let number), .formatted(let number, _): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .string(let text): .string(text)
        case .never: .string("never")
        case .array(let values): .array(values.map(\.json))
        }
    }
}

extension TableContent {
    var jsonColumns: JSONValue { .array(columns.map { .string($0.title) }) }
    var jsonRows: JSONValue { .array(rows.map { .array($0.map(\.json)) }) }
}

extension TableContent.Cell {
    var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let number, _): .number(number)
        case .value(let value, _): value.json
        case .empty: .null
        }
    }
}

extension Figure {
    var jsonSeries: JSONValue {
        .array(
            series.map { series in
                .object([("label", .string(series.label)), ("x", .numbers(series.x)), ("y", .numbers(series.y))])
            })
    }
}

extension RunResult {
    /// The metrics at the end and the whole history.
    var json: JSONValue {
        let finals = history.parts.map { part in
            JSONValue.Member(
                part.part.rawValue,
                .object([
                    ("loss", part.loss.last.map { .number($0) }),
                    ("accuracy", part.accuracy?.last.map { .number($0) }),
                ]))
        }
        let recorded = history.parts.map { part in
            JSONValue.Member(
                part.part.rawValue,
                .object([
                    ("loss", .numbers(part.loss)), ("objective", .numbers(part.objective)),
                    ("accuracy", part.accuracy.map { .numbers($0) }),
                ]))
        }
        let steps: [JSONValue.Member] = [
            .init("step", .numbers(history.step.map(Double.init))),
            .init("epoch", .numbers(history.epoch.map(Double.init))),
            .init("penalty", .numbers(history.penalty)),
        ]
        let facts: [JSONValue.Member] = [
            .init("name", .string(member)), .init("steps", .integer(self.steps)), .init("epochs", .integer(epochs)),
            .init("stopped", stopped.map { .integer($0) } ?? .string("never")),
            .init("parameters", .integer(parameters)),
        ]
        let trouble = divergence.map { [JSONValue.Member("divergence", .string($0))] } ?? []
        return .object(facts + finals + [.init("history", .object(steps + recorded))] + trouble)
    }
}


import Execution
import Figures
import JSON
import Language
import Notes

/// What a note's results are compared with: values, table cells, series and expectations, each under a name that
/// neither moved paragraphs nor a new theme change. `NAME.results.json` holds it beside the note.
public struct Record: Hashable, Sendable {
    /// The form of the file, raised when it changes.
    static let format = 1

    public enum Entry: Hashable, Sendable {
        case value(JSONValue)
        case series(SeriesDigest)
    }

    /// By statement (`train fits.lifted`, `plot boundary(fits)`), then by quantity.
    public var entries: [String: [String: Entry]]

    public init(of evaluated: EvaluatedNote) {
        var entries: [String: [String: Entry]] = [:]
        func add(_ statement: String, _ quantity: String, _ entry: Entry) {
            entries[statement, default: [:]][quantity] = entry
        }
        var seen: [String: Int] = [:]
        let program = evaluated.note.program
        for (cell, (outcomes, exhibits)) in zip(program.cells, zip(evaluated.results.cells, evaluated.exhibits)) {
            for (statement, (outcome, exhibit)) in zip(cell.statements, zip(outcomes, exhibits)) {
                let text = Self.name(statement.text, &seen)
                switch outcome {
                case .declared: break
                case .trained(let training):
                    for run in training.members { Self.describe(run, add) }
                case .observed:
                    switch exhibit {
                    case .figure(let figure):
                        for (index, series) in figure.series.enumerated() {
                            let label = series.label.isEmpty ? "series \(index + 1)" : series.label
                            add(text, "\(label), x", .series(SeriesDigest(series.x)))
                            add(text, "\(label), y", .series(SeriesDigest(series.y)))
                        }
                    case .table(let table):
                        add(text, "columns", .value(table.jsonColumns))
                        for (index, row) in table.rows.enumerated() {
                            add(text, "row \(Self.padded(index + 1))", .value(.array(row.map(\.json))))
                        }
                    default: break
                    }
                case .shown(let shown):
                    switch shown.kind {
                    case .values(let values):
                        for value in values { add(text, value.label.isEmpty ? "value" : value.label, .value(value.value.json)) }
                    case .trace(let trace):
                        for step in trace.steps { add(text, step.quantity, .series(SeriesDigest(step.values))) }
                    case .formula, .model:
                        guard case .equations(let equations) = exhibit else { break }
                        for (index, equation) in equations.enumerated() {
                            add(text, "equation \(Self.padded(index + 1))", .value(.string(equation.tex)))
                        }
                    }
                case .expected(let expectation):
                    for member in expectation.members {
                        let name = member.label.isEmpty ? "" : member.label + " "
                        add(text, name + "holds", .value(.boolean(member.holds)))
                        if let left = member.left { add(text, name + "left", .value(left.json)) }
                        if let right = member.right { add(text, name + "right", .value(right.json)) }
                    }
                case .unavailable(let reason): add(text, "unavailable", .value(.string(reason)))
                }
            }
        }
        for (inline, outcome) in zip(program.inlines, evaluated.results.inlines) {
            guard let inline, let outcome else { continue }
            switch outcome {
            case .value(let value): add("inline", inline.text, .value(value.json))
            case .unavailable(let reason): add("inline", inline.text, .value(.string(reason)))
            }
        }
        self.entries = entries
    }

    private static func describe(_ run: RunResult, _ add: (String, String, Entry) -> Void) {
        let name = "train " + run.name + (run.member.isEmpty ? "" : ".\(run.member)")
        add(name, "steps", .value(.integer(run.steps)))
        add(name, "epochs", .value(.integer(run.epochs)))
        add(name, "stopped", .value(run.stopped.map { .integer($0) } ?? .string("never")))
        add(name, "recorded steps", .series(SeriesDigest(run.history.step.map(Double.init))))
        if let divergence = run.divergence { add(name, "divergence", .value(.string(divergence))) }
        for part in run.history.parts {
            add(name, "\(part.part.rawValue) loss", .series(SeriesDigest(part.loss)))
            if let accuracy = part.accuracy {
                add(name, "\(part.part.rawValue) accuracy", .series(SeriesDigest(accuracy)))
            }
        }
    }

    /// A statement's text with its white space folded; the second of two equal ones gets a number.
    private static func name(_ text: String, _ seen: inout [String: Int]) -> String {
        let lines = text.split(separator: "\n").map { line in line.prefix { $0 != "#" } }
        let folded = lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let count = seen[folded, default: 0] + 1
        seen[folded] = count
        return count == 1 ? folded : "\(folded) (\(count))"
    }

    /// So that rows sort by number.
    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// A series in brief: enough to see any change of any bit, and where it begins to show.
public struct SeriesDigest: Hashable, Sendable {
    public var length: Int
    /// FNV-1a over the bits of the values; a change of one value always changes it.
    public var digest: UInt64
    /// The values themselves where they are few, else some of them, evenly chosen, the last among them.
    public var sample: [Double]

    static let sampleLimit = 24

    public init(_ values: [Double]) {
        length = values.count
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for value in values {
            // Every NaN is the same NaN.
            var bits = value.isNaN ? Double.nan.bitPattern : value.bitPattern
            for _ in 0..<8 {
                hash = (hash ^ (bits & 0xff)) &* 0x100_0000_01b3
                bits >>= 8
            }
        }
        digest = hash
        sample = Self.positions(values.count).map { values[$0] }
    }

    init(length: Int, digest: UInt64, sample: [Double]) {
        self.length = length
        self.digest = digest
        self.sample = sample
    }

    /// Which values of a series of this length are kept.
    static func positions(_ length: Int) -> [Int] {
        guard length > sampleLimit else { return Array(0..<length) }
        return (0..<sampleLimit).map { $0 * (length - 1) / (sampleLimit - 1) }
    }
}

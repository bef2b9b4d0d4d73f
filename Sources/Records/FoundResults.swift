import Diagnostics
import Execution
import Figures
import JSON
import Language
import Notes

/// What a run of a note came to: what is recorded of it, and what only the run itself knows.
public struct FoundResults: Sendable {
    public private(set) var record = Record()
    /// The line of the Markdown file on which each statement begins today.
    public private(set) var lines: [String: Int] = [:]
    /// What each statement is made of, as keys of the record's `meaning`.
    public private(set) var origins: [String: Set<String>] = [:]
    /// The series that are recorded in brief, whole.
    public private(set) var series: [String: [String: [Double]]] = [:]

    /// Where each statement stands in the file.
    private var places: [(range: Range<Int>, name: String)] = []

    /// The entry of the values in the prose.
    public static let inline = "inline"

    /// Lists of more numbers than this are recorded in brief.
    static let listLimit = 64

    public init(_ evaluated: EvaluatedNote) {
        let note = evaluated.note
        var meaning = Meaning(note)
        for (index, cell) in note.program.cells.enumerated() {
            let views = cell.statements.count { !$0.isDeclaration }
            for (place, statement) in cell.statements.enumerated() {
                let wording = StatementWording(statement.text)
                let line = note.source.line(at: statement.range.lowerBound)
                var name = wording.text
                var isNamedByLabel = false
                if case .declaration(let id) = statement.kind {
                    let declaration = note.program.declarations[id]
                    name = "\(declaration.keyword) \(declaration.name)"
                    meaning.add(declaration: declaration.name, as: name, wording)
                    lines[name] = line
                    for member in declaration.memberNames {
                        meaning.add(entry: member, wording)
                        meaning.add(entry: member, StatementWording(declaration.name))
                        lines[member] = line
                    }
                    if case .data(let family) = declaration.meaning {
                        for (member, source) in zip(declaration.memberNames, family.members) {
                            for (part, digests) in note.exampleDigests(of: source) {
                                add(member, "\(part.rawValue) examples", .series(SeriesDigest(bits: digests)))
                            }
                        }
                    }
                } else {
                    if let label = cell.options.label, views == 1 { (name, isNamedByLabel) = (label, true) }
                    meaning.add(entry: name, wording, isNamedByLabel: isNamedByLabel)
                    lines[name] = line
                }
                places.append((statement.range, name))
                describe(evaluated.results.cells[index][place], evaluated.exhibits[index][place], as: name)
            }
        }
        for (inline, outcome) in zip(note.program.inlines, evaluated.results.inlines) {
            guard let inline, let outcome else { continue }
            let text = inline.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            lines["\(Self.inline) \(text)"] = note.source.line(at: inline.range.lowerBound)
            meaning.add(entry: "\(Self.inline) \(text)", StatementWording("show " + inline.text))
            switch outcome {
            case .value(let value): add(Self.inline, text, value)
            case .unavailable(let reason): add(Self.inline, text, .value(.string(reason)))
            }
        }
        addDiagnostics(of: evaluated)
        origins = meaning.origins
        record.meaning = meaning.digests
    }

    /// The same note with another record, as if that had been found.
    public func replacingRecord(with record: Record) -> FoundResults {
        var other = self
        other.record = record
        return other
    }

    // MARK: - Entries

    mutating func add(_ statement: String, _ quantity: String, _ entry: Record.Entry) {
        record.entries[statement, default: [:]][quantity] = entry
    }

    /// A short series as it is, a long one in brief.
    mutating func add(
        _ statement: String, _ quantity: String, _ values: [Double], wholeLimit: Int = SeriesDigest.wholeLimit
    ) {
        guard values.count > wholeLimit else { return add(statement, quantity, .value(.numbers(values))) }
        add(statement, quantity, .series(SeriesDigest(values)))
        series[statement, default: [:]][quantity] = values
    }

    mutating func add(_ statement: String, _ quantity: String, _ value: Value) {
        let numbers = value.numbers
        guard numbers.count > Self.listLimit else { return add(statement, quantity, .value(value.json)) }
        add(statement, quantity, numbers, wholeLimit: Self.listLimit)
        add(statement, quantity + ", shape", .value(.numbers(value.shape.map(Double.init))))
    }

    /// How often each code was met, under the statement it speaks of.
    private mutating func addDiagnostics(of evaluated: EvaluatedNote) {
        func statement(_ diagnostic: Diagnostic) -> String? {
            diagnostic.range.flatMap { self.statement(at: $0.lowerBound) }
        }
        var counts: [String: [String: Int]] = [:]
        for diagnostic in evaluated.diagnostics {
            // A claim that fails is recorded as such.
            guard diagnostic.code != "expectation-failed" else { continue }
            counts[statement(diagnostic) ?? "note", default: [:]]["diagnostic \(diagnostic.code)", default: 0] += 1
        }
        let expected =
            evaluated.results.expectedErrors.flatMap { $0 } + evaluated.note.program.cells.flatMap(\.expectedErrors)
        for diagnostic in expected {
            counts[statement(diagnostic) ?? "mistakes on purpose", default: [:]][diagnostic.code, default: 0] += 1
        }
        for (statement, codes) in counts {
            for (code, count) in codes { add(statement, code, .value(.integer(count))) }
        }
    }
}

extension Record {
    /// What is recorded of a note that has been run.
    public init(of evaluated: EvaluatedNote) { self = FoundResults(evaluated).record }
}

extension FoundResults {
    /// The name of the statement that stands at a place of the file.
    public func statement(at offset: Int) -> String? { places.first { $0.range.contains(offset) }?.name }

    /// Whether a statement shows what others computed.
    func isView(_ statement: String) -> Bool { !["data ", "train "].contains { statement.hasPrefix($0) } }

    /// What the statements and values of a note are called in its record, without running it.
    static func names(in note: Note) -> [String] {
        note.program.cells.flatMap { cell -> [String] in
            let views = cell.statements.count { !$0.isDeclaration }
            return cell.statements.flatMap { statement -> [String] in
                guard case .declaration(let id) = statement.kind else {
                    if let label = cell.options.label, views == 1 { return [label] }
                    return [StatementWording(statement.text).text]
                }
                return note.program.declarations[id].memberNames
            }
        } + (note.program.inlines.contains { $0 != nil } ? [inline] : [])
    }
}

extension Statement {
    fileprivate var isDeclaration: Bool { if case .declaration = kind { true } else { false } }
}

extension Declaration {
    /// The word it begins with.
    fileprivate var keyword: String {
        switch meaning {
        case .data: "data"
        case .model: "model"
        case .run: "train"
        case .value, .function: "let"
        }
    }

    /// What the members of a family are called in a record; the declaration itself where it is none.
    fileprivate var memberNames: [String] {
        let name = "\(keyword) \(name)"
        let labels =
            switch meaning {
            case .data(let family): family.members.indices.map(family.label)
            case .run(let family): family.members.indices.map(family.label)
            case .model, .value, .function: [""]
            }
        return labels.map { $0.isEmpty ? name : "\(name).\($0)" }
    }
}

import JSON

/// Compares what a note came to with what was recorded.
public struct Comparison: Sendable {
    public let recorded: Record
    public let found: FoundResults
    /// In the order of the note; what is gone comes last.
    public private(set) var differences: [Difference] = []
    /// What differs, but within the tolerance that the note sets for it.
    public private(set) var tolerated: [Difference] = []

    /// - Parameters:
    ///   - tolerances: by statement, or by statement and quantity (`train fit: test loss`).
    ///   - isIncluded: which statements are compared.
    public init(
        _ recorded: Record, _ found: FoundResults, tolerances: [String: Tolerance] = [:],
        isIncluded: (String) -> Bool = { _ in true }
    ) {
        self.recorded = recorded
        self.found = found
        let statements = Set(recorded.entries.keys).union(found.record.entries.keys).filter(isIncluded)
        let order = statements.sorted { a, b in
            let (first, second) = (found.lines[a] ?? .max, found.lines[b] ?? .max)
            return first != second ? first < second : Record.isBefore(a, b)
        }
        let known = KnownContents(recorded)
        let (before, after) = (recorded.firstPlaces, found.record.firstPlaces)
        for statement in order {
            let (old, new) = (recorded.entries[statement], found.record.entries[statement])
            guard let old else {
                // A view of what is recorded elsewhere is no new result.
                if found.isView(statement), new?.values.allSatisfy(known.contains) ?? true { continue }
                add(
                    Difference(
                        statement: statement, line: found.lines[statement], quantity: "", kind: .new, cause: .engine))
                continue
            }
            guard let new else {
                add(
                    Difference(
                        statement: statement, line: found.lines[statement], quantity: "", kind: .missing, cause: .engine
                    ))
                continue
            }
            for quantity in Set(old.keys).union(new.keys).sorted(by: Record.isBefore) {
                guard let kind = kind(statement, quantity, old[quantity], new[quantity], tolerances) else { continue }
                if case .changed = kind, let a = old[quantity]?.series, let b = new[quantity]?.series,
                    let place = before[a], place == after[b], place != Place(statement: statement, quantity: quantity),
                    isIncluded(place.statement)
                {
                    // It is shown here, and told where it comes from.
                    continue
                }
                let line = found.line(of: statement, quantity)
                let difference = Difference(
                    statement: statement, line: line, quantity: quantity, kind: kind, cause: .engine)
                if case .changed(let change) = kind, change.isTolerated {
                    tolerated.append(difference)
                } else {
                    add(difference)
                }
            }
            noticePermutedRows(of: statement, old, new)
        }
        findCauses()
    }

    private mutating func add(_ difference: Difference) { differences.append(difference) }

    private func kind(
        _ statement: String, _ quantity: String, _ old: Record.Entry?, _ new: Record.Entry?,
        _ tolerances: [String: Tolerance]
    ) -> Difference.Kind? {
        guard let old else { return .new }
        guard let new else { return .missing }
        let comparison = EntryComparison(
            position: { found.position($0, statement, quantity) },
            tolerance: tolerances["\(statement): \(quantity)"] ?? tolerances[statement])
        return comparison.change(old, new, whole: found.series[statement]?[quantity]).map { .changed($0) }
    }

    /// Rows of a table that only changed places are one difference.
    private mutating func noticePermutedRows(
        of statement: String, _ old: [String: Record.Entry], _ new: [String: Record.Entry]
    ) {
        func rows(_ entries: [String: Record.Entry]) -> [String] {
            entries.compactMap { quantity, entry in
                guard quantity.hasPrefix("row "), case .value(let row) = entry else { return nil }
                return row.text(pretty: false)
            }.sorted()
        }
        let changed = differences.filter { $0.statement == statement && $0.quantity.hasPrefix("row ") }
        guard changed.count > 1, rows(old) == rows(new) else { return }
        differences.removeAll { changed.contains($0) }
        var change = Change()
        change.isPermuted = true
        differences.append(
            Difference(
                statement: statement, line: found.lines[statement], quantity: "rows", kind: .changed(change),
                cause: .engine))
    }

    // MARK: - Causes

    private mutating func findCauses() {
        let permuted = permutedFiles
        for index in differences.indices {
            differences[index].cause = cause(of: differences[index])
            differences[index].permutedFiles = permuted
            differences[index].edits = edits
        }
    }

    private func cause(of difference: Difference) -> Difference.Cause {
        let statement = difference.statement
        let key = statement == FoundResults.inline ? "\(statement) \(difference.quantity)" : statement
        let origins = (found.origins[key] ?? []).union(
            found.record.meaning[Meaning.defaults] == nil ? [] : [Meaning.defaults])
        let all = recorded.meaning[Meaning.defaults] == nil ? origins : origins.union([Meaning.defaults])
        let edited = all.filter { !Meaning.isSame(recorded.meaning[$0], found.record.meaning[$0]) }
        if !edited.isEmpty { return .edited(edited.sorted(by: Record.isBefore)) }
        // Mistakes on purpose belong to no statement.
        if found.origins[key] == nil { return .edited([]) }
        switch difference.kind {
        // A statement that came or went is an edit by itself.
        case .new where difference.quantity.isEmpty || statement == FoundResults.inline: return .edited([])
        case .missing where found.line(of: statement, difference.quantity) == nil: return .edited([])
        default: return .engine
        }
    }

    /// Short values that are declared as others than were recorded.
    private var edits: [String: Difference.Edit] {
        found.record.meaning.reduce(into: [:]) { edits, entry in
            guard let before = Meaning.value(of: recorded.meaning[entry.key]), let now = Meaning.value(of: entry.value),
                before != now
            else { return }
            edits[entry.key] = Difference.Edit(recorded: String(before), found: String(now))
        }
    }

    /// Files all of whose data sets have the examples they had, in another order, perhaps in other parts.
    private var permutedFiles: Set<String> {
        var permuted: Set<String> = []
        var others: Set<String> = []
        for (statement, origins) in found.origins where statement.hasPrefix("data ") {
            let files = origins.filter { $0.hasPrefix(Difference.file) }.map {
                String($0.dropFirst(Difference.file.count))
            }
            func examples(_ record: Record) -> (Int, UInt64) {
                (record.entries[statement] ?? [:]).values.compactMap(\.series).reduce((0, 0)) {
                    ($0.0 + $1.length, $0.1 &+ $1.unordered)
                }
            }
            if recorded.entries[statement] != found.record.entries[statement],
                examples(recorded) == examples(found.record)
            {
                permuted.formUnion(files)
            } else {
                others.formUnion(files)
            }
        }
        return permuted.subtracting(others)
    }

    // MARK: - Recording

    /// The record with what was found in place of what differs; what lies within its tolerance stays.
    public func updated(isIncluded: (String) -> Bool = { _ in true }) -> Record {
        var record = found.record
        for (statement, quantities) in recorded.entries where !isIncluded(statement) {
            record.entries[statement] = quantities
        }
        for statement in record.entries.keys where !isIncluded(statement) && recorded.entries[statement] == nil {
            record.entries[statement] = nil
        }
        for difference in tolerated {
            record.entries[difference.statement]?[difference.quantity] =
                recorded.entries[difference.statement]?[difference.quantity]
        }
        return record
    }
}

/// All series and lists that a record holds, under whatever name.
private struct KnownContents {
    private var series: Set<SeriesDigest> = []
    private var lists: Set<String> = []

    init(_ record: Record) {
        for entry in record.entries.values.flatMap(\.values) {
            switch entry {
            case .series(let digest): series.insert(digest)
            case .value(.array(let values)): lists.insert(JSONValue.array(values).text(pretty: false))
            case .value: break
            }
        }
    }

    func contains(_ entry: Record.Entry) -> Bool {
        switch entry {
        case .series(let digest): series.contains(digest)
        case .value(.array(let values)): lists.contains(JSONValue.array(values).text(pretty: false))
        case .value: false
        }
    }
}

extension Record.Entry {
    var series: SeriesDigest? { if case .series(let digest) = self { digest } else { nil } }
}

extension FoundResults {
    /// Where a quantity is said today.
    func line(of statement: String, _ quantity: String) -> Int? {
        lines[statement] ?? lines["\(statement) \(quantity)"]
    }

    /// The name of a place in a list: the step at which it was recorded, the x at which it stands, or its number.
    func position(_ index: Int, _ statement: String, _ quantity: String) -> String {
        if statement.hasPrefix("train "), let steps = numbers(statement, Self.recordedSteps), index < steps.count {
            return "step \(Int(steps[index]))"
        }
        if quantity.hasSuffix(", y"), let x = numbers(statement, quantity.dropLast() + "x"), index < x.count {
            return "x = \(JSONValue.number(x[index]).text())"
        }
        return quantity.hasSuffix(" examples") ? "example \(index + 1)" : "entry \(index + 1)"
    }

    func numbers(_ statement: String, _ quantity: String) -> [Double]? {
        if let whole = series[statement]?[quantity] { return whole }
        guard case .value(.array(let values))? = record.entries[statement]?[quantity] else { return nil }
        let numbers = values.compactMap(\.number)
        return numbers.count == values.count ? numbers : nil
    }
}

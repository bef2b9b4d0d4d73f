import JSON

/// One way in which results are not what was recorded.
public struct Difference: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// It was not recorded.
        case new
        /// It was recorded and is no longer there.
        case missing
        case changed(recorded: String, found: String)
    }

    public var statement: String
    public var quantity: String
    public var kind: Kind

    /// One line: which quantity, and what became of it.
    public var message: String {
        switch kind {
        case .new: "\(statement): \(quantity): not recorded"
        case .missing: "\(statement): \(quantity): recorded, but no longer there"
        case .changed(let recorded, let found): "\(statement): \(quantity): recorded \(recorded), found \(found)"
        }
    }
}

extension Record {
    /// How `found` differs from this record, by statement and quantity; empty where it does not, to the last bit.
    public func differences(to found: Record) -> [Difference] {
        var differences: [Difference] = []
        let statements = Set(entries.keys).union(found.entries.keys).sorted(by: Self.isBefore)
        for statement in statements {
            let before = entries[statement] ?? [:]
            let after = found.entries[statement] ?? [:]
            for quantity in Set(before.keys).union(after.keys).sorted(by: Self.isBefore) {
                let kind: Difference.Kind
                switch (before[quantity], after[quantity]) {
                case (let old?, let new?):
                    guard let change = Self.change(old, new) else { continue }
                    kind = change
                case (nil, _): kind = .new
                case (_, nil): kind = .missing
                }
                differences.append(Difference(statement: statement, quantity: quantity, kind: kind))
            }
        }
        return differences
    }

    private static func change(_ old: Entry, _ new: Entry) -> Difference.Kind? {
        switch (old, new) {
        case (.series(let old), .series(let new)):
            return change(old, new)
        case (.value(let old), .value(let new)):
            // As written: what is not finite was read back as a word, and NaN is not equal to itself.
            let (before, after) = (old.text(pretty: false), new.text(pretty: false))
            if before == after { return nil }
            return .changed(recorded: before, found: after + distance(old, new))
        default:
            return .changed(recorded: "one kind of value", found: "another")
        }
    }

    private static func change(_ old: SeriesDigest, _ new: SeriesDigest) -> Difference.Kind? {
        if old.digest == new.digest, old.length == new.length { return nil }
        if old.length != new.length {
            return .changed(recorded: "\(old.length) values", found: "\(new.length)")
        }
        let places = SeriesDigest.samplePositions(new.length)
        for (place, (a, b)) in zip(places, zip(old.sample, new.sample)) where a.bitPattern != b.bitPattern && !(a.isNaN && b.isNaN) {
            let position = "value \(place + 1) of \(new.length)"
            return .changed(recorded: "\(a) as \(position)", found: "\(b)" + distance(a, b))
        }
        return .changed(recorded: "other values between the sampled ones", found: "a different digest")
    }

    private static func distance(_ old: JSONValue, _ new: JSONValue) -> String {
        guard case .number(let a) = old, case .number(let b) = new else { return "" }
        return distance(a, b)
    }

    /// How far apart two numbers are: relatively, and in units in the last place where those are few.
    private static func distance(_ a: Double, _ b: Double) -> String {
        guard a.isFinite, b.isFinite, a != b else { return "" }
        let relative = abs(a - b) / max(abs(a), abs(b))
        let steps = a.sign == b.sign ? Int64(bitPattern: a.bitPattern) - Int64(bitPattern: b.bitPattern) : nil
        let digits = relative.description.split(separator: "e")
        let short = digits[0].prefix(4) + (digits.count > 1 ? "e" + digits[1] : "")
        guard let steps, abs(steps) < 1_000_000 else { return " (relative difference \(short))" }
        return " (relative difference \(short), \(abs(steps)) ulp)"
    }
}

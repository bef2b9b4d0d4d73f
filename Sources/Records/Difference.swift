import JSON

/// One way in which results are not what was recorded.
public struct Difference: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// It was not recorded.
        case new
        /// It was recorded and is no longer there.
        case missing
        case changed(Change)
    }

    /// Why results differ, as far as it can be told.
    public enum Cause: Hashable, Sendable {
        /// These declarations, or files (`file data/exam.csv`), are not those of the record.
        case edited([String])
        /// What the results are made of is the same.
        case engine
    }

    /// A value that is declared as another than was recorded.
    struct Edit: Hashable, Sendable {
        var recorded: String
        var found: String
    }

    /// A declaration, or a view by its label or its text.
    public var statement: String
    /// Of the Markdown file, today; `nil` where the statement is gone.
    public var line: Int?
    /// Empty where the whole statement is new or missing.
    public var quantity: String
    public var kind: Kind
    public var cause: Cause
    /// Files whose rows only stand in another order.
    var permutedFiles: Set<String> = []
    /// By declaration (`let rate`), where both values are short.
    var edits: [String: Edit] = [:]

    public var isPermuted: Bool { if case .changed(let change) = kind { change.isPermuted } else { false } }

    /// One line without a full stop: where, which quantity, what became of it, and why.
    public var message: String { "\(place): \(event); \(reason)" }

    /// Such as `line 12, train fit`.
    public var place: String { (line.map { "line \($0), " } ?? "") + statement }

    /// Which quantity, and what became of it.
    public var event: String {
        let what = quantity.isEmpty ? "" : quantity + ": "
        return switch kind {
        case .new: what + "not recorded"
        case .missing where line == nil: what + "recorded, but no longer in the note"
        case .missing: what + "recorded, but no longer there"
        case .changed(let change): what + change.message
        }
    }

    /// The cause in words.
    public var reason: String {
        guard case .edited(let keys) = cause else { return "the engine changed" }
        let files = keys.filter { $0.hasPrefix(Self.file) }.map { String($0.dropFirst(Self.file.count)) }
        let others = keys.filter { !$0.hasPrefix(Self.file) }
        var parts: [String] = []
        if !others.isEmpty || files.isEmpty {
            parts.append(
                "the note was edited" + (others.isEmpty ? "" : ": " + others.map(words).joined(separator: ", ")))
        }
        for file in files {
            parts.append(
                "`\(file)` " + (permutedFiles.contains(file) ? "has the same rows in another order" : "changed"))
        }
        return parts.joined(separator: ", and ")
    }

    /// A declaration and, where they are short, what it was and what it is.
    private func words(_ declaration: String) -> String {
        "`\(declaration)`" + (edits[declaration].map { " (was `\($0.recorded)`, is `\($0.found)`)" } ?? "")
    }

    static let file = "file "
}

extension Difference {
    /// As `docs/json.md` describes it.
    public var json: JSONValue {
        var members: [(String, JSONValue?)] = [
            ("statement", .string(statement)), ("line", line.map { .integer($0) }),
            ("quantity", quantity.isEmpty ? nil : .string(quantity)),
        ]
        switch kind {
        case .new: members.append(("kind", .string("new")))
        case .missing: members.append(("kind", .string("missing")))
        case .changed(let change):
            members.append(("kind", .string(change.isPermuted ? "permuted" : "changed")))
            members.append(("first", change.first.map { .string($0) }))
            if let pair = change.pairs.first {
                members += [
                    ("at", pair.position.isEmpty ? nil : .string(pair.position)), ("recorded", .string(pair.recorded)),
                    ("found", .string(pair.found)), ("relative", pair.distance.map { .number($0.relative) }),
                    ("ulps", pair.distance.map { .number(Double($0.ulps)) }),
                ]
            }
            members.append(("remark", change.remark.map { .string($0) }))
        }
        switch cause {
        case .engine: members.append(("cause", .string("engine")))
        case .edited(let keys):
            members.append(("cause", .string("edited")))
            members.append(("edited", .array(keys.map { .string($0) })))
        }
        members.append(("message", .string(message)))
        return .object(members)
    }
}

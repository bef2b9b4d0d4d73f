import JSON

extension Diagnostic {
    /// `{"code", "severity", "file", "line", "column", "endLine", "endColumn", "message", "label", "hint", "notes"}`;
    /// the last three only where there are any.
    public func json(in source: SourceText) -> JSONValue {
        let start = range.map { source.position(at: $0.lowerBound) }
        let end = range.map { source.position(at: $0.upperBound) }
        let notes = notes.map { note in
            let place = source.position(at: note.range.lowerBound)
            return JSONValue.object([
                ("line", .integer(place.line)), ("column", .integer(place.column)), ("message", .string(note.message)),
            ])
        }
        return .object([
            ("code", .string(code)), ("severity", .string(severity.rawValue)), ("file", .string(source.name)),
            ("line", start.map { .integer($0.line) }), ("column", start.map { .integer($0.column) }),
            ("endLine", end.map { .integer($0.line) }), ("endColumn", end.map { .integer($0.column) }),
            ("message", .string(message)), ("label", label.map { .string($0) }), ("hint", hint.map { .string($0) }),
            ("notes", notes.isEmpty ? nil : .array(notes)),
        ])
    }
}

import JSON

extension Diagnostic {
    /// `{"code", "severity", "file", "line", "column", "message", "hint"}`; the last only where there is one.
    public func json(in source: SourceText) -> JSONValue {
        let place = range.map { source.position(at: $0.lowerBound) }
        return .object([
            ("code", .string(code)), ("severity", .string(severity.rawValue)), ("file", .string(source.name)),
            ("line", place.map { .integer($0.line) }), ("column", place.map { .integer($0.column) }),
            ("message", .string(message)), ("hint", hint.map { .string($0) }),
        ])
    }
}

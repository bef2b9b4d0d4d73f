/// What is wrong (or doubtful) in a note, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable {
        case error, warning
    }

    /// A second place that explains the first, such as "declared here".
    public struct Note: Sendable, Hashable {
        public var range: Range<Int>
        public var message: String

        public init(range: Range<Int>, message: String) {
            self.range = range
            self.message = message
        }
    }

    /// A stable, readable name of the kind of mistake, such as `unknown-name`.
    public var code: String
    public var severity: Severity
    /// One sentence: what was found, what was expected.
    public var message: String
    /// Byte offsets in the file; `nil` where the whole file is meant.
    public var range: Range<Int>?
    /// What stands under the carets, if more is to be said there.
    public var label: String?
    public var hint: String?
    public var notes: [Note]

    public init(
        _ code: String, _ severity: Severity, _ message: String, at range: Range<Int>?,
        label: String? = nil, hint: String? = nil, notes: [Note] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.range = range
        self.label = label
        self.hint = hint
        self.notes = notes
    }

    /// An error.
    public init(
        _ code: String, _ message: String, at range: Range<Int>?, label: String? = nil, hint: String? = nil,
        notes: [Note] = []
    ) {
        self.init(code, .error, message, at: range, label: label, hint: hint, notes: notes)
    }
}

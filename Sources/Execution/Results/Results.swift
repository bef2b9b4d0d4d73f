import Diagnostics
import Language

/// All that running a program gave: values only. Nothing after this computes with the engine.
public struct Results: Sendable {
    /// For each cell of the program, an outcome for each of its statements.
    public var cells: [[Outcome]]
    /// For each inline value of the program; `nil` where the program has none.
    public var inlines: [InlineOutcome?]
    /// What was found while running: expectations that failed, runs that diverged, warnings about data.
    public var diagnostics: [Diagnostic]
    /// For each cell of the program, what was found in it while running, where it must fail: that is shown as a
    /// result, and is no fault of the note.
    public var expectedErrors: [[Diagnostic]]

    public init(
        cells: [[Outcome]], inlines: [InlineOutcome?], diagnostics: [Diagnostic], expectedErrors: [[Diagnostic]]
    ) {
        self.cells = cells
        self.inlines = inlines
        self.diagnostics = diagnostics
        self.expectedErrors = expectedErrors
    }
}

/// What became of a statement.
public enum Outcome: Sendable {
    /// A `data`, `model` or `let`: nothing to show by itself.
    case declared
    case trained(TrainingOutcome)
    case observed(Observation, ViewOptions)
    case shown(ShownOutcome)
    case expected(ExpectationOutcome)
    /// It could not be had, because a run it depends on failed; the run's own statement says why.
    case unavailable(String)
}

public struct TrainingOutcome: Sendable {
    public var members: [RunResult]

    public init(members: [RunResult]) {
        self.members = members
    }
}

public struct ShownOutcome: Sendable {
    public enum Kind: Sendable {
        case values([LabelledValue])
        case formula([FunctionDefinition])
        case model([ModelView])
        case trace(TraceObservation)
    }

    public var kind: Kind
    public var text: String

    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

public struct ExpectationOutcome: Sendable {
    public struct Member: Sendable {
        public var label: String
        public var holds: Bool
        /// The two sides where the condition is a comparison.
        public var left: Value?
        public var right: Value?

        public init(label: String, holds: Bool, left: Value?, right: Value?) {
            self.label = label
            self.holds = holds
            self.left = left
            self.right = right
        }
    }

    public var members: [Member]
    /// The condition, as written.
    public var text: String
    public var holds: Bool { members.allSatisfy(\.holds) }

    public init(members: [Member], text: String) {
        self.members = members
        self.text = text
    }
}

public enum InlineOutcome: Sendable {
    case value(Value)
    case unavailable(String)
}

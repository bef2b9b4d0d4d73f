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

/// A finished run's facts.
public struct RunResult: Sendable {
    /// The declaration's name and the member's label.
    public var name: String
    public var member: String
    public var steps: Int
    public var epochs: Int
    /// The step at which `stop` held; `nil` for never.
    public var stopped: Int?
    public var parameters: Int
    public var history: RunHistory
    /// Set where the loss stopped being finite.
    public var divergence: String?

    public init(
        name: String, member: String, steps: Int, epochs: Int, stopped: Int?, parameters: Int, history: RunHistory,
        divergence: String?
    ) {
        self.name = name
        self.member = member
        self.steps = steps
        self.epochs = epochs
        self.stopped = stopped
        self.parameters = parameters
        self.history = history
        self.divergence = divergence
    }
}

/// What was recorded of a run: full passes over each part of the data at certain steps.
public struct RunHistory: Sendable, Hashable {
    public struct Part: Sendable, Hashable {
        public var part: DataPart
        public var loss: [Double]
        public var objective: [Double]
        /// `nil` for regression.
        public var accuracy: [Double]?

        public init(part: DataPart, loss: [Double], objective: [Double], accuracy: [Double]?) {
            self.part = part
            self.loss = loss
            self.objective = objective
            self.accuracy = accuracy
        }
    }

    public var step: [Int]
    public var epoch: [Int]
    public var penalty: [Double]
    /// Training first, then validation, then test, where they exist.
    public var parts: [Part]

    public init(step: [Int], epoch: [Int], penalty: [Double], parts: [Part]) {
        self.step = step
        self.epoch = epoch
        self.penalty = penalty
        self.parts = parts
    }

    public func part(_ part: DataPart) -> Part? { parts.first { $0.part == part } }
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

public struct LabelledValue: Sendable, Hashable {
    public var label: String
    public var value: Value

    public init(label: String, value: Value) {
        self.label = label
        self.value = value
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

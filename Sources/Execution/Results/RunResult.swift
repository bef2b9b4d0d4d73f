import Language

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

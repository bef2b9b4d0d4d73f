/// How a network is trained.
public struct TrainingOptions: Hashable, Sendable {
    public var loss: Loss
    public var optimizer: Optimizer
    public var length: Length
    /// Examples in a mini-batch; `nil` for all.
    public var batch: Int?
    /// Whether mini-batches are drawn anew each epoch; otherwise they follow the order of the data.
    public var shuffle: Bool
    public var seed: UInt64
    /// For layers that do not say themselves.
    public var initialization: Initialization
    /// λ of λΣ|w| and of λ/2 Σw², over weights, not biases.
    public var l1: Double
    public var l2: Double
    /// The largest norm of the gradient over all parameters, the penalty's part included; longer ones are scaled down.
    public var clip: Double?
    /// Updates between records; `nil` for the default.
    public var record: Int?
    public var precision: Precision
    public var divergence: DivergencePolicy

    public enum Length: Hashable, Sendable {
        /// Updates. In a continuation: more updates.
        case steps(Int)
        /// Passes over the data. In a continuation: more passes completed than before.
        case epochs(Int)
    }

    public enum Precision: String, Hashable, Sendable {
        case float64, float32
    }

    /// What to do when the loss is no longer finite.
    public enum DivergencePolicy: String, Hashable, Sendable {
        case stop, allow
    }

    public init(
        loss: Loss, optimizer: Optimizer, length: Length, batch: Int? = nil, shuffle: Bool = true, seed: UInt64 = 0,
        initialization: Initialization = .xavierNormal, l1: Double = 0, l2: Double = 0, clip: Double? = nil,
        record: Int? = nil, precision: Precision = .float64, divergence: DivergencePolicy = .stop
    ) {
        self.loss = loss
        self.optimizer = optimizer
        self.length = length
        self.batch = batch
        self.shuffle = shuffle
        self.seed = seed
        self.initialization = initialization
        self.l1 = l1
        self.l2 = l2
        self.clip = clip
        self.record = record
        self.precision = precision
        self.divergence = divergence
    }
}

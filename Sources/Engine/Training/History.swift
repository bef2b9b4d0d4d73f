import Datasets

/// A part of the data.
public enum DataPart: String, Hashable, Sendable, CaseIterable {
    case train, validation, test
}

/// What was measured on one part of the data: a full pass with dropout off.
public struct Metrics: Hashable, Sendable {
    /// The mean loss, without the penalty.
    public var loss: Double
    /// λ/2 Σw² + λ Σ|w|; the same for every part.
    public var penalty: Double
    /// The share of examples (of entries, with independent labels) that are told right; `nil` for regression.
    public var accuracy: Double?

    /// What training makes small: loss and penalty.
    public var objective: Double { loss + penalty }

    public init(loss: Double, penalty: Double, accuracy: Double?) {
        self.loss = loss
        self.penalty = penalty
        self.accuracy = accuracy
    }
}

/// The state of a run after so many updates.
public struct HistoryRecord: Hashable, Sendable {
    /// Updates made before.
    public var step: Int
    /// Passes completed before.
    public var epoch: Int
    public var train: Metrics
    public var validation: Metrics?
    public var test: Metrics?

    public init(step: Int, epoch: Int, train: Metrics, validation: Metrics? = nil, test: Metrics? = nil) {
        self.step = step
        self.epoch = epoch
        self.train = train
        self.validation = validation
        self.test = test
    }

    public subscript(part: DataPart) -> Metrics? {
        switch part {
        case .train: train
        case .validation: validation
        case .test: test
        }
    }
}

/// What was recorded of a run: step 0, every so many updates, and the end.
public struct History: Hashable, Sendable {
    public internal(set) var records: [HistoryRecord] = []

    /// The updates made before each record.
    public var steps: [Int] { records.map(\.step) }
    public var penalty: [Double] { records.map(\.train.penalty) }

    /// The mean loss at each record; `nil` where the data has no such part.
    public func loss(_ part: DataPart = .train) -> [Double]? { series(part, \.loss) }
    /// Loss and penalty together at each record.
    public func objective(_ part: DataPart = .train) -> [Double]? { series(part, \.objective) }
    /// The accuracy at each record; `nil` for regression too.
    public func accuracy(_ part: DataPart = .train) -> [Double]? {
        guard records.first?[part]?.accuracy != nil else { return nil }
        return series(part) { $0.accuracy ?? .nan }
    }

    private func series(_ part: DataPart, _ value: (Metrics) -> Double) -> [Double]? {
        guard let first = records.first, first[part] != nil else { return nil }
        return records.compactMap { $0[part].map(value) }
    }
}

import Engine
import Language

/// A run while it is being trained, as its `stop` condition sees it at a record.
struct RunUnderway {
    var start: HistoryRecord
    var record: HistoryRecord
    var parameters: Int
    /// How many records have passed since the loss on the validation part was lowest.
    var recordsWithoutImprovement: Int

    func value(of quantity: Quantity) -> Value {
        switch quantity {
        case .metric(let metric, let part, let atStart):
            guard let metrics = (atStart ? start : record)[part.engine] else {
                preconditionFailure("the checker knows the parts")
            }
            switch metric {
            case .loss: return .number(metrics.loss)
            case .penalty: return .number(metrics.penalty)
            case .objective: return .number(metrics.objective)
            case .accuracy: return .number(metrics.accuracy ?? .nan)
            }
        case .steps: return .number(Double(record.step))
        case .epochs: return .number(Double(record.epoch))
        case .parameters: return .number(Double(parameters))
        case .stopped: return .never
        case .layer: preconditionFailure("the checker lets `stop` ask for no tensors")
        }
    }
}

/// Judges a run's `stop` condition from record to record.
struct StopJudge {
    private let condition: Expression
    private let evaluator: Evaluator<RunStore>
    private let parameters: Int
    private var start: HistoryRecord?
    private var lowest = Double.infinity
    private var recordsWithoutImprovement = 0

    /// - Parameter earlier: what was recorded of the run that this one goes on from.
    init(_ condition: Expression, _ evaluator: Evaluator<RunStore>, parameters: Int, earlier: [HistoryRecord]) {
        self.condition = condition
        self.evaluator = evaluator
        self.parameters = parameters
        for record in earlier { note(record) }
    }

    /// Whether the run ends at this record.
    mutating func ends(at record: HistoryRecord) throws(Unavailable) -> Bool {
        note(record)
        var judge = evaluator
        judge.current = RunUnderway(
            start: start ?? record, record: record, parameters: parameters,
            recordsWithoutImprovement: recordsWithoutImprovement)
        return try judge.value(of: condition) == .boolean(true)
    }

    private mutating func note(_ record: HistoryRecord) {
        if start == nil { start = record }
        guard let loss = record.validation?.loss else { return }
        if loss < lowest {
            lowest = loss
            recordsWithoutImprovement = 0
        } else {
            recordsWithoutImprovement += 1
        }
    }
}

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

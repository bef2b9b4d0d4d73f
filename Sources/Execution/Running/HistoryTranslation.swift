import Datasets
import Engine
import Language

// The engine's history in the language's words.

extension Language.DataPart {
    var engine: Engine.DataPart {
        switch self {
        case .train: .train
        case .validation: .validation
        case .test: .test
        }
    }
}

extension RunHistory {
    init(_ history: History, parts: [Language.DataPart]) {
        self.init(
            step: history.steps, epoch: history.records.map(\.epoch), penalty: history.penalty,
            parts: parts.compactMap { part in
                guard let loss = history.loss(part.engine), let objective = history.objective(part.engine) else {
                    return nil
                }
                return Part(part: part, loss: loss, objective: objective, accuracy: history.accuracy(part.engine))
            })
    }

    /// The parts that a data set has, in the order histories name them.
    static func parts(of data: SplitDataset) -> [Language.DataPart] { data.named.map(\.part) }
}

extension HistoryRecord {
    /// A field of the run being trained, as a `stop` condition sees it at this record.
    func value(of quantity: Quantity, parameters: Int) -> Value {
        switch quantity {
        case .metric(let metric, let part, let atStart):
            precondition(!atStart, "the checker lets `stop` ask only for the present")
            guard let metrics = self[part.engine] else { preconditionFailure("the checker knows the parts") }
            switch metric {
            case .loss: return .number(metrics.loss)
            case .penalty: return .number(metrics.penalty)
            case .objective: return .number(metrics.objective)
            case .accuracy: return .number(metrics.accuracy ?? .nan)
            }
        case .steps: return .number(Double(step))
        case .epochs: return .number(Double(epoch))
        case .parameters: return .number(Double(parameters))
        case .stopped: return .never
        case .layer: preconditionFailure("the checker lets `stop` ask for no tensors")
        }
    }
}

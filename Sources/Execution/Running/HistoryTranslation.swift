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

import Engine
import Language

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

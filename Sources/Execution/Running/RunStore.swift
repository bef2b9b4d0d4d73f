import Datasets
import Engine
import Language
import Synchronization

/// A run that is done, with what may be asked of it.
struct FinishedRun: Sendable {
    var description: RunDescription
    var data: SplitDataset
    var classes: Classes?
    var network: TrainedNetwork
    var result: RunResult
}

/// The finished runs of a program, answering questions about them. What needs a pass over the data is computed when
/// it is first asked for, and kept.
final class RunStore: RunAnswers, Sendable {
    private let runs = Mutex<[RunMember: Result<FinishedRun, Unavailable>]>([:])
    private let keys = Mutex<[RunMember: String]>([:])
    private let layers = Mutex<[State: [Engine.LayerObservation]]>([:])
    private let starts = Mutex<[RunMember: FinishedRun]>([:])
    private let moments = Mutex<[MomentSeries: Result<[FinishedRun], Unavailable>]>([:])

    private struct State: Hashable {
        var run: RunMember
        var isStart: Bool
    }

    /// The digest of a run's key, which later runs that depend on it hold in theirs.
    func key(of run: RunMember) -> String {
        guard let key = keys.withLock({ $0[run] }) else { preconditionFailure("a run is asked before its turn") }
        return key
    }

    func setKey(_ key: String, of run: RunMember) { keys.withLock { $0[run] = key } }

    func finish(_ run: RunMember, _ result: Result<FinishedRun, Unavailable>) {
        runs.withLock { $0[run] = result }
    }

    func finish(_ series: MomentSeries, _ states: Result<[FinishedRun], Unavailable>) {
        moments.withLock { $0[series] = states }
    }

    func hasMoments(of series: MomentSeries) -> Bool { moments.withLock { $0[series] != nil } }

    /// A run before its first update, a few times on its way, and as it is.
    func moments(of series: MomentSeries) throws(Unavailable) -> [FinishedRun] {
        guard let states = moments.withLock({ $0[series] }) else {
            preconditionFailure("moments are asked before their turn")
        }
        return try states.get()
    }

    func run(_ run: RunMember) throws(Unavailable) -> FinishedRun {
        guard let result = runs.withLock({ $0[run] }) else { preconditionFailure("a run is asked before its turn") }
        return try result.get()
    }

    /// What flows through each dense layer for the training examples; the input is number 0.
    func layers(of member: RunMember, atStart: Bool = false) throws(Unavailable) -> [Engine.LayerObservation] {
        let state = State(run: member, isStart: atStart)
        if let known = layers.withLock({ $0[state] }) { return known }
        let run = atStart ? try start(of: member) : try run(member)
        let computed: [Engine.LayerObservation]
        do {
            computed = try run.network.layers(on: run.data.train)
        } catch {
            throw Unavailable(reason: error.message)
        }
        layers.withLock { $0[state] = computed }
        return computed
    }

    /// A run as it was before its first update; one that goes on from another began where that one did.
    func start(of member: RunMember) throws(Unavailable) -> FinishedRun {
        if let known = starts.withLock({ $0[member] }) { return known }
        var start = try run(member)
        if let earlier = start.description.continues { return try self.start(of: earlier) }
        if start.network.steps > 0 {
            var options = start.network.options
            options.length = .steps(0)
            do {
                start.network = try Training(start.network.network, on: start.data, options: options).run()
            } catch let error as EngineError {
                throw Unavailable(reason: error.message)
            } catch {
                preconditionFailure("training throws no other errors")
            }
        }
        let found = start
        starts.withLock { $0[member] = found }
        return found
    }

    func outputs(of run: RunMember, for rows: [[Double]]) throws(Unavailable) -> [[Double]] {
        let table = try self.run(run).network.outputs(for: Table(rows))
        return (0..<table.rows).map { Array(table.row($0)) }
    }

    func value(of quantity: Quantity, in member: RunMember) throws(Unavailable) -> Value {
        let run = try run(member)
        switch quantity {
        case .metric(let metric, let part, let atStart):
            return .number(run.result.history.value(of: metric, in: part, at: atStart ? 0 : run.result.history.step.count - 1))
        case .steps: return .number(Double(run.result.steps))
        case .epochs: return .number(Double(run.result.epochs))
        case .stopped: return run.result.stopped.map { .number(Double($0)) } ?? .never
        case .parameters: return .number(Double(run.result.parameters))
        case .layer(let number, let tensor, let statistic, let atStart):
            return try value(of: tensor, statistic, layer: number, in: member, atStart: atStart)
        }
    }

    private func value(
        of tensor: LayerTensor, _ statistic: Statistic?, layer: Int, in member: RunMember, atStart: Bool
    ) throws(Unavailable) -> Value {
        let run = atStart ? try start(of: member) : try run(member)
        let table: Table
        switch tensor {
        case .weights: table = run.network.parameters[layer - 1].weights
        case .biases:
            let biases = run.network.parameters[layer - 1].biases ?? []
            table = Table(rows: 1, columns: biases.count, values: biases)
        case .a: table = try layers(of: member, atStart: atStart)[layer].a
        case .z: table = try layers(of: member, atStart: atStart)[layer].z ?? Table([])
        case .gradient: table = try layers(of: member, atStart: atStart)[layer].gradient
        }
        guard let statistic else {
            return tensor == .biases ? .array(table.values.map { .number($0) }) : .rows(of: table)
        }
        let statistics = Statistics(table.values)
        let number =
            switch statistic {
            case .mean: statistics.mean
            case .variance: statistics.variance
            case .max: statistics.max
            case .norm: statistics.norm
            case .rms: statistics.rms
            }
        return .number(number)
    }
}

extension Value {
    static func rows(of table: Table) -> Value {
        .array((0..<table.rows).map { row in .array(table.row(row).map { .number($0) }) })
    }
}

extension RunHistory {
    /// A metric at one record, for a part that the run has.
    public func value(of metric: Metric, in part: Language.DataPart, at record: Int) -> Double {
        guard let part = self.part(part), !step.isEmpty else { preconditionFailure("the checker knows the parts") }
        switch metric {
        case .loss: return part.loss[record]
        case .penalty: return penalty[record]
        case .objective: return part.objective[record]
        case .accuracy:
            guard let accuracy = part.accuracy else { preconditionFailure("a regression has no accuracy") }
            return accuracy[record]
        }
    }
}

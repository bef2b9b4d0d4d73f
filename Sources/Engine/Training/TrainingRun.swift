import Datasets
import Random

/// One run in one type of number: the loop of records and updates.
final class TrainingRun<Element: KernelElement> {
    private let options: TrainingOptions
    private let schedule: Schedule
    private let plan: Plan<Element>
    private let updater: Updater<Element>
    private let loss: LossFunction<Element>
    private let evaluator: Evaluator<Element>
    private let batches: Batches<Element>
    private let train: PreparedData<Element>
    private let validation: PreparedData<Element>?
    private let test: PreparedData<Element>?
    private var state: Checkpoint

    /// - Parameter state: where to begin: a run's start, or where another one ended.
    init(_ setup: TrainingSetup, state: Checkpoint) throws(EngineError) {
        options = setup.options
        let preparation = setup.architecture.preparation(state.scalings)
        let examples = setup.data.parts.map(\.examples)
        let largestPart = examples.max()!
        // Small batches leave buffers so small that full passes would crawl.
        let capacity = max(min(options.batch ?? examples[0], examples[0]), min(largestPart, 256))
        func prepare(_ data: Dataset, _ part: DataPart) throws(EngineError) -> PreparedData<Element> {
            try PreparedData(
                data, part: part, architecture: setup.architecture, preparation: preparation,
                encoding: setup.encoding, stretch: capacity < data.examples ? capacity : nil)
        }
        train = try prepare(setup.data.train, .train)
        validation = try setup.data.validation.map { part throws(EngineError) in try prepare(part, .validation) }
        test = try setup.data.test.map { part throws(EngineError) in try prepare(part, .test) }
        schedule = Schedule(options, examples: train.examples, start: state.step)
        plan = Plan(setup.architecture, capacity: capacity, purpose: .training)
        updater = Updater(plan, options: options)
        loss = LossFunction(options.loss, outputs: plan.outputs, capacity: largestPart)
        evaluator = Evaluator(plan, loss: options.loss, function: loss, capacity: largestPart)
        batches = Batches(
            train, features: plan.features, kernels: plan.kernels, batch: options.batch, shuffle: options.shuffle,
            random: state.random, step: state.step)
        self.state = state
        plan.load(state.parameters, into: plan.parameters)
        for (block, values) in zip(updater.states, state.optimizerStates) { plan.load(values, into: block) }
        updater.powers[0] = state.powers[0]
        updater.powers[1] = state.powers[1]
        plan.dropout.pointee = state.dropout
        if batches.isFull { plan.expectRepeatedly(train.inputs.all, rows: train.examples) }
    }

    /// Runs to the end and returns the state there.
    func run(
        stop: ((HistoryRecord) throws -> Bool)?, progress: ((_ step: Int, _ total: Int, _ loss: Double) throws -> Void)?
    ) throws -> Checkpoint {
        state.history.records = state.keptRecords
        state.endsOffSchedule = false
        state.stoppedAt = nil
        state.divergence = nil
        let start = state.step
        let progressInterval = max(1, (schedule.end - start) / 100)
        var nextProgress = start + progressInterval
        var lastLoss = state.history.records.last?.train.loss ?? .nan
        while true {
            var isBegun = false
            let isDue = state.step % schedule.interval == 0 || state.step == schedule.end
            if isDue, state.history.records.last?.step != state.step {
                isBegun = batches.isFull && !plan.hasDropout && state.step < schedule.end
                let record = isBegun ? beginStepAndMeasure() : measure()
                state.history.records.append(record)
                state.endsOffSchedule = state.step % schedule.interval != 0
                lastLoss = record.train.loss
                if !lastLoss.isFinite, options.divergence == .stop {
                    diverge(train.examples, train.inputs.rows)
                    break
                }
                if let stop, try stop(record) {
                    state.stoppedAt = state.step
                    break
                }
            }
            if state.step >= schedule.end { break }
            let target = min(
                schedule.end, (state.step / schedule.interval + 1) * schedule.interval,
                max(nextProgress, state.step + 1))
            if isBegun {
                finishStep(Batches.Batch(rows: train.examples, inputs: train.inputs.all, targets: train.targets))
            }
            if state.step < target, !advance(to: target, &lastLoss) { break }
            if let progress, state.step >= nextProgress {
                try progress(state.step - start, schedule.end - start, lastLoss)
                nextProgress = state.step + progressInterval
            }
        }
        return finalState()
    }

    /// Updates until so many have been made. False where the loss was not finite.
    private func advance(to target: Int, _ lastLoss: inout Double) -> Bool {
        let stopsAtDivergence = options.divergence == .stop
        var step = state.step
        while step < target {
            let batch = batches.batch(for: step)
            let outputs = plan.forward(batch.inputs, rows: batch.rows, dropsOut: true)
            lastLoss = loss(
                outputs, batch.targets, rows: batch.rows, kernels: plan.kernels, gradient: plan.backward.0)
            if stopsAtDivergence, !lastLoss.isFinite {
                state.step = step
                appendDivergedRecord()
                diverge(batch.rows) { first, _ in batch.inputs + first * plan.features }
                return false
            }
            updater.begin(step: step)
            plan.backpropagate(batch.inputs, rows: batch.rows, updater: updater, soon: batch.next)
            updater.finish()
            step &+= 1
        }
        state.step = step
        return true
    }

    // MARK: Records

    /// A record by full passes over all parts.
    private func measure() -> HistoryRecord {
        let penalty = updater.penalty()
        return HistoryRecord(
            step: state.step, epoch: state.step / batches.stepsPerEpoch,
            train: evaluator.metrics(train, penalty: penalty),
            validation: validation.map { evaluator.metrics($0, penalty: penalty) },
            test: test.map { evaluator.metrics($0, penalty: penalty) })
    }

    /// The same where a batch is all the data: the update's own way forward is the full pass.
    private func beginStepAndMeasure() -> HistoryRecord {
        let penalty = updater.penalty()
        let validation = validation.map { evaluator.metrics($0, penalty: penalty) }
        let test = test.map { evaluator.metrics($0, penalty: penalty) }
        let outputs = plan.forward(train.inputs.all, rows: train.examples, dropsOut: false)
        let accuracy = evaluator.accuracy(of: outputs, train.targets, train.examples)
        let mean = loss(
            outputs, train.targets, rows: train.examples, kernels: plan.kernels, gradient: plan.backward.0)
        return HistoryRecord(
            step: state.step, epoch: state.step / batches.stepsPerEpoch,
            train: Metrics(loss: mean, penalty: penalty, accuracy: accuracy), validation: validation, test: test)
    }

    private func finishStep(_ batch: Batches<Element>.Batch) {
        updater.begin(step: state.step)
        plan.backpropagate(batch.inputs, rows: batch.rows, updater: updater)
        updater.finish()
        state.step += 1
    }

    private func appendDivergedRecord() {
        guard state.history.records.last?.step != state.step else { return }
        state.history.records.append(measure())
        state.endsOffSchedule = state.step % schedule.interval != 0
    }

    private func diverge(_ rows: Int, _ inputs: (Int, Int) -> UnsafePointer<Element>) {
        let (layer, value) = evaluator.largestActivation(rows: rows, inputs)
        state.divergence = Divergence(step: state.step, layer: layer, largestActivation: value)
    }

    private func finalState() -> Checkpoint {
        var state = state
        state.epoch = state.step / batches.stepsPerEpoch
        state.batch = batches.size
        state.random = batches.random(after: state.step)
        state.dropout = plan.dropout.pointee
        state.parameters = plan.values(of: plan.parameters)
        state.optimizerTag = options.optimizer.rule.tag
        state.optimizerStates = updater.states.map { plan.values(of: $0) }
        state.powers = [updater.powers[0], updater.powers[1]]
        return state
    }
}

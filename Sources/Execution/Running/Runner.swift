import Datasets
import Diagnostics
import Dispatch
import Engine
import Kernels
import Language
import Synchronization

/// Trains the runs of a program.
struct Runner: Sendable {
    let program: Program
    let data: DataLoader
    let settings: RunSettings
    let store = RunStore()
    let found = DiagnosticCollector()

    init(program: Program, data: DataLoader, settings: RunSettings) {
        self.program = program
        self.data = data
        self.settings = settings
    }

    // MARK: - Training

    /// Trains all runs, wave by wave: what depends on no other run, then what depends on those, and so on; at last
    /// those that are looked at on their way.
    func train() {
        var waiting = allRuns.map { (member: $0.member, run: $0.run, dependencies: $0.run.dependencies) }
        var done: Set<RunMember> = []
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.dependencies.isSubset(of: done) }
            precondition(!ready.isEmpty, "declarations only depend on earlier ones")
            sideBySide(ready.count) { train(ready[$0].member, ready[$0].run) }
            done.formUnion(ready.map(\.member))
            waiting.removeAll { done.contains($0.member) }
        }
        trainMoments(of: program.views)
    }

    /// Trains once more what these views show on its way, as far as that has not been done.
    func trainMoments(of views: [View]) {
        let series = momentSeries(of: views).filter { !store.hasMoments(of: $0) }
        sideBySide(series.count) { train(series[$0]) }
    }

    /// Every run of the program, in the order written.
    var allRuns: [(member: RunMember, run: RunDescription)] {
        program.declarations.enumerated().flatMap { id, declaration -> [(member: RunMember, run: RunDescription)] in
            guard case .run(let family) = declaration.meaning else { return [] }
            return family.members.enumerated().map { (RunMember(declaration: id, member: $0), $1) }
        }
    }

    func label(of run: RunMember) -> String {
        guard case .run(let family) = program.declarations[run.declaration].meaning else { return "" }
        return family.members[run.member].label
    }

    func finish(_ member: RunMember, _ run: RunDescription, _ data: SplitDataset, _ network: TrainedNetwork) {
        store.finish(member, .success(finished(run, member, data, network)))
    }

    private func finished(
        _ run: RunDescription, _ member: RunMember, _ data: SplitDataset, _ network: TrainedNetwork
    ) -> FinishedRun {
        FinishedRun(
            description: run, data: data, classes: data.classes, network: network,
            result: result(run, member, network, parts: RunHistory.parts(of: data)))
    }

    /// Does independent work, on as many threads as there may be.
    private func sideBySide(_ count: Int, _ work: @Sendable (Int) -> Void) {
        let workers = min(settings.threads, count)
        // Cores that no run of their own keeps busy help with large products.
        nn_kernels_set_threads(Int32(max(1, settings.threads / max(workers, 1))))
        guard workers > 1 else { return (0..<count).forEach(work) }
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                work(index)
            }
        }
    }

    private func train(_ member: RunMember, _ run: RunDescription) {
        let label = run.label
        do {
            store.finish(member, .success(try trained(run, member)))
        } catch let unavailable as Unavailable {
            store.finish(member, .failure(unavailable))
        } catch let error as EngineError {
            found.add(Diagnostic("cannot-train", "`\(label)`: \(error.message)", at: run.range))
            store.finish(member, .failure(Unavailable(reason: "`\(label)` could not be trained")))
        } catch {
            preconditionFailure("training throws no other errors")
        }
    }

    private func trained(_ run: RunDescription, _ member: RunMember) throws -> FinishedRun {
        let data: SplitDataset
        do {
            data = try self.data.load(run.data)
        } catch {
            // The checker has read it, so only a file that changed meanwhile leads here.
            found.add(Diagnostic(error.code, error.message, at: run.data.range, hint: error.hint))
            throw Unavailable(reason: error.message)
        }
        let network = try network(run, member, on: data)
        for warning in network.warnings {
            found.add(Diagnostic("doubtful-data", .warning, "`\(run.label)`: \(warning.message)", at: run.range))
        }
        if let divergence = network.divergence {
            found.add(
                Diagnostic(
                    "divergence", "`\(run.label)` diverges: \(divergence.message)", at: run.range,
                    hint: network.steps == 0
                        ? "no step was made yet; it is for the first weights, the loss or the data to be otherwise"
                        : "a smaller learning rate, or another initialisation, keeps it finite"))
        }
        return finished(run, member, data, network)
    }

    private func network(_ run: RunDescription, _ member: RunMember, on data: SplitDataset) throws -> TrainedNetwork {
        let prepared = try PreparedRun(run, on: data, runs: store)
        store.setKey(prepared.key.digest, of: member)
        var origin = RunReport.Origin.trained
        defer { settings.report?(RunReport(label: run.label, key: prepared.key, origin: origin)) }
        let found = try obtain(prepared, on: data) { try train(prepared.network, prepared.options, run, on: data) }
        origin = found.origin
        return found.network
    }

    /// The trained network, from the cache where it is kept there.
    func obtain(
        _ prepared: PreparedRun, on data: SplitDataset, training: () throws -> TrainedNetwork
    ) throws -> (network: TrainedNetwork, origin: RunReport.Origin) {
        var origin = RunReport.Origin.trained
        switch settings.cache?.find(prepared.key) {
        case .found(let state):
            if let restored = try? prepared.restored(state, on: data) { return (restored, .cache) }
            origin = .replacedCache
        case .unusable: origin = .replacedCache
        case .absent, nil: break
        }
        let trained = try training()
        // That it cannot be kept changes no result.
        _ = settings.cache?.add(trained.checkpoint, for: prepared.key)
        return (trained, origin)
    }

    private func train(
        _ network: NetworkDescription, _ options: TrainingOptions, _ run: RunDescription, on data: SplitDataset
    ) throws -> TrainedNetwork {
        let before = try run.continues.map { try store.run($0).network.checkpoint }
        let training = try Training(
            network, on: data, options: options, continuing: before, resetsOptimizer: run.resetsOptimizer)
        let evaluator = Evaluator(runs: store)
        return try training.run(
            stop: run.stop.map { condition in
                var judge = StopJudge(
                    condition, evaluator, parameters: training.parameterCount,
                    earlier: before?.keptRecords ?? [])
                return { try judge.ends(at: $0) }
            },
            progress: settings.progress.map { progress in
                { step, steps, loss in progress(RunProgress(label: run.label, step: step, steps: steps, loss: loss)) }
            })
    }

    private func result(
        _ run: RunDescription, _ member: RunMember, _ network: TrainedNetwork, parts: [Language.DataPart]
    ) -> RunResult {
        let declaration = program.declarations[member.declaration]
        guard case .run(let family) = declaration.meaning else { preconditionFailure("a run is declared by `train`") }
        return RunResult(
            name: declaration.name, member: family.label(member.member), steps: network.steps, epochs: network.epochs,
            stopped: network.stoppedAt, parameters: network.parameterCount,
            history: RunHistory(network.history, parts: parts), divergence: network.divergence?.message)
    }
}

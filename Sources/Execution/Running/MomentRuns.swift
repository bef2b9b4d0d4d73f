import Engine
import Language

/// The way of a run from one of its moments to the next: a run of its own, which goes on from the one before.
struct Stretch {
    /// The update it begins after, and the one it ends with.
    var steps: ClosedRange<Int>
    var description: RunDescription
    var prepared: PreparedRun
}

extension Runner {
    /// Those of some views, each once, in their order.
    func momentSeries(of views: [View]) -> [MomentSeries] {
        var found: [MomentSeries] = []
        for view in views {
            guard let count = view.options.frames else { continue }
            for run in view.runsOfMoments {
                let series = MomentSeries(run: run.run, count: count)
                if !found.contains(series) { found.append(series) }
            }
        }
        return found
    }

    func label(of series: MomentSeries) -> String { "\(label(of: series.run)), at \(series.count) moments" }

    /// What the moments are made of, for those who ask why they are computed.
    func key(of series: MomentSeries, _ run: FinishedRun) throws(Unavailable) -> RunKey {
        try PreparedRun(run.description, on: run.data, runs: store).key.withFrames(series.count)
    }

    /// A run keeps its last state only, so it is trained once more, from moment to moment, which gives the same bits.
    /// Stretches are kept like all runs.
    func train(_ series: MomentSeries) {
        do throws(Unavailable) {
            let run = try store.run(series.run)
            store.finish(series, .success(try states(of: series, run)))
        } catch {
            store.finish(series, .failure(error))
        }
    }

    private func states(of series: MomentSeries, _ run: FinishedRun) throws(Unavailable) -> [FinishedRun] {
        var state = try run.description.continues.map { id throws(Unavailable) in try store.run(id).network.checkpoint }
        let stretches = try stretches(of: series)
        var origin = RunReport.Origin.cache
        var states: [FinishedRun] = []
        for stretch in stretches {
            do {
                let found = try obtain(stretch.prepared, on: run.data) {
                    try Training(
                        stretch.prepared.network, on: run.data, options: stretch.prepared.options, continuing: state,
                        resetsOptimizer: stretch.description.resetsOptimizer
                    ).run(progress: progress(of: series, stretch, until: run.network.steps))
                }
                state = found.network.checkpoint
                if found.origin != .cache, origin != .replacedCache { origin = found.origin }
                var shown = run
                shown.network = found.network
                states.append(shown)
            } catch let error as EngineError {
                throw Unavailable(reason: error.message)
            } catch {
                preconditionFailure("training throws no other errors")
            }
        }
        if !stretches.isEmpty {
            settings.report?(RunReport(label: label(of: series), key: try key(of: series, run), origin: origin))
        }
        return states + [run]
    }

    private func progress(
        of series: MomentSeries, _ stretch: Stretch, until end: Int
    ) -> ((_ step: Int, _ total: Int, _ loss: Double) -> Void)? {
        let label = label(of: series)
        return settings.progress.map { progress in
            { step, _, loss in
                progress(RunProgress(label: label, step: stretch.steps.lowerBound + step, steps: end, loss: loss))
            }
        }
    }

    /// From where the run begins to the last moment before its end.
    func stretches(of series: MomentSeries) throws(Unavailable) -> [Stretch] {
        let run = try store.run(series.run)
        let before = try run.description.continues.map { id throws(Unavailable) in try store.run(id).network.steps }
        var key = run.description.continues.map(store.key(of:))
        var reached = before ?? 0
        var stretches: [Stretch] = []
        for step in Self.moments(series.count, from: before ?? 0, to: run.network.steps).dropLast() {
            var piece = run.description
            piece.length = .steps(step - reached)
            piece.stop = nil
            piece.resetsOptimizer = stretches.isEmpty && run.description.resetsOptimizer
            let prepared = try PreparedRun(piece, on: run.data, runs: store, continues: key)
            stretches.append(Stretch(steps: reached...step, description: piece, prepared: prepared))
            key = prepared.key.digest
            reached = step
        }
        return stretches
    }

    /// The updates after which moments are, each once: before the first update, a few times on the way, and at the
    /// end; closer together at the beginning, where most happens. The k-th of n moments stands at the square of
    /// k/(n − 1) of the steps.
    static func moments(_ count: Int, from start: Int, to end: Int) -> [Int] {
        let last = (count - 1) * (count - 1)
        var steps: [Int] = []
        for number in 0..<count {
            // Rounded to the nearest; wide enough for any number of steps.
            let (high, low) = (end - start).multipliedFullWidth(by: number * number)
            let (quotient, rest) = last.dividingFullWidth((high, low))
            let step = start + quotient + (2 * rest >= last ? 1 : 0)
            if steps.last != step { steps.append(step) }
        }
        return steps
    }
}

extension Program {
    /// What its statements draw and tabulate, in the order written.
    var views: [View] {
        cells.flatMap(\.statements).compactMap { statement in
            switch statement.kind {
            case .plot(let view), .table(let view): view
            case .declaration, .show, .expect: nil
            }
        }
    }
}

extension View {
    /// The runs that it shows at several moments.
    var runsOfMoments: [RunView] {
        switch kind {
        case .boundary(let views, _), .activations(let views), .weights(let views, _): views
        default: preconditionFailure("the checker lets no other view have frames")
        }
    }
}

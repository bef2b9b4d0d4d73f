import Engine
import Language

extension Observer {
    /// A view at several moments of training; those of all its runs stand side by side.
    func moments(_ view: View, _ runs: [RunView], count: Int) throws(Unavailable) -> [Observation.Moment] {
        let states = try map(runs) { run throws(Unavailable) in try moments(of: run.run, count: count) }
        let longest = states.map(\.count).max() ?? 0
        return try map(Array(0..<longest)) { number throws(Unavailable) in
            // A run with fewer steps than moments stays at its end.
            let now = states.map { $0[min(number, $0.count - 1)] }
            var observer = self
            for (run, state) in zip(runs, now) { observer.shown[run.run] = state }
            let steps = now.map(\.network.steps)
            return Observation.Moment(
                step: Set(steps).count == 1 ? steps[0] : nil, share: Double(number) / Double(max(longest - 1, 1)),
                observation: try observer.observe(view.kind))
        }
    }

    /// A run as it was before its first update, a few times on its way, and as it is; closer together at the
    /// beginning, where most happens: the k-th of n moments stands at the square of k/(n − 1) of the steps.
    ///
    /// A run keeps its last state only, so it is trained again, from moment to moment, each going on from the one
    /// before; that gives the same bits. These pieces are runs like all others and are kept like them.
    private func moments(of member: RunMember, count: Int) throws(Unavailable) -> [FinishedRun] {
        let run = try runs.run(member)
        let before = try run.description.continues.map { id throws(Unavailable) in try runs.run(id).network.checkpoint }
        let start = before?.step ?? 0
        var states: [FinishedRun] = []
        var state = before
        var key = run.description.continues.map(runs.key(of:))
        for step in Self.steps(count, from: start, to: run.network.steps) {
            if step == run.network.steps {
                states.append(run)
                break
            }
            var piece = run.description
            piece.length = .steps(step - (state?.step ?? 0))
            piece.stop = nil
            piece.resetsOptimizer = states.isEmpty && run.description.resetsOptimizer
            let network = try trained(piece, on: run, from: state, key: &key)
            state = network.checkpoint
            var shown = run
            shown.network = network
            states.append(shown)
        }
        return states
    }

    /// The updates after which moments are, each once.
    static func steps(_ count: Int, from start: Int, to end: Int) -> [Int] {
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

    /// - Parameter key: of the run gone on from; becomes that of this one.
    private func trained(
        _ piece: RunDescription, on run: FinishedRun, from state: Checkpoint?, key: inout String?
    ) throws(Unavailable) -> TrainedNetwork {
        let prepared = try PreparedRun(piece, on: run.data, runs: runs, continues: key)
        key = prepared.key.digest
        if case .found(let kept)? = cache?.find(prepared.key), let network = try? prepared.restored(kept, on: run.data) {
            return network
        }
        do {
            let training = try Training(
                prepared.network, on: run.data, options: prepared.options, continuing: state,
                resetsOptimizer: piece.resetsOptimizer)
            let network = try training.run()
            _ = cache?.add(network.checkpoint, for: prepared.key)
            return network
        } catch let error as EngineError {
            throw Unavailable(reason: error.message)
        } catch {
            preconditionFailure("training throws no other errors")
        }
    }
}

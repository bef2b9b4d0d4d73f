import Execution
import Synchronization
import World

/// One line on the terminal that says how far training is, for work that takes longer than a second.
final class ProgressLine: Sendable {
    private let start: Double
    private let now: @Sendable () -> Double
    private let state = Mutex(State())

    private struct State {
        var shown = 0.0
        var isVisible = false
    }

    init(world: some World) {
        start = world.seconds()
        now = { world.seconds() }
    }

    func show(_ progress: RunProgress) {
        let time = now()
        guard time - start > 1 else { return }
        state.withLock { state in
            let isDone = progress.step >= progress.steps
            guard time - state.shown > 0.1 || isDone else { return }
            state.shown = time
            if isDone {
                if state.isVisible { standardError("\r\u{1B}[K") }
                state.isVisible = false
                return
            }
            state.isVisible = true
            let share = progress.steps > 0 ? 100 * progress.step / progress.steps : 0
            standardError(
                "\r\u{1B}[K\(progress.label): step \(progress.step) of \(progress.steps) (\(share) %), "
                    + "loss \(Float(progress.loss))")
        }
    }
}

import Execution
import Synchronization
import World

/// One line on the terminal that says how far reading or training is, for work that takes longer than a second.
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
        let share = progress.steps > 0 ? 100 * progress.step / progress.steps : 0
        show(
            "\(progress.label): step \(progress.step) of \(progress.steps) (\(share) %), loss \(Float(progress.loss))",
            isDone: progress.step >= progress.steps)
    }

    func show(_ progress: DataProgress) {
        show("reading \(progress.file): \(Int(100 * progress.share)) %", isDone: progress.share >= 1)
    }

    private func show(_ text: @autoclosure () -> String, isDone: Bool) {
        let time = now()
        guard time - start > 1 else { return }
        state.withLock { state in
            guard time - state.shown > 0.1 || isDone else { return }
            state.shown = time
            if isDone {
                if state.isVisible { standardError("\r\u{1B}[K") }
                state.isVisible = false
                return
            }
            state.isVisible = true
            standardError("\r\u{1B}[K" + text())
        }
    }
}

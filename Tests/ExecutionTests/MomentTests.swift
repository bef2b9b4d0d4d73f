import Language
import Testing

@testable import Execution

/// Views with `frames=`: a run at several moments of its training.
@Suite struct MomentTests {
    private func moments(_ text: String) throws -> [Observation.Moment] {
        guard case .moments(let moments)? = try execute(text).observation else { throw NoMoments() }
        return moments
    }

    private struct NoMoments: Error {}

    private func weights(_ observation: Observation?) -> [[Double]]? {
        if case .weights(let runs)? = observation { runs.first?.layers.first?.weights } else { nil }
    }

    @Test func stepsAreSquaresFromStartToEnd() {
        #expect(Runner.moments(5, from: 0, to: 1600) == [0, 100, 400, 900, 1600])
        #expect(Runner.moments(3, from: 100, to: 200) == [100, 125, 200])
        // Each once, where there are fewer steps than moments.
        #expect(Runner.moments(9, from: 0, to: 3) == [0, 1, 2, 3])
        #expect(Runner.moments(24, from: 0, to: 1 << 61).last == 1 << 61)
    }

    /// With dropout, momentum and batches that do not divide the epoch, in the bits of the shorter run.
    @Test func aMomentIsTheShorterRun() throws {
        func program(_ steps: Int) -> String {
            """
            data  d = circles(n=50, noise=0.1, test=0.2)
            train t = dense(4, tanh) -> dropout(0.2) -> dense(1, sigmoid) on d,
                      optimizer=heavy_ball(lr=0.1), batch=7, steps=\(steps)

            """
        }
        let all = try moments(program(64) + "plot weights(t), frames=5")
        #expect(all.map(\.step) == [0, 4, 16, 36, 64])
        for moment in all {
            let alone = try execute(program(moment.step!) + "plot weights(t)").observation
            #expect(weights(moment.observation) == weights(alone) && weights(alone) != nil)
        }
    }

    @Test func aContinuationBeginsWhereItGoesOn() throws {
        let text = """
            train a = dense(2, tanh) -> dense(1, sigmoid) on gate("xor"), optimizer=adam(lr=0.1), steps=10
            train b = a, steps=16

            """
        let all = try moments(text + "plot weights(b), frames=3")
        #expect(all.map(\.step) == [10, 14, 26])
        #expect(weights(all[0].observation) == weights(try execute(text + "plot weights(a)").observation))
        #expect(weights(all[2].observation) == weights(try execute(text + "plot weights(b)").observation))
    }

    @Test func runsOfDifferentLengthsShareMoments() throws {
        let all = try moments(
            """
            train r = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=100
            train s = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=2
            plot boundary(r, s), frames=5
            """)
        #expect(all.map(\.step) == [0, nil, nil, nil, nil])
        #expect(all.map(\.share) == [0, 0.25, 0.5, 0.75, 1])
    }
}

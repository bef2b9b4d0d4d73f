import Language
import Testing

/// What can be asked of a run, and what can be made of the answers.
@Suite struct ValueTests {
    static let run = """
        data d = points([[1, 2], [3, 4]], [1, 0])
        model net = dense(2, weights=[[1, -7], [2, 3]]) -> dense(1, weights=[[1, 1]])
        train t = net on d, optimizer=sgd(lr=0.01), steps=3

        """

    @Test func listsAndMatricesAreReduced() throws {
        let done = try execute(
            Self.run + """
                show max(t.start.layer[1].weights[1])
                show max(t.start.layer[1].weights)
                show min(t.start.layer[1].weights)
                show sum(t.start.layer[1].weights)
                show mean(t.layer[1].a) - t.layer[1].a.mean
                show sum([1, [2, 3][2]]) + mean(1, 2)
                """)
        #expect(done.number("max(t.start.layer[1].weights[1])") == 1)
        #expect(done.number("max(t.start.layer[1].weights)") == 3)
        #expect(done.number("min(t.start.layer[1].weights)") == -7)
        #expect(done.number("sum(t.start.layer[1].weights)") == -1)
        #expect(done.number("mean(t.layer[1].a) - t.layer[1].a.mean") == 0)
        #expect(done.number("sum([1, [2, 3][2]]) + mean(1, 2)") == 5.5)
    }

    @Test func familiesAreReducedWhole() throws {
        let done = try execute(
            Self.run + """
                train fits = net on d, optimizer=sgd(lr=each(0.01, 0.02)), steps=1
                show mean(fits.loss) - (fits[1].loss + fits[2].loss)/2
                show max(fits.start.layer[1].weights)
                """)
        #expect(abs(done.number("mean(fits.loss) - (fits[1].loss + fits[2].loss)/2")!) < 1e-12)
        #expect(done.number("max(fits.start.layer[1].weights)") == 3)
    }

    /// Of a continuation too, which began where the run before it did.
    @Test func theStartHasLayers() throws {
        let done = try execute(
            """
            data d = circles(n=20, noise=0.1)
            model net = dense(3, tanh) -> dense(1, sigmoid)
            train begun = net on d, steps=0, seed=5
            train t = net on d, optimizer=adam(lr=0.1), steps=7, seed=5
            train more = t, steps=2
            show begun.layer[1].weights
            show t.start.layer[1].weights
            show more.start.layer[1].weights
            show more.layer[1].weights
            show begun.layer[2].a.mean - t.start.layer[2].a.mean
            """)
        #expect(done["begun.layer[1].weights"] != nil)
        #expect(done["begun.layer[1].weights"] == done["t.start.layer[1].weights"])
        #expect(done["begun.layer[1].weights"] == done["more.start.layer[1].weights"])
        #expect(done["begun.layer[1].weights"] != done["more.layer[1].weights"])
        #expect(done.number("begun.layer[2].a.mean - t.start.layer[2].a.mean") == 0)
    }
}

import Execution
import Language
import Testing

/// Layers, losses, optimizers and options: each is run, and a number that follows from it is looked at.
@Suite struct TrainingVocabularyTests {
    @Test func spiralsHaveSoManyExamplesAClass() throws {
        let done = try execute(
            """
            data arms = spirals(n=20, classes=4, noise=0.1, test=0.25)
            show arms.examples
            show arms.test.examples
            show arms.classes
            """)
        #expect(done.number("arms.examples") == 80)
        #expect(done.number("arms.test.examples") == 20)
        #expect(done.number("arms.classes") == 4)
    }

    /// One weight w = 1, one example x = 2, y = 0 without a bias: a = 2.
    private func oneStep(_ options: String, layer: String = "") throws -> Executed {
        try execute(
            """
            let gap(a, y) = abs(a - y)^3
            data d = points([[2]], [0])
            train t = \(layer)dense(1, bias=false, weights=[[1]]) on d, \(options), steps=1
            show t.start.loss
            show t.start.penalty
            show t.layer[1].weights[1][1]
            """)
    }

    /// Loss and weight after a step; ∂/∂w of the loss is 2·2·2 = 8, sign(2)·2 = 2, 3·2²·2 = 24.
    static let losses: [(String, Double, Double)] = [
        ("loss=mse, optimizer=sgd(lr=0.01)", 4, 0.92), ("loss=mae, optimizer=sgd(lr=0.01)", 2, 0.98),
        ("loss=gap, optimizer=sgd(lr=0.01)", 8, 0.76),
    ]

    @Test(arguments: losses)
    func lossesAreWhatTheySay(_ options: String, _ loss: Double, _ weight: Double) throws {
        let done = try oneStep(options)
        #expect(done.number("t.start.loss") == loss)
        #expect(abs(done.number("t.layer[1].weights[1][1]")! - weight) < 1e-15)
    }

    /// The weight after a step whose gradient is 8: of `nesterov` 8 + ½·8; of `rmsprop` 8 / √(¼·64).
    static let optimizers: [(String, Double)] = [
        ("nesterov(lr=0.01, beta=0.5)", 0.88), ("rmsprop(lr=0.01, decay=0.75)", 0.98), ("adam(lr=0.01)", 0.99),
        ("adamw(lr=0.01, decay=0.5)", 0.985), ("heavy_ball(lr=0.01)", 0.92), ("momentum(lr=0.01)", 0.992),
    ]

    @Test(arguments: optimizers)
    func optimizersMakeTheirFirstStep(_ optimizer: String, _ weight: Double) throws {
        let done = try oneStep("optimizer=\(optimizer)")
        #expect(abs(done.number("t.layer[1].weights[1][1]")! - weight) < 1e-9)
    }

    /// −log of the true class, a mean over outputs: a third of the cross-entropy, and its gradient too.
    @Test func aLossOfOnesOwnGoesThroughSoftmax() throws {
        let inputs = "[[0, 0], [0, 1], [1, 0], [1, 1], [2, 1]]"
        let done = try execute(
            """
            let nll(a, y) = -y*log(a)
            data hot = points(\(inputs), [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]])
            data one = points(\(inputs), [0, 0, 1, 2, 2])
            train own = dense(4, tanh) -> dense(3, softmax) on hot, loss=nll, optimizer=sgd(lr=3), steps=50
            train usual = dense(4, tanh) -> dense(3, softmax) on one, optimizer=sgd(lr=1), steps=50
            show 3*own.loss
            show usual.loss
            show own.loss/own.start.loss
            train square = dense(3, softmax) on hot, loss=mse, optimizer=sgd(lr=1), steps=50
            show square.loss/square.start.loss
            """)
        #expect(abs(done.number("3*own.loss")! / done.number("usual.loss")! - 1) < 1e-12)
        #expect(done.number("own.loss/own.start.loss")! < 0.5)
        #expect(done.number("square.loss/square.start.loss")! < 0.5)
    }

    @Test func penaltiesAndClipping() throws {
        let penalized = try oneStep("l1=0.5, l2=3, optimizer=sgd(lr=0.01)")
        #expect(penalized.number("t.start.penalty") == 0.5 + 1.5)
        #expect(abs(penalized.number("t.layer[1].weights[1][1]")! - (1 - 0.01 * (8 + 0.5 + 3))) < 1e-15)
        let clipped = try oneStep("clip=0.5, optimizer=sgd(lr=0.01)")
        #expect(abs(clipped.number("t.layer[1].weights[1][1]")! - 0.995) < 1e-15)
    }

    @Test func aRateMayFollowTheStep() throws {
        let done = try execute(
            """
            let rate(t) = 0.01/2^t
            data d = points([[1]], [0])
            train t = dense(1, bias=false, weights=[[1]]) on d, optimizer=sgd(lr=rate), steps=2
            show t.layer[1].weights[1][1]
            """)
        #expect(abs(done.number("t.layer[1].weights[1][1]")! - (0.98 - 0.005 * 2 * 0.98)) < 1e-15)
    }

    @Test func divergenceMayBeAllowed() throws {
        let text = """
            data d = points([[1], [2]], [10, 20])
            train t = dense(1) on d, optimizer=sgd(lr=100), steps=400
            """
        #expect(try execute(text).results.diagnostics.map(\.code) == ["divergence"])
        let allowed = try execute(text + ", diverge=allow\nshow t.steps")
        #expect(allowed.results.diagnostics.isEmpty)
        #expect(allowed.number("t.steps") == 400)
    }

    @Test func minmaxBringsInputsToTheUnitInterval() throws {
        let done = try execute(
            """
            data d = points([[2, 5], [4, 5], [10, 9]], [0, 1, 2])
            train t = minmax -> dense(1) on d, steps=0
            show t.layer[0].a
            """)
        #expect(
            done["t.layer[0].a"]
                == .array([[0, 0], [0.25, 0], [1, 1]].map { row in .array(row.map { .number($0) }) }))
    }

    @Test func dropoutIsOffWhenLossesAreMeasured() throws {
        let done = try execute(
            """
            data d = moons(n=40)
            model plain = dense(6, tanh, init=normal(1)) -> dense(1, sigmoid)
            model dropped = dense(6, tanh, init=normal(1)) -> dropout(0.5) -> dense(1, sigmoid)
            train t = each(plain, dropped) on d, optimizer=sgd(lr=0.5), steps=20
            show t.plain.start.loss - t.dropped.start.loss
            show t.plain.loss - t.dropped.loss
            show t.dropped.parameters
            """)
        #expect(done.number("t.plain.start.loss - t.dropped.start.loss") == 0)
        #expect(done.number("t.plain.loss - t.dropped.loss") != 0)
        #expect(done.number("t.dropped.parameters") == 25)
    }

    @Test func patienceCountsRecordsWithoutImprovement() throws {
        // The validation set wants the opposite of what is learned, so its loss only rises.
        let text = """
            data d = points([[1], [2]], [1, 2], validation=points([[1]], [-1]))
            train t = dense(1, weights=[[0]]) on d, optimizer=sgd(lr=0.01), steps=\("STEPS"), record=10, stop=patience(3)
            """
        let whole = try execute(text.replacing("STEPS", with: "100") + "\nshow t.stopped")
        #expect(whole.number("t.stopped") == 30)
        // In two halves, of which the first ends between two records, it stops in the same place.
        let halves = try execute(
            text.replacing("STEPS", with: "15") + "\ntrain u = t, steps=85\nshow u.stopped")
        #expect(halves.number("u.stopped") == 30)
    }

    @Test func patienceCountsAcrossAPauseBeforeTheFirstRecord() throws {
        // With 30 updates an epoch and nothing said, every tenth is recorded; the pause after five is no record.
        let text = """
            let f(x) = x
            data d = sample(f, over=1..2, n=60, validation=points([[1]], [-1]))
            train t = dense(1, weights=[[0]]) on d, optimizer=sgd(lr=0.001), batch=2, steps=STEPS, stop=patience(3)
            """
        let whole = try execute(text.replacing("STEPS", with: "100") + "\nshow t.stopped")
        let halves = try execute(text.replacing("STEPS", with: "5") + "\ntrain u = t, steps=95\nshow u.stopped")
        #expect(whole.number("t.stopped") == 30)
        #expect(halves.number("u.stopped") == 30)
    }

    @Test func stopMayLookBackAtTheStart() throws {
        let done = try execute(
            """
            data d = points([[1], [2]], [1, 2])
            train t = dense(1, weights=[[0]]) on d, optimizer=sgd(lr=0.01), steps=500, record=1, stop=loss < start.loss/2
            show t.stopped
            show t.loss < t.start.loss/2
            """)
        #expect(done.number("t.stopped").map { $0 > 0 && $0 < 500 } == true)
        #expect(done["t.loss < t.start.loss/2"] == .boolean(true))
    }

    @Test func severalTargetsAreIndependentLabelsOrNumbers() throws {
        let file = "a,b,left,right\n0,1,1,0\n1,0,0,1\n1,1,1,1\n0,0,0,0\n"
        let done = try execute(
            """
            data d = csv("d.csv", target=["left", "right"], columns=["b", "a"])
            train labels = dense(2, sigmoid) on d, optimizer=sgd(lr=5), steps=200
            train numbers = dense(2) on d, optimizer=sgd(lr=0.1), steps=1
            show labels.accuracy
            show d.features
            show labels([1, 0])
            """, files: [("d.csv", Array(file.utf8))])
        #expect(done.number("labels.accuracy") == 1)
        #expect(done.number("d.features") == 2)
        guard case .array(let outputs)? = done["labels([1, 0])"] else {
            Issue.record("no outputs")
            return
        }
        // `b` is the first column, as asked, and `left` is what `b` is.
        #expect(outputs[0] > 0.5 && outputs[1] < 0.5)
    }

    @Test func takeGoesBeforeTheSplit() throws {
        let done = try execute(
            """
            data d = circles(n=100, take=40, test=0.25, validation=0.1)
            show d.train.examples
            show d.test.examples
            show d.validation.examples
            """)
        #expect(done.number("d.train.examples") == 26)
        #expect(done.number("d.test.examples") == 10)
        #expect(done.number("d.validation.examples") == 4)
    }
}

extension Value {
    static func > (value: Value, bound: Double) -> Bool {
        if case .number(let number) = value { number > bound } else { false }
    }
    static func < (value: Value, bound: Double) -> Bool {
        if case .number(let number) = value { number < bound } else { false }
    }
}

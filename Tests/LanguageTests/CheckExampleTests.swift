import Testing

@testable import Language

/// The examples the language is held against; none may bring a diagnostic.
@Suite struct CheckExampleTests {
    @Test func rings() {
        let note = checked(
            """
            data  rings   = circles(n=200, noise=0.1)
            model vanilla = dense(1, sigmoid)
            model lifted  = features(1, x1, x2, x1^2, x2^2) -> dense(1, sigmoid, bias=false)
            model learned = dense(4, tanh) -> dense(1, sigmoid)

            train fits = each(vanilla, lifted, learned) on rings, optimizer=sgd(lr=1), steps=5000
            plot  boundary(fits)
            table fits
            expect fits.vanilla.accuracy < 0.6
            expect fits.lifted.accuracy  > 0.95
            expect fits.learned.accuracy > 0.95
            """, inlines: ["fits.learned.accuracy"])
        #expect(note.brief == [])
        let fits = note.runs("fits")
        #expect(fits?.axes.map(\.keys) == [["vanilla", "lifted", "learned"]])
        #expect(fits?.members.map(\.model.text).last == "dense(4, tanh) -> dense(1, sigmoid)")
        #expect(fits?.members.map(\.label).first == "fits, vanilla")
        #expect(fits?.members[1].loss == .binaryCrossEntropy)
        guard case .features(let formulas)? = fits?.members[1].model.layers[0].kind else {
            Issue.record("no features")
            return
        }
        #expect(formulas.map(\.name) == ["1", "x1", "x2", "x1^2", "x2^2"])
        #expect(formulas.allSatisfy { $0.parameters == ["x1", "x2"] })
        #expect(note.program.inlines.count == 1)
        #expect(note.program.inlines[0]?.text == "fits.learned.accuracy")
    }

    @Test func explodingAndTwins() {
        let note = checked(
            """
            data  one  = points([[1, 1]], [1])
            model deep = repeat(49, dense(2, weights=each(exploding=[[1.5, 0], [0, 1.5]],
                                                          vanishing=[[0.5, 0], [0, 0.5]])))
                         -> dense(1, weights=[[1, 1]])
            train start = deep on one, steps=0
            plot  activations(start), y=log
            plot  gradients(start), y=log
            expect start.exploding.layer[49].a.max ≈ 1.5^49

            train twins = dense(2, tanh) -> dense(1, sigmoid) on gate("xor"),
                          init=constant(0.5), optimizer=sgd(lr=0.5), steps=2000
            expect twins.layer[1].weights[1] == twins.layer[1].weights[2]
            """)
        #expect(note.brief == [])
        let start = note.runs("start")
        #expect(start?.axes.map(\.labels) == [["exploding", "vanishing"]])
        #expect(start?.members[1].model.layers.count == 50)
        #expect(
            start?.members[1].model.text
                == "repeat(49, dense(2, weights=[[0.5, 0], [0, 0.5]])) -> dense(1, weights=[[1, 1]])")
        #expect(note.views[0].options.y == .log)
    }

    @Test func formulaAndListing() {
        let note = checked(
            """
            data  d = csv("train.csv", target="y", test=csv("test.csv", target="y"))
            model logistic = dense(1, sigmoid)
            train formula = logistic on d, init=zeros, optimizer=sgd(lr=0.001), steps=2000
            let   slip    = d.train.examples / d.features   # a listing that divides by m where the formula has n
            train listing = logistic on d, init=zeros, optimizer=sgd(lr=0.001*slip), steps=2000
            plot  loss(formula, listing)
            table loss(formula, every=100)
            expect formula.start.train.loss ≈ log(2)
            show  logistic
            """)
        #expect(note.brief == [])
        #expect(note.values("slip") == [.value(.number(100.0 / 3))])
        #expect(note.runs("listing")?.members[0].signature.test == 20)
        #expect(note.views[1].options.every == 100)
    }

    @Test func widthsOfAnApproximation() {
        let note = checked(
            """
            let   target(x) = sin(3*x) + x^2/4
            data  samples = sample(target, over=-3..3, n=100)
            train nets = dense(each(1, 2, 4, 8, 32), tanh) -> dense(1) on samples, optimizer=adam(lr=0.01), steps=5000
            plot  curve(target, nets, over=-3..3)
            expect distance(target, nets[5], over=-3..3) < 0.2
            """)
        #expect(note.brief == [])
        #expect(note.runs("nets")?.axes[0].labels == ["units=1", "units=2", "units=4", "units=8", "units=32"])
        #expect(note.runs("nets")?.axes[0].keys == [nil, nil, nil, nil, nil])
        guard case .curve(let subjects, let over) = note.views[0].kind else {
            Issue.record("no curve")
            return
        }
        #expect(subjects.map(\.label) == ["target"] + [1, 2, 4, 8, 32].map { "nets, units=\($0)" })
        #expect(over == -3...3)
    }

    @Test func gatesProbesAndCurves() {
        let note = checked(
            """
            train gates = dense(1, sigmoid) on each(and=gate("and"), or=gate("or"), xor=gate("xor")),
                          optimizer=sgd(lr=1), steps=2000
            plot  boundary(gates)
            expect gates.xor.loss ≈ log(2)
            train probe = standardize -> repeat(20, dense(256)) -> dense(1) on blobs(n=1000, centers=1, features=256), steps=0,
                          init=each(small=normal(0.01), large=normal(1), xavier=xavier_normal)
            plot  activations(probe), y=log
            let   scaled(x) = 2*sigmoid(2*x) - 1
            expect distance(tanh, scaled, over=-6..6) < 1e-12
            plot  curve(sigmoid', tanh', relu', over=-6..6)
            """)
        #expect(note.brief == [])
        #expect(note.runs("gates")?.members.map(\.data.origin).last == .gate("xor", noise: 0))
        #expect(note.runs("probe")?.members[2].initialization == .xavierNormal)
        #expect(note.runs("probe")?.members[0].model.layers.count == 22)
        guard case .curve(let subjects, _)? = note.views.last?.kind else {
            Issue.record("no curve")
            return
        }
        #expect(subjects.map(\.label) == ["sigmoid'", "tanh'", "relu'"])
    }
}

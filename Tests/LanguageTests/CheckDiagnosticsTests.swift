import Testing

@testable import Language

/// A mistake after declarations that are right, and what is said of it: code and text under the caret.
struct Mistake: CustomTestStringConvertible, Sendable {
    var text: String
    var said: [String]

    init(_ text: String, _ said: String...) {
        self.text = text
        self.said = said
    }

    var testDescription: String { text }

    static let before = """
        data d = circles(n=200, noise=0.1)
        data parts = moons(n=100, test=0.2)
        data line = sample(sin, over=-3..3)
        model net = dense(4, tanh) -> dense(1, sigmoid)
        train fit = net on d, optimizer=sgd(lr=1), steps=10
        train fits = net on d, optimizer=each(sgd(lr=1), adam(lr=0.1)), steps=10
        train split = net on parts, optimizer=sgd(lr=1), epochs=10
        train curved = dense(4, tanh) -> dense(1) on line, optimizer=adam, steps=10
        let two = 2
        let f(x) = x^2
        let g(x, y) = x*y

        """

    static let names: [Mistake] = [
        Mistake("show fti.loss", "unknown-name: fti"),
        Mistake("let a = later + 1\nlet later = 2", "used-before-declaration: later"),
        Mistake("let a = a + 1", "used-before-declaration: a"),
        Mistake("let net = 3\nshow net", "declared-twice: net"),
        Mistake("let exp = 3\nshow exp + 1", "shadows-built-in: exp"),
        Mistake("let h(relu) = relu", "shadows-built-in: relu"),
        Mistake("let h(x, x) = x", "declared-twice: x"),
        Mistake("show fit.lss", "unknown-field: lss"),
        Mistake("show fits.admm.loss", "unknown-field: admm"),
        Mistake("show fit.layer[1].weight", "unknown-field: weight"),
        Mistake("show fit.layer[1].a.maximum", "unknown-field: maximum"),
        Mistake("show fit.start.steps", "unknown-field: steps"),
        Mistake("show d.rows", "unknown-field: rows"),
        Mistake("show two.loss", "unknown-field: loss"),
        Mistake(
            "let bad = unknown + other\nlet worse = bad + 1\nshow worse", "unknown-name: unknown", "unknown-name: other"
        ),
        Mistake("model m = dense(\"4\")\ntrain t = m on d, steps=0\nplot loss(t)", "type-mismatch: \"4\""),
        Mistake("show np.exp(1)", "unknown-name: np.exp"),
        Mistake("show x1", "unknown-name: x1"),
    ]

    static let arguments: [Mistake] = [
        Mistake("data e = moons(m=3)", "unknown-argument: m"),
        Mistake("data e = moons(200, 0.1, 3)", "too-many-arguments: 3"),
        Mistake("data e = moons(n=2, n=3)", "duplicate-argument: n"),
        Mistake("data e = moons(noise=0.1, 200)", "positional-after-key: 200"),
        Mistake("model m = dense()", "missing-argument: dense"),
        Mistake("train t = net on d, optimizer=sgd, steps=1", "missing-argument: sgd"),
        Mistake("data e = moons(n=2.5)", "type-mismatch: 2.5"),
        Mistake("data e = moons(n=0)", "type-mismatch: 0"),
        Mistake("data e = moons(noise=-1)", "type-mismatch: -1"),
        Mistake("data e = gate(xor)", "text-without-quotes: xor"),
        Mistake("data e = gate(\"xorr\")", "type-mismatch: \"xorr\""),
        Mistake("data e = moons(test=2)", "type-mismatch: 2"),
        Mistake("data e = moons(test=0.5, validation=0.5)", "no-training-part: 0.5"),
        Mistake("data e = csv(\"missing.csv\", target=\"y\")", "missing-file: \"missing.csv\""),
        Mistake("data e = csv(\"train.csv\", target=\"z\")", "missing-column: \"z\""),
        Mistake(
            "data e = csv(\"train.csv\", target=\"y\", test=csv(\"tset.csv\", target=\"y\"))",
            "missing-file: \"tset.csv\""),
        Mistake(
            "data e = csv(\"trian.csv\", target=\"y\", test=csv(\"tset.csv\", target=\"y\"))",
            "missing-file: \"trian.csv\"", "missing-file: \"tset.csv\""),
        Mistake("data e = moons(test=line)", "shape-mismatch: line"),
        Mistake("data e = npz(\"digits.npz\", x=\"images\")", "missing-argument: npz"),
        Mistake("data e = npz(\"digit.npz\", x=\"images\", y=\"labels\")", "missing-file: \"digit.npz\""),
        Mistake("data e = npz(\"digits.npz\", x=\"image\", y=\"labels\")", "missing-array: \"image\""),
        Mistake("data e = npz(\"digits.npz\", x=images, y=\"labels\")", "text-without-quotes: images"),
        Mistake("data e = idx(\"train-images.gz\", \"labels.gz\")", "missing-file: \"labels.gz\""),
        Mistake("data e = idx(\"train-images.gz\")", "missing-argument: idx"),
        Mistake("data e = points([1, 2], [0, 1])", "type-mismatch: [1, 2]"),
        Mistake("data e = points([[1], [2]], [0])", "shape-mismatch: [0]"),
        Mistake("data e = points([[1], [2, 3]], [0, 1])", "uneven-list: [2, 3]"),
        Mistake("data e = sample(g, over=0..1)", "type-mismatch: g"),
        Mistake("data e = sample(f, over=1..0)", "empty-interval: 1..0"),
        Mistake("model m = dense(fit.steps)", "not-known-before: fit.steps"),
        Mistake("model m = dense(2, tnah)", "unknown-name: tnah"),
        Mistake("model m = dense(2, g)", "type-mismatch: g"),
        Mistake("model m = dense(2, tanh())", "too-many-arguments: tanh()"),
        Mistake("model m = dense(2, bias=1)", "type-mismatch: 1"),
        Mistake("show f(1, 2)", "wrong-argument-count: f"),
        Mistake("show f(x=1)", "unknown-argument: x"),
        Mistake("show two(1)", "not-a-function: two"),
        Mistake("show loss(fit)", "not-a-function: loss"),
        Mistake("data e = csv(train.csv, target=\"y\")", "text-without-quotes: train.csv"),
        Mistake("train t = net on d, optimizer=\"adam\", steps=1", "type-mismatch: \"adam\""),
    ]

    static let values: [Mistake] = [
        Mistake("let a = 1 + \"b\"", "type-mismatch: \"b\""),
        Mistake("let a = d + 1", "type-mismatch: d"),
        Mistake("let a = [1, \"b\"]", "uneven-list: \"b\""),
        Mistake("let a = [1, 2][3]", "index-out-of-range: 3"),
        Mistake("let a = [1, 2][0]", "index-out-of-range: 0"),
        Mistake("show fit.layer[3].a.max", "index-out-of-range: 3"),
        Mistake("show fit.layer[1].weights[5]", "index-out-of-range: 5"),
        Mistake("show fit.layer[0].weights", "unknown-field: weights"),
        Mistake("show fits[3].loss", "index-out-of-range: 3"),
        Mistake("expect fit.loss ≈ 0", "approximately-zero: 0"),
        Mistake("expect round(fit.loss, 2) == 0.5", "formatted-value: round(fit.loss, 2)"),
        Mistake("expect [1, 2] == [1, 2, 3]", "type-mismatch: [1, 2] == [1, 2, 3]"),
        Mistake("expect fit.loss", "type-mismatch: fit.loss"),
        Mistake("show g'", "no-derivative: g"),
        Mistake("let h(x) = x*fit.loss\nshow h'", "no-derivative: h"),
        Mistake("show fit([1, 2, 3])", "shape-mismatch: fit"),
        Mistake("show min(two)", "nothing-to-reduce: two"),
        Mistake("show d", "no-such-form: d"),
        Mistake("show fit", "no-such-form: fit"),
        Mistake("plot f", "no-such-form: f"),
        Mistake("plot fit.stopped", "no-such-form: fit.stopped"),
        Mistake("let a = sgd(lr=1)", "type-mismatch: sgd(lr=1)"),
        Mistake("let a = net on d", "misplaced-on: net on d"),
    ]

    static let families: [Mistake] = [
        Mistake("model m = dense(each())", "empty-family: each()"),
        Mistake("let a = each(p=1, p=2)", "duplicate-key: p"),
        Mistake("let a = each(loss=1, p=2)", "key-is-field: loss"),
        Mistake(
            "let a = each(1, 2, 3, 4, 5, 6, 7, 8, 9) + each(1, 2, 3, 4, 5, 6, 7, 8)", "too-many-members: a"),
        Mistake("plot curve(f, over=0..each(1, 2))", "family-where-one-is-meant: each(1, 2)"),
        Mistake("let a = each(1, 2)\nplot curve(f, over=0..a)", "family-where-one-is-meant: a"),
    ]

    static let models: [Mistake] = [
        Mistake("model m = dense(2, weights=[[1, 0]])", "shape-mismatch: [[1, 0]]"),
        Mistake("model m = dense(2) -> dense(1, weights=[[1, 2, 3]])", "shape-mismatch: [[1, 2, 3]]"),
        Mistake("model m = dense(2, biases=[1])", "shape-mismatch: [1]"),
        Mistake("model m = dense(2, bias=false, biases=[1, 2])", "conflicting-arguments: [1, 2]"),
        Mistake("model m = dense(2, init=zeros, weights=[[1], [2]])", "conflicting-arguments: zeros"),
        Mistake("model m = dense(3, softmax) -> dense(1)", "softmax-inside: softmax"),
        Mistake("model m = dense(2) -> standardize -> dense(1)", "misplaced-layer: standardize"),
        Mistake("model m = dense(2) -> features(x1*x2) -> dense(1)", "misplaced-layer: features(x1*x2)"),
        Mistake("model m = dense(2) -> input(2)", "misplaced-layer: input(2)"),
        Mistake("model m = dense(2) -> minmax -> dense(1)", "misplaced-layer: minmax"),
        Mistake("model m = dropout(0.1) -> standardize -> dense(1)", "misplaced-layer: standardize"),
        Mistake("model m = dropout(1)", "type-mismatch: 1"),
        Mistake("train t = dense(1) -> dropout(0.1) on line, steps=0", "misplaced-layer: dropout(0.1)"),
        Mistake("train t = input(2, 2) -> net on d, steps=0", "shape-mismatch: input(2, 2)"),
        Mistake("train t = dense(1) on line, loss=f, steps=0", "type-mismatch: f"),
        Mistake("let h(a, y) = a*fit.loss\ntrain t = dense(1) on line, loss=h, steps=0", "not-known-before: h"),
        Mistake("train t = dense(1) on points([[1], [2]], [\"a\", \"b\"]), loss=mae, steps=0", "text-targets: mae"),
        Mistake("model m = dense(2) -> 3", "type-mismatch: 3"),
        Mistake("train t = input(3) -> net on d, steps=0", "shape-mismatch: input(3)"),
        Mistake("train t = features(x1, x3) -> dense(1, sigmoid) on d, steps=0", "shape-mismatch: x3"),
        Mistake(
            "train t = features(agee) -> dense(1, sigmoid) on csv(\"train.csv\", target=\"y\"), steps=0",
            "unknown-column: agee"),
        Mistake("train t = dense(1, sigmoid, weights=[[1, 2, 3]]) on d, steps=0", "shape-mismatch: [[1, 2, 3]]"),
        Mistake("train t = tanh -> dense(1) on line, steps=0", "misplaced-layer: tanh"),
        Mistake("train t = standardize on line, steps=0", "no-dense-layer: t"),
        Mistake("train t = dense(2) on line, steps=0", "output-mismatch: dense(2)"),
        Mistake("train t = dense(3, softmax) on d, steps=0", "output-mismatch: dense(3, softmax)"),
        Mistake("train t = dense(1, softmax) on d, steps=0", "output-mismatch: dense(1, softmax)"),
        Mistake("train t = dense(2, sigmoid) on d, steps=0", "output-mismatch: dense(2, sigmoid)"),
        Mistake("train t = dense(1, sigmoid) on blobs(n=9), steps=0", "output-mismatch: dense(1, sigmoid)"),
        Mistake("train t = net on line, steps=0", "targets-not-classes: dense(1, sigmoid)"),
        Mistake("train t = dense(1) on d, loss=cross_entropy, steps=0", "loss-needs-probabilities: cross_entropy"),
        Mistake("train t = dense(1) on points([[1], [2]], [\"a\", \"b\"]), steps=0", "text-targets: dense(1)"),
        Mistake(
            "train t = dense(2, softmax) on points([[1], [2]], [[0, 1], [1, 0]]), steps=0",
            "softmax-with-labels: softmax"),
        Mistake(
            "train t = dense(3, sigmoid) on points([[1], [2]], [[0, 1], [1, 0]]), steps=0",
            "output-mismatch: dense(3, sigmoid)"),
    ]

    static let training: [Mistake] = [
        Mistake("train t = net on d, optimizer=sgd(lr=1)", "missing-length: t"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, epochs=1", "conflicting-arguments: 1"),
        Mistake("train t = net on d, steps=1", "missing-optimizer: t"),
        Mistake("train t = net, steps=0", "data-not-named: net"),
        Mistake("train t = net on two, steps=0", "type-mismatch: two"),
        Mistake("train t = fit, seed=1, steps=1", "fixed-in-continuation: 1"),
        Mistake(
            "train t = fit, init=zeros, batch=3, steps=1", "fixed-in-continuation: zeros", "fixed-in-continuation: 3"),
        Mistake("train t = fit, precision=float32, steps=1", "fixed-in-continuation: float32"),
        Mistake("train t = fit", "missing-length: t"),
        Mistake("train i = net on d, steps=0\ntrain t = i, steps=3", "missing-optimizer: t"),
        Mistake("train t = net on d, sgd(lr=1), steps=1", "option-without-name: sgd(lr=1)"),
        Mistake("train t = net on d, optimiser=sgd(lr=1), steps=1", "unknown-argument: optimiser"),
        Mistake("train t = net on d, optimizer=sgd(lr=g), steps=1", "type-mismatch: g"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, stop=3", "type-mismatch: 3"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, stop=lss < 1", "unknown-name: lss"),
        Mistake("train t = net on parts, optimizer=sgd(lr=1), steps=1, stop=loss < 1", "part-not-named: loss"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, stop=test.loss < 1", "missing-part: test"),
        Mistake("train t = dense(1) on line, optimizer=adam, steps=1, stop=accuracy > 1", "no-accuracy: accuracy"),
        Mistake("train t = net on d, precision=double, steps=0", "type-mismatch: double"),
        Mistake("train t = net on d, diverge=never, steps=0", "type-mismatch: never"),
        Mistake("train t = net on d, l1=-1, steps=0", "type-mismatch: -1"),
        Mistake("train t = net on d, clip=0, steps=0", "type-mismatch: 0"),
        Mistake("train t = net on d, optimizer=adam, steps=9, stop=patience(3)", "missing-part: patience"),
        Mistake("train t = net on parts, optimizer=adam, steps=9, stop=patience(0)", "type-mismatch: 0"),
        Mistake("show patience(3)", "misplaced-patience: patience"),
        Mistake("train t = net on d, optimizer=adam, steps=9, stop=layer[1].a.max > 3", "type-mismatch: layer"),
        Mistake("train t = neet on dd, steps=0", "unknown-name: neet", "unknown-name: dd"),
    ]

    static let sizes: [Mistake] = [
        Mistake("model m = repeat(1e15, dense(2))", "too-large: 1e15"),
        Mistake("model m = repeat(200, repeat(200, dense(2)))", "too-large: 200"),
        Mistake("model m = dense(1e12)", "type-mismatch: 1e12"),
        Mistake("model m = dense(1e5) -> dense(1e5)", "too-large: dense(1e5)"),
        Mistake("data e = blobs(n=1e6, features=1e6)", "too-large: 1e6"),
        Mistake("data e = spirals(n=1e6, classes=1e6)", "too-large: 1e6"),
        Mistake("data e = digits(n=1e7, size=28)", "too-large: 28"),
        Mistake("data e = digits(size=5)", "type-mismatch: 5"),
        Mistake(
            (1...12).reduce("let f0(x) = x*x") { $0 + "\nlet f\($1)(x) = f\($1 - 1)(x)*f\($1 - 1)(x)" },
            "too-large: f10(x)*f10(x)"),
        Mistake(
            (1...30).reduce("let v0 = fit.loss") { $0 + "\nlet v\($1) = v\($1 - 1) + v\($1 - 1)" },
            "too-large: v11 + v11"),
    ]

    static let views: [Mistake] = [
        Mistake("expect split.loss < 1", "part-not-named: loss"),
        Mistake("expect split.start.loss < 1", "part-not-named: loss"),
        Mistake("expect fit.test.loss < 1", "missing-part: test"),
        Mistake("expect curved.accuracy > 0.5", "no-accuracy: accuracy"),
        Mistake("show line.classes", "no-classes: classes"),
        Mistake("plot accuracy(curved)", "no-accuracy: curved"),
        Mistake("train t = dense(1, sigmoid) on d, loss=mae, steps=0\nplot accuracy(t)", "no-accuracy: t"),
        Mistake("plot boundary(curved)", "shape-mismatch: curved"),
        Mistake("plot boundary(net)", "type-mismatch: net"),
        Mistake("plot boundry(fit)", "unknown-name: boundry"),
        Mistake("plot curve(f)", "missing-argument: curve"),
        Mistake("plot curve(fit, over=0..1)", "shape-mismatch: fit"),
        Mistake("plot curve(g, over=0..1)", "wrong-argument-count: g"),
        Mistake("plot loss(fit), y=logarithmic", "unknown-name: logarithmic"),
        Mistake("plot loss(fit), every=10", "unknown-argument: every"),
        Mistake("table fit, every=10", "option-without-effect: 10"),
        Mistake("plot predictions(curved, threshold=0.3)", "option-without-effect: 0.3"),
        Mistake(
            "train t = net on d, optimizer=sgd(lr=1), steps=10, record=4\ntable loss(t, every=6)", "not-recorded: 6"),
        Mistake("plot loss(fit), frames=5", "option-without-effect: 5"),
        Mistake("plot boundary(fit, frames=25)", "too-large: 25"),
        Mistake("plot boundary(fit), frames=1", "type-mismatch: 1"),
        Mistake("table weights(fit), frames=5", "unknown-argument: frames"),
        Mistake("train t = net on d, steps=0\nplot boundary(t), frames=5", "option-without-effect: 5"),
        Mistake("show trace(fits, [1, 2], 1)", "family-where-one-is-meant: fits"),
        Mistake("show trace(fit, [1], 1)", "shape-mismatch: [1]"),
        Mistake("plot loss(fit, y=log), y=log", "duplicate-argument: log"),
        Mistake("plot gradients(fit, of=weight)", "type-mismatch: weight"),
        Mistake("table predictions(curved, wrong=true)", "option-without-effect: true"),
        Mistake("plot confusion(curved)", "no-classes: curved"),
        Mistake("plot confusion(net)", "type-mismatch: net"),
        Mistake("plot confusion(fit), y=log", "option-without-effect: log"),
        Mistake("plot boundary(fit, x=0..1)", "option-without-effect: 0..1"),
        Mistake("plot weights(fit, layer=3)", "index-out-of-range: 3"),
        Mistake("plot weights(fit, layer=0)", "type-mismatch: 0"),
        Mistake("train t = repeat(13, dense(2)) -> dense(1) on d, steps=0\nplot weights(t)", "too-large: t"),
        Mistake("table trace(fits, [1, 2], 0)", "family-where-one-is-meant: fits"),
        Mistake("table trace(fit, [1, 2, 3], 0)", "shape-mismatch: [1, 2, 3]"),
        Mistake("table trace(fit, 1, 0)", "shape-mismatch: 1"),
        Mistake("table trace(fit, [1, 2], 2)", "type-mismatch: 2"),
        Mistake("table trace(fit, [1, 2], \"1\")", "type-mismatch: \"1\""),
        Mistake("table trace(fit, [1, 2], [0, 1])", "shape-mismatch: [0, 1]"),
        Mistake("table trace(fit, [1, 2])", "missing-argument: trace"),
    ]
}

@Suite struct CheckDiagnosticsTests {
    @Test func whatStandsBeforeIsRight() {
        #expect(checked(Mistake.before).brief == [])
    }

    @Test(
        arguments: Mistake.names + Mistake.arguments + Mistake.values + Mistake.families + Mistake.models
            + Mistake.training + Mistake.sizes + Mistake.views)
    func mistakes(_ mistake: Mistake) {
        #expect(checked(Mistake.before + mistake.text).brief == mistake.said)
    }

    /// Every diagnostic's code is one of the list that `explain` knows.
    @Test func codesAreListed() {
        let known = Set(DiagnosticCode.allCases.map(\.rawValue) + SyntaxDiagnosticCode.allCases.map(\.rawValue))
        for mistake in Mistake.names + Mistake.models + Mistake.training + Mistake.views {
            for said in checked(Mistake.before + mistake.text).diagnostics {
                #expect(known.contains(said.code), "\(said.code)")
            }
        }
    }

    @Test(arguments: [
        ("data e = make_moons(n_samples=3)", "did you mean `moons`?"),
        ("train t = net on d, optimizer=sgd(lr=1, momentum=0.9), steps=1", "heavy_ball"),
        ("train t = net on d, loss=binary_cross_entropy, steps=0", "did you mean `cross_entropy`?"),
        ("train t = net on d, loss=bce, steps=0", "did you mean `cross_entropy`?"),
        ("train t = net on d, loss=CrossEntropyLoss, steps=0", "did you mean `cross_entropy`?"),
        ("train t = net on d, loss=L1Loss, steps=0", "did you mean `mae`?"),
        ("train t = net on d, optimizer=adamw(weight_decay=1), steps=1", "here it is called `decay`"),
        ("train t = net on d, patience=3, steps=0", "`stop=patience(5)`"),
        ("model m = Dense(4)", "did you mean `dense`?"),
        ("model m = nn.Linear(4)", "did you mean `dense`?"),
        ("model m = Sequential([dense(4)])", "layers are chained: `dense(…) -> dense(…)`"),
        ("train t = net on line, steps=0", "for numbers, end the model with `dense(1)`"),
        ("model m = dense(4, ReLU)", "did you mean `relu`?"),
        ("train t = net on d, optimizer=Adam(learning_rate=1), steps=1", "did you mean `adam`?"),
        ("train t = net on d, optimizer=adam(learning_rate=1), steps=1", "here it is called `lr`"),
        ("train t = net on d, batch_size=3, steps=0", "here it is called `batch`"),
        ("train t = net on d, num_epochs=3", "here it is called `epochs`"),
        ("data e = moons(random_state=3)", "here it is called `seed`"),
        ("model m = dense(4, init=glorot_uniform)", "did you mean `xavier_uniform`?"),
        ("train t = net on d, loss=\"cross_entropy\", steps=0", "without quotes: `cross_entropy`"),
        ("show x1", "known inside `features` only"),
        ("show pi", "did you mean `π`?"),
        ("show percent(pi/2)", "did you mean `π`?"),
        ("train t = net on d, lr=3, steps=0", "belongs to the optimizer"),
    ])
    func foreignHabitsGetAnAnswer(_ text: String, _ answer: String) {
        let note = checked(Mistake.before + text)
        #expect(note.diagnostics.contains { $0.hint?.contains(answer) == true }, "\(note.diagnostics)")
    }

    @Test func aFamilyInProseNamesItsReductions() {
        let note = checked(
            Mistake.before, inlines: ["fits.loss", "max(fits.loss)", "fit.layer[1].biases", "percent(fit.accuracy)"])
        #expect(note.brief == ["family-where-one-is-meant: fits.loss", "type-mismatch: fit.layer[1].biases"])
        #expect(note.diagnostics[0].hint?.contains("`min(…)`, `max(…)` or `all(…)`") == true)
        #expect(note.program.inlines.map { $0 == nil } == [true, false, true, false])
    }

    @Test func aStatementThatCannotBeReadIsCheckedForWhatIsCertain() {
        let note = checked("train t = net on d, optimizer=sgd(lr=1) steps=5\nplot loss(t)")
        #expect(note.diagnostics.map(\.code).contains("unknown-name"))
        #expect(!note.diagnostics.map(\.code).contains("missing-length"))
        #expect(!note.brief.contains("unknown-name: t"))
    }

    @Test(arguments: [
        ("let train = 3\nshow train", ["keyword-as-name: train"]),
        ("let bad = = 3\nshow bad.loss", []),
        ("wibble wobble\nshow wobble", ["unknown-statement: wibble"]),
    ])
    func whatCannotBeReadHasNoConsequences(_ text: String, _ said: [String]) {
        let note = checked(text)
        #expect(note.diagnostics.count == 1)
        #expect(said.isEmpty || note.brief == said)
    }

    @Test func notesPointAtTheOtherPlace() {
        let note = checked("let a = 1\nlet a = 2")
        #expect(note.diagnostics[0].notes.map(\.message) == ["declared here"])
        #expect(note.diagnostics[0].notes[0].range == 4..<5)
    }
}

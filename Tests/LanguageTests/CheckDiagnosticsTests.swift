import Testing

@testable import Language

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

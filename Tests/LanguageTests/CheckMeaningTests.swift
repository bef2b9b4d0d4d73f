import Expressions
import Testing

@testable import Language

@Suite struct CheckMeaningTests {
    @Test func axesAreSharedAndVaryInTheOrderWritten() {
        let note = checked(
            """
            data d = moons(n=each(100, 200))
            let rate = each(slow=0.1, fast=1)
            train fits = dense(1, sigmoid) on d, optimizer=sgd(lr=rate), steps=each(10, 20)
            train more = fits, steps=5
            let gap = more.loss - fits.loss
            let best = min(fits.slow.loss)
            let one = fits[2].fast[1].loss
            """)
        #expect(note.brief == [])
        let fits = note.runs("fits")
        #expect(fits?.axes.map(\.labels) == [["n=100", "n=200"], ["slow", "fast"], ["steps=10", "steps=20"]])
        #expect(fits?.members.count == 8)
        #expect(fits?.members[1].label == "fits, n=100, slow, steps=20")
        #expect(fits?.members[1].length == .steps(20))
        #expect(note.runs("more")?.members[5].continues == RunMember(declaration: 2, member: 5))
        #expect(note.values("gap").count == 8)
        guard case .reduce(.min, let slow)? = note.values("best").first else {
            Issue.record("not reduced")
            return
        }
        #expect(slow.count == 4)
        #expect(note.values("one") == [.quantity(.run(.init(declaration: 2, member: 6)), .loss)])
    }

    @Test func memberKeysAreGivenOrBareNamesOrCalledNames() {
        let note = checked(
            """
            let a = each(x=1, 2, -1/2)
            let b = each("one", true, a)
            train c = dense(1) on sample(sin, over=0..1), steps=1,
                optimizer=each(adam, sgd(lr=1), momentum(lr=1), momentum(lr=2))
            """)
        #expect(note.brief == [])
        guard case .value(let a)? = note.declaration("a"), case .value(let b)? = note.declaration("b") else {
            Issue.record("no values")
            return
        }
        #expect(a.axes[0].keys == ["x", nil, nil])
        #expect(a.axes[0].labels == ["x", "a=2", "a=-1/2"])
        #expect(b.axes.map(\.labels) == [["x", "a=2", "a=-1/2"], ["one", "b=true", "a"]])
        #expect(note.runs("c")?.axes[0].keys == ["adam", "sgd", nil, nil])
        #expect(note.runs("c")?.axes[0].labels.last == "momentum(lr=2)")
    }

    @Test func constantsAreFoldedAndResultsAreNot() {
        let note = checked(
            """
            data d = circles(n=200, test=0.25)
            let n = 2*d.train.examples + d.features^2 - d.classes
            let y = if(n > 3, max(1, n), 0)
            train fit = dense(1, sigmoid) on d, optimizer=sgd(lr=1/n), steps=3
            let loss_after = 2*fit.train.loss
            let shown = percent(0.5)
            let last = [[1, 2], [3, 4]][2][1]
            """)
        #expect(note.brief == [])
        #expect(note.values("n") == [.value(.number(302))])
        #expect(note.values("y") == [.value(.number(302))])
        #expect(note.values("last") == [.value(.number(3))])
        #expect(note.values("shown") == [.value(.formatted(0.5, .percent))])
        let loss = Expression.quantity(.run(.init(declaration: 3, member: 0)), .loss)
        #expect(note.values("loss_after") == [.arithmetic(.multiply, .value(.number(2)), loss)])
    }

    @Test func functionsAreFormulasAsWritten() {
        let note = checked(
            """
            let c = 2
            let f(x) = c*x + π/3
            let g(t) = f(t)^2 - if(t < 0, 1, 2)
            let slope = sigmoid'
            let at = f'(3)
            data d = moons()
            train fit = dense(1, sigmoid) on d, optimizer=sgd(lr=0.1), steps=1
            let h(x) = x*fit.loss
            let used = h(2)
            """)
        #expect(note.brief == [])
        #expect(note.function("f")?.body.description == "2*x + π/3")
        #expect(note.function("g")?.parameters == ["t"])
        #expect(
            note.function("g")?.body.evaluate(["t": 0])
                == note.function("f").map { pow2($0.body.evaluate(["x": 0])) - 2 })
        #expect(note.function("slope")?.name == "slope")
        #expect(note.values("at") == [.value(.number(2))])
        guard case .function(let family)? = note.declaration("h"),
            case .dependent(_, let names, let body) = family.members[0]
        else {
            Issue.record("h is a formula")
            return
        }
        #expect(names == ["x"])
        let loss = Expression.quantity(.run(.init(declaration: 6, member: 0)), .loss)
        #expect(body == .arithmetic(.multiply, .parameter("x"), loss))
    }

    private func pow2(_ x: Double) -> Double { x * x }

    @Test func expectationsKeepBothSides() {
        let note = checked(
            """
            data d = moons()
            train fits = dense(1, sigmoid) on d, optimizer=each(adam, sgd(lr=1)), steps=1
            expect 1 + 1 == 3
            expect fits.loss < 0.5
            expect all(fits.loss < 0.5)
            expect fits.stopped == never
            """)
        #expect(note.brief == [])
        #expect(
            note.expectations[0].conditions[0].expression == .compare(.equal, .value(.number(2)), .value(.number(3))))
        #expect(note.expectations[1].conditions.map(\.label) == ["adam", "sgd"])
        #expect(note.expectations[1].text == "fits.loss < 0.5")
        #expect(note.expectations[2].conditions.count == 1)
    }

    @Test func stopSpeaksOfTheRunItself() {
        let note = checked(
            """
            data d = moons(validation=0.2)
            train fit = dense(1, sigmoid) on d, optimizer=adam, epochs=9, stop=train.loss < 0.1*start.train.loss
            """)
        #expect(note.brief == [])
        let train = Quantity.metric(.loss, part: .train, atStart: false)
        let start = Quantity.metric(.loss, part: .train, atStart: true)
        #expect(
            note.runs("fit")?.members[0].stop
                == .compare(
                    .less, .quantity(.current, train),
                    .arithmetic(.multiply, .value(.number(0.1)), .quantity(.current, start))))
    }

    @Test func fieldsInStopAreNotDeclaredNames() {
        let note = checked(
            """
            train start = dense(1, sigmoid) on moons(), optimizer=sgd(lr=each(1, 2)), steps=3
            train fit = dense(1, sigmoid) on moons(), optimizer=adam, steps=9, stop=loss < start.loss/2
            """)
        #expect(note.brief == [])
        #expect(note.runs("fit")?.members.count == 1)
    }

    @Test func continuationsInherit() {
        let note = checked(
            """
            train a = dense(1, sigmoid) on moons(), optimizer=momentum(lr=0.5), epochs=2, batch=8, seed=7, l2=0.1
            train b = a, epochs=3
            train c = b, steps=1, optimizer=adam
            """)
        #expect(note.brief == [])
        let b = note.runs("b")?.members[0]
        #expect(b?.seed == 7 && b?.batch == 8 && b?.length == .epochs(3) && b?.resetsOptimizer == false)
        #expect(b?.l2 == .value(.number(0.1)))
        #expect(note.runs("c")?.members[0].resetsOptimizer == true)
        #expect(note.runs("c")?.members[0].continues == RunMember(declaration: 1, member: 0))
    }

    @Test func columnsAreInputs() {
        let note = checked(
            """
            data d = csv("train.csv", target="y")
            let k = 2
            model m = standardize -> features(age, k*x2, income*height) -> dense(1, sigmoid)
            train fit = m on d, optimizer=adam, steps=1
            show m
            """)
        #expect(note.brief == [])
        guard case .features(let formulas)? = note.runs("fit")?.members[0].model.layers[1].kind else {
            Issue.record("no features")
            return
        }
        #expect(formulas.map(\.body.description) == ["x1", "2*x2", "x2*x3"])
        #expect(formulas.map(\.name) == ["age", "k*x2", "income*height"])
        #expect(formulas[0].parameters == ["x1", "x2", "x3"])
    }

    @Test func modelsCompose() {
        let note = checked(
            """
            let bump(x) = exp(-x^2)
            model hidden = dense(4) -> bump
            model net = input(2) -> repeat(2, hidden) -> dense(3, softmax)
            train fit = net on blobs(n=90), optimizer=adam, steps=1, init=each(he_normal, constant(fit0.loss))
            train fit0 = net on blobs(n=90), steps=0
            table net
            """)
        #expect(note.brief == ["used-before-declaration: fit0"])
        guard case .model(let models)? = note.declaration("net") else {
            Issue.record("no model")
            return
        }
        #expect(models.members[0].layers.count == 5)
        #expect(models.members[0].text == "input(2) -> repeat(2, hidden) -> dense(3, softmax)")
        guard case .model(let views) = note.views[0].kind else {
            Issue.record("no view")
            return
        }
        #expect(views[0].inputs == 2)
    }
}

extension Quantity {
    fileprivate static var loss: Quantity { .metric(.loss, part: .train, atStart: false) }
}

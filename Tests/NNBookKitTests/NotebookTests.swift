import Testing
import World

@testable import NNBookKit

@Suite struct NotebookTests {
    private static let note = """
        # Gates

        ```nn
        data xor = gate("xor")
        train fit = dense(4, tanh) -> dense(1, sigmoid) on xor, optimizer=sgd(lr=1), steps=100
        train width = dense(each(1, 2), tanh) -> dense(1, sigmoid) on xor, optimizer=sgd(lr=1), steps=10
        let gain = fit.start.loss - fit.loss
        expect gain > 0
        expect width.loss < 0.1
        ```

        ```nn
        #| label: tbl-gate
        table predictions(fit)
        ```

        """

    private func results(_ note: String = note) throws -> Notebook.Results {
        try Notebook("notes/gates.md", in: MemoryWorld(["notes/gates.md": note])).run()
    }

    @Test func `any expression of the language is a question`() throws {
        let results = try results()
        let gain = try results.value("gain")
        #expect(gain > 0)
        #expect(try results.value("fit.start.loss - fit.loss") == gain)
        #expect(try results.value("max(width.steps)") == 10)
        #expect(try results.value("fit.stopped") == .infinity)
        #expect(try results.value("xor.examples", as: Int.self) == 4)
        #expect(try results.value("all(width.loss < fit.start.loss + 1)", as: Bool.self))
        #expect(try results.value("fit.layer[2].biases", as: [Double].self).count == 1)
        #expect(try results.value("2 + 2", as: Notebook.Value.self) == .number(4))
    }

    @Test func `a title is plain text`() throws {
        let note = "---\ntitle: The *norm* $x_1$\n---\n"
        #expect(try Notebook("note.md", in: MemoryWorld(["note.md": note])).title == "The norm x_1")
    }

    @Test func `series, tables and figures tell the same`() throws {
        let results = try results()
        let loss = try results.series("fit.loss")
        #expect(loss.steps.first == 0 && loss.steps.last == 100)
        #expect(try loss.values.last == results.value("fit.loss"))
        let line = try #require(try results.figure("loss(fit)").series.first)
        #expect(line.x == loss.steps.map(Double.init))
        #expect(line.y == loss.values)
        #expect(try results.table("tbl-gate") == results.table("predictions(fit)"))
        #expect(try results.table("width").rows.count == 2)
    }

    @Test func `claims are results, and verify throws what does not hold`() throws {
        let results = try results()
        #expect(results.expectations.map(\.holds) == [true, false])
        #expect(results.expectations.map(\.line) == [8, 9])
        #expect(results.expectations[1].members.map(\.name) == ["units=1", "units=2"])
        let failure = try #require(throws: Notebook.Failure.self) { try results.verify() }
        #expect(failure.messages.map(\.code) == ["expectation-failed"])
        #expect(failure.description.contains("--> notes/gates.md:9:1"))
    }

    @Test func `mistakes of a note are thrown as the command line prints them`() throws {
        let failure = try #require(throws: Notebook.Failure.self) {
            try results(Self.note.replacing("on xor, optimizer=sgd(lr=1), steps=100", with: "on xro, steps=100"))
        }
        let message = try #require(failure.messages.first)
        #expect(message.code == "unknown-name" && message.line == 5)
        #expect(message.description.contains("--> notes/gates.md:5:52"))
        #expect(message.description.contains("= hint: did you mean `xor`?"))
        let absent = try #require(throws: Notebook.Failure.self) { try Notebook("none.md", in: MemoryWorld()) }
        #expect(absent.messages.map(\.text) == ["there is no file `none.md`"])
    }

    /// What is asked, and the code and the hint of the refusal.
    @Test(arguments: [
        ("fti.loss", "unknown-name", "did you mean `fit`?"),
        ("fit.los", "unknown-field", "did you mean `loss`?"),
        ("width.loss", "family-where-one-is-meant", "pick a member, such as `[1]`, or reduce it by `min(…)`, `max(…)` or `all(…)`"),
        ("fit", "type-mismatch", nil),
        ("fit.layer[1].weights", "type-mismatch", nil),
        ("fit.loss\ntrain more = fit, steps=1", "unexpected-token", nil),
        ("", "expected-expression", "as in `nn fit.accuracy`"),
    ])
    func `questions are checked like notes`(_ asked: String, _ code: String, _ hint: String?) throws {
        let results = try results()
        let failure = try #require(throws: Notebook.Failure.self) { try results.value(asked) }
        #expect(failure.messages.map(\.code) == [code], "\(failure)")
        #expect(failure.messages.first?.hint == hint)
    }

    @Test func `a misspelt name shows where it stands in the question`() throws {
        let results = try results()
        let failure = try #require(throws: Notebook.Failure.self) { try results.table("predictions(fti)") }
        #expect(
            failure.description == """

                error[unknown-name]: `fti` is not known here
                 --> asked of notes/gates.md:1:13
                  |
                1 | predictions(fti)
                  |             ^^^
                  |
                  = hint: did you mean `fit`?

                """)
        #expect(throws: Notebook.Failure.self) { try results.series("gain") }
        #expect(throws: Notebook.Failure.self) { try results.figure("tbl-gate") }
        #expect(throws: Notebook.Failure.self) { try results.table("fit\ntrain more = fit, steps=1") }
    }

    @Test func `what a failed run would have told is not to be had`() throws {
        let results = try results(
            """
            ```nn
            data xor = gate("xor")
            train fit = dense(4, tanh) -> dense(1) on xor, optimizer=sgd(lr=1e200), steps=50
            ```

            """)
        #expect(results.diagnostics.map(\.code) == ["divergence"])
        #expect(throws: Notebook.Failure.self) { try results.verify() }
        #expect(try !results.value("fit.loss").isFinite)
    }

    @Test func `runs that are kept are not trained again, and tell the same`() throws {
        let world = MemoryWorld(["gates.md": Self.note])
        let notebook = try Notebook("gates.md", in: world)
        let first = notebook.run(cache: .folder("kept"))
        #expect(try !world.list("kept").isEmpty)
        let second = notebook.run(cache: .folder("kept"), threads: 2)
        #expect(try first.series("fit.loss") == second.series("fit.loss"))
        #expect(try first.value("gain") == notebook.run().value("gain"))
    }
}

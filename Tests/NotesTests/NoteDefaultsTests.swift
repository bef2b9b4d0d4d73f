import Execution
import Language
import Notes
import Testing
import World

/// What the front matter says under `nn` holds for all `nn` text that does not say otherwise.
@Suite struct NoteDefaultsTests {
    private static let data = "data d = circles(n=20)\n"

    private func runs(_ defaults: String, _ options: String, echo: String = "") throws -> [RunDescription] {
        let training = "train fit = dense(1, sigmoid) on d, optimizer=sgd(lr=1), steps=1\(options)"
        let text = "---\ntitle: T\n\(defaults)\n---\n```nn\n\(echo)\(Self.data)\(training)\ntrain more = fit, steps=1\n```\n"
        var timings = Timings()
        let note = try Note(reading: "note.md", in: MemoryWorld(["note.md": text]), timings: &timings)
        #expect(note.diagnostics.isEmpty)
        return note.program.declarations.flatMap { declaration -> [RunDescription] in
            if case .run(let family) = declaration.meaning { family.members } else { [] }
        }
    }

    private func page(_ text: String) throws -> EvaluatedNote {
        var timings = Timings()
        let world = MemoryWorld(["note.md": text])
        let note = try Note(reading: "note.md", in: world, timings: &timings)
        return EvaluatedNote(running: note, in: world, settings: RunSettings(), timings: &timings)
    }

    @Test func theyHoldForEveryRunThatBegins() throws {
        let plain = try runs("", "")
        #expect(plain.map(\.seed) == [0, 0] && plain.map(\.precision) == [.float64, .float64])
        let told = try runs("nn: {seed: 7, precision: float32}", "")
        #expect(told.map(\.seed) == [7, 7] && told.map(\.precision) == [.float32, .float32])
        let own = try runs("nn: {seed: 7, precision: float32}", ", seed=each(1, 2), precision=float64")
        #expect(own.map(\.seed) == [1, 2, 1, 2] && own.allSatisfy { $0.precision == .float64 })
    }

    @Test func resultsAreThoseOfTheOptions() throws {
        func loss(_ front: String, _ options: String) throws -> String {
            let evaluated = try page(
                """
                \(front)```nn
                \(Self.data)train fit = dense(1, sigmoid) on d, optimizer=sgd(lr=1), steps=3\(options)
                show fit.loss
                ```
                """)
            return "\(evaluated.results.cells)"
        }
        let told = try loss("---\nnn: {seed: 7, precision: float32}\n---\n", "")
        #expect(try told == loss("", ", seed=7, precision=float32"))
        #expect(try told != loss("", ""))
    }

    @Test func cellsFollowEchoUnlessTheySayOtherwise() throws {
        let evaluated = try page("---\nnn: {echo: false}\n---\n```nn\nlet a = 1\n```\n\n```nn\n#| echo: fold\nlet b = 1\n```\n")
        #expect(evaluated.note.program.cells.map(\.options.echo) == [.hidden, .folded])
    }
}

import NNBookKit
import Testing

/// What other packages may do: assert on the results of a note. `docs/library.md` explains it with this very example.
@Suite struct LectureTests {
    /// Run once for all tests.
    static let run = Result { try Notebook("../../Notebooks/lec11.md", relativeTo: #filePath).run() }
    let results: Notebook.Results

    init() throws { results = try Self.run.get() }

    @Test func `every claim holds`() throws {
        try results.verify()
        #expect(results.expectations.count > 20)
    }

    @Test func `a hidden layer separates the rings, a line does not`() throws {
        #expect(try results.value("fits.learned.accuracy") > 0.95)
        #expect(try results.value("fits.learned.accuracy - fits.vanilla.accuracy") > 0.4)
        #expect(try results.value("fits.learned(0, 0)") > 0.5, "the middle belongs to the inner ring")
    }

    @Test func `training goes downhill`() throws {
        let loss = try results.series("fits.learned.loss")
        #expect(loss.steps.last == 5000)
        #expect(loss.values.last! < loss.values.first! / 10)
    }

    @Test func `four neurons look at two inputs`() throws {
        let weights = try results.value("fits.learned.layer[1].weights", as: [[Double]].self)
        #expect(weights.count == 4)
        #expect(weights.allSatisfy { $0.count == 2 })
    }

    @Test func `the network computes the exclusive or`() throws {
        let table = try results.table("predictions(xor)")
        #expect(try table.column("predicted") == [.text("0"), .text("1"), .text("1"), .text("0")])
    }
}

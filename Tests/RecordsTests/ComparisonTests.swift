import JSON
import Notes
import Records
import Testing
import World

/// What is caught, what it is called, and why it is said to be so.
@Suite struct ComparisonTests {
    @Test func whatIsRecordedPasses() {
        #expect(test(recorded(gates)).verdict == .passed)
    }

    @Test(arguments: [
        ("# Gates", "# Logic\n\nMore prose."), ("steps=200", "steps=200  # enough"), ("steps=200", "\n  steps = 200"),
        ("expect fit", "plot loss(fit)\nexpect fit"),
    ]) func harmlessEditsPass(old: String, new: String) throws {
        let world = recorded(gates.replacing("optimizer", with: "record=1, optimizer"))
        try world.edit("note.md", old, new)
        let test = test(world)
        #expect(test.differences.map(\.message) == [])
        #expect(test.verdict == .passed)
    }

    @Test func aLearningRateIsCaughtAtItsFirstStep() throws {
        let world = recorded(gates)
        try world.edit("note.md", "lr=1)", "lr=1.0000001)")
        let test = test(world)
        #expect(test.verdict == .failed)
        let loss = try #require(test.differences.first { $0.quantity == "train loss" })
        #expect(loss.statement == "train fit" && loss.line == 6 && loss.cause == .edited(["train fit"]))
        #expect(loss.message.hasPrefix("line 6, train fit: train loss: first at step 1: recorded "))
        #expect(loss.message.contains(" ulp); the note was edited: `train fit`"))
    }

    @Test func aChangeOfTheEngineIsToldFromAnEdit() throws {
        let world = recorded(gates)
        let line = try #require(
            try world.text("note.results.json").split(separator: "\n").first { $0.contains("\"fit.accuracy\": 1") })
        try world.edit(
            "note.results.json", String(line), String(line.replacing(": 1", with: ": 0.9999999999999999")))
        let differences = test(world).differences
        #expect(
            differences.map(\.message) == [
                "line 3, inline: fit.accuracy: recorded 0.9999999999999999, found 1 "
                    + "(relative difference 1.11e-16, 1 ulp); the engine changed"
            ])
    }

    @Test func aShortValueIsSaidAsItWasAndIs() throws {
        let world = recorded("```nn\nlet rate = 0.5\nlet long = [\(Array(repeating: "1", count: 40).joined(separator: ", "))]\nshow 2*rate + sum(long)\n```\n")
        try world.edit("note.md", "rate = 0.5", "rate = 0.25")
        #expect(test(world).differences.map(\.reason) == ["the note was edited: `let rate` (was `0.5`, is `0.25`)"])
        try world.edit("note.md", "[1, ", "[2, ")
        #expect(
            test(world).differences.map(\.reason)
                == ["the note was edited: `let long`, `let rate` (was `0.5`, is `0.25`)"])
    }

    /// Records of before have digests in the place of short values.
    @Test func aDigestIsTheValueItWasMadeOf() throws {
        let text = "```nn\nlet rate = 0.5\nshow 2*rate\n```\n"
        let world = recorded(text)
        let digest = String(repeating: "0", count: 16)
        try world.edit("note.results.json", "\"let rate = 0.5\"", "\"\(digest)\"")
        try world.edit("note.results.json", "\"2*rate\": 1", "\"2*rate\": 2")
        #expect(test(world).differences.map(\.cause) == [.edited(["let rate"])])
        let written = SeriesDigest(bits: "let rate = 0.5".utf8.map(UInt64.init)).digest
        let digits = String(written, radix: 16)
        try world.edit("note.results.json", digest, String(repeating: "0", count: 16 - digits.count) + digits)
        #expect(test(world).differences.map(\.cause) == [.engine])
    }

    @Test func anEditOfTheFrontMatterIsOne() throws {
        let world = recorded("---\nnn:\n  seed: 1\n---\n" + gates)
        try world.edit("note.md", "seed: 1", "seed: 2")
        try world.edit("note.results.json", "\"fit.accuracy\": 1", "\"fit.accuracy\": 0.5")
        let differences = test(world).differences
        #expect(!differences.isEmpty)
        for difference in differences { #expect(difference.cause == .edited(["front matter"])) }
    }

    @Test(arguments: [0, 15, 16, 40, 63]) func theFirstOfFewValuesIsNamedExactly(index: Int) throws {
        try first(of: 64, at: index, is: index...index)
    }

    @Test func theFirstOfManyValuesIsNamedAsFarAsTheRecordKnows() throws {
        try first(of: 5000, at: 3, is: 3...3)
        try first(of: 5000, at: 3000, is: 2907...3010)
    }

    private func first(of count: Int, at index: Int, is range: ClosedRange<Int>) throws {
        func found(_ change: Double) throws -> Record {
            var values = (0..<count).map { Double($0) }
            values[index] += change
            return Record(entries: ["train fit": ["train loss": .series(SeriesDigest(values))]])
        }
        let world = MemoryWorld(["note.md": "nothing"])
        let empty = try #require(test(world, updating).found)
        let comparison = Comparison(try found(0.5), empty.replacingRecord(with: try found(0)))
        guard case .changed(let change)? = comparison.differences.first?.kind else {
            Issue.record("no change found")
            return
        }
        let text = try #require(change.first)
        let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        #expect((numbers.first ?? 0) - 1 <= index && index <= (numbers.last ?? 0) - 1, "\(text)")
        #expect((numbers.last ?? 0) - (numbers.first ?? 0) <= range.count, "\(text)")
    }

    static let exam = "x,y\n0,0\n1,0\n2,1\n3,1\n4,1\n"
    static let data = """
        ```nn
        data exam = csv("exam.csv", target="y")
        train fit = dense(1, sigmoid) on exam, optimizer=sgd(lr=0.3), steps=50
        ```

        """

    @Test func aRowOfAFileIsTheCause() throws {
        let world = recorded(Self.data, with: ["exam.csv": Self.exam])
        try world.edit("exam.csv", "2,1", "2.5,1")
        let differences = test(world).differences
        let examples = try #require(differences.first)
        #expect(examples.message == "line 2, data exam: train examples: first at example 3; `exam.csv` changed")
        #expect(differences.contains { $0.statement == "train fit" && $0.cause == .edited(["file exam.csv"]) })
    }

    @Test func permutedRowsAreCalledSo() throws {
        let world = recorded(Self.data, with: ["exam.csv": Self.exam])
        try world.edit("exam.csv", "1,0\n2,1\n", "2,1\n1,0\n")
        let examples = try #require(test(world).differences.first)
        #expect(examples.isPermuted)
        #expect(examples.message.contains("the same in another order"))
        #expect(examples.reason == "`exam.csv` has the same rows in another order")
    }

    @Test func whatIsNewOrGoneFails() throws {
        let world = recorded(gates)
        try world.edit("note.md", "expect fit.accuracy == 1", "show 1 + 1")
        let differences = test(world).differences
        #expect(differences.map(\.event) == ["not recorded", "recorded, but no longer in the note"])
        #expect(differences.map(\.statement) == ["show 1 + 1", "expect fit.accuracy == 1"])
        for difference in differences { #expect(difference.cause == .edited([])) }
    }

    @Test func anEntryThatWasDeletedIsMissed() throws {
        let world = recorded(gates)
        try world.edit("note.results.json", "      \"stopped\": \"never\",\n", "")
        #expect(test(world).differences.map(\.event) == ["stopped: not recorded"])
    }

    @Test(arguments: ["log(0)", "-log(0)", "log(-1)"]) func whatIsNotFiniteIsReadAsTheSameValue(text: String) {
        #expect(test(recorded("```nn\nshow \(text)\n```\n")).verdict == .passed)
    }

    @Test func aFailingClaimFails() throws {
        let world = recorded(gates)
        try world.edit("note.md", "expect fit.accuracy == 1", "expect fit.accuracy < 1")
        #expect(test(world).errors.map(\.code) == ["expectation-failed"])
        #expect(test(world, updating).verdict == .failed)
    }
}

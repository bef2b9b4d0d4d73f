import Notes
import Records
import Testing
import World

/// Tolerances, slow notes, filters and what is written.
@Suite struct SettingsTests {
    static let tolerant = "---\ntest:\n  tolerances:\n    train fit: {rtol: 1e-3}\n---\n" + gates

    @Test func aToleranceLetsPassWhatItSaysAndNoMore() throws {
        let world = recorded(Self.tolerant)
        try world.edit("note.md", "lr=1)", "lr=1.00001)")
        let test = test(world)
        #expect(test.comparison?.tolerated.map(\.quantity) == ["train loss"])
        #expect(!test.differences.contains { $0.statement == "train fit" })
        try world.edit("note.md", "lr=1.00001)", "lr=1.1)")
        #expect(RecordsTests.test(world).differences.contains { $0.quantity == "train loss" })
    }

    @Test func aToleranceForNothingIsDoubtful() {
        let world = recorded(Self.tolerant.replacing("train fit:", with: "train fits:"))
        let warnings = test(world).diagnostics
        #expect(warnings.map(\.message) == ["a tolerance is set for `train fits`, which is not recorded"])
        #expect(warnings.first?.hint == "did you mean `train fit`?")
    }

    @Test(arguments: [
        ("slow: maybe", "`slow` must be `true` or `false`"), ("fast: true", "`test` has no setting `fast`"),
        ("tolerances: {train fit: 1}", "the tolerance of `train fit` must be a mapping such as `{rtol: 1e-6}`"),
        ("tolerances: {train fit: {rtol: -1}}", "`rtol` of `train fit` must be a number from 0 on"),
        ("tolerances: {train fit: {tol: 1}}", "a tolerance is `rtol` or `atol`, not `tol`"),
    ]) func wrongSettingsAreSaid(setting: String, message: String) {
        let world = MemoryWorld(["note.md": "---\ntest: {\(setting)}\n---\n" + gates])
        #expect(test(world).diagnostics.map(\.message) == [message])
    }

    @Test func slowNotesAreLeftOutWhereTimeIsShort() {
        let world = recorded("---\ntest:\n  slow: true\n---\n" + gates)
        var quick = NoteTest.Options()
        quick.isQuick = true
        #expect(test(world, quick).verdict == .skipped("it is slow"))
        #expect(test(world).verdict == .passed)
    }

    @Test func aFilterComparesAndRecordsWhatItNames() throws {
        let world = recorded(gates + "```nn\nshow 1 + 1\n```\n")
        try world.edit("note.md", "lr=1)", "lr=0.9)")
        var options = NoteTest.Options()
        options.filter = "show 1"
        #expect(test(world, options).verdict == .passed)
        options.filter = "nowhere"
        #expect(test(world, options).verdict == .skipped("nothing in it is called `nowhere`"))
        options.filter = "train"
        #expect(test(world, options).verdict == .failed)
        options.updates = true
        #expect(test(world, options).verdict == .recorded)
        #expect(!test(world).differences.isEmpty)
        #expect(!test(world).differences.contains { $0.statement.hasPrefix("train") })
    }

    @Test func onlyWhatDiffersIsWritten() throws {
        let world = recorded(gates)
        let before = try world.text("note.results.json")
        #expect(test(world, updating).verdict == .passed)
        try world.edit("note.md", "every=100", "every=50")
        #expect(test(world, updating).verdict == .recorded)
        let (old, new) = (
            Set(before.split(separator: "\n")), Set(try world.text("note.results.json").split(separator: "\n"))
        )
        #expect(old.subtracting(new) == ["    \"table loss(fit, every=100)\": {", "      \"rows\": 3"])
    }

    @Test func noRecordFails() {
        let world = MemoryWorld(["note.md": gates])
        let outcome = test(world)
        #expect(outcome.verdict == .failed)
        #expect(outcome.remark == "nothing is recorded; `nnbook test --update note.md` does")
    }

    @Test func recordsWithoutNotesAreFound() throws {
        let world = MemoryWorld([
            "a/x.md": "", "a/x.results.json": "", "a/b/y.results.json": "", "a/z.json": "", "a/.h/q.results.json": "",
        ])
        #expect(try orphanedRecords(in: "a", world) == ["a/b/y.results.json"])
    }

    @Test func junitNamesEachStatement() throws {
        let world = recorded(gates)
        try world.edit("note.md", "lr=1)", "lr=2)")
        let report = junit([test(world)], orphans: ["gone.results.json"])
        #expect(report.contains("<testsuite name=\"note.md\" file=\"note.md\" tests=\"3\""))
        #expect(
            report.contains(
                "<testcase name=\"train fit\" classname=\"note.md\" file=\"note.md\" line=\"6\">\n      <failure"))
        #expect(
            report.contains(
                "<testcase name=\"expect fit.accuracy == 1\" classname=\"note.md\" file=\"note.md\" line=\"8\"/>"))
        #expect(report.contains("its note is gone"))
    }

    @Test func theReviewShowsBothCurves() throws {
        let world = recorded(gates)
        try world.edit("note.md", "lr=1)", "lr=2)")
        let page = reviewPage([test(world)])
        #expect(page.contains("<h3><code>train fit</code></h3>"))
        #expect(page.contains(">recorded</text>") && page.contains(">found</text>"))
        #expect(!page.contains("<script") && !page.contains("http"))
    }
}

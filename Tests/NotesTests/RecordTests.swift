import Execution
import JSON
import NNBookKit
import Notes
import Records
import Testing
import Typesetting
import World

@Suite struct RecordTests {
    static let note = """
        # Gates

        It reaches `nn fit.accuracy`.

        ```nn
        train fit = dense(1, sigmoid) on gate("and"), optimizer=sgd(lr=1), steps=200
        table loss(fit, every=100)
        expect fit.accuracy == 1
        ```

        """

    private func record(_ text: String) throws -> Record {
        let world = MemoryWorld(["note.md": text])
        var timings = Timings()
        var rendering = NoteRendering(
            "note.md", typesetter: Typesetter(world: world), world: world, settings: RunSettings(), timings: &timings)
        let record = rendering.record(timings: &timings)
        return try #require(record, "\(rendering.diagnostics)")
    }

    @Test func aRecordIsReadAsItWasWritten() throws {
        let record = try record(Self.note)
        #expect(try Record(reading: Array(record.text.utf8)) == record)
        #expect(record.text.hasSuffix("}\n"))
    }

    @Test func proseAndCommentsChangeNothing() throws {
        let changed = Self.note.replacing("# Gates", with: "# Logic\n\nMore prose.").replacing("steps=200", with: "steps=200  # enough")
        #expect(try record(Self.note).differences(to: record(changed)).isEmpty)
    }

    @Test func aLearningRateIsCaughtAndNamed() throws {
        let differences = try record(Self.note).differences(to: record(Self.note.replacing("lr=1", with: "lr=1.0000001")))
        #expect(differences.contains { $0.statement == "train fit" && $0.quantity == "train loss" })
        #expect(differences.contains { $0.message.contains("relative difference") })
    }

    @Test func oneBitOfOneValueIsCaught() throws {
        var changed = try record(Self.note)
        let recorded = changed
        changed.entries["inline"]!["fit.accuracy"] = .value(.number(1.0.nextDown))
        let differences = recorded.differences(to: changed)
        #expect(differences.map(\.quantity) == ["fit.accuracy"])
        #expect(differences[0].message.contains("1 ulp"))
    }

    @Test(arguments: ["log(0)", "-log(0)", "log(-1)"]) func whatIsNotFiniteIsReadAsTheSameValue(text: String) throws {
        let recorded = try record("```nn\nshow \(text)\n```\n")
        #expect(try Record(reading: Array(recorded.text.utf8)).differences(to: recorded).isEmpty)
    }

    @Test func newAndMissingQuantitiesAreNamed() throws {
        let recorded = try record(Self.note)
        var found = recorded
        found.entries["train fit"]!["steps"] = nil
        found.entries["show 1"] = ["value": .value(.number(1))]
        #expect(Set(recorded.differences(to: found).map(\.kind)) == [.missing, .new])
    }

    @Test func brokenFilesAreRefused() {
        for text in ["", "{", "{\"format\": 99, \"results\": {}}", "{\"format\": 2}"] {
            #expect(throws: Record.FileError.self) { try Record(reading: Array(text.utf8)) }
        }
    }
}

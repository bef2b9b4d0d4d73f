import Foundation
import JSON
import Testing

/// `nnbook test` as a shell sees it: what it prints, writes, and exits with.
@Suite struct TestCommandTests {
    static let note = """
        # Gates

        ```nn
        train fit = dense(1, sigmoid) on gate("and"), optimizer=sgd(lr=1), steps=50
        expect fit.loss < 1
        ```

        """

    /// A folder of its own with a note that is recorded.
    private struct Folder {
        let path: String

        init(recording: Bool = true) throws {
            path = NSTemporaryDirectory() + "/nnbook-test-\(UInt64.random(in: .min ... .max))"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try write(TestCommandTests.note, to: "gates.md")
            if recording { #expect(try run("--update").status == 1) }
        }

        func write(_ text: String, to name: String) throws {
            try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        }

        func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

        func run(_ arguments: String...) throws -> (status: Int32, output: String) {
            let run = try Program.run(["test", "."] + arguments, in: path)
            return (run.status, run.output)
        }
    }

    @Test func recordingIsNoPass() throws {
        let folder = try Folder(recording: false)
        let missing = try folder.run("--check")
        #expect(missing.status == 1 && missing.output.contains("nothing is recorded"))
        let update = try folder.run("--update")
        #expect(update.status == 1)
        #expect(update.output.hasPrefix("● gates.md: recorded in gates.results.json\n"))
        let again = try folder.run("--update")
        #expect(again.status == 0)
        #expect(again.output.hasSuffix("1 passed, 0 failed\n"))
    }

    @Test func aDifferenceIsTheSameInEveryFormat() throws {
        let folder = try Folder()
        try folder.write(Self.note.replacingOccurrences(of: "lr=1", with: "lr=1.5"), to: "gates.md")
        let text = try folder.run("--tolerance", "10", "--junit", "report.xml")
        #expect(text.status == 1)
        #expect(text.output.contains("    line 4, train fit: train loss: first at step 1: recorded "))
        #expect(text.output.contains("(would pass with rtol 10.0)"))
        #expect(try folder.text("report.xml").contains("line=\"4\""))
        let github = try folder.run("--format", "github").output
        #expect(github.contains(",line=4,title=result differs::line 4, train fit: train loss: "))
        let json = try JSONValue(reading: Array(folder.run("--format", "json").output.utf8))
        #expect(json["status"] == .string("failed"))
        guard case .array(let differences)? = json["differences"] else { throw CocoaError(.coderReadCorrupt) }
        #expect(
            differences.contains {
                $0["statement"] == .string("train fit") && $0["line"] == .integer(4) && $0["cause"] == .string("edited")
            })
    }

    @Test func aReviewIsWrittenWhereSomethingDiffers() throws {
        let folder = try Folder()
        #expect(try folder.run("--review").status == 0)
        try folder.write(Self.note.replacingOccurrences(of: "lr=1", with: "lr=1.5"), to: "gates.md")
        let review = try folder.run("--review")
        #expect(review.status == 1 && review.output.contains("cache/review.html\n"))
        #expect(try folder.text("cache/review.html").contains("Review of changed results"))
    }

    @Test func aRecordWithoutItsNoteFailsUntilItIsRemoved() throws {
        let folder = try Folder()
        try folder.write("{}", to: "gone.results.json")
        let orphaned = try folder.run()
        #expect(orphaned.status == 1 && orphaned.output.contains("gone.results.json: its note is gone"))
        #expect(try folder.run("--update").status == 1)
        #expect(try folder.run().status == 0)
    }

    @Test func aShardIsAPart() throws {
        let folder = try Folder()
        #expect(try folder.run("--shard", "1/2").output == "✓ gates.md\n1 passed, 0 failed\n")
        #expect(try folder.run("--shard", "2/2").output == "0 passed, 0 failed\n")
    }

    @Test(arguments: [["--check", "--update"], ["--shard", "3/2"], ["--cached", "--no-cache"], ["--format", "xml"]])
    func wrongCommandLinesAreUsageErrors(arguments: [String]) throws {
        let folder = try Folder(recording: false)
        #expect(try folder.run(arguments[0], arguments[1]).status == 2)
    }

    @Test func aFileThatIsNotThereLiesOutside() throws {
        #expect(try Folder().run("nowhere.md").status == 3)
    }
}

import Foundation
import Testing

/// Wrong command lines are told from each other in words that help, and change nothing.
@Suite struct CommandLineTests {
    @Test(
        arguments: [
            ("rendr note.md", "`rendr` is no command; did you mean `render`?"),
            ("note.md", "`note.md` is no command; to write the page of a note: nnbook render note.md"),
            ("publish", "`publish` is no command; there are render, check, site,"),
            ("test . --shard 5/4", "there is no part 5 of 4; the first is 1/4"),
            ("test . --shard half", "a part of the notes is written such as 1/4"),
            ("render a.md b.md -o one.html", "several notes need a folder; `one.html` names a file"),
        ])
    func areExplained(line: String, complaint: String) throws {
        let folder = NSTemporaryDirectory() + "/nnbook-line-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let run = try Program.run(line.split(separator: " ").map(String.init), in: folder)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.complaints.contains(complaint), "\(run.complaints)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
}

import Diagnostics
import Execution
import NNBookKit
import Notes
import Pages
import Testing
import Typesetting
import World

/// Every note in `Tests/Diagnostics` is wrong in its own way; beside each stands what nnbook says of it.
///
/// With `NNBOOK_RECORD` set the texts are written anew, and the test fails, so that nobody records unknowingly.
@Suite struct DiagnosticSnapshotTests {
    static let folder = testFolder + "/Diagnostics"

    static var names: [String] {
        let files = (try? RealWorld().list(folder)) ?? []
        return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    }

    @Test func thereAreEnough() {
        #expect(Self.names.count >= 130)
    }

    @Test(arguments: names)
    func saysWhatIsExpected(name: String) throws {
        let world = FolderWorld(root: Self.folder)
        let found = messages(name + ".md", world)
        let path = Self.folder + "/" + name + ".txt"
        if RealWorld().environment("NNBOOK_RECORD") != nil {
            try RealWorld().write(Array(found.utf8), to: path)
            Issue.record("recorded anew")
        }
        let expected = try RealWorld().read(path, within: nil, limit: 1 << 20)
        #expect(found == String(decoding: expected, as: UTF8.self))
        #expect(!found.isEmpty)
    }

    /// What `render` prints on standard error.
    private func messages(_ path: String, _ world: FolderWorld) -> String {
        var timings = Timings()
        var rendering = NoteRendering(
            path, typesetter: Typesetter(world: RealWorld()), world: world, settings: RunSettings(),
            timings: &timings)
        _ = rendering.page(linkedFrom: path, timings: &timings)
        return rendering.diagnostics.map { TextRendering().text($0, in: rendering.source) }.joined(separator: "\n")
    }
}

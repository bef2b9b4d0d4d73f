import Diagnostics
import Execution
import NNBookKit
import Notes
import Testing
import World

@testable import Manual

/// The manual in `docs/` is made of notes; whatever it says in `nn` blocks is so.
@Suite struct ManualPageTests {
    /// Trains for most of a minute where the compiler did not optimise: checked here, and run by `nnbook test docs`.
    private static let long = ["examples.md"]

    static var pages: [String] {
        ((try? RealWorld().list(Repository.root + "/docs")) ?? []).filter { $0.hasSuffix(".md") }
    }

    @Test func thePagesAreThere() {
        let expected = [
            "architecture.md", "ci.md", "diagnostics.md", "json.md", "language.md", "lecturers.md", "numerics.md",
            "reference.md", "tutorial.md",
        ]
        #expect(Set(expected).isSubset(of: Self.pages))
    }

    @Test(arguments: pages)
    func everyBlockRuns(_ page: String) throws {
        let path = Repository.root + "/docs/" + page
        if Self.long.contains(page) {
            let note = CheckedNote(path, typesetter: typesetter, world: RealWorld())
            #expect(note.diagnostics.map { TextRendering().text($0, in: note.source) } == [])
            return
        }
        var timings = Timings()
        var rendering = NoteRendering(
            path, typesetter: typesetter, world: RealWorld(), settings: RunSettings(), timings: &timings)
        let html = rendering.page(linkedFrom: Repository.root + "/docs/page.html", timings: &timings)
        #expect(rendering.diagnostics.map { TextRendering().text($0, in: rendering.source) } == [])
        #expect(html != nil)
    }

    /// Pages that are made from the catalog and from the codes say what these say now.
    @Test(arguments: ["reference", "diagnostics"])
    func generatedPagesAreUpToDate(_ page: String) throws {
        let isReference = page == "reference"
        let isCurrent =
            try Repository.text("docs/\(page).md") == (isReference ? ReferencePage.markdown : ExplanationPage.markdown)
        #expect(isCurrent, "nnbook \(isReference ? "help" : "explain") --markdown > docs/\(page).md")
    }
}

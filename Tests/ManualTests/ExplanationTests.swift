import Diagnostics
import Execution
import Language
import NNBookKit
import Notes
import Testing
import World

@testable import Manual

@Suite struct ExplanationTests {
    /// The codes that stand in the sources, each where a diagnostic is made, are those that are explained.
    @Test func everyCodeIsExplainedOnce() throws {
        let explained = Explanation.all.map(\.code)
        #expect(Set(explained).count == explained.count)
        var used = Set(DiagnosticCode.allCases.map(\.rawValue) + SyntaxDiagnosticCode.allCases.map(\.rawValue))
        for file in try Repository.swiftFiles(under: "Sources") where !file.contains("Sources/Manual/") {
            used.formUnion(Self.codes(in: try Repository.text(file)))
        }
        #expect(Set(explained).subtracting(used) == [])
        #expect(used.subtracting(explained) == [])
    }

    /// `Diagnostic("code"`, `code: "code"`, and choices between several in `code = …`.
    private static func codes(in text: String) -> [String] {
        let made = text.matches(of: /Diagnostic\(\s*"([a-z0-9-]+)"/).map { String($0.1) }
        let named = text.matches(of: /code: "([a-z0-9-]+)"/).map { String($0.1) }
        let chosen = text.matches(of: /\bcode = ([^\n]*)/).flatMap { line in
            line.1.matches(of: /"([a-z0-9-]+)"/).map { String($0.1) }
        }
        return made + named + chosen
    }

    /// Examples that are wrong are wrong in just the way they stand for.
    @Test(arguments: Explanation.all)
    func wrongExamplesSayTheirCode(_ explanation: Explanation) {
        guard let found = diagnostics(explanation.wrong, explanation) else { return }
        #expect(Set(found.map(\.code)).contains(explanation.code))
        #expect(found.first { $0.code == explanation.code }?.severity == explanation.severity)
        // What cannot be trained takes what rests on it along.
        let consequences: Set = explanation.code == "value-unavailable" ? ["cannot-train"] : []
        #expect(Set(found.map(\.code)).subtracting(consequences) == [explanation.code])
    }

    @Test(arguments: Explanation.all)
    func rightExamplesAreRight(_ explanation: Explanation) {
        guard let found = diagnostics(explanation.right, explanation) else { return }
        #expect(found.map { "\($0.code): \($0.message)" } == [])
    }

    /// What `render` says of an example; `nil` of one in words.
    private func diagnostics(_ example: Explanation.Example, _ explanation: Explanation) -> [Diagnostic]? {
        let note: String
        switch example {
        case .cell(let text): note = "```nn\n\(text)\n```\n"
        case .note(let text): note = text
        case .words: return nil
        }
        let files = explanation.files.map { ($0.name, $0.text) }
        let world = MemoryWorld(Dictionary(uniqueKeysWithValues: files + [("note.md", note)]))
        var timings = Timings()
        var rendering = NoteRendering(
            "note.md", typesetter: typesetter, world: world, settings: RunSettings(), timings: &timings)
        _ = rendering.page(linkedFrom: "note.html", timings: &timings)
        return rendering.diagnostics
    }

    @Test func aMisspeltCodeIsUnderstood() {
        #expect(Explanation.nearest(to: "unknwon-name") == "unknown-name")
        #expect(Explanation.nearest(to: "apples") == nil)
    }
}

extension Explanation: CustomTestStringConvertible {
    public var testDescription: String { code }
}

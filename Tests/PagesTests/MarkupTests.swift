import Diagnostics
import Foundation
import Markdown
import Testing

@testable import Pages

/// Formulas, values and cells shown by what the author wrote.
private struct Sources: MarkupContent {
    var notebook: Notebook

    func formula(_ index: Int) -> String {
        let formula = notebook.formulas[index]
        return "<\(formula.isDisplay ? "math display" : "math")>\(formula.tex)</math>"
    }

    func formulaText(_ index: Int) -> String { notebook.formulas[index].tex }
    func value(_ index: Int) -> String { "<output>\(notebook.values[index].text.text)</output>" }
    func valueText(_ index: Int) -> String { notebook.values[index].text.text }
    func cell(_ index: Int) -> String { "<figure>\(notebook.cells[index].text.text)</figure>" }
}

private func html(
    _ markdown: String, reading: ReadingOptions = ReadingOptions(), identifiesHeadings: Bool = false,
    allowsRawHTML: Bool = true
) -> String {
    let notebook = readNotebook(SourceText(name: "note.md", text: markdown), options: reading)
    return HTMLWriter.write(
        notebook.blocks, content: Sources(notebook: notebook),
        options: .init(identifiesHeadings: identifiesHeadings, allowsRawHTML: allowsRawHTML))
}

private struct Example: Decodable {
    var example: Int?
    var `extension`: String?
    var markdown: String
    var html: String
}

private let specification = ProcessInfo.processInfo.environment["NNBOOK_COMMONMARK"]

private func examples(_ file: String) throws -> [Example] {
    let data = try Data(contentsOf: URL(fileURLWithPath: specification! + "/" + file))
    return try JSONDecoder().decode([Example].self, from: data)
}

@Suite struct MarkupTests {
    @Test(.enabled(if: specification != nil, "NNBOOK_COMMONMARK names no folder with the specification"))
    func everyExampleOfCommonMark() throws {
        let examples = try examples("commonmark-0.30.json")
        #expect(examples.count == 652)
        for example in examples {
            let written = html(example.markdown, reading: .commonMark)
            #expect(written == example.html, "example \(example.example ?? 0): \(example.markdown)")
        }
    }

    @Test(.enabled(if: specification != nil, "NNBOOK_COMMONMARK names no folder with the specification"))
    func everyTableOfGitHub() throws {
        for example in try examples("gfm-extensions.json") where example.extension == "table" {
            let written = html(example.markdown, reading: ReadingOptions(math: false, frontMatter: false))
            #expect(written == example.html, "\(example.markdown)")
        }
    }
}

import Diagnostics
import Markdown
import Testing

@testable import Pages

@Suite struct HTMLHalvesTests {
    @Test(arguments: ["para $x$\n", "- item\n", "<p>raw", "```\ncode\n```\n", "[^1]\n\n[^1]: note\n", ""])
    func theHalvesAreTheWhole(_ last: String) {
        let text = (0..<6).map { "## Section \($0)\n\n*a* $b$ [c](d)\n\n\(last)\n" }.joined(separator: "\n")
        let notebook = readNotebook(SourceText(name: "note.md", text: text))
        let content = Sources(notebook: notebook)
        let whole = HTMLWriter.write(notebook.blocks, footnotes: notebook.footnotes, content: content)
        #expect(notebook.blocks.count >= 6)
        for count in notebook.blocks.indices.dropFirst(2) {
            let blocks = Array(notebook.blocks[..<count])
            let halves = HTMLWriter.write(
                inHalves: blocks, footnotes: notebook.footnotes, content: content, size: 10, from: 0)
            #expect(halves == HTMLWriter.write(blocks, footnotes: notebook.footnotes, content: content))
        }
        #expect(whole.text.contains("<h2 id=\"section-5\">"))
    }
}

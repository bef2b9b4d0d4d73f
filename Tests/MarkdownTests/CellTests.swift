import Diagnostics
import Markdown
import Testing

@Suite struct CellTests {
    @Test(arguments: [
        ("```nn\na = 1\nb\n```", "a = 1\nb"),
        ("~~~~ {nn}\na\n~~~\n~~~~\nx", "a\n~~~"),
        ("   ```nn\n   a\n  b\n     c\n   ```", "a\nb\n  c"),
        ("> ```nn\n> a\n>   b\n>\n> c\n> ```", "a\n  b\n\nc"),
        ("1.  - ```nn\n      a\n\n        b\n      ```", "a\n\n  b"),
        ("- > ```nn\n  > a\n  > ```", "a"),
        ("```nn\r\na\r\n b\r\n```\r\n", "a\n b"),
        ("```nn\n```", ""),
        ("```nn\n가 = \"π\"\n```", "가 = \"π\""),
    ]) func textAndPlaces(note: String, text: String) throws {
        let notebook = read(note)
        let cell = try #require(notebook.cells.first)
        #expect(cell.text.text == text)
        #expect(notebook.written(cell.text) == text)
        #expect(complaints(notebook) == [])
    }

    /// A tab that reaches into the text leaves no spaces behind, for they would have no place.
    @Test func tabs() throws {
        let notebook = read("- ```nn\n\ta\n\t\tb\n  ```")
        let cell = try #require(notebook.cells.first)
        #expect(cell.text.text == "a\n\tb")
        #expect(notebook.written(cell.text) == "a\n\tb")
    }

    @Test func placesAfterFrontMatterAndKorean() throws {
        let note =
            "---\ntitle: 신경망\n---\n\n한국어 문장 $x$.\n\n" + "> ```nn\n> data a = moons()\n> plot 가\n> ```\n"
        let notebook = read(note)
        let cell = try #require(notebook.cells.first)
        let offset = try #require(cell.text.bytes.firstIndex(of: 0xEA))
        #expect(notebook.source.position(at: cell.text.fileOffset(of: offset)) == .init(line: 9, column: 8))
        #expect(notebook.source.text(of: cell.range).hasPrefix("```nn\n>"))
        #expect(notebook.source.text(of: cell.range).hasSuffix("\n> ```"))
        #expect(tree(note).hasSuffix("quote 7–10\n  cell 0 \"data a = moons()\\nplot 가\" 7–10\n"))
    }

    @Test(arguments: ["```nn\na\n", "> ```nn\n> a\n\n```\nx\n```", "- ```nn\n  a\n\nx", "```nn", "> ~~~nn\n~~~\n~~~"])
    func unclosedFencesAreErrors(note: String) throws {
        let notebook = read(note)
        let diagnostic = try #require(notebook.diagnostics.first)
        #expect(diagnostic.code == "unclosed-cell" && diagnostic.severity == .error)
        let opening = try #require(diagnostic.range)
        #expect(["```nn", "~~~nn"].contains(notebook.source.text(of: opening)))
        #expect(notebook.cells.count == 1 && notebook.diagnostics.count == 1)
    }

    @Test(arguments: [
        "``` nnx\na\n```", "```python nn\na\n```", "    ```nn\n    a", "```\nnn\n```", "<div>\n```nn\n</div>",
    ])
    func otherCodeIsNoCell(note: String) { #expect(read(note).cells.isEmpty) }

    @Test func wordsAfterTheLanguageHaveNoMeaning() {
        #expect(complaints("- a\n\n  ``` nn run id=one\n  ```") == ["3:3 cell-info"])
        #expect(complaints("```{nn, echo=false}\n```") == ["1:1 cell-info"])
        #expect(complaints("``` {.nn .wide}\n```") == ["1:1 cell-info"])
    }

    /// Pandoc's way to name a language is known; capitals are a mistake that would go unnoticed.
    @Test func otherFences() {
        #expect(tree("``` {.nn}\na\n```\n\n~~~{.nn}\nb\n~~~") == "cell 0 \"a\" 1–3\ncell 1 \"b\" 5–7\n")
        #expect(complaints("> ```NN\n> ```\n\n```{.Nn}\n```\n\n```nnx\n```") == ["1:3 cell-info", "4:1 cell-info"])
        #expect(read("```NN\na\n```").cells.isEmpty)
        #expect(read("```{nn, echo=false}\n```").cells.count == 1)
    }

    @Test func inlineValues() throws {
        let notebook = read("**a** `nn fit.loss` and `` `nn x` `` and `nn` and\n| `nn a\n  b` `nn$x$`")
        #expect(notebook.values.map(\.text.text) == ["fit.loss", "a\n  b"])
        for value in notebook.values { #expect(notebook.written(value.text) == value.text.text) }
        #expect(notebook.source.text(of: notebook.values[0].range) == "`nn fit.loss`")
        let dump = dump(notebook)
        for line in ["value \"fit.loss\"", "code \"`nn x`\"", "code \"nn\"", "code \"nn$x$\"", "value \"a\\n  b\""] {
            #expect(dump.contains(line + "\n"))
        }
    }

    /// What is wrong with them can still be shown where they stand.
    @Test func emptyTextsHavePlaces() {
        let notebook = read("a `nn `\n\n```nn\n```")
        #expect(notebook.values[0].text.fileOffset(of: 0) == 6 && notebook.values[0].text.bytes.isEmpty)
        #expect(notebook.cells[0].text.fileOffset(of: 0) == 14 && notebook.cells[0].text.bytes.isEmpty)
    }

    @Test func valuesInQuotesAndTables() {
        let notebook = read("> `nn a\n> b`\n\n| x |\n|---|\n| `nn f(a|b)` |")
        #expect(notebook.values.map(\.text.text) == ["a\nb", "f(a|b)"])
        #expect(dump(notebook).hasSuffix("      value \"f(a|b)\"\n"))
    }
}

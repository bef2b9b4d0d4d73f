import Diagnostics
import Markdown
import Testing

@Suite struct FootnoteTests {
    /// Every block a footnote may hold, each with its lines in the file.
    @Test func nestedBlocks() {
        let note = """
            Text[^a] and[^b].

            [^a]: first
            lazy

                - item
                  $x$

                ```
                code
                ```

            [^b]:
                > quote

                    indented
            After[^a].
            """
        #expect(
            tree(note) == """
                paragraph 1
                  text "Text"
                  footnote 1 "a", 1
                  text " and"
                  footnote 2 "b", 1
                  text "."
                paragraph 17
                  text "After"
                  footnote 1 "a", 2
                  text "."
                footnote 1 a
                  paragraph 3–4
                    text "first"
                    soft break
                    text "lazy"
                  list of bullets 6–7
                    item
                      paragraph 6–7
                        text "item"
                        soft break
                        formula "x"
                  code "" "code\\n" 9–11
                footnote 2 b
                  quote 14
                    paragraph 14
                      text "quote"
                  code "" "indented\\n" 16

                """)
    }

    @Test func aTableStandsInAFootnoteToo() {
        let note = "Text[^1].\n\n[^1]: Words\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n"
        #expect(tree(note).contains("\n  table"))
    }

    /// Cells, values and formulas are where they stand in the file, and in its order.
    @Test func placesInFootnotes() {
        let note = """
            ---
            lang: ko
            ---
            가[^1] `nn a`

            > - [^1]: `nn b` $y$ [l](d.md)
            >
            >       ```nn
            >       c
            >       ```

            ```nn
            d
            ```
            """
        let notebook = read(note)
        #expect(notebook.values.map(\.text.text) == ["a", "b"])
        #expect(notebook.cells.map(\.text.text) == ["c", "d"])
        for text in notebook.values.map(\.text) + notebook.cells.map(\.text) + notebook.formulas.flatMap(\.places) {
            #expect(notebook.written(text) == text.text)
        }
        #expect(notebook.source.text(of: notebook.formulas[0].ranges[0]) == "$y$")
        #expect(notebook.source.text(of: notebook.destinations[0].range) == "d.md")
        #expect(notebook.source.text(of: notebook.footnotes[0].range) == "[^1]:")
        #expect(dump(notebook).contains("    value \"b\"\n") && dump(notebook).contains("  cell 0 \"c\" 8–10\n"))
        #expect(complaints(notebook) == [])
    }

    @Test func numbersFollowTheFirstReference() {
        let notebook = read("a[^y] b[^X] c[^y]\n\n[^x]: one[^z]\n[^y]: two\n[^z]: three")
        #expect(notebook.footnotes.map(\.label) == ["y", "x", "z"])
        #expect(notebook.footnotes.map(\.referenceCount) == [2, 1, 1])
    }

    /// The first line may be indented by less than code is; the others are indented as footnotes' are.
    @Test func indentationOfTheFirstLine() {
        let note = "a[^1] b[^2]\n\n[^1]:\n      - c\n\n    d\n\n[^2]:\n     * e\nf"
        #expect(
            tree(note).hasSuffix(
                """
                footnote 1 1
                  list of bullets 4
                    item
                      paragraph 4
                        text "c"
                  paragraph 6
                    text "d"
                footnote 2 2
                  list of bullets 9–10
                    item
                      paragraph 9–10
                        text "e"
                        soft break
                        text "f"

                """))
    }

    @Test func mistakes() {
        #expect(
            complaints("a[^1] b[^lost] [^not a note] [^a](b)\n\n[^1]: x\n[^1]: y\n[^2]: z") == [
                "1:8 missing-footnote", "4:1 duplicate-footnote", "5:1 unused-footnote",
            ])
        #expect(tree("a[^1]") == "paragraph 1\n  text \"a[^1]\"\n")
    }

    /// A definition in code is code, and a link's definition stays one.
    @Test func noDefinitions() {
        #expect(tree("    [^1]: x\n\n```\n[^1]: y\n```\n\n`[^1]`").contains("text") == false)
        #expect(tree("[^1]\n\n[1]: /u\n\n- [^2]: x").contains("[^1]"))
    }

    /// `^[text]` is a footnote where it stands, with all that running text may hold.
    @Test func inTheText() {
        let notebook = read("Text^[*a* $x]$ [b](c.md)\nd]. ^[]\n\n> - e^[`nn f` \\]\n>   g]\n")
        #expect(
            dump(notebook).replacing(/\[\d+\]/, with: "_") == """
                paragraph 1–2
                  text "Text"
                  footnote 1 "_", 1
                  text ". ^[]"
                quote 4–5
                  list of bullets 4–5
                    item
                      paragraph 4–5
                        text "e"
                        footnote 2 "_", 1
                footnote 1 _
                  paragraph 1
                    emphasis
                      text "a"
                    text " "
                    formula "x]"
                    text " "
                    link "c.md"
                      text "b"
                    text " d"
                footnote 2 _
                  paragraph 4
                    value "f"
                    text " ] g"

                """)
        for text in notebook.values.map(\.text) + notebook.formulas.flatMap(\.places) {
            #expect(notebook.written(text) == text.text)
        }
        #expect(notebook.source.text(of: notebook.destinations[0].range) == "c.md")
    }

    /// One that is defined may refer to one in the text and the other way round; none in the text stands inside another.
    @Test func inTheTextAndDefined() {
        let notebook = read("a^[b[^1] @fig-x] c[^1] ^[ [[d]^[\n\n| e^[f \\| g] |\n|-|\n\n[^1]: h^[i^[j]]\n")
        #expect(notebook.footnotes.map { $0.text?.text ?? $0.label } == ["b[^1] @fig-x", "1", "f | g", "i^[j]"])
        #expect(notebook.footnotes.map(\.referenceCount) == [1, 2, 1, 1])
        #expect(notebook.source.text(of: notebook.references[0].range) == "@fig-x")
        #expect(notebook.source.text(of: notebook.footnotes[3].range) == "^[i^[j]]")
        #expect(dump(notebook).contains("text \" ^[ [[d]^[\"") && dump(notebook).contains("text \"i^[j]\""))
        #expect(complaints(notebook) == [])
    }
}

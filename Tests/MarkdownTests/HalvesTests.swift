import Diagnostics
import Testing

@testable import Markdown

/// A long note read by two cores is the note that one reads.
@Suite struct HalvesTests {
    private static let section = """
        ## A heading *with* `code`

        A paragraph with $x^2$ and `nn 1+1`
        of two lines, [a link](https://example.org "title"), #tag.

        - one

          # in an item
        - [x] two
          > [!note] quoted ==marked==

        ```c
        # not a heading
        ```

        | a | $y_1$ |
        | - | - |
        | b | $x^2$ |

        ```nn
        let a = 1
        ```

        $$
        \\frac{a}{b}
        - c
        $$

        1. first ^name
        2. second


        """

    private func read(_ text: String, inHalvesFrom limit: Int) -> Notebook {
        var options = ReadingOptions()
        options.longText = limit
        return readNotebook(SourceText(name: "n.md", bytes: Array(text.utf8)), options: options)
    }

    /// All that a notebook says, places included.
    private func description(_ notebook: Notebook) -> [String] {
        var lines = [dump(notebook)]
        notebook.blocks.forEachBlock { lines.append("\($0.lines) \($0.identifier ?? "")") }
        lines += notebook.formulas.map { "\($0)" }
        lines += notebook.cells.map { "\($0)" } + notebook.values.map { "\($0)" }
        lines += notebook.destinations.map { "\($0)" } + notebook.noteLinks.map { "\($0)" }
        lines += notebook.references.map { "\($0)" } + notebook.unseen.map { "\($0)" } + notebook.tags
        lines += notebook.diagnostics.map { "\($0)" }
        return lines
    }

    @Test(arguments: [
        "", "\u{FEFF}", "```\n\n", "```\nclosed\n```\n\n", "<!-- a comment\n\n", "> quote\n", "- item\n\n", "    code\n\n",
        "<div>\n\n", "[a]: /b\n\n", "para", "01) note\n\n    ## inside\n\n***\n\n", "%%\n\nhidden\n\n", "$$\na\n\n",
        "[^1] note\n\n[^1]: its text\n\n", "한국어 *글* `x` [^", "~~~`x`\n", "$`a`$ \\[x\\]\n\n", "<![CDATA[\n\nx ]]>\n\n",
    ])
    func givesTheSameNotebook(_ opening: String) {
        let half = String(repeating: Self.section, count: 6)
        for text in [opening + half + half, half + opening + half, half + half + opening] {
            let whole = description(read(text, inHalvesFrom: .max))
            #expect(whole[0].count > 1000)
            #expect(description(read(text, inHalvesFrom: 0)) == whole)
        }
    }

    @Test func readsTheNoteInHalves() throws {
        let source = SourceText(name: "n.md", bytes: Array(String(repeating: Self.section, count: 6).utf8))
        let halves = try #require(TextPart.halves(of: source, from: 0))
        #expect(halves[0].range.upperBound == halves[1].range.lowerBound && halves[1].lines.upperBound == source.lineStarts.count + 1)
        #expect(source.text(of: halves[1].range).hasPrefix("## A heading"))
    }

    @Test func tellsTheLineThatIsTooDeep() throws {
        let half = String(repeating: Self.section, count: 6)
        let deep = half + half + String(repeating: "> ", count: 200) + "deep"
        let diagnostics = [0, Int.max].map { limit in
            read(deep, inHalvesFrom: limit).diagnostics.filter { $0.code == "nested-too-deep" }.map(\.range)
        }
        #expect(diagnostics[0].count == 1 && diagnostics[0] == diagnostics[1])
    }

    /// What an outline leaves out says nothing about blocks.
    @Test(arguments: [
        "a `code*\n===\n\nb\n- c `\n", "a\n    b *c*\n\n    d *e*\n", "<pre>\nx ]]> --> </pre>\ny `z\n\nw",
        "- a\n  b *c* `d\n- e\n\n      f *g*\n", "> a *b*\nc `d\n> e\n", "```\nx `y` *z*\n```\n",
        "<![CDATA[\na ]]>\n\n# b\n", "a | b\n- | -\nc \\| d | e\n",
    ])
    func anOutlineHasTheSameBlocks(_ text: String) throws {
        let source = SourceText(name: "n.md", bytes: Array(text.utf8))
        let part = TextPart(of: source)
        let outline = BlockOutline.bytes(of: source, in: part, definesLinks: false)
        let layouts = try [source.bytes, outline].map { BlockLayout(try CommonMarkDocument($0), of: source, part) }
        #expect(layouts[0].leaves == layouts[1].leaves && !layouts[0].leaves.isEmpty)
    }
}

import Diagnostics
import Markdown
import Testing

@Suite struct TreeTests {
    @Test func everyKindOfNode() {
        let note = """
            # A *b* `c`

            > quote\\
            > end

            3. one
            4. two

               more

            ***
            <div>
            </div>

                code

            ```swift x
            let a
            ```
            ![i](p "t") [l](u) <b>
            """
        #expect(
            tree(note) == """
                heading 1 #a-b-c 1
                  text "A "
                  emphasis
                    text "b"
                  text " "
                  code "c"
                quote 3–4
                  paragraph 3–4
                    text "quote"
                    line break
                    text "end"
                list from 3, loose 6–9
                  item
                    paragraph 6
                      text "one"
                  item
                    paragraph 7
                      text "two"
                    paragraph 9
                      text "more"
                thematic break 11
                html "<div>\\n</div>\\n" 12–13
                code "" "code\\n" 15
                code "swift x" "let a\\n" 17–19
                paragraph 20
                  image "p" "t"
                    text "i"
                  text " "
                  link "u"
                    text "l"
                  text " "
                  html "<b>"

                """)
    }

    @Test(arguments: [
        ("# Hello, World!", ["hello-world"]),
        ("# 신경망 소개 2\n## 신경망 소개 2\n# 신경망 소개 2-1", ["신경망-소개-2", "신경망-소개-2-1", "신경망-소개-2-1-1"]),
        ("# !!!\n# ???", ["section", "section-1"]),
        (#"# The $\sigma(x_1)$ of `nn n`"#, ["the-sigmax_1-of-n"]),
        ("Über *uns*\n---", ["über-uns"]),
    ]) func headingIdentifiers(note: String, identifiers: [String]) {
        let found = read(note).blocks.compactMap { block in
            if case .heading(_, let identifier, _) = block.kind { identifier } else { nil }
        }
        #expect(found == identifiers)
    }

    @Test func tables() {
        let note = """
            before
            | a | $|x|$ | c\\|d |
            |:--|:-:|--:|
            | *b* | `nn v` | [l][r]
            only one

            [r]: /u
            """
        #expect(
            tree(note) == """
                paragraph 1
                  text "before"
                table left center right 2–5
                  row
                    cell
                      text "a"
                    cell
                      formula "|x|"
                    cell
                      text "c|d"
                  row
                    cell
                      emphasis
                        text "b"
                    cell
                      value "v"
                    cell
                      link "/u"
                        text "l"
                  row
                    cell
                      text "only one"
                    cell
                    cell

                """)
    }

    /// cmark takes the line under the table for a heading's underline, and the lines before it for its text.
    @Test func aTableMayBeRuledOff() {
        #expect(
            tree("[r]: /u\ntext\n    - more [r]\n| a |\n|---|\n| b |\n---\nafter") == """
                paragraph 1–3
                  text "text"
                  soft break
                  text "- more "
                  link "/u"
                    text "r"
                table - 4–6
                  row
                    cell
                      text "a"
                  row
                    cell
                      text "b"
                thematic break 7
                paragraph 8
                  text "after"

                """)
        #expect(tree("| a | b |\n|---|\n| c |").hasPrefix("paragraph 1–3\n"))
    }

    /// A price in one row is no formula with a price in another, nor is a cell that begins like a block a block.
    @Test func cellsKeepToThemselves() {
        let note = "> - x | y\n>   --|--\n>   $5 | # a #\n>   6$ | - b"
        #expect(formulas(note) == [])
        #expect(tree(note).contains("text \"# a #\"") && tree(note).contains("text \"- b\""))
        #expect(tree(note).hasPrefix("quote 1–4\n  list of bullets 1–4\n    item\n      table - - 1–4\n"))
    }

    @Test func destinationsHaveTheirPlaces() {
        let notebook = read("---\nlang: ko\n---\n가 [a](x_1.md#b \"t\") ![c](<d e.png>)\n\n[r]: y\\_z.md\n[s]: w")
        #expect(notebook.destinations.map(\.destination) == ["x_1.md#b", "d e.png", "y_z.md", "w"])
        #expect(notebook.places(ofDestination: "y_z.md").map(notebook.source.text(of:)) == ["y\\_z.md"])
    }

    @Test(arguments: [
        (String(repeating: ">", count: 50_000) + "a", "1:1 nested-too-deep"),
        (
            "a\n\n" + String(repeating: "*a **a ", count: 200) + String(repeating: "a** a*", count: 200),
            "3:1 nested-too-deep"
        ),
        (String(repeating: "![[]()", count: 50_000), "1:59997 too-many-brackets"),
        (String(repeating: "- ", count: 1000) + "a", "1:1 nested-too-deep"),
    ]) func limits(note: String, complaint: String) {
        let notebook = read(note)
        #expect(complaints(notebook) == [complaint])
        #expect(notebook.blocks.isEmpty && notebook.diagnostics.allSatisfy { $0.severity == .error })
    }

    @Test func decoding() throws {
        #expect(try decodeNote(name: "n", bytes: Array("\u{FEFF}가".utf8)).bytes.count == 6)
        let error = try #require(throws: UnreadableNote.self) {
            try decodeNote(name: "n", bytes: Array("가\nb".utf8) + [0xEA, 0xB0, 0x0A, 0x63])
        }
        #expect(error.diagnostic.code == "not-utf8" && error.diagnostic.range == 5..<6)
        #expect(error.diagnostic.message.contains("line 2") && error.source.bytes.count == 9)
        let large = try #require(throws: UnreadableNote.self) {
            try decodeNote(name: "n", bytes: [UInt8](repeating: 0x20, count: largestNote + 1))
        }
        #expect(large.diagnostic.code == "note-too-large")
    }

    @Test(arguments: [
        "", "\n", "\u{FEFF}", "$", "$$", "\\", "`", "[", "]", "<", "\\begin{", "\\begin{align}", "`nn ", "|",
        "|\n-", "---", "---\n",
    ])
    func scraps(note: String) { #expect(read(note).cells.isEmpty) }

    /// cmark counts columns from after the mark, and lets the heading reach into the code.
    @Test func cmarksOwnCountsArePutRight() {
        #expect(tree("\u{FEFF}# a $x\ny$") == "heading 1 #a-x 1\n  text \"a $x\"\nparagraph 2\n  text \"y$\"\n")
        #expect(read("\u{FEFF}```nn\na\n```").cells.first?.range == 3..<14)
        #expect(tree("a\n=\n    $x$").hasSuffix("heading 1 #a 1–2\n  text \"a\"\ncode \"\" \"$x$\\n\" 3\n"))
        #expect(tree("<script>\na\n\nb</script>\n$x$").hasPrefix("html \"<script>\\na\\n\\nb</script>\\n\" 1–4\n"))
    }

    @Test func carriageReturnsAlone() {
        #expect(complaints("a\rb\r\n```nn\n") == ["1:2 lone-carriage-return", "2:1 unclosed-cell"])
    }
}

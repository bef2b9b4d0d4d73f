import Diagnostics
import Markdown
import Pages
import Testing

/// Formulas, values and cells shown by what the author wrote.
struct Sources: MarkupContent {
    var notebook: Notebook

    func formula(_ index: Int) -> HTMLBuffer {
        let formula = notebook.formulas[index]
        return "<\(formula.isDisplay ? "math display" : "math")>\(formula.tex)</math>"
    }

    func formulaText(_ index: Int) -> String { notebook.formulas[index].tex }
    func value(_ index: Int) -> String { "<output>\(notebook.values[index].text.text)</output>" }
    func valueText(_ index: Int) -> String { notebook.values[index].text.text }
    func cell(_ index: Int) -> HTMLBuffer { "<figure>\(notebook.cells[index].text.text)</figure>" }
}

func html(
    _ markdown: String, reading: ReadingOptions = ReadingOptions(), identifiesHeadings: Bool = false,
    allowsRawHTML: Bool = true, conventions: HTMLWriter<Sources>.Options.Conventions = .page
) -> String {
    let notebook = readNotebook(SourceText(name: "note.md", text: markdown), options: reading)
    return HTMLWriter.write(
        notebook.blocks, footnotes: notebook.footnotes, content: Sources(notebook: notebook),
        options: .init(
            identifiesHeadings: identifiesHeadings, allowsRawHTML: allowsRawHTML, conventions: conventions)).text
}

@Suite struct MarkupTests {
    /// CommonMark's own marks, of which no two side by side are what notes have beyond it.
    private static let commonMarks = [
        "a", "b c", "é", "신경", " ", "*", "**", "_", "`", "``", "[a]", "(b)", "![i", "](c)", "[l](d \"t\")", "<b>", "</b>",
        "<!-- c -->", "<a:b>", "\n", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\n# ", "\n***\n", "\n=\n", "\n---\n",
        "\n```\n", "&amp;", "\\*", "\\\\", "\"", "'", "  \n", "\t", "[a]: /u\n", "...", "--", "!", ",", "x_y",
    ]

    @Test func textWithoutOurSyntaxIsReadAsCommonMarkAlone() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<3_000 {
            let text = "a" + (0..<next(40)).map { _ in Self.commonMarks[next(Self.commonMarks.count)] }.joined()
            let alone = html(text, reading: .commonMark, conventions: .page)
            #expect(html(text) == alone, "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        ("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("3) a\n\n4) b", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
        (
            "- > a\n- ```c++ x\n  <&>\"\n  ```",
            """
            <ul>
            <li>
            <blockquote>
            <p>a</p>
            </blockquote>
            </li>
            <li>
            <pre><code class="language-c++">&lt;&amp;&gt;&quot;
            </code></pre>
            </li>
            </ul>

            """
        ),
        (
            "[a](</b c\"[?d&e='%20ä>  'f\"')",
            "<p><a href=\"/b%20c%22%5B?d&amp;e=&#x27;%20%C3%A4\" title=\"f&quot;\">a</a></p>\n"
        ),
        ("![*a* `b`\nc<i>](d \"e\")", "<p><img src=\"d\" alt=\"a b c&lt;i&gt;\" title=\"e\" /></p>\n"),
        ("a  \nb\\\nc", "<p>a<br />\nb<br />\nc</p>\n"),
        ("-\n\n***\n<b>\n", "<ul>\n<li></li>\n</ul>\n<hr />\n<b>\n"),
    ]) func commonMark(markdown: String, expected: String) {
        #expect(html(markdown, reading: .commonMark) == expected)
    }

    @Test func contentFillsItsPlaces() {
        let note = "# The $x$\n\n- `nn v` ![*a* $y$](p.png)\n\n  ```nn\n  plot v\n  ```\n\n$$\nz\n$$\n"
        #expect(
            html(note, identifiesHeadings: true) == """
                <h1 id="the-x">The <math>x</math></h1>
                <ul>
                <li>
                <p><output>v</output> <img src="p.png" alt="a y" /></p>
                <figure>plot v</figure>
                </li>
                </ul>
                <p><math display>z</math></p>

                """)
    }

    @Test func contentLeadsLinksAndColoursCode() {
        struct Leading: MarkupContent {
            func formula(_ index: Int) -> HTMLBuffer { "" }
            func formulaText(_ index: Int) -> String { "" }
            func value(_ index: Int) -> String { "" }
            func valueText(_ index: Int) -> String { "" }
            func cell(_ index: Int) -> HTMLBuffer { "" }
            func code(_ text: String, language: String?) -> String? { language.map { "<pre>\($0)</pre>" } }
            func image(destination: String, title: String, alternative: String) -> String? {
                destination == "gone.png" ? "<em>\(alternative)</em>" : nil
            }
            func linkDestination(_ destination: String) -> String { destination + ".html" }
            func imageDestination(_ destination: String) -> String { "images/" + destination }
        }
        let notebook = readNotebook(
            SourceText(name: "n", text: "[a](b) ![c](d) ![e](gone.png)\n\n```swift x\n```\n\n    plain"))
        #expect(
            HTMLWriter.write(notebook.blocks, content: Leading()) == """
                <p><a href="b.html">a</a> <img src="images/d" alt="c" /> <em>e</em></p>
                <pre>swift</pre>
                <pre><code>plain
                </code></pre>

                """)
    }

    @Test func rawHTMLCanBeLeftOut() {
        let note = "<div>\n\na <b> [c](JavaScript:x) ![d](data:image/png;e) [f](data:text/html;g)"
        #expect(
            html(note, allowsRawHTML: false) == """
                <!-- raw HTML omitted -->
                <p>a <!-- raw HTML omitted --> <a href="">c</a> <img src="data:image/png;e" alt="d" /> <a href="">f</a></p>

                """)
    }

    @Test func tables() {
        #expect(
            html("|a|b|\n|:-:|-|\n|$x|$|`c\\|d`|") == """
                <div class="table-scroll">
                <table>
                <thead>
                <tr>
                <th style="text-align:center">a</th>
                <th>b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td style="text-align:center"><math>x|</math></td>
                <td><code>c|d</code></td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
    }
}

import Diagnostics
import Markdown
@testable import Pages
import Testing
import Typesetting

/// What the style sheet of a page is made for.
@Suite struct NoteMarkupTests {
    @Test func callouts() {
        #expect(
            html("> [!tldr]+ *T*\n> a\n\n> [!bug]\n> b") == """
                <details class="callout callout-info" data-callout="tldr" open="">
                <summary class="callout-title"><em>T</em></summary>
                <p>a</p>
                </details>
                <aside class="callout callout-danger" data-callout="bug" role="note">
                <p class="callout-title">Bug</p>
                <p>b</p>
                </aside>

                """)
    }

    @Test func footnotes() {
        #expect(
            html("a[^x] b[^x]\n\n[^x]: c\n\n    - d") == """
                <p>a<sup class="footnote-ref"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup> \
                b<sup class="footnote-ref"><a id="fnref-1-2" href="#fn-1" role="doc-noteref">1</a></sup></p>
                <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
                <ol>
                <li id="fn-1">
                <p>c</p>
                <ul>
                <li>d</li>
                </ul>
                <a class="footnote-back" href="#fnref-1" role="doc-backlink" aria-label="Back to the text">↩</a> \
                <a class="footnote-back" href="#fnref-1-2" role="doc-backlink" aria-label="Back to the text">↩<sup>2</sup></a>
                </li>
                </ol>
                </section>

                """)
    }

    @Test func tasks() {
        #expect(
            html("- [x] a\n- b ^c") == """
                <ul class="tasks">
                <li><input type="checkbox" checked="" disabled="" aria-label="Done" /> a</li>
                <li><span id="^c"></span>b</li>
                </ul>

                """)
    }

    @Test func labelledFiguresAndTables() {
        #expect(
            html("![a *b*](c.png){#fig-d}\n\n|e|\n|-|\n\n: f {#tbl-g}") == """
                <figure class="image" id="fig-d">
                <img src="c.png" alt="a b" />
                <figcaption>a <em>b</em></figcaption>
                </figure>
                <figure class="table" id="tbl-g">
                <div class="table-scroll">
                <table>
                <thead>
                <tr>
                <th>e</th>
                </tr>
                </thead>
                </table>
                </div>
                <figcaption>f</figcaption>
                </figure>

                """)
    }

    @Test(arguments: [
        ("[[a b#C d|*e*]]", "<p><a href=\"a%20b.md#c-d\"><em>e</em></a></p>\n"),
        ("[[a<b]]s", "<p><a href=\"a%3Cb.md\">a&lt;bs</a></p>\n"),
        ("![a|b|10x20](c.png)", "<p><img src=\"c.png\" alt=\"a|b\" width=\"10\" height=\"20\" /></p>\n"),
        ("![a|ten](c.png)", "<p><img src=\"c.png\" alt=\"a|ten\" /></p>\n"),
        ("![[a.png|<b>|10x20]]", "<p><img src=\"a.png\" alt=\"&lt;b&gt;\" width=\"10\" height=\"20\" /></p>\n"),
        ("#a/b ==c== ~~d~~", "<p><span class=\"hashtag\">#a/b</span> <mark>c</mark> <del>d</del></p>\n"),
        ("a ^b", "<p id=\"^b\">a</p>\n"),
        ("# a {#b}", "<h1>a</h1>\n"),
    ]) func noteSyntax(markdown: String, expected: String) { #expect(html(markdown) == expected) }

    @Test func headingsMayLinkToThemselves() {
        let notebook = readNotebook(SourceText(name: "n", text: "# a {#b}"))
        #expect(
            HTMLWriter.write(notebook.blocks, content: Sources(notebook: notebook), options: .init(linksHeadings: true))
                == "<h1 id=\"b\">a <a class=\"anchor\" href=\"#b\" aria-label=\"Link to this section\">#</a></h1>\n")
    }
}

@Suite struct DrawnFormulaTests {
    /// What is kept of a formula, with one letter for each piece.
    private static func drawn(_ pieces: String) -> HTMLBuffer {
        var html: HTMLBuffer = """
            <span class="katex"><span class="katex-mathml">m</span><span class="katex-html" aria-hidden="true">
            """
        for piece in pieces {
            html.append(bytes: TypesetFormula.pieceMark)
            html.append("\(piece)</q>")
        }
        html.append("</span></span>")
        return html
    }

    /// Boxes as brackets, formulas by their pieces, `m` where MathML stands.
    private static func brief(_ html: HTMLBuffer) -> String {
        var depth: [Bool] = []
        let text = String(decoding: html.bytes.filter { $0 != 0 && $0 < 128 }, as: UTF8.self)
        return text.replacing("</q>", with: "").replacing(/<(\/?)span([^>]*)>/) { match in
            if match.1.isEmpty {
                depth.append(match.2.contains("whole"))
                return match.2.contains("whole") ? "[" : ""
            }
            return depth.removeLast() ? "]" : ""
        }
    }

    @Test(arguments: [
        ("a", true, "[(ma),]"), ("a", false, "[(ma),]"), ("ab", true, "[(mab),]"), ("ab", false, "[(ma][b),]"),
        ("abcd", false, "[(ma]bc[d),]"),
    ])
    func whatTouchesAFormulaStaysWithIt(_ pieces: String, _ isUnbroken: Bool, _ expected: String) throws {
        let formula = try #require(DrawnFormula(Self.drawn(pieces)))
        #expect(Self.brief(formula.html(between: "(", and: "),", isUnbroken: isUnbroken)) == expected)
        let after = Self.brief(formula.html(between: "", and: ",", isUnbroken: false))
        #expect(after == (pieces.count == 1 ? "[ma,]" : "m\(pieces.dropLast())[\(pieces.last!),]"))
    }

    @Test func displayedAndRefusedFormulasStandAlone() {
        #expect(DrawnFormula("<span class=\"math-display\">\(Self.drawn("a"))</span>") == nil)
        #expect(DrawnFormula("<code class=\"tex-error\">a</code>") == nil)
    }
}

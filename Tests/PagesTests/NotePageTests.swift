import Diagnostics
import Execution
import Notes
import Pages
import Testing
import Typesetting
import World

/// Pages of notes that name other notes, files, and what is numbered.
@Suite struct NotePageTests {
    private func page(
        _ text: String, _ files: [String: String] = [:], isTrusted: Bool = true,
        style: PageStyle = .shared(folder: "style"), in folder: String? = nil
    ) throws -> RenderedPage {
        let world = MemoryWorld(files.merging(["folder/note.md": text]) { $1 })
        var timings = Timings()
        let note = try Note(reading: "folder/note.md", isTrusted: isTrusted, in: world, timings: &timings)
        let shown = ShownNote(note, in: world, settings: RunSettings(), timings: &timings)
        let writer = PageWriter(
            typesetter: Typesetter(world: RealWorld()), style: style, world: world,
            pageOfNote: {
                if case .shared = style { String($0.dropLast(3)) + ".html" } else { nil }
            })
        return writer.page(shown, links: PageLinks(folder: folder), cacheName: "note", timings: &timings)
    }

    private func complaints(_ page: RenderedPage) -> [String] {
        page.diagnostics.map { "\($0.code): \($0.hint ?? "")" }
    }

    @Test func linksLeadToPages() throws {
        let page = try page(
            "[[Other]] [[other#The Head|x]] [[deep/In Here]] [[in here#^b]] [[#Own]] [a](Other.md#the-head)\n\n## Own",
            ["folder/Other.md": "# T\n\n## The *Head*\n", "folder/sub/deep/In Here.md": "text ^b\n"])
        for link in [
            "<a href=\"Other.html\">Other</a>", "<a href=\"Other.html#the-head\">x</a>",
            "<a href=\"sub/deep/In%20Here.html\">deep/In Here</a>",
            "<a href=\"sub/deep/In%20Here.html#%5Eb\">in here &gt; ^b</a>", "<a href=\"#own\">Own</a>",
            "<a href=\"Other.html#the-head\">a</a>",
        ] { #expect(page.html.contains(link), "\(link)") }
        #expect(complaints(page) == [])
    }

    @Test func titleBlock() throws {
        let page = try page(
            "---\ntitle: T\nsubtitle: S & s\nauthor: [A. Li, B. Oh]\ncategories: [x]\ntags: [y, x]\n---\n\ntext")
        #expect(page.html.contains("<p class=\"subtitle\">S &amp; s</p>"))
        #expect(page.html.contains("<span class=\"authors\">A. Li, B. Oh</span>"))
        #expect(page.html.contains("<li>x</li><li>y</li></ul>"))
    }

    /// An embedded note's headings stand below the one it stands under.
    @Test func headingsOfEmbeddedNotes() throws {
        let page = try page("# T\n\n## Own\n\n![[Other]]\n\n## Next", ["folder/Other.md": "# One\n\n## Two\n\ntext"])
        #expect(page.html.matches(of: /<h[1-6]/).map(\.output) == ["<h1", "<h2", "<h3", "<h4", "<h2"])
    }

    /// What a browser would run is no part of a site whose authors are not trusted; drawings run nothing as images.
    @Test func untrustedFiles() throws {
        let files = [
            "folder/x.html": "<script>", "folder/y.csv": "1", "folder/z.svg": "<svg/>",
            "folder/Other.md": "<b onclick=x>t</b>",
        ]
        let text = "[x](x.html) [y](y.csv) ![z](z.svg) <i id=a>i</i>\n\n![[Other]]\n"
        let page = try page(text, files, isTrusted: false)
        #expect(page.files == ["y.csv"])
        #expect(complaints(page) == ["unsafe-address: pictures, data and documents may"])
        #expect(page.html.contains("src=\"data:image/svg+xml;base64,"))
        #expect(page.html.contains("<i>i</i>") && page.html.contains("<b>t</b>"))
        let trusted = try self.page(text, files)
        #expect(trusted.files == ["x.html", "y.csv", "z.svg"])
        #expect(trusted.html.contains("<i id=a>") && trusted.html.contains("onclick"))
    }

    @Test func untrustedCaptions() throws {
        let caption = "A <script>harm()</script> <i onclick=harm()>b</i> [c](javascript:harm()) *d*"
        let page = try page("```nn\n#| caption: \(caption)\nshow 1\n```\n", isTrusted: false)
        #expect(page.html.contains("<i>b</i> c <em>d</em></figcaption>"))
        for harm in ["<script>harm", "onclick=harm", "javascript:harm"] { #expect(!page.html.contains(harm), "\(harm)") }
        #expect(Set(page.diagnostics.map(\.code)).isSubset(of: ["unsafe-html", "unsafe-address"]))
    }

    @Test func namesOfFilesBecomeAddresses() throws {
        let page = try page("[[javascript:x]] [a](%6Aavascript:x.md)\n", ["folder/javascript:x.md": "a"])
        #expect(page.html.matches(of: /href="javascript%3Ax.html"/).count == 2)
    }

    @Test func linksThatLeadNowhereStayReadable() throws {
        let page = try page(
            "[[Othr]] [[Other#no]] [[Other#^no]] [[#no]] ![[no.png|the words]] ![[Nothing]]\n",
            ["folder/Other.md": "a"])
        #expect(
            complaints(page) == [
                "missing-destination: paths are looked up beside the note", "missing-note: did you mean `Other`?",
                "missing-note: ", "missing-note: ", "missing-note: ",
                "missing-note: notes are looked up beside the note and in the folders below",
            ])
        for text in [">Othr</span>", ">Other &gt; no</span>", ">![[no.png|the words]]</span>", ">![[Nothing]]</span>"] {
            #expect(page.html.contains(text), "\(text)")
        }
    }

    /// In another folder than its note's, a page leads back to the files; in the same one all is as written.
    @Test func linksOfAPageElsewhere() throws {
        let text = "[b](b.md#t) [[b#T]] [d](./d.csv) [no](no.csv) [w](https://a.b/c.md) ![n](n.bin) "
            + "<a href=d.csv>x</a>\n"
        let files = ["folder/b.md": "# T\n", "folder/d.csv": "1", "folder/n.bin": "?"]
        let elsewhere = try page(text, files, style: .standAlone, in: "folder/deep/out/").html
        for link in [
            "<a href=\"../../b.md#t\">b</a>", "<a href=\"../../b.md#t\">b &gt; T</a>", "<a href=\"../../d.csv\">d</a>",
            "<a href=\"no.csv\">no</a>", "<a href=\"https://a.b/c.md\">w</a>", "<img src=\"../../n.bin\"",
            "<a href=\"../../d.csv\">x</a>",
        ] { #expect(elsewhere.contains(link), "\(link)") }
        let beside = try page(text, files, style: .standAlone, in: "./folder").html
        for link in ["<a href=\"b.md#t\">b</a>", "<a href=\"./d.csv\">d</a>", "<a href=d.csv>x</a>"] {
            #expect(beside.contains(link), "\(link)")
        }
    }

    /// Pictures in HTML are those of Markdown; what else stands in the HTML is untouched.
    @Test func addressesInHTML() throws {
        let files = [
            "folder/a.png": "a", "folder/b.md": "b", "folder/sub/c.md": "<img src='d.png'>", "folder/sub/d.png": "d",
        ]
        let text = "<p  ALIGN=center>\n<img src=\"a.png\"\n width='30'><!-- <img src=\"a.png\"> --></p>\n\n"
            + "An <img width=3 SRC=a.png> <a href='b.md'>b</a> <img src=\"no.png\"> `<img src=x.png>`\n\n![[c]]\n"
        let alone = try page(text, files, style: .standAlone)
        for piece in [
            "<p  ALIGN=center>\n<img src=\"data:image/png;base64,YQ==\"\n width='30'><!-- <img src=\"a.png\"> --></p>",
            "<img width=3 SRC=\"data:image/png;base64,YQ==\">", "<a href='b.md'>", "<img src=\"no.png\">",
            "<img src='data:image/png;base64,ZA=='>",
        ] { #expect(alone.html.contains(piece), "\(piece)") }
        let missing = alone.diagnostics.filter { $0.code == "missing-destination" }
        #expect(missing.map(\.message) == ["there is no file `no.png`"])
        let place = try #require(missing.first?.range)
        #expect(String(decoding: Array(text.utf8)[place], as: UTF8.self) == "no.png")
        let shared = try page(text, files)
        #expect(shared.files == ["a.png", "sub/d.png"])
        for piece in ["<img src=\"a.png\"\n", "SRC=a.png>", "<a href='b.html'>"] {
            #expect(shared.html.contains(piece), "\(piece)")
        }
    }

    @Test func placesThatNothingNames() throws {
        let page = try page(
            "[a](#nope) [b](other.md#nope) [c](#My%20Head)\n\n## My Head\n\n[d](#my-head) [e](#top) [f](#i) [g](#^b) "
                + "[h](#fig-a) [i](#eq) [j](other.md#T) [k](other.md#fig-c) [l](#n) [m](#)\n\n<b id=i>i</b> <a name='n'></a>\n\n"
                + "text ^b\n\n![x](x.svg){#fig-a}\n\n$$\nx \\label{eq}\n$$\n",
            ["folder/other.md": "# T\n\n```nn\n#| label: fig-c\nshow 1\n```\n", "folder/x.svg": "<svg/>"])
        #expect(
            page.diagnostics.map { "\($0.code): \($0.message): \($0.hint ?? "")" } == [
                "missing-destination: nothing in this note is named `nope`: ",
                "missing-destination: nothing in `other.md` is named `nope`: ",
                "missing-destination: nothing in this note is named `My Head`: did you mean `#my-head`?",
                "missing-destination: nothing in `other.md` is named `T`: did you mean `#t`?",
            ])
    }

    @Test func embeddedNotesAndImages() throws {
        let page = try page(
            "![[Other#Part]]\n\n![[sub/Deep]]\n\n![[i.svg|32]]\n",
            [
                "folder/Other.md":
                    "---\nmacros: {R: '\\mathbb{R}'}\n---\nno\n\n## Part\n\n$\\R$ [^f] ![[note]]\n\n[^f]: n\n\n## Next",
                "folder/sub/Deep.md": "![i](j.svg) ![[Other]]\n\n```nn\nlet a = 1\n```\n",
                "folder/sub/j.svg": "<svg/>", "folder/sub/i.svg": "<svg/>",
            ])
        #expect(page.html.contains("<section class=\"embed\" aria-label=\"Other &gt; Part\">"))
        #expect(page.html.contains("mathbb") && !page.html.contains(">Next<"))
        #expect(page.html.contains("<img src=\"sub/j.svg\" alt=\"i\" />"))
        #expect(page.html.contains("<img src=\"sub/i.svg\" alt=\"\" width=\"32\" />"))
        #expect(page.html.contains("<code class=\"language-nn\">"))
        #expect(page.files == ["sub/i.svg", "sub/j.svg"])
        #expect(complaints(page) == [])
    }

    @Test func embeddedNotesBringTheirFootnotes() throws {
        let other = "Said[^s].\n\n## Part\n\nMeant[^m], \\eqref{e}.\n\n$$x \\label{e}$$\n\n[^s]: S.\n[^m]: M.\n"
        let page = try page("Mine[^f].\n\n![[Other#Part]]\n\n![[Other]]\n\n[^f]: F.\n", ["folder/Other.md": other])
        for piece in [
            "<li id=\"fn-1\">\n<p>F.", "<li id=\"fn-embed-1-1\">\n<p>M.", "<li id=\"fn-embed-2-1\">\n<p>S.",
            "<li id=\"fn-embed-2-2\">\n<p>M.", "<a id=\"fnref-embed-2-2\" href=\"#fn-embed-2-2\"", "</sup>, (1).",
        ] { #expect(page.html.contains(piece), "\(piece)") }
    }

    /// Notes that show each other come to an end.
    @Test func embedsInACircle() throws {
        let page = try page("![[A]]\n", ["folder/A.md": "a\n\n![[B]]\n", "folder/B.md": "b\n\n![[A]]\n\n![[note]]\n"])
        #expect(page.html.matches(of: /<section class="embed"/).count == 2)
    }

    @Test func referencesAreNumbered() throws {
        let page = try page(
            """
            ---
            number-sections: true
            ---
            ## One {#sec-one}
            See @fig-b, @tbl-t, @eq-loss, \\eqref{eq:loss}, \\ref{eq:loss}, @sec-two, @fig-c, and @fig-x.
            ### Two
            ![A](a.svg){#fig-a}

            ![B](b.svg){#fig-b}

            | t |
            |---|

            : Words {#tbl-t}

            ```nn
            #| label: fig-c
            #| caption: Cell
            show 1
            ```

            \\begin{align} a \\\\ b \\label{eq:loss} \\end{align}
            """, ["folder/a.svg": "<svg/>", "folder/b.svg": "<svg/>"])
        for text in [
            "<a class=\"reference\" href=\"#fig-b\">Figure 2</a>", "<a class=\"reference\" href=\"#tbl-t\">Table 1</a>",
            "<a class=\"reference\" href=\"#eq:loss\">Equation (2)</a>",
            "<a class=\"reference\" href=\"#eq:loss\">(2)</a>",
            "<a class=\"reference\" href=\"#eq:loss\">2</a>", "<a class=\"reference\" href=\"#two\">Section 1.1</a>",
            "<a class=\"reference\" href=\"#fig-c\">Figure 3</a>", "<figcaption>Figure 1: A</figcaption>",
            "<figcaption>Table 1: Words</figcaption>", "<figcaption>Figure 3: Cell</figcaption>", "<span class=\"section-number\">1.1</span> Two",
            "<span class=\"math-display\" id=\"eq:loss\">", ">@fig-x</span>",
        ] { #expect(page.html.contains(text), "\(text)") }
        #expect(complaints(page) == ["unknown-label: did you mean `fig-a`?"])
    }

    @Test func macrosOfTheNote() throws {
        let page = try page(
            "---\nmacros:\n  pair: '\\langle #1 \\mid #2 \\rangle'\n  \\bad: \\frac\n---\n$\\pair{a}{b}$ and $\\bad$")
        #expect(page.html.contains("⟨") && page.html.matches(of: /tex-error/).count == 1)
        #expect(complaints(page) == ["formula: the page shows its source instead"])
    }

    /// A mistake in a numbered formula is shown where the author wrote it.
    @Test func mistakesInNumberedFormulas() throws {
        let text = "a $\\eqref{two}$\n\n$$\n\\label{one} \\eqref{two} x \\wrong y \\label{two}\n$$"
        let page = try page(text)
        let range = try #require(page.diagnostics.first { $0.code == "formula" }?.range)
        #expect(String(decoding: Array(text.utf8)[range.lowerBound...].prefix(6), as: UTF8.self) == "\\wrong")
    }

    /// What the front matter says in words is running text; where only text may stand it is plain.
    @Test func titlesHaveFormulasAndEmphasis() throws {
        let page = try page(
            "---\ntitle: \"Of $\\\\R$, *b* & `c`\"\nsubtitle: <b> [d](e.md) $x_1$\ndescription: F **g** $\\wrong$\n"
                + "macros: {R: '\\mathbb{R}'}\n---\ntext\n").html
        #expect(page.contains("<title>Of \\R, b &amp; c</title>"))
        #expect(page.contains("mathbb") && page.contains("<em>b</em> &amp; <code>c</code></h1>"))
        #expect(page.contains("<p class=\"subtitle\">&lt;b&gt; d <span class=\"katex\">"))
        #expect(page.contains("<meta name=\"description\" content=\"F g \\wrong\">"))
        #expect(page.contains("<p class=\"description\">F <strong>g</strong> <code class=\"tex-error\""))
        let faulty = try self.page("---\ntitle: A $\\wrong$\n---\n").diagnostics
        #expect(faulty.map(\.range?.lowerBound) == [14])
    }

    /// The page has one title, and its headings go down step by step, whoever wrote them where.
    @Test func headingsInsideOthersStandBelowTheirSection() throws {
        let page = try page(
            "# T\n\n> # A\n>\n> ### B\n\n## C\n\n> [!note] n\n> # D\n\n- # E\n\n### F\n\n> ###### G\n\n[^1]\n\n[^1]: # H\n").html
        let levels = page.matches(of: /<h([1-6])[^>]*>([A-Z])</).map { "\($0.2)\($0.1)" }
        #expect(levels == ["T1", "A2", "B3", "C2", "D3", "E3", "F3", "G4", "H3"])
    }

    @Test func attributesOfHeadingsAndImages() throws {
        let text = "---\nnumber-sections: true\n---\n# T\n\n## A {#a .wide}\n\n## B {-}\n\n## C\n\n"
            + "![i](i.svg){.wide width=30 height=50%} [[#B]]\n"
        let files = ["folder/i.svg": "<svg/>"]
        let page = try page(text, files).html
        for piece in [
            "<h2 id=\"a\" class=\"wide\"><span class=\"section-number\">1</span> A</h2>", "<h2 id=\"b\" class=\"unnumbered\">B</h2>",
            "<span class=\"section-number\">2</span> C", "<a href=\"#b\">B</a>",
            "<img src=\"i.svg\" alt=\"i\" width=\"30\" class=\"wide\" style=\"height: 50%\" />",
        ] { #expect(page.contains(piece), "\(piece)") }
        #expect(!(try self.page(text, files, isTrusted: false).html.contains("class=\"wide\"")))
    }

    /// A command holds in the formula that defines it; what would make it hold in all is said.
    @Test func commandsOfFormulas() throws {
        let page = try page("$\\newcommand{\\half}{\\frac12} \\half$, $\\half$\n\n$\\newcommand{\\R}{R}$, $\\thrid$\n")
        let place = "in the front matter, or in `course.yml`"
        #expect(
            complaints(page) == [
                "formula: `\\half` holds in the formula that defines it alone; write `macros: {half: '…'}` \(place)",
                "formula: for a command that all formulas of the note know, write `macros: {R: '…'}` \(place)",
                "formula: the page shows its source instead; for a command of your own, write `macros: {thrid: '…'}` \(place)",
            ])
    }
}

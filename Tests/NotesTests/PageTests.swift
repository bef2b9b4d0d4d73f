import Diagnostics
import Execution
import NNBookKit
import Notes
import Testing
import Typesetting
import World

@Suite struct PageTests {
    private func page(_ text: String, _ files: [String: String] = [:]) -> (html: String?, diagnostics: [Diagnostic]) {
        let world = MemoryWorld(files.merging(["note.md": text]) { $1 })
        var timings = Timings()
        var rendering = NoteRendering(
            "note.md", typesetter: Typesetter(world: RealWorld()), world: world, settings: RunSettings(),
            timings: &timings)
        let html = rendering.page(linkedFrom: "note.html", timings: &timings)
        return (html.map { String(decoding: $0, as: UTF8.self) }, rendering.diagnostics)
    }

    private static func cell(_ text: String) -> String { "```nn\n\(text)\n```\n" }

    @Test func anInlineValueStandsBeforeItsBlock() {
        let (html, diagnostics) = page("It is `nn two`.\n\n" + Self.cell("let two = 1 + 1"))
        #expect(diagnostics.isEmpty)
        #expect(html?.contains(">2</span>.") == true)
    }

    @Test func aMistakeMeansNoPage() {
        let (html, diagnostics) = page(Self.cell("model m = Dense(4)"))
        #expect(html == nil)
        #expect(diagnostics.map(\.severity) == [.error])
    }

    @Test func aFailedExpectationIsShownAndReported() {
        let (html, diagnostics) = page(Self.cell("let x = 1\nexpect x == 2"))
        #expect(diagnostics.map(\.code) == ["expectation-failed"])
        #expect(html?.contains("expectation fails") == true)
        #expect(html?.contains("1 = 2") == true)
    }

    @Test func markupInTheNoteDoesNotLeakIntoThePage() {
        let (html, _) = page("---\ntitle: \"a < b & \\\"c\\\"\"\n---\n" + Self.cell("show 1 # </code><script>alert(1)</script>"))
        #expect(html?.contains("<script>alert") == false)
        #expect(html?.contains("<title>a &lt; b &amp; &quot;c&quot;</title>") == true)
    }

    @Test func theSameTextGivesTheSameBytes() {
        let text = "$x^2$\n\n" + Self.cell("train f = dense(2, tanh) -> dense(1, sigmoid) on gate(\"xor\"), optimizer=sgd(lr=1), steps=50\nplot loss(f)\nplot boundary(f)")
        #expect(page(text).html == page(text).html)
    }

    @Test func imagesAreTakenIntoThePageAndMissingOnesReported() {
        let (html, diagnostics) = page("![one](a.svg)\n\n![two](none.png)\n", ["a.svg": "<svg/>"])
        #expect(html?.contains("data:image/svg+xml;base64,PHN2Zy8+") == true)
        #expect(diagnostics.map(\.code) == ["missing-destination"])
        #expect(diagnostics.map(\.severity) == [.warning])
    }

    @Test func headingsLeaveTheHighestLevelToTheTitle() {
        let (html, _) = page("---\ntitle: T\n---\n\n# One\n\n## Two\n\n# Three\n")
        #expect(html?.contains("<h1>T</h1>") == true)
        #expect(html?.contains("<h2 id=\"one\">One</h2>") == true)
        #expect(html?.contains("<h3 id=\"two\">Two</h3>") == true)
    }

    @Test func theTitleKeepsItsFormulasEmphasisAndName() {
        let (html, _) = page("# On *nets*, $x_1$ & `$`[^1]\n\n[^1]: Deep ones.\n")
        let title = html?.firstMatch(of: /<h1 id="([^"]*)">(.*?)<\/h1>/)
        #expect(title?.2.hasPrefix("On <em>nets</em>, ") == true)
        #expect(title?.2.contains("class=\"katex\"") == true)
        #expect(title?.2.contains("&amp; <code>$</code><sup class=\"footnote-ref\">") == true)
        #expect(html?.contains("<title>On nets, x_1 &amp; $</title>") == true)
        #expect(html?.ranges(of: "Deep ones").count == 1)
    }

    @Test func aPartsHeadingIsNoTitle() {
        let (html, _) = page("## Intro\n\none\n\n# Methods\n\ntwo\n")
        #expect(html?.contains("<h1>note</h1>") == true)
        #expect(html?.contains("<h2 id=\"methods\">Methods") == true)
    }

    @Test func codeFencedAsMathIsAFormula() {
        let fence = "> ```math\n> x = \\sqrt{2} \\label{eq}\n> ```\n\nBy \\eqref{eq}.\n"
        let (html, diagnostics) = page(fence)
        #expect(diagnostics.isEmpty)
        #expect(html?.contains("<p><span class=\"math-display\"") == true)
        #expect(html?.contains(">(1)</a>") == true)
        #expect(page("```math\nx = \\nothing\n```\n").diagnostics.first?.range == 12..<13)
        #expect(page("---\nmathjax: false\n---\n\n```math\nx\n```\n").html?.contains("<code class=\"language-math\">") == true)
    }

    @Test func aPictureOfItsOwnIsToldFromOneInASentence() {
        let (html, _) = page("![one](a.svg)\n\nPress ![two](a.svg) now.\n", ["a.svg": "<svg/>"])
        #expect(html?.ranges(of: "class=\"picture\"").count == 1)
    }

    @Test func coloursByNameAreThePagesToChoose() {
        let (html, _) = page("$\\textcolor{blue}{x} + \\color{#123456} y$\n")
        #expect(html?.contains("var(--tex-blue,blue)") == true)
        #expect(html?.contains("color:#123456") == true)
    }

    @Test func divergenceIsNamedAndThePageStillWritten() {
        let (html, diagnostics) = page(
            Self.cell(
                """
                data d = points([[1], [2], [3]], [10, 20, 30])
                train f = dense(1) on d, optimizer=sgd(lr=100), steps=500
                plot loss(f), y=log
                """))
        #expect(diagnostics.map(\.code) == ["divergence"])
        #expect(diagnostics[0].message.contains("step"))
        #expect(html?.contains("not finite") == true)
    }
}

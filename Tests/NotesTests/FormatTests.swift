import Diagnostics
import Execution
import NNBookKit
import Notes
import Testing
import Typesetting
import World

/// What a note becomes besides a page.
@Suite struct FormatTests {
    private func rendering(_ text: String, _ files: [String: String] = [:]) -> (NoteRendering, MemoryWorld) {
        let world = MemoryWorld(files.merging(["notes/note.md": text]) { $1 })
        var timings = Timings()
        let rendering = NoteRendering(
            "notes/note.md", typesetter: Typesetter(world: RealWorld()), world: world, settings: RunSettings(),
            timings: &timings)
        return (rendering, world)
    }

    private func markdown(_ text: String, _ files: [String: String] = [:]) throws -> (text: String, figures: [String]) {
        var (rendering, _) = rendering(text, files)
        var timings = Timings()
        let made = rendering.markdown(at: "out/note.md", figureFolder: "note.figures", timings: &timings)
        let note = try #require(made, "\(rendering.diagnostics)")
        #expect(rendering.diagnostics.isEmpty)
        return (note.text, note.figures.map(\.name))
    }

    @Test func resultsStandInTheMarkdown() throws {
        let found = try markdown(
            """
            It is `nn two`.

            - item
              ```nn
              let two = 1 + 1
              show two
              expect two == 2
              ```
              after

            > ```nn
            > #| echo: false
            > #| label: fig-loss
            > #| caption: A loss.
            > train f = dense(1, sigmoid) on gate("and"), optimizer=sgd(lr=1), steps=2
            > plot loss(f)
            > table loss(f)
            > ```
            """)
        #expect(
            found.text.hasPrefix(
                """
                It is 2.

                - item
                  
                  ```nn
                  let two = 1 + 1
                  show two
                  expect two == 2
                  ```

                  - `two` = 2

                  - ✓ `two == 2`: 2 = 2

                  after

                > <a id="fig-loss"></a>
                >
                > ![Loss over training](note.figures/c2s2.svg)
                >
                > | step | loss |
                > | ---: | ---: |
                """), "\(found.text)")
        #expect(found.text.hasSuffix("> **Figure 1**: A loss."))
        #expect(found.figures == ["c2s2.svg"])
    }

    @Test func whatGitHubDoesNotKnowIsWrittenForIt() throws {
        let found = try markdown(
            """
            [[Other#Part|the $x$ *part*]] [[Other]] ![[a b.png|30]] ![p](a%20b.png) %%not this%% \\(y\\) $ z $
            @eq-a

            %%
            nor

            this
            %%

            $$
            a \\label{eq-a}
            $$

            ## Section {#sec-s}

            Named. ^name
            """, ["notes/Other.md": "## Part\n", "notes/a b.png": "x"])
        #expect(
            found.text == """
                [the $x$ *part*](../notes/Other.md#part) [Other](../notes/Other.md) \
                <img src="../notes/a%20b.png" alt="" width="30"> ![p](../notes/a%20b.png)  $y$ $z$
                [Equation (1)](#eq-a)



                $$a \\tag{1}$$
                <a id="eq-a"></a>

                ## Section <a id="sec-s"></a>

                Named. <a id="^name"></a>
                """)
    }

    @Test func textOfResultsIsNoMarkup() throws {
        let found = try markdown("```nn\n#| echo: false\nlet s = \"a_b_ <b> *c*\"\nshow s\n```\n\n`nn s`\n")
        #expect(found.text.contains("= a\\_b\\_ \\<b\\> \\*c\\*"))
        #expect(found.text.contains("\n\na\\_b\\_ \\<b\\> \\*c\\*"))
    }

    @Test func aFragmentHasNoPageAroundIt() throws {
        var (rendering, _) = rendering("---\ntitle: T\nlang: ko\n---\n\ntext $x$\n\n```nn\nshow 1\n```\n")
        var timings = Timings()
        let made = rendering.fragment(timings: &timings)
        let html = String(decoding: try #require(made), as: UTF8.self)
        for part in ["<html", "<head", "<body", "<title", "<script", ":root", "body {"] {
            #expect(!html.contains(part), "\(part)")
        }
        #expect(html.contains("<article class=\"nnbook\" lang=\"ko\">"))
        #expect(html.contains("@scope (.nnbook) {") && html.contains("class=\"katex\""))
    }

    @Test func aPDFWithoutBrowserIsExplained() {
        let without = MemoryWorld(environment: ["PATH": "/bin"])
        #expect(throws: PDFPrinter.Problem.self) { _ = try PDFPrinter(world: without) }
        let world = MemoryWorld(["/opt/chrome": ""], environment: ["NNBOOK_CHROMIUM": "/opt/chrome"])
        let problem = #expect(throws: PDFPrinter.Problem.self) { _ = try PDFPrinter(world: world).pdf(of: Array("<p>".utf8)) }
        #expect(problem?.message.contains("/opt/chrome") == true)
    }

    @Test func programsRunAndAreEnded() throws {
        #expect(try RealWorld().run("/bin/sh", ["-c", "exit 7"], limit: 10) == 7)
        #expect(try RealWorld().run("/bin/sh", ["-c", "kill -9 $$"], limit: 10) == nil)
        #expect(try RealWorld().run("/bin/sleep", ["60"], limit: 0.05) == nil)
        #expect(throws: WorldError.self) { try RealWorld().run("/nowhere", [], limit: 1) }
    }

    /// GitHub knows neither numbers nor footnotes in the text.
    @Test func figuresAndTablesHaveTheirNumbers() throws {
        let found = try markdown(
            """
            ---
            title: T \\(x\\)
            ---

            ![A \\(b\\)^[c *d*\ne]](f.png){#fig-g width=30} ![h](f.png){.i}

            ![A \\(b\\)^[c *d*]](f.png){#fig-j .k}

            | l |
            | - |
            | \\(\\|m\\|\\) |

            : N @fig-j {#tbl-o}

            # P {#q .r}
            """, ["notes/f.png": "x"])
        #expect(
            found.text == """
                ---
                title: T \\(x\\)
                ---

                ![A $b$[^inline-1]](../notes/f.png)<a id="fig-g"></a> ![h](../notes/f.png)

                ![A $b$[^inline-2]](../notes/f.png)<a id="fig-j"></a><br>**Figure 1**: A $b$[^inline-2]

                | l |
                | - |
                | $\\|m\\|$ |

                **Table 1**: N [Figure 1](#fig-j) <a id="tbl-o"></a>

                # P <a id="q"></a>

                [^inline-1]: c *d* e

                [^inline-2]: c *d*

                """)
    }
}

import Execution
import NNBookKit
import Notes
import Testing
import Typesetting
import World

/// Captions of cells are Markdown, formulas and values included.
@Suite struct CaptionTests {
    private func rendering(_ text: String) -> (rendering: NoteRendering, html: String) {
        var timings = Timings()
        var rendering = NoteRendering(
            "note.md", typesetter: Typesetter(world: RealWorld()), world: MemoryWorld(["note.md": text]),
            settings: RunSettings(), timings: &timings)
        let html = String(decoding: rendering.page(linkedFrom: "note.html", timings: &timings) ?? [], as: UTF8.self)
        return (rendering, html)
    }

    private func caption(_ options: String, before: String = "") -> String {
        let html = rendering("\(before)\n\n```nn\n\(options)\nlet two = 1 + 1\nshow two\n```\n").html
        let rest = html.split(separator: "<figcaption>", maxSplits: 1).last ?? ""
        return String(rest.split(separator: "</figcaption>", maxSplits: 1).first ?? "")
    }

    @Test func theyAreRunningText() {
        #expect(caption("#| caption: A *b* `c` <i>d</i> [e](https://e.org)")
            == "A <em>b</em> <code>c</code> <i>d</i> <a href=\"https://e.org\">e</a>")
        #expect(caption("#| caption: - no list, # no heading #") == "- no list, # no heading #")
        #expect(caption("#| caption: \"It: \\\"$\\\\alpha$\\\"\"").contains("<annotation encoding=\"application/x-tex\">\\alpha</annotation>"))
        #expect(caption("#| caption: 'It''s'") == "It's")
        #expect(caption("#| caption: Two is `nn two`.", before: "Here `nn 3 * two`.").contains(">2</span>."))
    }

    @Test func labelledFiguresSayTheirNumbers() {
        #expect(caption("#| label: fig-a\n#| caption: Two.") == "Figure 1: Two.")
        #expect(caption("#| label: fig-a") == "Figure 1")
        #expect(caption("#| label: fig-b\n#| caption: As @fig-b.", before: "See [@fig-b].")
            == "Figure 1: As <a class=\"reference\" href=\"#fig-b\">Figure 1</a>.")
    }

    @Test(arguments: [
        ("#| caption: See $\\fraction{a}{b}$.", "\\fraction", "formula"),
        ("#| caption: \"a \\\"b\\\" $\\fraction{a}{b}$.\"", "\\fraction", "formula"),
        ("#| caption: A `nn too` b", "too", "unknown-name"),
        ("#| caption: As @fig-nowhere says", "@fig-nowhere", "unknown-label"),
        ("#| caption: 'It''s [this](none.png)'", "none.png", "missing-destination"),
    ])
    func mistakesHaveTheirPlaces(_ option: String, _ faulty: String, _ code: String) throws {
        let (rendering, _) = rendering("> - Text\n>\n>   ```nn\n>   \(option)\n>   show 1\n>   ```\n")
        #expect(rendering.diagnostics.map(\.code) == [code])
        let range = try #require(rendering.diagnostics.first?.range)
        #expect(rendering.source.text(of: range.lowerBound..<rendering.source.bytes.count).hasPrefix(faulty))
    }

    /// Of two figures and a claim, all in one block.
    @Test func aCaptionStandsAfterTheFiguresAndBeforeTheClaims() throws {
        let text = """
            ```nn
            #| caption: Two.
            plot circles(n=20)
            plot moons(n=20)
            expect 1 < 2
            ```

            """
        var (rendering, page) = rendering(text)
        let pieces = ["<figure class=\"figure\">", "</svg>", "</svg>", "<figcaption>Two.</figcaption>\n</figure>",
            "<ul class=\"expectations\">"]
        var rest = page[...]
        for piece in pieces {
            let place = try #require(rest.firstRange(of: piece), "\(piece)")
            rest = rest[place.upperBound...]
        }
        #expect(!rest.contains("</svg>"))
        var timings = Timings()
        let markdown = try #require(rendering.markdown(at: "out/note.md", figureFolder: "figures", timings: &timings))
        #expect(markdown.text.contains("c1s2.svg)\n\nTwo.\n\n- ✓"), "\(markdown.text)")
    }

    @Test func markdownKeepsThem() throws {
        var timings = Timings()
        let text = "```nn\n#| label: fig-a\n#| caption: \"A *b* \\\\(x\\\\) `nn 1 + 1`\"\nplot circles(n=20)\n```\n"
        var rendering = NoteRendering(
            "note.md", typesetter: Typesetter(world: RealWorld()), world: MemoryWorld(["note.md": text]),
            settings: RunSettings(), timings: &timings)
        let note = try #require(
            rendering.markdown(at: "out/note.md", figureFolder: "figures", timings: &timings),
            "\(rendering.diagnostics)")
        #expect(note.text.contains("**Figure 1**: A *b* $x$ 2\n"), "\(note.text)")
    }

    @Test func theyHaveFootnotes() {
        let (rendering, html) = rendering(
            "A^[b `nn 1 + 1`].\n\n```nn\n#| caption: C[^1] d^[*e* $x$ `nn two`].\nlet two = 2\nshow two\n```\n\nF[^2].\n\n"
                + "[^1]: G.\n[^2]: H.\n[^3]: I.\n")
        #expect(rendering.diagnostics.map(\.message) == ["nothing refers to the footnote `[^3]`"])
        for (number, text) in ["b <span class=\"inline-value\" title=\"1 + 1\">2<", "G.", "<em>e</em> ", "H."].enumerated() {
            #expect(html.contains("<li id=\"fn-\(number + 1)\">\n<p>\(text)"), "\(text)")
        }
        let caption = html.split(separator: "<figcaption>")[1].split(separator: "</figcaption>")[0]
        #expect(caption.contains("href=\"#fn-2\"") && caption.contains("href=\"#fn-3\"") && !html.contains("I."))
    }
}

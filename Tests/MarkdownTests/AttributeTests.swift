import Markdown
import Testing

/// `{#name .class width=50%}` behind headings and images.
@Suite struct AttributeTests {
    private func lines(_ text: String) -> [Substring] { tree(text).split(separator: "\n") }

    @Test(arguments: [
        ("# A {#b .c}", "heading 1 #b 1 #x"), ("## A {.unnumbered} ##", "heading 2 #a 1 .unnumbered"),
        ("A {-}\n===", "heading 1 #a 1–2 .unnumbered"), ("# A {#b key=\"v w\"}", "heading 1 #b 1"),
        ("# A {k=1}", "heading 1 #a-k1 1"), ("# A {.c} b", "heading 1 #a-c-b 1"), ("# A {x, y}", "heading 1 #a-x-y 1"),
    ]) func ofHeadings(text: String, expected: String) {
        #expect(lines(text)[0] == expected.replacing(" 1 #x", with: " 1 .c"))
        let keeps = ["{k", "} b", "{x"].contains { text.contains($0) }
        #expect(lines(text).contains { $0.contains("{") } == keeps)
    }

    @Test func ofImages() {
        #expect(
            lines("![a](b.png){.c width=300 height=\"2em\"} ![a](b.png \"t\"){#d width=50%}").dropFirst() == [
                "  image \"b.png\" .c width=300px height=2em", "    text \"a\"", "  text \" \"",
                "  image \"b.png\" \"t\" width=50%", "    text \"a\"", "  anchor \"d\"",
            ])
        #expect(lines("> ![a](b){#fig-c .d}")[1] == "  paragraph 1 #fig-c")
    }

    /// Braces that stand elsewhere, or hold something else, are text.
    @Test(arguments: [
        "a {.b}", "[a](b){.c}", "![a](b) {.c}", "![a](b){c}", "![a](b){width}", "![a](b){loading=lazy}", "`![a](b)`{.c}",
        "![a]{.c}", "\\![a](b){.c}", "![a](b){.c width='1}", "a ]{.b}",
    ]) func others(text: String) {
        let braces = text[text.lastIndex(of: "{")!...]
        #expect(lines(text).last?.contains(braces.dropLast()) == true, "\(tree(text))")
    }
}

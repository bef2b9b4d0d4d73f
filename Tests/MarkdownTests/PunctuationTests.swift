import Markdown
import Testing

/// `smart: true`.
@Suite struct PunctuationTests {
    private func smart(_ text: String) -> String { tree("---\nsmart: true\n---\n" + text) }

    @Test func quotesDashesAndDotsAreThoseOfPrint() {
        #expect(smart("\"It's\" -- or --- 'so'...").contains("“It’s” – or — ‘so’…"))
        #expect(tree("\"It's\" -- so...").contains(#"\"It's\" -- so..."#))
        #expect(smart(#"\"a\" &quot;b&quot; a-b"#).contains(#"\"a\" \"b\" a-b"#))
    }

    @Test func codeFormulasAndHTMLStayAsTheyAre() {
        let written = smart("`a--b...`\n\n$f''(x) -- g'$\n\n<b title=\"a--b\">\n\n```\n\"x\"--\n```\n\n[[a--b]] <https://a.b/c--d>\n")
        for piece in ["a--b...", "title=\\\"a--b\\\"", "\\\"x\\\"--", "https://a.b/c--d"] {
            #expect(written.contains(piece), "\(piece) in \(written)")
        }
        #expect(!written.contains("a–b") && !written.contains("c–d") && !written.contains("”") && !written.contains("’"))
        #expect(read("---\nsmart: true\n---\n$f''(x) -- g'$").formulas.map(\.tex) == ["f''(x) -- g'"])
    }

    @Test func quotesStandRoundFormulasAndInTables() {
        #expect(smart("\"$x$\" and \"`x`\"").contains("“"))
        let table = smart("| a | b |\n| --- | --- |\n| \"x\" | 1--2 |\n")
        #expect(table.contains("“x”") && table.contains("1–2"))
    }

    @Test func theTitleHasThemToo() {
        let title = read("---\nsmart: true\ntitle: \"It's *one* -- \\\"a\\\" `b'c` & c\"\n---\n").title ?? []
        #expect(title.plainText(formula: { _ in "" }, value: { _ in "" }) == "It’s one – “a” b'c & c")
    }

    /// A quote opens behind what looks like a letter to cmark.
    @Test func quotesOpenAtTheStartOfALinksWords() {
        let words = smart("[[a|\"b\" c]] [[a|'b' c]] [[a|'90s]] ==\"b\"== [[a|\"*b* $x$\"]] [[a|b's \"c\"]]")
        for piece in ["“b” c", "‘b’ c", "’90s", "text \"“b”\"", "text \"“\"", "b’s “c”"] {
            #expect(words.contains(piece), "\(piece)")
        }
    }
}

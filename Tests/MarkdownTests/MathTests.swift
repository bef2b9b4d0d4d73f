import Diagnostics
import Markdown
import Testing

@Suite struct MathTests {
    @Test(arguments: [
        ("$x$한국어 그리고 **$y_1$**입니다", ["$x$", "$y_1$"]),
        ("a$b$c", ["$b$"]),
        ("$$x$$ and $$y_1$$ in a line, costs $5.", ["$$x$$", "$$y_1$$"]),
        ("$x$$y$", ["$x$", "$y$"]),
        (#"\(a_b\) and \[c_d\]"#, ["$a_b$", "$$c_d$$"]),
        (#"\\(a_b\\)"#, []),
        (
            "\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}",
            ["$$\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}$$"]
        ),
        (#"\begin{cases} a \end{cases}"#, []),
        (#"$\text{if $x>0$ then}$"#, [#"$\text{if $x>0$ then}$"#]),
        (#"$\text{``a''}$ and $\text{``b''}$"#, [#"$\text{``a''}$"#, #"$\text{``b''}$"#]),
        (#"$\$5 + \{a\}$"#, [#"$\$5 + \{a\}$"#]),
        (#"$$\frac{a}{b $$ and $$c$$"#, [#"$$\frac{a}{b$$"#, "$$c$$"]),
        ("[a link with $x$](b$c$)", ["$x$"]),
        ("$$\n\na\n\n$$", []),
        ("$$ $$ and $$$$", []),
        ("a <!-- b -- c $x$ -->", ["$x$"]),
        ("[^1]: see $x$", ["$x$"]),
        ("$`a_b`$ as GitHub has it", ["$a_b$"]),
    ]) func delimiters(text: String, found: [String]) {
        #expect(formulas(text) == found)
    }

    @Test(arguments: [
        "costs $5", "$10–$20 and US$20-$30", #"\$5 and \$6"#, "it is $ 5 and not $ 6.", "$5 and `x$y` ok",
        "$5 <span title=\"$\">", "$5 [here](a$b)", "$ a sentence $ here", "a $ b", "$x $", "5$",
    ]) func dollarsThatAreDollars(text: String) {
        #expect(formulas(text) == [])
        #expect(complaints(text) == [])
    }

    @Test func paddedDollarsNeedTeXOnOneLine() {
        #expect(formulas(" $ x + y^2 $, $ n $ and $ is $") == ["$x + y^2$", "$n$"])
        #expect(formulas("a $ x^2\n+ 1 $") == [])
    }

    @Test(arguments: [
        "`$x$`", "`` a ` $b$ ``", "    indented $x$", "```\n$x$\n```", "~~~ python\n$x$\n~~~",
        "<div>$x$</div>", "<span title=\"$t$\">text</span>", "<https://example.com/$x$>",
        "[a]: https://b/$x$ 'title $y$'",
        "> ```\n> $q$\n> ```", "- a\n\n      $x$", "<!-- $x$ -->", "![a](b$c$d.png)",
    ]) func codeAndHTMLWin(text: String) {
        #expect(formulas(text) == [])
        #expect(complaints(text) == [])
    }

    /// None of these lines may start a block: an underline, a list, a quote, code.
    @Test func displayedLinesMayLookLikeBlocks() {
        let tex = "a_1 = b \\\\\n=\n- c\n    * d\n+ e\n> f\n---\n1. g\n    h"
        let note = "before\n$$\n\(tex)\n$$\nafter *x*"
        #expect(formulas(note) == ["$$\(tex)$$"])
        #expect(
            tree(note) == """
                paragraph 1–13
                  text "before"
                  soft break
                  display "\(tex.replacing("\n", with: "\\n"))"
                  soft break
                  text "after "
                  emphasis
                    text "x"

                """)
    }

    /// What follows depends on what a formula's lines are: a list if `- c` were an item, code if not.
    @Test func blocksAfterAFormulaAreReadWithoutIt() {
        let note = "$$\n- c\n$$\n\n    code $x$\n\n$y$"
        #expect(formulas(note) == ["$$- c$$", "$y$"])
        #expect(tree(note).contains(#"code "" "code $x$\n" 5"#))
    }

    @Test func itemsAndHeadingsEndADisplayedFormula() {
        #expect(formulas("- costs $$ 5\n- and $$ 6") == [])
        #expect(formulas("- a\n  $$\n  - b\n  $$\n- c") == ["$$- b$$"])
        #expect(formulas("# Head $$ a\nb $$") == [])
        #expect(complaints("# Head $$ a\nb") == ["1:8 unclosed-math"])
        #expect(formulas("$$ a\n```\nb $$\n```") == [])
    }

    @Test func inlineFormulasStayInTheirBlock() {
        #expect(formulas("- costs $5 a\n- costs b$") == [])
        #expect(formulas("a $x +\ny$ b") == ["$x +\ny$"])
    }

    @Test func quotesAndListsAreStrippedFromTeX() {
        let note = "> quote $a$\n> $$\n> \\alpha\n>   > \\beta\nlazy\n> $$\n\n1. item\n   $$\n   x\n     y\n   $$"
        #expect(formulas(note) == ["$a$", "$$\\alpha\n  > \\beta\nlazy$$", "$$x\n  y$$"])
    }

    @Test func equalFormulasAreOneWithManyPlaces() {
        let notebook = read("$x$ then $$x$$, \\(x\\) and\n\n> $ x $\n\n$y$")
        #expect(notebook.formulas.map(\.tex) == ["x", "x", "y"])
        #expect(notebook.formulas.map(\.isDisplay) == [false, true, false])
        #expect(notebook.formulas[0].ranges == [0..<3, 16..<21, 29..<34])
    }

    /// More formulas than two digits tell apart, and of one letter as well as longer ones.
    @Test func manyFormulas() {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map { "$\($0)$" }
        let pairs = (0..<2000).map { "$x_{\($0)}$" }
        let note = (letters + pairs + letters).joined(separator: " ")
        #expect(formulas(note) == letters + pairs + letters)
        let shown = tree(note).split(separator: "\n").filter { $0.contains("formula") }
        #expect(shown.count == 2104)
        #expect(shown.last == "  formula \"Z\"" && shown[52] == "  formula \"x_{0}\"")
    }

    @Test func unclosedMathIsReported() {
        #expect(complaints("가나 $$ unclosed *x*\n\nnext") == ["1:4 unclosed-math"])
        #expect(complaints("a\n\\begin{align}\nb") == ["2:1 unclosed-math"])
        #expect(complaints("a \\(x + 1") == ["1:3 unclosed-math"])
        #expect(complaints("\\[\nx\n\n> \\[ a_1 = 2") == ["1:1 unclosed-math", "4:3 unclosed-math"])
        #expect(complaints("\\\\(a_b) \\[no link](a_b) \\[0, 1)") == [])
        #expect(complaints("next $unclosed para") == [])
        #expect(complaints("with $\\alpha and more") == ["1:6 unpaired-dollar"])
        #expect(complaints("with $w_1 and $HOME_DIR") == ["1:6 unpaired-dollar"])
        #expect(complaints("$\\alpha $ is $\\beta$") == ["1:1 unpaired-dollar"])
    }

    @Test func mathCanBeTurnedOff() {
        #expect(tree("$x$", options: .commonMark) == "paragraph 1\n  text \"$x$\"\n")
        #expect(read("---\nmathjax: false\n---\n$x$").formulas.isEmpty)
    }

    /// Bytes a mask is made of, the author's own and as character references, are no masks.
    @Test func controlCharactersAreNoMasks() {
        #expect(tree("a\u{3}\u{6}\u{6}b $x$").contains("text \"a\u{FFFD}\u{FFFD}\u{FFFD}b \""))
        #expect(tree("`\u{0}`").contains("code \"\u{FFFD}\""))
        #expect(tree("$x$ &#3;&#25;&#25;!") == "paragraph 1\n  formula \"x\"\n  text \" \u{FFFD}!\"\n")
    }

    /// A title on a line of its own is not seen as a definition's by the scan; its dollars come back all the same.
    @Test func masksInLiteralTextAreUndone() {
        let note = "[a]: /u\n  'title $x_1$ $$\n  y$$'\n\n[a]"
        #expect(tree(note).contains(#"link "/u" "title $x_1$ $$\n"#))
    }

    /// As on GitHub: in a table `\|` is a bar, wherever it stands.
    @Test func barsInTables() {
        let notebook = read("| $\\|x\\|$ | $\\\\|x\\\\|$ | `nn f(a \\| b)` |\n|-|-|-|\n| $a|b$ |\n\n$\\|x\\|$")
        #expect(notebook.formulas.map(\.tex) == ["|x|", "\\|x\\|", "a|b"])
        #expect(notebook.values.map(\.text.text) == ["f(a | b)"])
        for place in notebook.formulas.flatMap(\.places) { #expect(notebook.written(place) == place.text) }
        #expect(notebook.formulas[1].ranges.count == 2)
    }
}

import Diagnostics
import Markdown
import Testing

/// Texts that make careless readers take minutes. Each takes the time of its length here, or meets a limit.
@Suite struct HugeNoteTests {
    private static let count = 2_000

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("*a **a ", "b", " a** a*"), ("a_ ", "", ""), ("*a_ ", "", ""), ("[ a_", "", ""), ("[ (](", "", ""),
            ("[a](<b", "", ""), ("[a](b (", "", ""), ("</", "<!--", "<!--"), ("<a b='", "", ""), ("$$ a {", "", ""),
            ("\\begin{align} ", "", ""), ("[[a|", "", "]]"), ("[^a", "", "]: b\n"), ("~~a ==b ~c ", "", "d~~ e== f~ "),
            ("%% a\n\n", "", ""), ("http://a.b/", "", ")"), ("a@b.", "", ""), ("www.", "", ""), ("#a ", "", ""),
            ("[^1]: a\n", "", ""), ("> [!info] a\n> ", "", ""), ("|a", "\n", "|-"), ("\\eqref{", "", "}"),
            ("{#eq-", "", "}"),
            ("$$\\label{a}$$\n\n", "", "$\\ref{a}$ "), ("a ^id\n\n", "", ""), ("`", "a", "``"), ("> ", "a", ""),
            ("* ", "a", ""),
            ("[", "a", "]"), ("![[", "", ""),
        ]) func manyTimes(start: String, middle: String, end: String)
    {
        let text = String(repeating: start, count: Self.count) + middle + String(repeating: end, count: Self.count)
        let notebook = read(text)
        #expect(
            !notebook.blocks.isEmpty || notebook.diagnostics.contains { $0.severity == .error }
                || notebook.footnotes.isEmpty)
    }

    @Test func aWideTableIsNotFilled() throws {
        let row = String(repeating: "|a", count: 1_000)
        let delimiters = String(repeating: "|-", count: 1_000)
        let notebook = read("\(row)\n\(delimiters)\n" + String(repeating: "|x\n", count: 1_000))
        guard case .table(let table) = try #require(notebook.blocks.first).kind else { return #expect(Bool(false)) }
        #expect(table.head.count == 1_000 && table.rows.count == 1_000 && table.rows[0].count == 1)
    }
}

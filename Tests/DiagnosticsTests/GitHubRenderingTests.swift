import Diagnostics
import Testing

@Suite struct GitHubRenderingTests {
    let source = SourceText(name: "notes, 50%: a.md", text: "# 고리\n\nmodel m = Dense(4)\nplot m\n")

    private func command(_ diagnostic: Diagnostic) -> String { diagnostic.gitHubCommand(in: source) }

    @Test func namesThePlace() {
        let start = source.lineStarts[2] + 10
        let text = command(Diagnostic("unknown-name", "`Dense` is not known here", at: start..<start + 5))
        #expect(
            text == "::error file=notes%2C 50%25%3A a.md,line=3,endLine=3,col=11,endColumn=15,title=unknown-name"
                + "::`Dense` is not known here")
    }

    @Test func whatFollowsIsInTheMessage() {
        let start = source.lineStarts[2]
        let text = command(
            Diagnostic(
                "x", .warning, "100 % wrong: so", at: start..<start + 1, hint: "a\r\nb",
                notes: [.init(range: start..<start + 1, message: "here")]))
        #expect(text.hasPrefix("::warning "))
        #expect(text.hasSuffix("::100 %25 wrong: so%0Aline 3: here%0Ahint: a%0D%0Ab"))
    }

    @Test func aWholeFileHasNoLine() {
        #expect(command(Diagnostic("x", "y", at: nil)) == "::error file=notes%2C 50%25%3A a.md,title=x::y")
    }

    @Test func columnsCountCharacters() {
        let range = 2..<Array("# 고리".utf8).count
        #expect(command(Diagnostic("x", "y", at: range)).contains("line=1,endLine=1,col=3,endColumn=4,"))
    }

    @Test func anEmptyRangeAndOneOverLinesHaveNoEmptyColumns() {
        let start = source.lineStarts[2]
        #expect(command(Diagnostic("x", "y", at: start..<start)).contains("col=1,endColumn=1,"))
        #expect(command(Diagnostic("x", "y", at: start..<source.lineStarts[3] + 1)).contains("endLine=4,col=1,title"))
    }
}

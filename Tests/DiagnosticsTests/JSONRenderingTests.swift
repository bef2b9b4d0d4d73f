import Diagnostics
import JSON
import Testing

@Suite struct JSONRenderingTests {
    @Test func namesEveryPlace() {
        let source = SourceText(name: "a.md", text: "let 값 = 1\nlet 값 = 2\n")
        let second = source.lineStarts[1] + 4
        let diagnostic = Diagnostic(
            "declared-twice", "`값` is declared already", at: second..<second + 3, label: "again",
            notes: [.init(range: 4..<7, message: "declared here")])
        #expect(
            diagnostic.json(in: source).text(pretty: false)
                == """
                {"code":"declared-twice","severity":"error","file":"a.md","line":2,"column":5,"endLine":2,"endColumn":6,\
                "message":"`값` is declared already","label":"again",\
                "notes":[{"line":1,"column":5,"message":"declared here"}]}
                """)
    }
}

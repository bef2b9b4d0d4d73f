import Diagnostics
import Testing

@testable import Language

@Suite struct CheckCellTests {
    @Test func optionsAreRead() {
        let note = checked(
            "#| label: rings\n#| caption: Two rings.\n#| alt: Points\n#| echo: fold\n#| include: false\nlet a = 1")
        #expect(note.brief == [])
        let options = note.program.cells[0].options
        #expect(options.label == "rings" && options.caption == "Two rings." && options.alternative == "Points")
        #expect(options.echo == .folded && !options.include && options.evaluate && !options.mustFail)
    }

    @Test(arguments: [
        ("#| ecoh: true\nlet a = 1", "unknown-argument: ecoh", "did you mean `echo`?"),
        ("#| fig-cap: Rings\nlet a = 1", "unknown-argument: fig-cap", "did you mean `caption`?"),
        ("#| echo: maybe\nlet a = 1", "type-mismatch: maybe", nil),
        ("#| label: two words\nlet a = 1", "type-mismatch: two words", nil),
        ("#| echo: true\n#| echo: false\nlet a = 1", "duplicate-argument: echo", nil),
    ])
    func optionsAreChecked(_ text: String, _ said: String, _ hint: String?) {
        let note = checked(text)
        #expect(note.brief == [said])
        #expect(note.diagnostics.first?.hint == hint)
    }

    @Test func labelsAreTheirOwn() {
        #expect(checked("#| label: a\nlet x = 1", "#| label: a\nlet y = 1").brief == ["declared-twice: a"])
    }

    @Test func aCellThatMustFailKeepsItsErrors() {
        let note = checked(
            "let a = 1", "#| error: true\nlet b = a + missing\nlet c = 2", "show a\nshow c", inlines: ["a"])
        #expect(note.brief == ["unknown-name: c"])
        #expect(note.program.cells[1].expectedErrors.map(\.code) == ["unknown-name"])
        #expect(note.program.cells[1].statements.isEmpty)
        #expect(note.program.declarations.map(\.name) == ["a"])
    }

    @Test func aCellThatMustFailMayDoSoWhenItRuns() {
        let note = checked("#| error: true\nlet b = 1\nexpect b == 2", "show b")
        #expect(note.brief == [])
        #expect(note.program.cells[0].statements.count == 2)
        #expect(note.program.cells[0].failureRange != nil)
    }

    @Test func aCellThatMustFailAndDoesNotIsAnError() {
        #expect(checked("#| error: true\nlet b = 1").brief == ["no-error-found: error: true"])
    }

    @Test func aCellThatIsNotEvaluatedIsCheckedOnly() {
        let note = checked("let b = 2", "#| eval: false\nlet b = 1\nlet d = missing", "show b + 1")
        #expect(note.brief == ["unknown-name: missing"])
        #expect(note.program.cells[1].statements.isEmpty)
        #expect(note.values("b") == [.value(.number(2))])
    }

    @Test func diagnosticsAreInTheOrderOfTheFile() {
        let note = checked("show one", "show two\nlet three = 3\nlet three = 4", inlines: ["four"])
        #expect(
            note.brief == ["unknown-name: one", "unknown-name: two", "declared-twice: three", "unknown-name: four"])
    }

    /// In a quote each line has a prefix that is not part of the text; places and texts leave it out.
    @Test func aCellInAQuoteKnowsItsPlaces() {
        let source = """
            > let w = each(
            >   1, # one
            >   [1,
            >    2])
            > show missing
            """
        var offset = 0
        var lines: [(bytes: [UInt8], fileOffset: Int)] = []
        for line in source.split(separator: "\n") {
            lines.append((Array(line.utf8.dropFirst(2)), offset + 2))
            offset += line.utf8.count + 1
        }
        let (program, diagnostics) = check(
            ProgramText(cells: [EmbeddedText(lines: lines)]), signatures: MadeUpSignatures())
        #expect(diagnostics.count == 1)
        let place = diagnostics[0].range.map { String(decoding: Array(source.utf8)[$0], as: UTF8.self) }
        #expect(place == "missing")
        guard case .value(let family) = program.declarations[0].meaning else {
            Issue.record("no value")
            return
        }
        #expect(family.axes[0].labels == ["w=1", "w=[1, 2]"])
    }
}

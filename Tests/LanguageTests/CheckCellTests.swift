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

    @Test func aCellThatMustFailAndDoesNotIsAnError() {
        #expect(checked("#| error: true\nlet b = 1").brief == ["no-error-found: error: true"])
    }

    @Test func aCellThatIsNotEvaluatedIsCheckedOnly() {
        let note = checked("#| eval: false\nlet b = 1\nlet d = missing", "let b = 2\nshow b")
        #expect(note.brief == ["unknown-name: missing"])
        #expect(note.program.cells[0].statements.isEmpty)
        #expect(note.program.declarations.map(\.name) == ["b"])
    }

    @Test func diagnosticsAreInTheOrderOfTheFile() {
        let note = checked("show one", "show two\nlet three = 3\nlet three = 4", inlines: ["four"])
        #expect(note.brief == ["unknown-name: one", "unknown-name: two", "declared-twice: three", "unknown-name: four"])
    }

    @Test func everyEntryOfTheCatalogHasAPlaceAndAnExample() {
        for entry in Catalog.entries {
            #expect(!entry.meaning.isEmpty && !entry.example.isEmpty)
            let names = entry.parameters.map(\.name)
            #expect(Set(names).count == names.count, "\(entry.name)")
        }
        let keys = Catalog.entries.map { "\($0.category) \($0.name)" }
        #expect(Set(keys).count == keys.count)
    }
}

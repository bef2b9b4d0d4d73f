import Diagnostics
import Markdown
import Testing

/// What is typeset for each displayed formula, in the order of the note.
private func typeset(_ text: String) -> [String] {
    read(text).formulas.filter(\.isDisplay).map { $0.typeset?.text ?? $0.tex }
}

@Suite struct EquationTests {
    @Test func rowsAreNumberedInTheOrderOfThePage() {
        let note = """
            $$a$$ $$b \\label{one}$$ text[^1]

            \\begin{align}
            c \\\\
            d \\notag \\\\
            \\begin{cases} e \\\\ f \\end{cases} \\label{two} \\\\
            \\end{align}

            [^1]: $$g \\label{four}$$

            \\begin{align*} h \\\\ i \\tag{$\\ast$} \\label{star} \\end{align*}
            $$j$$ {#eq-three}
            \\begin{equation} k % l
            \\end{equation}
            """
        let text = typeset(note).joined(separator: "\n")
        #expect(text.contains("b            \\tag{1}"))
        #expect(text.contains("c \\tag{2}\\\\") && text.contains("d \\notag \\\\"))
        #expect(text.contains("\\end{cases}             \\tag{3}\\\\\n\\end{align}"))
        #expect(text.contains("h \\\\ i \\tag{$\\ast$}              \\end{align*}"))
        #expect(text.contains("j\\tag{4}") && text.contains("k % l\n\\tag{5}\\end{equation}"))
        #expect(text.contains("g             \\tag{6}"))
        let labels = read(note).formulas.flatMap(\.equations).filter { $0.label != nil }
        #expect(
            Set(labels.map { "\($0.label!) \($0.number)" }) == [
                "one 1", "two 3", "star $\\ast$", "eq-three 4", "four 6",
            ])
    }

    @Test func referencesInFormulas() {
        let notebook = read("$x \\eqref{b}$ $\\ref{b}$ $\\ref{c}$\n\n$$a$$\n\n$$b\\label{b}$$ $$b\\label{b}$$")
        #expect(notebook.formulas.prefix(3).map { $0.typeset?.text } == ["x \\text{(1)}", "\\text{1}", "\\text{?}"])
        #expect(complaints(notebook) == ["1:26 unknown-label", "5:19 duplicate-label"])
    }

    /// The same formula, one with a label behind it.
    @Test func aLabelIsForOneOfEqualFormulas() {
        let notebook = read("$$x$$\n\n$$x$$ {#eq-x}\n\n$$x$$")
        #expect(notebook.formulas.map { $0.typeset?.text } == [nil, "x\\tag{1}"])
        #expect(dump(notebook).split(separator: "\n").count == 6)
    }

    @Test func placesInEditedText() throws {
        let edited = try #require(read("$$\\eqref{a} + b \\label{a}$$").formulas[0].typeset)
        #expect(edited.text == "\\text{(1)} + b          \\tag{1}")
        let plus = try #require(edited.text.utf8.firstIndex(of: UInt8(ascii: "+")))
        #expect(edited.originalOffset(of: edited.text.utf8.distance(from: edited.text.startIndex, to: plus)) == 10)
        #expect(edited.originalOffset(of: 3) == 0 && edited.originalOffset(of: edited.text.utf8.count - 1) == 23)
    }
}

import Diagnostics
import Testing

@testable import Language

@Suite struct SyntaxRoundTripTests {
    @Test(arguments: GeneratedPrograms.batches)
    func printedTextReadsBackAsTheSameTree(_ batch: Int) {
        var generator = SyntaxGenerator(seed: UInt64(batch))
        for _ in 0..<GeneratedPrograms.countInBatch {
            let made = generator.cell()
            let text = print(made)
            let (read, problems) = parseCell(EmbeddedText(text))
            guard problems.isEmpty, withoutGroups(read) == withoutGroups(made) else {
                Issue.record("\(text)\n\(problems.map(\.code))\n\(SyntaxDump.dump(made))\n\(SyntaxDump.dump(read))")
                return
            }
            let again = print(read)
            let (second, _) = parseCell(EmbeddedText(again))
            guard again == text, SyntaxDump.dump(second) == SyntaxDump.dump(read) else {
                Issue.record("not stable: \(text)\n\(again)")
                return
            }
        }
    }

    @Test func everythingThereIsIsMadeUp() {
        var tally = SyntaxTally()
        for batch in GeneratedPrograms.batches {
            var generator = SyntaxGenerator(seed: UInt64(batch))
            for _ in 0..<150 { tally.add(generator.cell()) }
        }
        #expect(tally.missing == [])
    }

    /// Parentheses that are needed are put where the tree had none.
    private func withoutGroups(_ cell: CellSyntax) -> String { SyntaxDump(showsParentheses: false).text(cell) }

    @Test(arguments: sampleCells)
    func samplesReadBack(_ text: String) {
        let (cell, problems) = parseCell(EmbeddedText(text))
        #expect(problems == [])
        let (again, moreProblems) = parseCell(EmbeddedText(print(cell)))
        #expect(moreProblems == [])
        #expect(SyntaxDump.dump(again) == SyntaxDump.dump(cell))
    }

    @Test func longStatementsAreWrapped() {
        let text = """
            train a_long_name = features(1, x1, x2, x1^2, x2^2, x1*x2) -> dense(16, tanh) -> dense(16, tanh) -> dense(1)
             on rings, optimizer=adam(lr=0.01), steps=5000, seed=3
            """.replacing("\n", with: "")
        #expect(
            print(parseCell(EmbeddedText(text)).0) == """
                train a_long_name = features(1, x1, x2, x1^2, x2^2, x1*x2) -> dense(16, tanh) -> dense(16, tanh)
                                    -> dense(1) on rings, optimizer=adam(lr=0.01), steps=5000, seed=3

                """)
    }

    @Test func onlyWrittenAndNeededParenthesesAreKept() {
        let text = "show ((a)) + (b*c) - (d - e)\n"
        #expect(print(parseCell(EmbeddedText(text)).0) == text)
    }

    @Test func whatCannotBeReadIsPrintedAsWritten() {
        #expect(print(parseCell(EmbeddedText("show  f(1,\n@)\nshow  2")).0) == "show  f(1,\n@)\nshow 2\n")
    }
}

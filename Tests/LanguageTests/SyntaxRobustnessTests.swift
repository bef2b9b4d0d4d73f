import Diagnostics
import SeededNumbers
import Testing

@testable import Language

@Suite struct SyntaxRobustnessTests {
    @Test(arguments: sampleCells)
    func everyPrefixIsRead(_ text: String) {
        let bytes = Array(text.utf8)
        for length in 0...bytes.count { expectRead(Array(bytes[..<length]), inline: length % 8 == 0) }
    }

    @Test func randomTextIsRead() {
        var random = SplitMix64(seed: 2)
        let pieces: [String] = [
            "data", "model", "train", "let", "plot", "show", "expect", "on", "x", "f", "if", "and", "true", "true",
            " ", "  ",
            "\n", "\n\n", "(", ")", "[", "]", "{", "}", ",", "=", "==", "->", "→", "..", ".", ".5", "1", "2_0", "1e",
            "3x", "\"",
            "'", "’", "“", "²", "₁", "−", "+", "-", "*", "/", "^", "<", ":", ";", "#", "#| a: b", "//", "\\", "@",
            "\t", "\u{200B}",
            "é", "값", "\u{0}", "≈",
        ]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...40, using: &random)
            expectRead((0..<count).flatMap { _ in Array(pieces.randomElement(using: &random)!.utf8) })
        }
        for _ in 0..<500 {
            expectRead((0..<60).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    /// Programs made up out of the whole vocabulary, and each once more with something missing.
    @Test(arguments: GeneratedPrograms.batches)
    func generatedProgramsAreRead(_ batch: Int) {
        var generator = SyntaxGenerator(seed: UInt64(1000 + batch))
        for _ in 0..<GeneratedPrograms.countInBatch {
            var bytes = Array(print(generator.cell()).utf8)
            expectRead(bytes, inline: false)
            let start = Int.random(in: 0..<bytes.count, using: &generator.random)
            bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...8, using: &generator.random)))
            expectRead(bytes, inline: true)
        }
    }

    @Test func damagedSamplesAreRead() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<300 {
            var bytes = Array(sampleCells.randomElement(using: &random)!.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...4, using: &random)))
            }
            expectRead(bytes)
        }
    }

    @Test func rangesAreThoseOfTheFile() throws {
        let file = "> let a = f(1,\n>  g(2))   # end\n"
        let bytes = Array(file.utf8)
        let text = EmbeddedText(lines: [(Array(bytes[2..<14]), 2), (Array(bytes[17..<31]), 17)])
        let (cell, problems) = parseCell(text)
        #expect(problems == [])
        let statement = try #require(cell.statements.first)
        let source = SourceText(name: "a.md", bytes: bytes)
        #expect(source.text(of: statement.range) == "let a = f(1,\n>  g(2))")
        #expect(statement.text == "let a = f(1,\n g(2))")
        #expect(source.text(of: statement.keywordRange) == "let")
        guard case .let(_, _, let value) = statement.kind, case .call(_, let arguments) = value.kind else {
            Issue.record("not a call")
            return
        }
        #expect(source.text(of: value.range) == "f(1,\n>  g(2))")
        #expect(arguments.map { source.text(of: $0.range) } == ["1", "g(2)"])
    }
}

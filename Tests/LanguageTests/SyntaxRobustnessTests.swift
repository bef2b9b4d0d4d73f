import Diagnostics
import Testing

@testable import Language

@Suite struct SyntaxRobustnessTests {
    @Test(arguments: sampleCells)
    func everyPrefixIsRead(_ text: String) {
        let bytes = Array(text.utf8)
        for length in 0...bytes.count { check(Array(bytes[..<length]), inline: length % 8 == 0) }
    }

    @Test func randomTextIsRead() {
        var random = SeededGenerator(state: 2)
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
            check((0..<count).flatMap { _ in Array(pieces.randomElement(using: &random)!.utf8) })
        }
        for _ in 0..<500 {
            check((0..<60).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    @Test func damagedSamplesAreRead() {
        var random = SeededGenerator(state: 3)
        for _ in 0..<300 {
            var bytes = Array(sampleCells.randomElement(using: &random)!.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...4, using: &random)))
            }
            check(bytes)
        }
    }

    /// Reads a text both ways and looks at the ranges; a text with diagnostics without an error reads as a whole.
    private func check(_ bytes: [UInt8], inline: Bool = true) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        // Each line stands two bytes further in the file than the line before, as in a quote.
        var offset = 2
        var places: [(bytes: [UInt8], fileOffset: Int)] = []
        for line in lines {
            places.append((Array(line), offset))
            offset += line.count + 3
        }
        let text = EmbeddedText(lines: places)
        let (cell, problems) = parseCell(text)
        var walk = RangeWalk(limit: 2..<offset)
        walk.visit(cell, problems)
        if inline {
            let (value, problems) = parseInline(text)
            walk.visit(value, inside: 2..<offset)
            walk.visit(problems)
        }
        if problems.isEmpty, !SyntaxDump.dump(cell).contains("<missing>"), SyntaxDump.dump(cell).contains("(invalid)") {
            walk.failures.append("a statement is invalid, and nothing was reported")
        }
        if problems.isEmpty, SyntaxDump.dump(cell).contains("<missing>") {
            walk.failures.append("something is missing, and nothing was reported")
        }
        if !walk.failures.isEmpty {
            Issue.record("\(walk.failures.prefix(3)) in \(text.text.debugDescription)")
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

/// Looks whether every range lies inside of the one around it.
private struct RangeWalk {
    let limit: Range<Int>
    var failures: [String] = []

    mutating func visit(_ cell: CellSyntax, _ problems: [Diagnostic]) {
        for option in cell.options {
            require(option.key.range, inside: limit, "option key")
            require(option.valueRange, inside: limit, "option value")
        }
        var end = limit.lowerBound
        for statement in cell.statements {
            require(statement.range, inside: end..<limit.upperBound, "statement")
            end = statement.range.upperBound
            require(statement.keywordRange, inside: statement.range, "keyword")
            visit(statement)
        }
        visit(problems)
    }

    mutating func visit(_ problems: [Diagnostic]) {
        for problem in problems {
            for range in [problem.range].compactMap(\.self) + problem.notes.map(\.range) {
                require(range, inside: limit, problem.code)
            }
        }
    }

    private mutating func visit(_ statement: StatementSyntax) {
        switch statement.kind {
        case .data(let name, let value), .model(let name, let value), .let(let name, nil, let value):
            require(name.range, inside: statement.range, "name")
            visit(value, inside: statement.range)
        case .let(let name, let parameters?, let value):
            for name in [name] + parameters { require(name.range, inside: statement.range, "name") }
            visit(value, inside: statement.range)
        case .train(let name, let value, let options):
            require(name.range, inside: statement.range, "name")
            visit(value, inside: statement.range)
            options.forEach { visit($0, inside: statement.range) }
        case .plot(let value, let options), .table(let value, let options):
            visit(value, inside: statement.range)
            options.forEach { visit($0, inside: statement.range) }
        case .show(let value), .expect(let value): visit(value, inside: statement.range)
        case .invalid: break
        }
    }

    private mutating func visit(_ argument: ArgumentSyntax, inside outer: Range<Int>) {
        require(argument.range, inside: outer, "argument")
        if let key = argument.key { require(key.range, inside: argument.range, "key") }
        visit(argument.value, inside: argument.range)
    }

    mutating func visit(_ expression: ExpressionSyntax, inside outer: Range<Int>) {
        require(expression.range, inside: outer, "\(expression.kind)")
        let range = expression.range
        switch expression.kind {
        case .number, .string, .boolean, .name, .missing: break
        case .list(let parts), .chain(let parts): parts.forEach { visit($0, inside: range) }
        case .parenthesized(let inner), .unary(_, let inner), .derivative(let inner): visit(inner, inside: range)
        case .binary(let sign, let left, let right):
            require(sign.range, inside: range, "operator")
            visit(left, inside: range)
            visit(right, inside: range)
        case .index(let left, let right), .on(let left, let right):
            visit(left, inside: range)
            visit(right, inside: range)
        case .call(let callee, let arguments):
            visit(callee, inside: range)
            arguments.forEach { visit($0, inside: range) }
        case .field(let base, let name):
            visit(base, inside: range)
            require(name.range, inside: range, "field")
        }
    }

    private mutating func require(_ inner: Range<Int>, inside outer: Range<Int>, _ what: @autoclosure () -> String) {
        if inner.lowerBound < outer.lowerBound || inner.upperBound > outer.upperBound {
            failures.append("\(what()): \(inner) is not inside \(outer)")
        }
    }
}

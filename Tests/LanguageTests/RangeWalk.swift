import Diagnostics
import Testing

@testable import Language

/// Reads a text both ways and looks at the ranges; a text without diagnostics reads as a whole.
func expectRead(_ bytes: [UInt8], inline: Bool = true) {
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
    if problems.isEmpty, let place = firstUncovered(by: cell, in: places) {
        walk.failures.append("byte \(place) is part of nothing, and nothing was reported")
    }
    if !walk.failures.isEmpty {
        Issue.record("\(walk.failures.prefix(3)) in \(text.text.debugDescription)")
    }
}

/// The first byte outside of statements and options that is neither a blank nor part of a comment.
private func firstUncovered(by cell: CellSyntax, in lines: [(bytes: [UInt8], fileOffset: Int)]) -> Int? {
    var statements = cell.statements[...]
    for (bytes, start) in lines {
        for (index, byte) in bytes.enumerated() {
            let place = start + index
            while let first = statements.first, first.range.upperBound <= place { statements.removeFirst() }
            if let first = statements.first, first.range.contains(place) { continue }
            if byte == UInt8(ascii: "#") { break }
            if byte != 0x20, byte != 0x0D { return place }
        }
    }
    return nil
}

/// Looks whether every range lies inside of the one around it.
struct RangeWalk {
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

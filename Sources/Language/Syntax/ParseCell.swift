import Diagnostics

/// Reads a cell. Whatever the text, there is a tree; what could not be read is reported.
public func parseCell(_ text: EmbeddedText) -> (CellSyntax, [Diagnostic]) {
    var lexer = Lexer(text, allowsOptions: true)
    lexer.run()
    let layout = StatementLayout(lexer.tokens, of: text, isOneStatement: false)
    var parser = Parser(layout)
    let statements = layout.statements.map { parser.parseStatement($0) }
    return (
        CellSyntax(options: lexer.options, statements: statements),
        inOrder(lexer.diagnostics + layout.diagnostics + parser.diagnostics)
    )
}

/// Reads the expression of an inline value, in which line breaks mean nothing.
public func parseInline(_ text: EmbeddedText) -> (ExpressionSyntax, [Diagnostic]) {
    var lexer = Lexer(text, allowsOptions: false)
    lexer.run()
    let layout = StatementLayout(lexer.tokens, of: text, isOneStatement: true)
    var parser = Parser(layout)
    let expression = parser.parseInline(layout.statements.first)
    return (expression, inOrder(lexer.diagnostics + layout.diagnostics + parser.diagnostics))
}

/// Reads one statement, in which line breaks mean nothing.
///
/// - Returns: no tree where there is no text.
func parseStatement(_ text: EmbeddedText) -> (StatementSyntax?, [Diagnostic]) {
    var lexer = Lexer(text, allowsOptions: false)
    lexer.run()
    let layout = StatementLayout(lexer.tokens, of: text, isOneStatement: true)
    var parser = Parser(layout)
    let statement = layout.statements.first.map { parser.parseStatement($0) }
    return (statement, inOrder(lexer.diagnostics + layout.diagnostics + parser.diagnostics))
}

extension Parser {
    fileprivate mutating func parseInline(_ statement: StatementLayout.Statement?) -> ExpressionSyntax {
        guard let statement else {
            let place = source.fileRange(of: 0..<source.bytes.count)
            fail(
                "expected-expression", "a value is expected after `nn`", at: place, hint: "as in `nn fit.accuracy`")
            return ExpressionSyntax(kind: .missing, range: place)
        }
        enter(statement)
        if let word = currentName, StatementKeyword(rawValue: word) != nil, let next = peek(), next.beginsOperand,
            next.kind != .open(.round), next.kind != .open(.square)
        {
            fail(
                "statement-inline", "a statement stands where a value is expected", at: range(of: position),
                hint: "statements stand in a block of `nn`; in the prose, write the value by itself")
            let start = range(of: position).lowerBound
            position = limit
            return missing(from: start).syntax
        }
        let expression = parseExpression()
        if failures == 0, current != nil { failUnexpected(expected: "the end") }
        return expression
    }
}

/// By place; the same look-alike several times in one text is one diagnostic that names every place.
private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var firsts: [String: Int] = [:]
    let sorted = diagnostics.enumerated().sorted {
        ($0.element.range?.lowerBound ?? 0, $0.offset) < ($1.element.range?.lowerBound ?? 0, $1.offset)
    }
    for (_, diagnostic) in sorted {
        if ["look-alike", "foreign-operator"].contains(diagnostic.code), let range = diagnostic.range {
            if let first = firsts[diagnostic.message] {
                result[first].notes.append(Diagnostic.Note(range: range, message: "here too"))
                continue
            }
            firsts[diagnostic.message] = result.count
        }
        result.append(diagnostic)
    }
    return result
}

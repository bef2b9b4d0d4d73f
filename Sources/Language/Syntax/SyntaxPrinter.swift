/// The canonical text of a cell: a statement a line, wrapped where it is long, with the parentheses that were written
/// and those that are needed. Comments and blank lines are not kept.
///
/// What could not be read is given as it was written. Everything else reads back as the same tree.
public func print(_ cell: CellSyntax) -> String {
    let lines = cell.options.map { "#| \($0.key.text): \(SyntaxPrinter.optionValue($0.value))" }
    return (lines + cell.statements.map { SyntaxPrinter.text($0) }).map { $0 + "\n" }.joined()
}

/// The canonical text of an expression, on one line.
public func print(_ expression: ExpressionSyntax) -> String { SyntaxPrinter.text(expression) }

enum SyntaxPrinter {
    /// Where lines are broken, in characters.
    static let width = 100

    static func text(_ statement: StatementSyntax) -> String {
        guard !statement.isFaulty else { return statement.text }
        switch statement.kind {
        case .data(let name, let value): return wrapped("data \(name.text) = ", value, [])
        case .model(let name, let value): return wrapped("model \(name.text) = ", value, [])
        case .train(let name, let value, let options): return wrapped("train \(name.text) = ", value, options)
        case .let(let name, let parameters, let value):
            let list = parameters.map { "(" + $0.map(\.text).joined(separator: ", ") + ")" } ?? ""
            return wrapped("let \(name.text)\(list) = ", value, [])
        case .plot(let value, let options): return wrapped("plot ", value, options)
        case .table(let value, let options): return wrapped("table ", value, options)
        case .show(let value): return wrapped("show ", value, [])
        case .expect(let value): return wrapped("expect ", value, [])
        case .invalid: return statement.text
        }
    }

    /// A value is quoted where it would not come back as it is.
    static func optionValue(_ value: String) -> String {
        let isQuotedByNeed = value.isEmpty || value.contains("\t") || [" ", "\"", "'"].contains(value.first)
        return !isQuotedByNeed && value.last != " " ? value : quoted(value, escapes: ["\"": "\\\"", "\\": "\\\\"])
    }

    // MARK: Lines

    /// Breaks before the `->` of a chain and after the commas of options, where one line would be too long.
    private static func wrapped(_ head: String, _ value: ExpressionSyntax, _ options: [ArgumentSyntax]) -> String {
        var pieces: [(text: String, joint: String)] = []
        if case .chain(let parts) = value.kind {
            pieces = parts.map { (operand($0, .comparison), " ") }
            for index in pieces.indices.dropFirst() { pieces[index].text = "-> " + pieces[index].text }
        } else if case .on(let model, let data) = value.kind, case .chain(let parts) = model.kind {
            pieces = parts.map { (operand($0, .comparison), " ") }
            for index in pieces.indices.dropFirst() { pieces[index].text = "-> " + pieces[index].text }
            pieces[pieces.count - 1].text += " on " + operand(data, .chain)
        } else {
            pieces = [(text(value), " ")]
        }
        for option in options {
            pieces[pieces.count - 1].text += ","
            pieces.append((text(option), " "))
        }
        return filled(head, pieces.map(\.text))
    }

    private static func filled(_ head: String, _ pieces: [String]) -> String {
        let indent = String(repeating: " ", count: head.count)
        var lines: [String] = []
        var line = head + (pieces.first ?? "")
        for piece in pieces.dropFirst() {
            if line.count + 1 + piece.count > width {
                lines.append(line)
                line = indent + piece
            } else {
                line += " " + piece
            }
        }
        return (lines + [line]).joined(separator: "\n")
    }

    // MARK: Expressions

    /// How tightly an expression holds together, loosest first.
    private enum Binding: Int, Comparable {
        case on, chain, comparison, interval, sum, product, sign, power, postfix

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    static func text(_ expression: ExpressionSyntax) -> String {
        switch expression.kind {
        case .number(let value): number(value)
        case .string(let text): quoted(text, escapes: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\t": "\\t"])
        case .boolean(let value): value ? "true" : "false"
        case .name(let text): text
        case .list(let elements): "[" + elements.map { text($0) }.joined(separator: ", ") + "]"
        case .parenthesized(let inner): "(" + text(inner) + ")"
        case .unary(let sign, let inner): sign.rawValue + operand(inner, .sign)
        case .binary(let sign, let left, let right): binary(sign.kind, left, right)
        case .call(let callee, let arguments):
            // A number before a bracket would read as a product.
            (isNumber(callee) ? "(" + text(callee) + ")" : operand(callee, .postfix)) + "("
                + arguments.map { text($0) }.joined(separator: ", ") + ")"
        case .field(let base, let name): operand(base, .postfix) + (isNumber(base) ? " ." : ".") + name.text
        case .index(let base, let index): operand(base, .postfix) + "[" + text(index) + "]"
        case .derivative(let base):
            // Directly after a literal an apostrophe would begin a string.
            (isLiteral(base) ? "(" + text(base) + ")" : operand(base, .postfix)) + "'"
        case .chain(let parts): parts.map { operand($0, .comparison) }.joined(separator: " -> ")
        case .on(let model, let data): operand(model, .chain) + " on " + operand(data, .chain)
        case .missing: ""
        }
    }

    private static func text(_ argument: ArgumentSyntax) -> String {
        (argument.key.map { $0.text + "=" } ?? "") + text(argument.value)
    }

    private static func binary(
        _ kind: BinaryOperatorSyntax.Kind, _ left: ExpressionSyntax, _ right: ExpressionSyntax
    ) -> String {
        switch kind {
        case .add, .subtract: operand(left, .sum) + " \(kind.rawValue) " + operand(right, .product)
        case .multiply, .divide: operand(left, .product) + kind.rawValue + operand(right, .sign)
        case .power: operand(left, .postfix) + "^" + operand(right, .sign)
        case .interval: operand(left, .sum) + ".." + operand(right, .sum)
        default: operand(left, .interval) + " \(kind.rawValue) " + operand(right, .interval)
        }
    }

    private static func operand(_ expression: ExpressionSyntax, _ minimum: Binding) -> String {
        binding(expression) < minimum ? "(" + text(expression) + ")" : text(expression)
    }

    private static func binding(_ expression: ExpressionSyntax) -> Binding {
        switch expression.kind {
        case .on: .on
        case .chain: .chain
        case .unary: .sign
        case .binary(let sign, _, _):
            switch sign.kind {
            case .add, .subtract: .sum
            case .multiply, .divide: .product
            case .power: .power
            case .interval: .interval
            default: .comparison
            }
        default: .postfix
        }
    }

    private static func isNumber(_ expression: ExpressionSyntax) -> Bool {
        if case .number = expression.kind { true } else { false }
    }

    private static func isLiteral(_ expression: ExpressionSyntax) -> Bool {
        if case .string = expression.kind { true } else { isNumber(expression) }
    }

    private static func number(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func quoted(_ text: String, escapes: [Character: String]) -> String {
        "\"" + text.map { escapes[$0] ?? String($0) }.joined() + "\""
    }
}

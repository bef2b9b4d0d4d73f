/// The structure of syntax as text, without places: two trees are the same up to ranges where their dumps are equal.
struct SyntaxDump {
    /// Whether written parentheses are part of the structure.
    var showsParentheses = true

    static func dump(_ cell: CellSyntax) -> String { SyntaxDump().text(cell) }

    static func dump(_ statement: StatementSyntax) -> String { SyntaxDump().text(statement) }

    static func dump(_ expression: ExpressionSyntax) -> String { SyntaxDump().text(expression) }

    func text(_ cell: CellSyntax) -> String {
        let options = cell.options.map { "(option \($0.key.text) \(quoted($0.value)))" }
        return (options + cell.statements.map { text($0) }).joined(separator: "\n")
    }

    func text(_ statement: StatementSyntax) -> String {
        switch statement.kind {
        case .data(let name, let value): list("data", [name.text, text(value)])
        case .model(let name, let value): list("model", [name.text, text(value)])
        case .train(let name, let value, let options):
            list("train", [name.text, text(value)] + options.map { text($0) })
        case .let(let name, nil, let value): list("let", [name.text, text(value)])
        case .let(let name, let parameters?, let value):
            list("let", [list(name.text, parameters.map(\.text)), text(value)])
        case .plot(let value, let options): list("plot", [text(value)] + options.map { text($0) })
        case .table(let value, let options): list("table", [text(value)] + options.map { text($0) })
        case .show(let value): list("show", [text(value)])
        case .expect(let value): list("expect", [text(value)])
        case .invalid: "(invalid)"
        }
    }

    func text(_ expression: ExpressionSyntax) -> String {
        switch expression.kind {
        case .number(let value): value.description
        case .string(let text): quoted(text)
        case .boolean(let value): value.description
        case .name(let text): text
        case .list(let elements): "[" + elements.map { text($0) }.joined(separator: " ") + "]"
        case .parenthesized(let inner): showsParentheses ? list("group", [text(inner)]) : text(inner)
        case .unary(let sign, let operand): list(sign.rawValue, [text(operand)])
        case .binary(let sign, let left, let right): list(sign.kind.rawValue, [text(left), text(right)])
        case .call(let callee, let arguments): list("call", [text(callee)] + arguments.map { text($0) })
        case .field(let base, let name): list("field", [text(base), name.text])
        case .index(let base, let index): list("index", [text(base), text(index)])
        case .derivative(let base): list("'", [text(base)])
        case .chain(let parts): list("->", parts.map { text($0) })
        case .on(let model, let data): list("on", [text(model), text(data)])
        case .missing: "<missing>"
        }
    }

    private func text(_ argument: ArgumentSyntax) -> String {
        (argument.key.map { $0.text + "=" } ?? "") + text(argument.value)
    }

    private func list(_ head: String, _ parts: [String]) -> String {
        "(" + ([head] + parts).joined(separator: " ") + ")"
    }

    private func quoted(_ text: String) -> String { text.debugDescription }
}

@testable import Language

/// How often each form of the language occurs in syntax trees.
struct SyntaxTally {
    private(set) var counts: [String: Int] = [:]

    /// Everything that can occur: statements, expressions, operators, and the whole vocabulary with its arguments.
    static let all: [String] = {
        var forms = StatementKeyword.allCases.map { "statement \($0.rawValue)" } + ["parameters"]
        forms += [
            "number", "string", "boolean", "name", "list", "parenthesized", "call", "field", "index", "derivative",
            "chain", "on", "unary -", "unary +",
        ]
        forms += BinaryOperatorSyntax.Kind.allCases.map { "binary \($0.rawValue)" }
        for entry in Catalog.entries {
            switch entry.category {
            case .cellOption: forms.append("option \(entry.name)")
            case .statement: forms += entry.parameters.map { "\(entry.name) \($0.name)=" }
            case .runField, .layerField, .statistic, .dataField: forms.append("field \(entry.name)")
            case .keyword: break
            case .constant where entry.name == "true" || entry.name == "false": break
            default:
                forms.append("word \(entry.name)")
                forms += entry.parameters.filter { !$0.isRequired || $0.isKeyedOnly }.filter { !$0.isVariadic }
                    .map { "\(entry.name) \($0.name)=" }
            }
        }
        return forms + ["word each"]
    }()

    /// What has not occurred.
    var missing: [String] { Self.all.filter { counts[$0] == nil } }

    mutating func add(_ cell: CellSyntax) {
        for option in cell.options { count("option \(option.key.text)") }
        cell.statements.forEach { add($0) }
    }

    private mutating func count(_ form: String) { counts[form, default: 0] += 1 }

    private mutating func add(_ statement: StatementSyntax) {
        switch statement.kind {
        case .data(_, let value): add(.data, value)
        case .model(_, let value): add(.model, value)
        case .train(_, let value, let options): add(.train, value, options)
        case .let(_, let parameters, let value):
            if parameters != nil { count("parameters") }
            add(.let, value)
        case .plot(let value, let options): add(.plot, value, options)
        case .table(let value, let options): add(.table, value, options)
        case .show(let value): add(.show, value)
        case .expect(let value): add(.expect, value)
        case .invalid: break
        }
    }

    private mutating func add(
        _ keyword: StatementKeyword, _ value: ExpressionSyntax, _ options: [ArgumentSyntax] = []
    ) {
        count("statement \(keyword.rawValue)")
        add(value)
        add(options, of: keyword.rawValue)
    }

    private mutating func add(_ arguments: [ArgumentSyntax], of owner: String) {
        for argument in arguments {
            if let key = argument.key { count("\(owner) \(key.text)=") }
            add(argument.value)
        }
    }

    private mutating func add(_ expression: ExpressionSyntax) {
        switch expression.kind {
        case .number: count("number")
        case .string: count("string")
        case .boolean: count("boolean")
        case .name(let name):
            count("name")
            count("word \(name)")
        case .list: count("list")
        case .parenthesized: count("parenthesized")
        case .unary(let sign, _): count("unary \(sign.rawValue)")
        case .binary(let sign, _, _): count("binary \(sign.kind.rawValue)")
        case .call(let callee, let arguments):
            count("call")
            add(callee)
            add(arguments, of: callee.bareName ?? "")
            return
        case .field(_, let name):
            count("field")
            count("field \(name.text)")
        case .index: count("index")
        case .derivative: count("derivative")
        case .chain: count("chain")
        case .on: count("on")
        case .missing: break
        }
        expression.children.forEach { add($0) }
    }
}

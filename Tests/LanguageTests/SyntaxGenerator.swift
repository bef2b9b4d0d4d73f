import Diagnostics
import SeededNumbers

@testable import Language

/// Makes up syntax trees of every form, whatever they would mean; `VocabularyGenerator` makes some that mean something.
struct SyntaxGenerator {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func cell() -> CellSyntax {
        CellSyntax(
            options: many(0...2) {
                CellOptionSyntax(
                    key: $0.name(Catalog.entries(in: .cellOption).map(\.name) + ["fig-cap"]),
                    text: EmbeddedText($0.line()), valueRange: 0..<0)
            },
            statements: many(1...3) { Bool.random(using: &$0.random) ? $0.statement() : $0.meaningfulStatement() })
    }

    private mutating func statement() -> StatementSyntax {
        let kind: StatementSyntax.Kind =
            switch Int.random(in: 0..<8, using: &random) {
            case 0: .data(name(), expression(3))
            case 1: .model(name(), expression(3))
            case 2: .train(name(), expression(3), options: many(0...4) { $0.argument(2, isKeyed: true) })
            case 3:
                .let(
                    name(), parameters: Bool.random(using: &random) ? nil : many(1...3) { $0.name() }, expression(4))
            case 4: .plot(expression(3), options: many(0...2) { $0.argument(1, isKeyed: true) })
            case 5: .table(expression(3), options: many(0...2) { $0.argument(1, isKeyed: true) })
            case 6: .show(expression(4))
            default: .expect(expression(3))
            }
        return StatementSyntax(kind: kind, keywordRange: 0..<0, range: 0..<0, text: "")
    }

    private mutating func expression(_ depth: Int) -> ExpressionSyntax {
        ExpressionSyntax(kind: depth == 0 ? leaf() : branch(depth - 1), range: 0..<0)
    }

    private mutating func branch(_ depth: Int) -> ExpressionSyntax.Kind {
        switch Int.random(in: 0..<13, using: &random) {
        case 0: return .list(many(0...3) { $0.expression(depth) })
        case 1: return .parenthesized(expression(depth))
        case 2: return .unary(Bool.random(using: &random) ? .minus : .plus, expression(depth))
        case 3...6:
            let kind = BinaryOperatorSyntax.Kind.allCases.randomElement(using: &random)!
            return .binary(BinaryOperatorSyntax(kind: kind, range: 0..<0), expression(depth), expression(depth))
        case 7:
            return .call(
                expression(depth), many(0...3) { $0.argument(depth, isKeyed: Bool.random(using: &$0.random)) })
        case 8: return .field(expression(depth), name(["loss", "train", "on", "and", "e5"]))
        case 9: return .index(expression(depth), expression(depth))
        case 10: return .derivative(expression(depth))
        case 11: return .chain(many(2...4) { $0.expression(depth) })
        case 12: return .on(expression(depth), expression(depth))
        default: return leaf()
        }
    }

    private mutating func leaf() -> ExpressionSyntax.Kind {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .number([0, 1, 2000, 0.5, 1e-12, 1e16, 1.7976931348623157e308, 2e-308, 0.1, 123456.789].randomElement(using: &random)!)
        case 1: .string(string())
        case 2: .boolean(Bool.random(using: &random))
        default: .name(name().text)
        }
    }

    private mutating func argument(_ depth: Int, isKeyed: Bool) -> ArgumentSyntax {
        ArgumentSyntax(
            key: isKeyed ? name(["lr", "over", "xor", "or", "table", "y"]) : nil, value: expression(depth),
            range: 0..<0)
    }

    mutating func name(_ names: [String] = ["x", "φ", "손실", "f2", "_a", "e"]) -> NameSyntax {
        NameSyntax(text: names.randomElement(using: &random)!, range: 0..<0)
    }

    mutating func string() -> String {
        let strings = ["", "a", " b ", "\"quoted\"", "'single'", "back\\slash", "# not", "two: parts", "값", "a\nb", "\t"]
        return strings.randomElement(using: &random)!
    }

    /// A text that an option can have: it ends with its line.
    private mutating func line() -> String { string().replacing("\n", with: " ") }

    mutating func many<T>(_ counts: ClosedRange<Int>, _ make: (inout Self) -> T) -> [T] {
        (0..<Int.random(in: counts, using: &random)).map { _ in make(&self) }
    }
}

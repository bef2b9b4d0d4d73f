import Diagnostics

/// An expression with the height of its tree, which is limited.
struct MeasuredExpression {
    var syntax: ExpressionSyntax
    var height: Int
}

extension Parser {
    /// How tightly infix operators bind, loosest first. Postfix signs, powers and signs before a value bind tighter.
    enum Level: Int, Comparable {
        case on, chain, comparison, interval, sum, product

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

        /// What the operand on the right may consist of; `nil` for signs and powers only.
        var next: Level? { Level(rawValue: rawValue + 1) }
    }

    enum Infix {
        case binary(BinaryOperatorSyntax.Kind)
        case chain
        case on
    }

    mutating func parseExpression() -> ExpressionSyntax { parseInfix(.on).syntax }

    /// Reads operands joined by operators of a level or tighter ones.
    mutating func parseInfix(_ minimum: Level?) -> MeasuredExpression {
        let start = position
        var left = parsePrefix()
        guard let minimum else { return left }
        while let (infix, level) = currentInfix(), level >= minimum {
            switch infix {
            case .binary(let kind) where level == .comparison || level == .interval:
                left = parseUnchained(left, startingAt: start, kind, level)
            case .binary(let kind):
                let sign = takeOperator(kind)
                left = binary(left, sign, parseInfix(level.next))
            case .chain: left = parseChain(left)
            case .on:
                advance()
                let right = parseInfix(level.next)
                left = measured(.on(left.syntax, right.syntax), left, right)
                reportRepeatedOn(&left)
            }
        }
        return left
    }

    func currentInfix() -> (Infix, Level)? {
        switch current?.kind {
        case .binary(let kind):
            switch kind {
            case .add, .subtract: (.binary(kind), .sum)
            case .multiply, .divide: (.binary(kind), .product)
            case .power: nil
            case .interval: (.binary(kind), .interval)
            default: (.binary(kind), .comparison)
            }
        case .assign where equalsCompares: (.binary(.equal), .comparison)
        case .arrow: (.chain, .chain)
        case .name("on"): (.on, .on)
        default: nil
        }
    }

    private mutating func takeOperator(_ kind: BinaryOperatorSyntax.Kind) -> BinaryOperatorSyntax {
        let place = range(of: position)
        if tokens[position].kind == .assign, blamed != position {
            report(
                "equals-for-comparison", "`=` binds a name; two values are compared by `==`", at: place,
                label: "write `==`, or `≈` for equal up to rounding")
        }
        advance()
        return BinaryOperatorSyntax(kind: kind, range: place)
    }

    /// A comparison or an interval, of which there can be only one in a row.
    private mutating func parseUnchained(
        _ left: MeasuredExpression, startingAt start: Int, _ kind: BinaryOperatorSyntax.Kind, _ level: Level
    ) -> MeasuredExpression {
        let first = takeOperator(kind)
        let right = parseInfix(level.next)
        var result = binary(left, first, right)
        guard let (_, next) = currentInfix(), next == level, blamed != position else { return result }
        let isInterval = level == .interval
        let written = source.text(of: tokens[start].range.lowerBound..<tokens[position - 1].range.upperBound)
        fail(
            isInterval ? "chained-interval" : "chained-comparison",
            isInterval ? "an interval has two ends, and this has three" : "two comparisons are strung together",
            at: range(of: position),
            hint: isInterval
                ? "write `a..b`" : "`\(written)` is one condition; what follows belongs into another, on its own line",
            notes: [Diagnostic.Note(range: first.range, message: "the first one is here")])
        while case (.binary, level)? = currentInfix() {
            advance()
            _ = parseInfix(level.next)
        }
        result.syntax = ExpressionSyntax(kind: .missing, range: range(from: left.syntax.range.lowerBound))
        return result
    }

    private mutating func parseChain(_ first: MeasuredExpression) -> MeasuredExpression {
        var parts = [first.syntax]
        var height = first.height
        while current?.kind == .arrow {
            advance()
            let part = parseInfix(.comparison)
            parts.append(part.syntax)
            height = max(height, part.height)
        }
        return measured(.chain(parts), MeasuredExpression(syntax: first.syntax, height: height))
    }

    private mutating func reportRepeatedOn(_ expression: inout MeasuredExpression) {
        guard currentName == "on" else { return }
        fail(
            "repeated-on", "a model stands `on` one data set", at: range(of: position),
            hint: "several data sets make a family: `on each(a, b)`")
        while currentName == "on" {
            advance()
            _ = parseInfix(.chain)
        }
        expression.syntax = ExpressionSyntax(kind: .missing, range: range(from: expression.syntax.range.lowerBound))
    }

    // MARK: Signs and powers

    /// `-x`, `+x`, `x^y`; a power binds tighter than the sign before it, and its exponent may have a sign.
    mutating func parsePrefix() -> MeasuredExpression {
        guard nesting < Self.nestingLimit else {
            let start = current.map { _ in range(of: position).lowerBound } ?? endOfLast
            position = limit
            failNesting(at: range(from: start))
            return missing(from: start)
        }
        nesting += 1
        defer { nesting -= 1 }
        let start = current.map { _ in range(of: position).lowerBound }
        if let start, let sign = unaryOperator(current?.kind) {
            advance()
            let operand = parsePrefix()
            return measured(.unary(sign, operand.syntax), operand, start: start)
        }
        let base = parsePostfix()
        guard case .binary(.power) = current?.kind else { return base }
        let sign = takeOperator(.power)
        return binary(base, sign, parsePrefix())
    }

    private func unaryOperator(_ kind: Token.Kind?) -> ExpressionSyntax.UnaryOperator? {
        switch kind {
        case .binary(.subtract): .minus
        case .binary(.add): .plus
        default: nil
        }
    }

    // MARK: Building

    /// Stands for what could not be read between a place and the current token.
    func missing(from start: Int) -> MeasuredExpression {
        MeasuredExpression(syntax: ExpressionSyntax(kind: .missing, range: range(from: start)), height: 1)
    }

    private mutating func binary(
        _ left: MeasuredExpression, _ sign: BinaryOperatorSyntax, _ right: MeasuredExpression
    ) -> MeasuredExpression {
        measured(.binary(sign, left.syntax, right.syntax), left, right)
    }

    /// An expression over its parts, or `.missing` where its tree would be too high.
    mutating func measured(
        _ kind: ExpressionSyntax.Kind, _ parts: MeasuredExpression..., start: Int? = nil
    ) -> MeasuredExpression {
        measured(
            kind, height: parts.map(\.height).max() ?? 0, start: start ?? parts.first?.syntax.range.lowerBound ?? 0)
    }

    /// - Parameter height: the greatest height of the parts.
    mutating func measured(_ kind: ExpressionSyntax.Kind, height: Int, start: Int) -> MeasuredExpression {
        let height = height + 1
        let range = range(from: start)
        guard height <= Self.nestingLimit else {
            failNesting(at: range)
            return MeasuredExpression(syntax: ExpressionSyntax(kind: .missing, range: range), height: 1)
        }
        return MeasuredExpression(syntax: ExpressionSyntax(kind: kind, range: range), height: height)
    }
}

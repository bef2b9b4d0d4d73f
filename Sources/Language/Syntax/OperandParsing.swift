import Diagnostics

extension Parser {
    /// An operand with what directly follows it: calls, fields, indices, primes.
    mutating func parsePostfix() -> MeasuredExpression {
        var base = parseOperand()
        while let token = current {
            switch token.kind {
            case .open(.round): base = parseCall(base)
            case .open(.square):
                if isList(base), tokens[position - 1].range.upperBound < token.range.lowerBound { return base }
                base = parseIndex(base)
            case .dot: base = parseField(base)
            case .prime:
                advance()
                base = measured(.derivative(base.syntax), base)
            default: return base
            }
        }
        return base
    }

    // MARK: Operands

    private mutating func parseOperand() -> MeasuredExpression {
        guard let token = current else { return failOperand() }
        let start = range(of: position).lowerBound
        switch token.kind {
        case .number(let value): return leaf(.number(value))
        case .string(let text): return leaf(.string(text))
        case .name(let text): return parseName(text)
        case .broken, .unreadable: return leaf(.missing)
        case .open(.curly):
            fail(
                "curly-bracket", "curly brackets mean nothing here", at: range(of: position),
                hint: "lists stand in `[ ]`, arguments in `( )`")
            position = closing(position) + 1
            return missing(from: start)
        case .open(.square): return parseGroup { $0.parseList() }
        case .open(.round): return parseGroup { $0.parseParenthesized() }
        default: return failOperand()
        }
    }

    private mutating func parseName(_ text: String) -> MeasuredExpression {
        switch text {
        // By itself it is a gate whose quotation marks are forgotten.
        case "and", "or": return peek() == nil || peek()?.kind == .comma ? leaf(.name(text)) : failOperand()
        case "on": return failOperand()
        case "true": return leaf(.boolean(true))
        case "false": return leaf(.boolean(false))
        case "True", "False", "TRUE", "FALSE":
            let meant = text.lowercased()
            report(
                "look-alike", "`\(text)` is written in small letters here", at: range(of: position),
                label: "write `\(meant)`")
            return leaf(.boolean(meant == "true"))
        default: return leaf(.name(text))
        }
    }

    private mutating func leaf(_ kind: ExpressionSyntax.Kind) -> MeasuredExpression {
        let place = range(of: position)
        advance()
        return MeasuredExpression(syntax: ExpressionSyntax(kind: kind, range: place), height: 1)
    }

    /// Nothing is taken: what stands in the operand's place may be what should follow it.
    private mutating func failOperand() -> MeasuredExpression {
        let before = position > 0 ? text(of: tokens[position - 1]) : ""
        if let token = current {
            blamed = position
            // What is wrong with the sign itself is reported when it is read.
            if !token.problems.isEmpty, currentInfix() != nil {
                failures += 1
                return missing(from: endOfLast)
            }
            fail(
                "expected-expression", "a value is expected before `\(text(of: token))`", at: range(of: position),
                label: before.isEmpty ? nil : "a value should stand between `\(before)` and this")
        } else if position > 0, !before.isEmpty {
            fail("expected-expression", "a value is expected after `\(before)`", at: range(of: position - 1))
        } else {
            fail("expected-expression", "a value is expected here", at: endOfLast..<endOfLast)
        }
        return missing(from: endOfLast)
    }

    // MARK: Brackets

    func closing(_ index: Int) -> Int {
        guard let partner = partners[index] else { preconditionFailure("the layout left a bracket without a partner") }
        return partner
    }

    /// Reads what stands in the bracket at the current place with `read`, and goes on behind the bracket. What stands
    /// in a bracket that is never closed is not read, as nobody knows where it should end.
    private mutating func parseGroup(
        startingAt start: Int? = nil, _ read: (inout Parser) -> (kind: ExpressionSyntax.Kind, height: Int)
    ) -> MeasuredExpression {
        let start = start ?? range(of: position).lowerBound
        let end = closing(position)
        if tokens[position].isUnclosed {
            failures += 1
            position = end + 1
            return missing(from: start)
        }
        advance()
        let outer = (limit, equalsCompares)
        (limit, equalsCompares) = (end, true)
        let (kind, height) = read(&self)
        (limit, equalsCompares) = outer
        position = end
        advance()
        return measured(kind, height: height, start: start)
    }

    private mutating func parseList() -> (kind: ExpressionSyntax.Kind, height: Int) {
        let before = failures
        if let semicolon = nextSemicolon() {
            fail(
                "semicolon", "`;` does not divide the rows of a matrix", at: range(of: semicolon),
                hint: "each row is a list: `[[1, 0], [0, 1]]`")
            return (.missing, 1)
        }
        let (arguments, height) = parseArguments(allowKeys: false)
        // Without one of its elements a list would have a wrong length, of which others would complain.
        return failures == before ? (.list(arguments.map(\.value)), height) : (.missing, 1)
    }

    private func nextSemicolon() -> Int? {
        var index = position
        while index < limit {
            if tokens[index].kind == .semicolon { return index }
            index = (partners[index] ?? index) + 1
        }
        return nil
    }

    private mutating func parseParenthesized() -> (kind: ExpressionSyntax.Kind, height: Int) {
        let before = failures
        if isKey {
            fail(
                "unexpected-token", "arguments with names stand in parentheses that follow no function",
                at: range(of: position), hint: "put the function's name before `(`")
            return (.missing, 1)
        }
        let inner = parseInfix(.on)
        guard position < limit else { return (.parenthesized(inner.syntax), inner.height) }
        if failures == before {
            if current?.kind == .comma {
                fail(
                    "unexpected-token", "`,` stands in parentheses that follow no function", at: range(of: position),
                    hint: "a list stands in `[ ]`")
            } else {
                failUnexpected(expected: "`)`")
            }
        }
        return (.missing, 1)
    }

    // MARK: Calls, indices, fields

    private mutating func parseCall(_ callee: MeasuredExpression) -> MeasuredExpression {
        if case .number = callee.syntax.kind {
            report(
                "missing-operator", "`\(text(of: tokens[position - 1]))` is a number and cannot be called",
                at: range(of: position - 1), label: "write `\(text(of: tokens[position - 1]))*(…)` for the product")
            let sign = BinaryOperatorSyntax(kind: .multiply, range: endOfLast..<endOfLast)
            let factor = parseGroup { $0.parseParenthesized() }
            return measured(.binary(sign, callee.syntax, factor.syntax), callee, factor)
        }
        // Every argument of `if` is positional, so `=` can only compare there.
        let allowKeys = if case .name("if") = callee.syntax.kind { false } else { true }
        return parseGroup(startingAt: callee.syntax.range.lowerBound) { parser in
            let (arguments, height) = parser.parseArguments(allowKeys: allowKeys)
            return (.call(callee.syntax, arguments), max(height, callee.height))
        }
    }

    private mutating func parseIndex(_ base: MeasuredExpression) -> MeasuredExpression {
        var further: [MeasuredExpression] = []
        var result = parseGroup(startingAt: base.syntax.range.lowerBound) { parser in
            let before = parser.failures
            let first = parser.parseInfix(.on)
            further = parser.parseFurtherIndices(isReported: parser.failures > before)
            return (.index(base.syntax, first.syntax), max(base.height, first.height))
        }
        for index in further { result = measured(.index(result.syntax, index.syntax), result, index) }
        return result
    }

    /// `w[1, 2]` is read as `w[1][2]`.
    private mutating func parseFurtherIndices(isReported: Bool) -> [MeasuredExpression] {
        guard let token = current else { return [] }
        guard token.kind == .comma else {
            if !isReported { failUnexpected(expected: "`]`") }
            return []
        }
        report(
            "index-list", "each index stands in brackets of its own", at: range(of: position),
            label: "write `][`")
        var further: [MeasuredExpression] = []
        while current?.kind == .comma {
            advance()
            further.append(parseInfix(.on))
        }
        return further
    }

    private mutating func parseField(_ base: MeasuredExpression) -> MeasuredExpression {
        let dot = range(of: position)
        advance()
        switch current?.kind {
        case .name(let text):
            let name = NameSyntax(text: text, range: range(of: position))
            advance()
            return measured(.field(base.syntax, name), base)
        case .number(let value):
            let number = leaf(.number(value)).syntax
            report(
                "numbered-field", "a member is called by its number with an index, not with a point",
                at: dot.lowerBound..<endOfLast, label: "write `[\(text(of: tokens[position - 1]))]`")
            return measured(.index(base.syntax, number), base)
        default:
            fail(
                "expected-field", "the name of a field is expected after `.`", at: dot,
                hint: "as in `fit.accuracy`")
            return missing(from: base.syntax.range.lowerBound)
        }
    }

    private func isList(_ expression: MeasuredExpression) -> Bool {
        if case .list = expression.syntax.kind { true } else { false }
    }
}

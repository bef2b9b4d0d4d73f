import Diagnostics

extension Parser {
    /// Reads one statement. Whatever is wrong with it, the name it declares is kept, so that its uses are no mistakes.
    mutating func parseStatement(_ statement: StatementLayout.Statement) -> StatementSyntax {
        enter(statement)
        let first = statement.tokens.lowerBound
        let last = tokens[statement.tokens.upperBound - 1]
        let textRange = tokens[first].range.lowerBound..<max(tokens[first].range.upperBound, last.range.upperBound)
        let start = range(of: first)
        var keywordRange = start.lowerBound..<start.lowerBound
        let kind: StatementSyntax.Kind
        if case .name(let word) = tokens[first].kind, let keyword = StatementKeyword(rawValue: word) {
            keywordRange = start
            advance()
            kind = parse(keyword)
        } else if let keyword = parseForeignKeyword() {
            // A misspelt keyword is still where the keyword stands; a missing one stands nowhere.
            if position > first { keywordRange = start }
            kind = parse(keyword)
        } else {
            kind = .invalid
        }
        return StatementSyntax(
            kind: kind, keywordRange: keywordRange, range: source.fileRange(of: textRange),
            text: source.text(of: textRange), isFaulty: failures > 0 || statement.isFaulty, strayNames: strayNames)
    }

    /// Reads what follows a keyword.
    private mutating func parse(_ keyword: StatementKeyword) -> StatementSyntax.Kind {
        self.keyword = keyword
        return switch keyword {
        case .data: parseBinding(keyword) { .data($0, $1) }
        case .model: parseBinding(keyword) { .model($0, $1) }
        case .train: parseTrain()
        case .let: parseLet()
        case .plot, .table: parseView(keyword)
        case .show, .expect: parseValue(keyword)
        }
    }

    private mutating func parseValue(_ keyword: StatementKeyword) -> StatementSyntax.Kind {
        guard current?.kind != .assign else {
            failKeywordAsName(keyword)
            return .invalid
        }
        let value = current == nil ? failView(keyword) : parseWhole(keyword)
        return keyword == .show ? .show(value) : .expect(value)
    }

    private mutating func parseBinding(
        _ keyword: StatementKeyword, _ make: (NameSyntax, ExpressionSyntax) -> StatementSyntax.Kind
    ) -> StatementSyntax.Kind {
        guard let name = parseDeclaredName(keyword) else { return .invalid }
        refuseParameters(keyword)
        let hasValue = parseEquals(keyword)
        equalsCompares = false
        return make(name, hasValue ? parseWhole(keyword) : missing(from: endOfLast).syntax)
    }

    private mutating func parseLet() -> StatementSyntax.Kind {
        guard let name = parseDeclaredName(.let) else { return .invalid }
        let parameters = parseParameters()
        let hasValue = parseEquals(.let)
        equalsCompares = false
        return .let(name, parameters: parameters, hasValue ? parseWhole(.let) : missing(from: endOfLast).syntax)
    }

    private mutating func parseTrain() -> StatementSyntax.Kind {
        guard let name = parseDeclaredName(.train) else { return .invalid }
        refuseParameters(.train)
        guard parseEquals(.train) else { return .train(name, missing(from: endOfLast).syntax, options: []) }
        equalsCompares = false
        var subject = parseExpression()
        let options = parseOptions(.train, after: &subject)
        return .train(name, subject, options: options)
    }

    private mutating func parseView(_ keyword: StatementKeyword) -> StatementSyntax.Kind {
        guard current?.kind != .assign else {
            failKeywordAsName(keyword)
            return .invalid
        }
        var view = current == nil ? failView(keyword) : parseExpression()
        let options = parseOptions(keyword, after: &view)
        return keyword == .plot ? .plot(view, options: options) : .table(view, options: options)
    }

    /// For a keyword by itself.
    private mutating func failView(_ keyword: StatementKeyword) -> ExpressionSyntax {
        fail(
            "expected-expression", "a value is expected after `\(keyword.rawValue)`", at: range(of: position - 1),
            hint: "write `\(keyword.form)`")
        return missing(from: endOfLast).syntax
    }

    /// The value of a statement without options.
    private mutating func parseWhole(_ keyword: StatementKeyword) -> ExpressionSyntax {
        var value = parseExpression()
        finish(keyword, after: &value)
        return value
    }

    // MARK: The sign

    /// The `=` after the name, or what was written instead; false where the value is missing too.
    private mutating func parseEquals(_ keyword: StatementKeyword) -> Bool {
        guard let token = current else {
            if failures == 0 {
                let isFunction = tokens[position - 1].kind == .close(.round)
                fail(
                    "expected-equals",
                    "`=` and a value are expected after \(isFunction ? "the parameters" : "`\(text(of: tokens[position - 1]))`")",
                    at: range(of: position - 1), hint: "write `\(isFunction ? "let f(x) = FORMULA" : keyword.form)`")
            }
            return false
        }
        if token.kind == .assign {
            // A foreign sign such as `:=` belongs to the same habit as the missing keyword.
            if lacksKeyword { position += 1 } else { advance() }
            return true
        }
        let place = range(of: position)
        if let length = assignLookAlike() {
            let written = source.text(of: token.range.lowerBound..<tokens[position + length - 1].range.upperBound)
            for _ in 0..<length { advance() }
            guard !lacksKeyword else { return true }
            report(
                "expected-equals", "`\(written)` stands where a name is bound", at: range(from: place.lowerBound),
                label: "write `=`")
            return true
        }
        if currentName != nil, peek()?.kind == .assign {
            fail(
                "expected-equals", "`=` is expected after the name, not \(description(of: token))", at: place,
                hint: "a name is one word; its parts may be joined by `_`")
            advance()
            advance()
            return true
        }
        guard token.beginsOperand else {
            let isPartOfName = token.range.lowerBound == tokens[position - 1].range.upperBound
            fail(
                "expected-equals", "`=` is expected after the name, not \(description(of: token))", at: place,
                hint: isPartOfName ? "a name has letters, digits and `_` only" : "write `\(keyword.form)`")
            position = limit
            return false
        }
        report("expected-equals", "`=` is missing after the name", at: place, label: "put `=` before this")
        return true
    }

    /// The number of tokens of `==`, `:`, `->` or `<-` where a name is bound.
    func assignLookAlike() -> Int? {
        switch current?.kind {
        case .binary(.equal), .colon, .arrow: return 1
        case .binary(.less):
            guard let next = peek(), next.kind == .binary(.subtract),
                next.range.lowerBound == tokens[position].range.upperBound
            else { return nil }
            return 2
        default: return nil
        }
    }
}

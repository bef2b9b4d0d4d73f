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
            text: source.text(of: textRange), isFaulty: failures > 0 || statement.isFaulty)
    }

    /// Reads what follows a keyword.
    private mutating func parse(_ keyword: StatementKeyword) -> StatementSyntax.Kind {
        switch keyword {
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
        let value = parseWhole(keyword)
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
        var view = parseExpression()
        let options = parseOptions(keyword, after: &view)
        return keyword == .plot ? .plot(view, options: options) : .table(view, options: options)
    }

    /// The value of a statement without options.
    private mutating func parseWhole(_ keyword: StatementKeyword) -> ExpressionSyntax {
        var value = parseExpression()
        finish(keyword, after: &value)
        return value
    }

    // MARK: Names

    private static let reserved: Set<String> = Set(StatementKeyword.allCases.map(\.rawValue) + ["on", "true", "false"])

    private mutating func parseDeclaredName(_ keyword: StatementKeyword) -> NameSyntax? {
        guard let text = currentName, text != "on" || peek()?.kind == .assign else {
            guard current?.kind != .assign else {
                failKeywordAsName(keyword)
                return nil
            }
            fail(
                "expected-name", "a name is expected after `\(keyword.rawValue)`",
                at: range(of: current == nil ? position - 1 : position), hint: "write `\(keyword.form)`")
            return nil
        }
        let name = NameSyntax(text: text, range: range(of: position))
        if Self.reserved.contains(text) {
            fail(
                "keyword-as-name", "`\(text)` is a word of the language and cannot be a name", at: name.range,
                hint: "choose another name")
        }
        advance()
        return name
    }

    /// For `data = …`.
    private mutating func failKeywordAsName(_ keyword: StatementKeyword) {
        fail(
            "keyword-as-name", "`\(keyword.rawValue)` begins a statement and cannot be a name",
            at: range(of: position - 1),
            hint: keyword.isDeclaration ? "write `\(keyword.form)`" : "choose another name, and bind it with `let`")
    }

    private mutating func refuseParameters(_ keyword: StatementKeyword) {
        guard current?.kind == .open(.round) else { return }
        let start = range(of: position).lowerBound
        let isUnclosed = tokens[position].isUnclosed
        position = closing(position) + 1
        failures += 1
        guard !isUnclosed else { return }
        report(
            "unexpected-parameters", "a `\(keyword.rawValue)` has no parameters", at: range(from: start),
            hint: "only functions have, which are defined by `let f(x) = …`")
    }

    /// The `(x, …)` of a function's definition.
    private mutating func parseParameters() -> [NameSyntax]? {
        guard current?.kind == .open(.round) else { return nil }
        let start = range(of: position).lowerBound
        let end = closing(position)
        guard !tokens[position].isUnclosed else {
            failures += 1
            position = end + 1
            return nil
        }
        advance()
        let outer = limit
        limit = end
        var parameters: [NameSyntax] = []
        while let text = currentName, peek() == nil || peek()?.kind == .comma {
            parameters.append(NameSyntax(text: text, range: range(of: position)))
            advance()
            if current != nil { advance() }
        }
        if position < limit {
            fail(
                "expected-parameter", "the name of a parameter is expected here", at: range(of: position),
                hint: "parameters are plain names: `let f(x, y) = …`")
        } else if parameters.isEmpty {
            fail(
                "expected-parameter", "a function has one parameter at least", at: start..<range(of: end).upperBound,
                hint: "a value without parameters is `let NAME = VALUE`")
        }
        limit = outer
        position = end
        advance()
        return parameters
    }

    /// The `=` after the name, or what was written instead; false where the value is missing too.
    private mutating func parseEquals(_ keyword: StatementKeyword) -> Bool {
        guard let token = current else {
            if failures == 0 {
                fail(
                    "expected-equals", "`=` and a value are expected after `\(text(of: tokens[position - 1]))`",
                    at: range(of: position - 1), hint: "write `\(keyword.form)`")
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
            fail(
                "expected-equals", "`=` is expected after the name, not \(description(of: token))", at: place,
                hint: "write `\(keyword.form)`")
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

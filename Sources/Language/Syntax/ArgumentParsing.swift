import Diagnostics

extension Parser {
    /// Reads values divided by commas up to the end of the bracket or statement, each with a key where keys are
    /// allowed. A mistake in one of them does not touch the others. A comma may follow the last one.
    mutating func parseArguments(allowKeys: Bool) -> (arguments: [ArgumentSyntax], height: Int) {
        var arguments: [ArgumentSyntax] = []
        var height = 0
        var lacksComma = false
        while let token = current {
            if token.kind == .comma {
                fail(
                    "expected-expression", "a value is expected before `,`", at: range(of: position),
                    label: "this divides nothing")
                while current?.kind == .comma { advance() }
                continue
            }
            let before = failures
            var argument = parseArgument(allowKeys: allowKeys)
            if let next = current, next.kind != .comma, failures == before {
                if lacksOnlyComma(next) {
                    // Once is enough: where one comma is missing, the others often are too.
                    if !lacksComma { reportMissingComma(next) }
                    lacksComma = true
                } else {
                    failUnexpected(expected: "`,`")
                }
            }
            // Of what is understood in part only, others would complain.
            if failures > before {
                argument.syntax.value.kind = .missing
                skipToComma()
            }
            arguments.append(argument.syntax)
            height = max(height, argument.height)
            if current?.kind == .comma { advance() }
        }
        return (arguments, height)
    }

    /// Whether a token can only begin another argument.
    private func lacksOnlyComma(_ token: Token) -> Bool {
        guard token.beginsOperand, token.kind != .broken else { return false }
        if case .string = token.kind, followsString { return false }
        if case .name(let text) = token.kind { return !Self.foreignInfixWords.contains(text) && !followsForeignWord }
        return !followsForeignWord
    }

    private mutating func reportMissingComma(_ token: Token) {
        report(
            "missing-comma", "a comma is missing before \(description(of: token))", at: range(of: position),
            label: "put `,` before this", hint: isKey ? nil : "if a product is meant, put `*`")
    }

    /// Whether a key stands at the current place.
    var isKey: Bool { currentName != nil && peek()?.kind == .assign }

    private mutating func parseArgument(allowKeys: Bool) -> (syntax: ArgumentSyntax, height: Int) {
        let start = range(of: position).lowerBound
        var key: NameSyntax?
        if allowKeys, let name = currentName, let sign = peek()?.kind, sign == .assign || sign == .colon {
            key = NameSyntax(text: name, range: range(of: position))
            advance()
            if sign == .colon {
                report(
                    "look-alike", "`:` stands between a name and its value", at: range(of: position),
                    label: "write `=`")
            }
            advance()
        }
        let value = parseInfix(.on)
        // A missing value lies before the space in which it is missed.
        let range = range(from: min(start, value.syntax.range.lowerBound))
        return (ArgumentSyntax(key: key, value: value.syntax, range: range), value.height)
    }

    // MARK: What should not stand here

    static let foreignInfixWords: Set<String> = ["and", "or", "not", "in", "is", "if", "then", "else", "for", "mod"]

    private var followsForeignWord: Bool {
        guard position > 0, case .name(let text) = tokens[position - 1].kind else { return false }
        return ["not", "lambda", "if"].contains(text)
    }

    private var followsString: Bool {
        guard position > 0, case .string = tokens[position - 1].kind else { return false }
        return tokens[position - 1].range.upperBound == tokens[position].range.lowerBound
    }

    /// Reports the current token, which cannot stand after a complete value.
    mutating func failUnexpected(expected: String) {
        guard let token = current else { return }
        let place = range(of: position)
        if token.kind == .unreadable || token.kind == .broken {
            advance()
            return
        }
        let previous = followsForeignWord ? range(of: position - 1) : place
        let word = followsForeignWord ? text(of: tokens[position - 1]) : currentName
        switch (token.kind, word) {
        case (_, "and"), (_, "or"), (_, "not"):
            fail(
                "no-logical-operator", "conditions cannot be joined or negated by words", at: previous,
                hint: word == "not"
                    ? "write the opposite comparison"
                    : keyword == .train
                        ? "`stop` takes one condition" : "each condition gets an `expect` line of its own")
        case (_, "if"), (_, "then"), (_, "else"):
            fail(
                "if-is-a-function", "a choice is written as a function", at: previous,
                hint: "write `if(condition, a, b)`")
        case (_, "lambda"):
            fail(
                "no-lambda", "there are no functions without a name", at: previous,
                hint: "define it before, `let f(x) = …`, and write `f`")
        case (_, "for"):
            fail(
                "unexpected-token", "there are no loops", at: place,
                hint: "`each(a, b, …)` makes a family, `repeat(k, LAYER)` repeats a layer")
        case (_, "is"):
            fail("foreign-operator", "`is` is no operator here", at: place, label: "write `==`")
        case (_, "mod"):
            fail(
                "unexpected-token", "there is no remainder of a division", at: place,
                hint: "operators are `+` `-` `*` `/` and `^`")
        case (.string, _) where followsString:
            fail(
                "unexpected-token", "a string stands directly behind another", at: place,
                hint: "a quotation mark inside of a string is written `\\\"`")
        case (.semicolon, _):
            fail(
                "semicolon", "`;` divides nothing here", at: place,
                hint: "rows of a matrix are lists: `[[1, 0], [0, 1]]`")
        case (.colon, _):
            fail(
                "unexpected-token", "`:` means nothing here", at: place,
                hint: "an interval is written `a..b`, an option `name=value`")
        case (.assign, _):
            fail(
                "unexpected-token", "a second `=` stands here", at: place,
                hint: "each name is bound by a line of its own")
        default:
            let isLayer = word.map { Catalog.names(in: [.layer]).contains($0) } ?? false
            fail(
                "unexpected-token", "\(description(of: token)) stands where \(expected) or an operator is expected",
                at: place, hint: isLayer ? "layers are joined by `->`" : nil)
        }
    }
}

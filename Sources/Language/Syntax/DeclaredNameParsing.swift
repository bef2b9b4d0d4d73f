import Diagnostics

/// The name that a statement declares, with the parameters it may have.
extension Parser {
    private static let reserved: Set<String> = Set(StatementKeyword.allCases.map(\.rawValue) + ["on", "true", "false"])

    mutating func parseDeclaredName(_ keyword: StatementKeyword) -> NameSyntax? {
        guard let text = currentName, text != "on" || peek()?.kind == .assign else {
            failName(keyword)
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

    private mutating func failName(_ keyword: StatementKeyword) {
        switch current?.kind {
        case .assign:
            failKeywordAsName(keyword)
            return
        case .dot:
            var form = keyword.form
            if case .name(let method) = peek()?.kind, ["compile", "fit"].contains(method) {
                form = StatementKeyword.train.form
            }
            fail(
                "keyword-as-name", "`\(keyword.rawValue)` begins a statement; it is no object with methods",
                at: range(of: position - 1), hint: "write `\(form)`")
            return
        default: break
        }
        let hint =
            switch current?.kind {
            case .number, .broken: "a name begins with a letter or `_`"
            case .string: "a name stands without quotation marks"
            default: "write `\(keyword.form)`"
            }
        fail(
            "expected-name", "a name is expected after `\(keyword.rawValue)`",
            at: range(of: current == nil ? position - 1 : position), hint: hint)
    }

    /// For `data = …`.
    mutating func failKeywordAsName(_ keyword: StatementKeyword) {
        fail(
            "keyword-as-name", "`\(keyword.rawValue)` begins a statement and cannot be a name",
            at: range(of: position - 1),
            hint: keyword.isDeclaration ? "write `\(keyword.form)`" : "choose another name, and bind it with `let`")
    }

    mutating func refuseParameters(_ keyword: StatementKeyword) {
        guard current?.kind == .open(.round) else { return }
        let start = range(of: position).lowerBound
        guard skipParameters() else { return }
        report(
            "unexpected-parameters", "a `\(keyword.rawValue)` has no parameters", at: range(from: start),
            hint: "only functions have, as in `let f(x) = …`; a choice of values is a family: `each(2, 4, 8)`")
    }

    /// Goes behind the bracket at the current place, whose names are no parameters; false where it is not closed, which
    /// has been reported.
    private mutating func skipParameters() -> Bool {
        let isUnclosed = tokens[position].isUnclosed
        let end = closing(position)
        noteStrayNames(position..<end)
        position = end + 1
        failures += 1
        return !isUnclosed
    }

    private mutating func noteStrayNames(_ range: Range<Int>) {
        for token in tokens[range] { if case .name(let text) = token.kind { strayNames.insert(text) } }
    }

    /// The `(x, …)` of a function's definition.
    mutating func parseParameters() -> [NameSyntax]? {
        if current?.kind == .open(.square) {
            let start = range(of: position).lowerBound
            if skipParameters() {
                report(
                    "expected-parameter", "parameters stand in round brackets", at: range(from: start),
                    hint: "write `let f(x) = …`")
            }
            return nil
        }
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
        while let text = currentName {
            let next = peek()?.kind
            let lacksComma = if case .name = next { true } else { false }
            guard next == nil || next == .comma || lacksComma else { break }
            parameters.append(NameSyntax(text: text, range: range(of: position)))
            advance()
            if lacksComma {
                report(
                    "missing-comma", "a comma is missing before \(description(of: tokens[position]))",
                    at: range(of: position), label: "put `,` before this")
            } else if current != nil {
                advance()
            }
        }
        if position < limit {
            noteStrayNames(position..<limit)
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
}

import Diagnostics

extension Parser {
    /// Sees to it that nothing follows the value of a statement without options.
    mutating func finish(_ keyword: StatementKeyword, after value: inout ExpressionSyntax) {
        guard let token = current, failures == 0 else { return }
        guard token.kind == .comma else {
            failUnexpected(expected: "the line's end")
            value.kind = .missing
            return
        }
        if peek() == nil {
            reportDanglingComma()
            return
        }
        let hint =
            switch keyword {
            case .data: "the options of a data set stand inside its parentheses: `circles(n=200, noise=0.1)`"
            case .model: "layers are joined by `->`"
            case .expect: "each condition gets an `expect` line of its own"
            default: "each value gets a line of its own"
            }
        fail("unexpected-token", "`,` stands where the line's end is expected", at: range(of: position), hint: hint)
    }

    /// The options after the subject of a statement, each with a key.
    mutating func parseOptions(
        _ keyword: StatementKeyword, after subject: inout ExpressionSyntax
    ) -> [ArgumentSyntax] {
        equalsCompares = true
        if let token = current, token.kind != .comma {
            if isKey {
                report(
                    "missing-comma", "a comma is missing before the option `\(text(of: token))`",
                    at: range(of: position), label: "put `,` before this")
            } else {
                if failures == 0 { failUnexpected(expected: "`,`") }
                subject.kind = .missing
                skipToComma()
                if current != nil { advance() }
            }
        } else if current != nil {
            advance()
            if current == nil {
                position -= 1
                reportDanglingComma()
                position += 1
            }
        }
        let (arguments, _) = parseArguments(allowKeys: true)
        if tokens[position - 1].kind == .comma, !arguments.isEmpty {
            position -= 1
            reportDanglingComma()
            position += 1
        }
        return arguments.filter { hasKey($0, keyword) }
    }

    private mutating func hasKey(_ option: ArgumentSyntax, _ keyword: StatementKeyword) -> Bool {
        guard option.key == nil else { return true }
        if case .missing = option.value.kind { return false }
        fail(
            "option-without-name", "an option is written `name=value`, and this has no name", at: option.range,
            hint: hint(toNameless: option, keyword))
        return false
    }

    private func hint(toNameless option: ArgumentSyntax, _ keyword: StatementKeyword) -> String? {
        switch keyword {
        case .train: Self.optionName(for: option.value).map { "write `\($0)=` before it" }
        case .plot: "each plot gets a line of its own; several runs stand in one as in `plot loss(this, that)`"
        case .table: "each table gets a line of its own; several runs stand in one as in `table metrics(this, that)`"
        default: "each \(keyword.rawValue) gets a line of its own"
        }
    }

    /// The option that a built-in can only be meant for.
    private static func optionName(for value: ExpressionSyntax) -> String? {
        let name: String? =
            switch value.kind {
            case .name(let name): name
            case .call(let callee, _): if case .name(let name) = callee.kind { name } else { nil }
            default: nil
            }
        return switch name.flatMap({ Catalog.entries(named: $0).first })?.category {
        case .optimizer: "optimizer"
        case .loss: "loss"
        case .initialization: "init"
        default: nil
        }
    }

    private mutating func reportDanglingComma() {
        report(
            "dangling-comma", "nothing follows this comma", at: range(of: position), label: "take it away",
            hint: "after a comma the statement goes on in the next line")
    }
}

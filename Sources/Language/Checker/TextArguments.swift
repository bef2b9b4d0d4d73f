import Diagnostics

extension Checker {
    /// Checks an argument that names something: a file, columns, a gate, a title.
    func text(_ argument: ArgumentPlace, in context: Context) -> ArgumentValue? {
        guard let meaning = bareWordAsText(argument, in: context) else { return nil }
        guard case .value(let value) = meaning else { return mismatch(argument, meaning) }
        switch argument.type {
        case .text:
            let isName = Catalog.entry(argument.owner, in: .dataSource) != nil
            if let text = value.text, !(isName && text.isEmpty) { return .text(text) }
        case .textOf(let texts):
            if let text = value.text, texts.contains(text) { return .text(text) }
            if let text = value.text, let near = nearestName(to: text, among: texts) {
                report(
                    .typeMismatch, "`\(argument.owner)` knows no \"\(text)\"", at: argument.syntax.range,
                    hint: "did you mean \"\(near)\"?")
                return nil
            }
        default:
            if let text = value.text { return .texts([text]) }
            if let texts = value.texts, !texts.isEmpty { return .texts(texts) }
        }
        return mismatch(argument, meaning)
    }

    /// Columns, files and gates are things outside; their names stand in quotes.
    private func bareWordAsText(_ argument: ArgumentPlace, in context: Context) -> Meaning? {
        if isUndeclaredWord(argument.syntax) {
            let word = excerpts.text(of: argument.syntax.range)
            var meant: String? = word
            if case .textOf(let texts) = argument.type, !texts.contains(word) {
                meant = nearestName(to: word, among: texts)
            }
            report(
                .textWithoutQuotes, "`\(argument.name)` takes \(argument.type.description)",
                at: argument.syntax.range, hint: meant.map { "did you mean \"\($0)\"?" })
            return nil
        }
        return meaning(of: argument, in: context)
    }

    /// `train` or `train.csv`, where no such name is declared.
    private func isUndeclaredWord(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.kind {
        case .name(let word): bindings[word] == nil
        case .field(let base, _): isUndeclaredWord(base)
        default: false
        }
    }
}

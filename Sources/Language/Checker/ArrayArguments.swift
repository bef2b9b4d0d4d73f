import Diagnostics

extension Checker {
    /// Checks an argument that is a list or a matrix.
    func array(_ argument: ArgumentPlace, in context: Context) -> ArgumentValue? {
        guard let meaning = evaluate(argument.syntax, in: context, expecting: argument.type) else { return nil }
        guard case .value(let value) = meaning else { return mismatch(argument, meaning) }
        switch (argument.type, value.type) {
        case (.list, .list(.number, _)), (.example, .list(.number, _)), (.example, .number), (.target, .number),
            (.target, .text), (.target, .list(.number, _)), (.matrix, .list(.list(.number, _), _)):
            return .expression(value)
        case (.examples, .list(.list(.number, let columns), let rows)):
            guard value.constant != nil else { return notKnown(argument) }
            guard columns != 0, rows != 0 else { return mismatch(argument, meaning) }
            return .expression(value)
        case (.examples, .list(.number, let count)):
            guard count != 0 else { return mismatch(argument, meaning) }
            report(
                .typeMismatch, "`\(argument.name)` of `\(argument.owner)` is a matrix; found a list",
                at: argument.syntax.range, hint: "each example is a row of its own: `[[1], [2], [3]]`")
            return nil
        case (.targets, .list):
            guard value.constant != nil else { return notKnown(argument) }
            if let numbers = value.numbers, !numbers.isEmpty { return .targets(.numbers(numbers)) }
            if let texts = value.texts, !texts.isEmpty { return .targets(.names(texts)) }
            if let rows = value.rows, rows.first?.isEmpty == false { return .targets(.labels(rows)) }
            return mismatch(argument, meaning)
        default:
            return mismatch(argument, meaning)
        }
    }

    private func notKnown(_ argument: ArgumentPlace) -> ArgumentValue? {
        report(
            .notKnownBefore, "`\(argument.name)` must be known before anything runs; this is a result of a run",
            at: argument.syntax.range)
        return nil
    }
}

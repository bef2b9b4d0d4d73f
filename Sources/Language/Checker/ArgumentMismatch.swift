import Diagnostics

/// An argument, and what it is for.
struct ArgumentPlace {
    var syntax: ExpressionSyntax
    var type: ArgumentType
    var name: String
    var owner: String
}

extension Checker {
    /// Says that an argument is not of its parameter's type.
    func mismatch<Wanted>(_ argument: ArgumentPlace, _ meaning: Meaning) -> Wanted? {
        report(
            .typeMismatch,
            "`\(argument.name)` of `\(argument.owner)` is \(argument.type.description); found \(meaning.description)",
            at: argument.syntax.range, hint: hint(for: argument, meaning))
        return nil
    }

    /// The same, for an argument that is a word of a few or something else altogether.
    func wordMismatch<Wanted>(_ argument: ArgumentPlace, in context: Context) -> Wanted? {
        if let word = argument.syntax.bareName, case .word(let words) = argument.type {
            let near = ForeignHabits.answer(toName: word) ?? nearestName(to: word, among: words)
            report(
                .typeMismatch,
                "`\(argument.name)` of `\(argument.owner)` is \(argument.type.description); found `\(word)`",
                at: argument.syntax.range, hint: near.flatMap { words.contains($0) ? "did you mean `\($0)`?" : nil })
            return nil
        }
        return evaluate(argument.syntax, in: context, expecting: argument.type).flatMap { mismatch(argument, $0) }
    }

    private func hint(for argument: ArgumentPlace, _ meaning: Meaning) -> String? {
        if case .value(let value) = meaning, let text = value.text {
            if !Catalog.names(in: argument.type.categories).contains(text) { return nil }
            return "words of the language stand without quotes: `\(text)`"
        }
        if case .optimizer = meaning, argument.type == .rate { return "give the learning rate as a number" }
        return nil
    }
}

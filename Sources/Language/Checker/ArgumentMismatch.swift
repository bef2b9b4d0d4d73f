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

    /// Whether a layer or an activation stands first where its number is meant, as in `repeat(dense(4), 3)`; says so,
    /// as one mistake, or leaves it at the mistake that the name has in its declaration.
    func haveChangedPlaces(_ arguments: [ArgumentSyntax], of entry: CatalogEntry, in context: Context) -> Bool {
        guard entry.category == .layer, entry.positional.count > 1, entry.positional[0].type.isNumber,
            let first = arguments.first, first.key == nil
        else { return false }
        let syntax = chosen(first.value, in: context)
        guard case .call(let callee, _) = syntax.kind else {
            // Of what is wrong itself nothing is said, nor of the number that stands where it belongs.
            if let name = syntax.bareName, let binding = bindings[name], binding.members == nil,
                arguments.count == 2, arguments[1].key == nil, case .number = arguments[1].value.kind
            {
                return true
            }
            guard let name = syntax.bareName, isLayerWord(name) else { return false }
            return reportChangedPlaces(arguments, of: entry, found: "`\(name)`")
        }
        guard let name = callee.bareName, isLayerWord(name) else { return false }
        return reportChangedPlaces(arguments, of: entry, found: "a layer")
    }

    private func isLayerWord(_ name: String) -> Bool {
        if let binding = bindings[name] {
            if case .model? = binding.members?.first { return true }
            return false
        }
        return Catalog.entry(name, in: .layer) != nil || Catalog.entry(name, in: .activation) != nil
    }

    private func reportChangedPlaces(
        _ arguments: [ArgumentSyntax], of entry: CatalogEntry, found: String
    ) -> Bool {
        let parameter = entry.positional[0]
        var hint = "it is called as `\(entry.signature)`"
        if arguments.count > 1, arguments[1].key == nil, case .number = arguments[1].value.kind {
            let texts = arguments[..<2].map { excerpts.text(of: $0.range) }
            hint = "the two have changed places: `\(entry.name)(\(texts[1]), \(texts[0]))`"
        }
        report(
            .typeMismatch, "`\(parameter.name)` of `\(entry.name)` is \(parameter.type.description); found \(found)",
            at: arguments[0].range, hint: hint)
        return true
    }

    private func hint(for argument: ArgumentPlace, _ meaning: Meaning) -> String? {
        switch meaning {
        case .value(let value): return hint(for: argument, value)
        case .optimizer where argument.type == .rate: return "give the learning rate as a number"
        case .initialization where argument.type == .matrix: return "an initialisation is given by `init=`"
        case .function where argument.type == .loss: return "it is called with output and target: `let gap(a, y) = …`"
        case .run where argument.type.isNumber: return "ask a field of it, such as `\(excerpts.text(of: argument.syntax.range)).loss`"
        case .data where argument.type.isNumber:
            return "ask a field of it, such as `\(excerpts.text(of: argument.syntax.range)).examples`"
        case .builtIn("patience"): return "write `patience(5)`"
        case .model, .activation, .builtIn:
            // Often two arguments have changed places.
            guard let entry = Catalog.entries(named: argument.owner).first, entry.category == .layer,
                entry.positional.count > 1
            else { return nil }
            return "it is called as `\(entry.signature)`"
        default: return nil
        }
    }

    private func hint(for argument: ArgumentPlace, _ value: TypedExpression) -> String? {
        let source = excerpts.text(of: argument.syntax.range)
        if let text = value.text {
            if argument.type.words.contains(text) || Catalog.names(in: argument.type.categories).contains(text) {
                return "words of the language stand without quotes: `\(text)`"
            }
            let isWritten = [.interval, .scale, .condition].contains(argument.type) && text.contains { "<>=.".contains($0) }
            return isWritten ? "write it without quotes: `\(text)`" : nil
        }
        switch argument.type {
        case .count, .countOrWord, .seed:
            guard let number = value.number, number > 0x1p53 else { return nil }
            return "at most \(grouped(1 << 53)), up to where there is every whole number"
        case .interval, .scale:
            guard let ends = value.numbers, ends.count == 2, ends[0] < ends[1] else { return nil }
            return "an interval is written `\(written(ends[0]))..\(written(ends[1]))`"
        case .optimizer: return value.number == nil ? nil : "it stands inside, as in `sgd(lr=\(source))`"
        case .initialization: return value.number == nil ? nil : "such as `constant(\(source))`"
        case .matrix: return value.type.isList ? "each unit is a row of its own, as in `[[1, 2], [3, 4]]`" : nil
        case .rate:
            guard let rates = value.numbers, rates.count > 1 else { return nil }
            return "for a run with each, write `each(\(rates.map(written).joined(separator: ", ")))`"
        default: return nil
        }
    }
}

extension ArgumentType {
    /// Whether a number is meant.
    fileprivate var isNumber: Bool {
        switch self {
        case .number, .runNumber, .count, .size, .side, .countOrWord, .seed, .rate: true
        default: false
        }
    }

    /// Words that stand for themselves where it is meant.
    fileprivate var words: [String] {
        switch self {
        case .word(let words): words
        case .countOrWord(let word): [word]
        case .scale: ["log", "linear"]
        default: []
        }
    }
}

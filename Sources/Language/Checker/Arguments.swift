import Diagnostics

/// Arguments by the parameter they are for.
typealias MatchedArguments = [String: [ExpressionSyntax]]

extension Checker {
    /// Sorts arguments to a built-in's parameters: first by position, then by key. Every misfit is reported, and the
    /// rest is matched all the same.
    ///
    /// - Parameter place: what to point at where an argument is missing.
    func match(
        _ arguments: [ArgumentSyntax], to entry: CatalogEntry, at place: Range<Int>
    ) -> (arguments: MatchedArguments, isWrong: Bool) {
        var matched: MatchedArguments = [:]
        var places: [String: Range<Int>] = [:]
        var positional = entry.positional[...]
        var isWrong = false
        var sawKey = false
        for argument in arguments {
            if let key = argument.key {
                sawKey = true
                guard let parameter = entry.parameter(key.text), !parameter.isVariadic else {
                    reportUnknownKey(key, of: entry)
                    isWrong = true
                    continue
                }
                if let earlier = places[key.text] {
                    report(
                        .duplicateArgument, "`\(key.text)` is given twice", at: key.range,
                        notes: [.init(range: earlier, message: "first here")])
                    isWrong = true
                    continue
                }
                matched[key.text] = [argument.value]
                places[key.text] = argument.range
            } else if sawKey {
                report(
                    .positionalAfterKey, "arguments without a key stand before those with one", at: argument.range,
                    hint: "give it its key: `\(entry.signature)`")
                isWrong = true
            } else if let parameter = positional.first {
                if !parameter.isVariadic { positional = positional.dropFirst() }
                matched[parameter.name, default: []].append(argument.value)
                places[parameter.name] = argument.range
            } else {
                reportSurplus(argument, after: arguments.first, of: entry)
                isWrong = true
                break
            }
        }
        // With an argument that was not understood, a missing one may well be the same.
        if isWrong { return (matched, true) }
        for parameter in entry.parameters where parameter.isRequired && matched[parameter.name] == nil {
            isWrong = true
            if ignoresMissing { continue }
            report(
                .missingArgument,
                "`\(entry.name)` needs `\(parameter.name)`\(parameter.meaning.isEmpty ? "" : ": \(parameter.meaning)")",
                at: place, hint: "it is called as `\(entry.signature)`")
        }
        return (matched, isWrong)
    }

    private func reportUnknownKey(_ key: NameSyntax, of entry: CatalogEntry) {
        let noun = entry.category == .statement ? "option" : "argument"
        let names = entry.parameters.filter { !$0.isVariadic }.map(\.name)
        let hint: String
        if let answer = ForeignHabits.answer(toKey: key.text, of: entry) {
            hint = answer
        } else if let near = nearestName(to: key.text, among: names) {
            hint = "did you mean `\(near)`?"
        } else if names.isEmpty {
            hint = "it takes none with a key"
        } else if ["plot", "table"].contains(entry.name), let view = Self.view(taking: key.text) {
            hint = "it stands in the view's own parentheses: `\(view.signature)`"
        } else {
            hint = Self.choices(names)
        }
        report(.unknownArgument, "`\(entry.name)` has no \(noun) `\(key.text)`", at: key.range, hint: hint)
    }

    private static func view(taking key: String) -> CatalogEntry? {
        Catalog.entries(in: .view).first { $0.parameter(key)?.isKeyedOnly == true }
    }

    /// What there is to choose from, for a hint.
    static func choices(_ names: [String]) -> String {
        "there \(names.count == 1 ? "is only" : "are") \(listed(names))"
    }

    private func reportSurplus(_ argument: ArgumentSyntax, after first: ArgumentSyntax?, of entry: CatalogEntry) {
        if let decimal = decimal(first, argument) {
            report(
                .tooManyArguments, "`\(entry.name)` takes \(counted(entry.positional.count, "argument")) by position",
                at: argument.range, hint: "a decimal number has a point: `\(decimal)`")
            return
        }
        let count = entry.positional.count
        let keyed = entry.parameters.filter(\.isKeyedOnly).map { "\($0.name)=" }
        report(
            .tooManyArguments,
            "`\(entry.name)` takes \(count == 0 ? "no arguments" : counted(count, "argument")) by position",
            at: argument.range,
            hint: keyed.isEmpty
                ? count == 0 ? "write it without parentheses" : "it is called as `\(entry.signature)`"
                : "with a key it also takes \(listed(keyed))")
    }

    /// `0.1` for `0,1`, written without a blank.
    private func decimal(_ first: ArgumentSyntax?, _ second: ArgumentSyntax) -> String? {
        guard let first, case .number = first.value.kind, case .number = second.value.kind else { return nil }
        let text = excerpts.text(of: first.range.lowerBound..<second.range.upperBound)
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return nil }
        return parts.joined(separator: ".")
    }
}

import Diagnostics
import Expressions

extension Checker {
    /// Matches and checks the arguments of a built-in; `nil` if any is wrong, after all have been looked at.
    ///
    /// - Parameter deferred: parameters that are matched, but checked later by whoever asks.
    func bind(
        _ arguments: [ArgumentSyntax], to entry: CatalogEntry, at place: Range<Int>, in context: Context,
        deferring deferred: Set<String> = []
    ) -> BoundArguments? {
        if haveChangedPlaces(arguments, of: entry, in: context) { return nil }
        let (matched, hasMisfits) = match(arguments, to: entry, at: place)
        var values: [String: [ArgumentValue]] = [:]
        var isWrong = hasMisfits
        let ignoredMissing = ignoresMissing
        ignoresMissing = ignoredMissing || hasMisfits
        defer { ignoresMissing = ignoredMissing }
        for parameter in entry.parameters {
            guard let given = matched[parameter.name], !deferred.contains(parameter.name) else { continue }
            for syntax in given {
                if let value = check(syntax, for: parameter, of: entry, in: context) {
                    values[parameter.name, default: []].append(value)
                } else {
                    isWrong = true
                }
            }
        }
        return isWrong ? nil : BoundArguments(entry: entry, values: values, syntax: matched)
    }

    /// Checks one argument against its parameter's type.
    func check(
        _ written: ExpressionSyntax, for parameter: Parameter, of entry: CatalogEntry, in context: Context
    ) -> ArgumentValue? {
        let syntax = chosen(written, in: context)
        let argument = ArgumentPlace(syntax: syntax, type: parameter.type, name: parameter.name, owner: entry.name)
        switch parameter.type {
        case .word(let words):
            if let word = syntax.bareName, words.contains(word) { return .word(word) }
            return wordMismatch(argument, in: context)
        case .countOrWord(let word):
            if syntax.isName(word) { return .word(word) }
            return count(argument, atLeast: 1, in: context).map(ArgumentValue.count)
        case .scale:
            if syntax.isName("log") { return .scale(.log) }
            if syntax.isName("linear") { return .scale(.linear) }
            guard let meaning = meaning(of: argument, in: context) else { return nil }
            guard case .interval(let interval) = meaning else { return mismatch(argument, meaning) }
            return .scale(.interval(interval.lowerBound, interval.upperBound))
        case .plane:
            guard case .list(let intervals) = syntax.kind else { return wordMismatch(argument, in: context) }
            guard intervals.count == 2 else {
                report(
                    .typeMismatch,
                    "`\(parameter.name)` of `\(entry.name)` is \(parameter.type.description); found a list of "
                        + "\(intervals.count)", at: syntax.range)
                return nil
            }
            var plane: [ClosedRange<Double>] = []
            for syntax in intervals {
                let side = ArgumentPlace(syntax: syntax, type: .interval, name: parameter.name, owner: entry.name)
                guard let meaning = meaning(of: side, in: context) else { return nil }
                guard case .interval(let interval) = meaning else { return mismatch(side, meaning) }
                plane.append(interval)
            }
            return .plane(plane)
        case .number(let domain):
            guard let value = known(argument, in: context) else { return nil }
            guard let number = value.number, domain.contains(number) else { return mismatch(argument, .value(value)) }
            return .number(number)
        case .runNumber(let domain):
            return runNumber(argument, domain, in: context).map(ArgumentValue.expression)
        case .count(let least):
            return count(argument, atLeast: least, in: context).map(ArgumentValue.count)
        case .size:
            return count(argument, atLeast: 1, atMost: Limits.numbers, in: context).map(ArgumentValue.count)
        case .side(let least):
            return count(argument, atLeast: least, atMost: 256, in: context).map(ArgumentValue.count)
        case .seed:
            return count(argument, atLeast: 0, in: context).map { .number(Double($0)) }
        case .text, .textOf, .texts:
            return text(argument, in: context)
        case .list, .matrix, .examples, .targets, .example, .target:
            return array(argument, in: context)
        case .runs:
            return runs(syntax).map(ArgumentValue.runs)
        case .curves:
            return curves(syntax).map(ArgumentValue.curves)
        case .feature:
            return feature(syntax, in: context).map(ArgumentValue.feature)
        default:
            return meaning(of: argument, in: context).flatMap { value(argument, $0, in: context) }
        }
    }

    /// Checks what is built from other things: layers, functions, optimizers and so on.
    private func value(_ argument: ArgumentPlace, _ meaning: Meaning, in context: Context) -> ArgumentValue? {
        switch (argument.type, meaning) {
        case (.interval, .interval(let interval)):
            return .interval(interval)
        case (.flag, .value(let value)):
            if case .boolean(let flag)? = value.constant { return .flag(flag) }
        case (.condition, .value(let value)):
            if value.type == .flag { return .expression(value) }
        case (.rate, .value(let value)):
            if value.numbers != nil { return mismatch(argument, meaning) }
            guard let number = asNumber(value, at: argument.syntax.range, of: "`\(argument.name)`") else { return nil }
            if let known = number.number, !known.isFinite { return mismatch(argument, meaning) }
            return .rate(.constant(number.expression))
        case (.loss, .loss(let loss)):
            return .loss(.named(loss))
        case (.optimizer, .optimizer(let optimizer)):
            return .optimizer(optimizer)
        case (.initialization, .initialization(let initialization)):
            return .initialization(initialization)
        case (.activation, .activation(let activation)):
            return .activation(activation)
        case (.activation, .builtIn(let name)):
            if let activation = ActivationDescription(named: name) { return .activation(activation) }
        case (.layer, _):
            return layers(from: meaning, argument.syntax).map(ArgumentValue.model)
        case (.part, .data(let data)):
            guard isUsedWhole(data.source, as: argument) else { return nil }
            return .part(.source(data.source), data.signature)
        case (.part, .value(let value)):
            if let number = value.number, NumberDomain.between.contains(number) { return .part(.fraction(number), nil) }
        default:
            break
        }
        switch argument.type {
        case .formula, .curve, .rate, .activation, .loss:
            guard let function = functionValue(meaning) else { return mismatch(argument, meaning) }
            return self.function(function, for: argument)
        default:
            return mismatch(argument, meaning)
        }
    }

    private func function(_ function: FunctionValue, for argument: ArgumentPlace) -> ArgumentValue? {
        if argument.type == .curve {
            return isCurve(function, at: argument.syntax.range) ? .function(function) : nil
        }
        let wanted =
            switch argument.type {
            case .formula(let arity): arity
            case .loss: 2
            default: 1
            }
        guard case .formula(let definition) = function else {
            report(
                .notKnownBefore,
                "`\(argument.name)` must be a formula; `\(excerpts.text(of: argument.syntax.range))` needs a run first",
                at: argument.syntax.range)
            return nil
        }
        guard definition.parameters.count == wanted else { return mismatch(argument, .function(function)) }
        switch argument.type {
        case .rate: return .rate(.schedule(definition))
        case .loss: return .loss(.function(definition))
        case .activation: return .activation(.function(definition))
        default: return .function(function)
        }
    }

    func meaning(of argument: ArgumentPlace, in context: Context) -> Meaning? {
        evaluate(argument.syntax, in: context, expecting: argument.type)
    }

    /// A value that does not depend on runs.
    private func known(_ argument: ArgumentPlace, in context: Context) -> TypedExpression? {
        guard let meaning = meaning(of: argument, in: context) else { return nil }
        guard case .value(let value) = meaning else { return mismatch(argument, meaning) }
        guard value.constant != nil else {
            report(
                .notKnownBefore,
                "`\(argument.name)` must be known before anything runs; "
                    + (context.parameters.isEmpty ? "this is a result of a run" : "this depends on a parameter"),
                at: argument.syntax.range)
            return nil
        }
        return value
    }

    private func count(
        _ argument: ArgumentPlace, atLeast least: Int, atMost most: Int = 1 << 53, in context: Context
    ) -> Int? {
        guard let value = known(argument, in: context) else { return nil }
        guard let number = value.number, number == number.rounded(), number >= Double(least), number <= Double(most)
        else {
            return mismatch(argument, .value(value))
        }
        return Int(number)
    }

    private func runNumber(
        _ argument: ArgumentPlace, _ domain: NumberDomain, in context: Context
    ) -> TypedExpression? {
        guard let meaning = meaning(of: argument, in: context) else { return nil }
        guard case .value(let value) = meaning else { return mismatch(argument, meaning) }
        // A function's parameter has no name that the note would know.
        let isFunction = Catalog.entry(argument.owner, in: .function) != nil
        let what = isFunction ? "`\(argument.owner)`" : "`\(argument.name)`"
        guard let number = asNumber(value, at: argument.syntax.range, of: what) else { return nil }
        if let known = number.number, !domain.contains(known), domain != .any { return mismatch(argument, meaning) }
        return number
    }
}

import Diagnostics
import Expressions

extension Checker {
    /// What a statement means; `nil` where it has an error.
    func statement(_ syntax: StatementSyntax) -> Statement? {
        isFaulty = syntax.isFaulty
        declaring = syntax.declaredName
        let unread = unreadWords
        unreadWords.formUnion(syntax.strayNames)
        defer {
            isFaulty = false
            declaring = nil
            unreadWords = unread
        }
        guard let kind = meaning(of: syntax), !syntax.isFaulty else {
            if let name = syntax.declaredName { poison(name) }
            return nil
        }
        return Statement(kind: kind, range: syntax.range, text: syntax.text)
    }

    private func meaning(of syntax: StatementSyntax) -> Statement.Kind? {
        switch syntax.kind {
        case .data(let name, let value):
            return declare(
                name, value, { self.data(value, in: $0) },
                meaning: { .data($0.map(\.source)) }, members: { data, _ in .data(data) })
        case .model(let name, let value):
            return declare(
                name, value, { self.declaredModel(value, in: $0) },
                meaning: { .model($0.map(\.description)) }, members: { found, _ in .model(found.model) })
        case .train(let name, let subject, let options):
            return declareRun(name, subject, options)
        case .let(let name, let parameters, let value):
            return declareLet(name, parameters, value)
        case .plot(let view, let options):
            return self.view(view, options, of: Catalog.plot).map(Statement.Kind.plot)
        case .table(let view, let options):
            return self.view(view, options, of: Catalog.table).map(Statement.Kind.table)
        case .show(let value):
            return shown(value).map(Statement.Kind.show)
        case .expect(let condition):
            return expectation(condition).map(Statement.Kind.expect)
        case .invalid:
            return nil
        }
    }

    /// Elaborates a declaration and binds its name.
    private func declare<Element>(
        _ name: NameSyntax, _ value: ExpressionSyntax, _ read: (Context) -> Element?,
        meaning: (Family<Element>) -> Declaration.Meaning, members: (Element, RunMember) -> Meaning
    ) -> Statement.Kind? {
        let family = elaborate([Placed(value)], at: name.range, read)
        guard mayDeclare(name), let family else { return nil }
        return bind(name, family, meaning: meaning(family), members: members)
    }

    private func bind<Element>(
        _ name: NameSyntax, _ family: Family<Element>, meaning: Declaration.Meaning,
        members: (Element, RunMember) -> Meaning
    ) -> Statement.Kind? {
        // In a statement that could not be read whole, nothing may refer to what is not there.
        guard !isFaulty else { return nil }
        let id = declarations.count
        declarations.append(Declaration(name: name.text, nameRange: name.range, meaning: meaning))
        bindings[name.text] = Binding(
            name: name, axes: family.axes,
            members: family.members.enumerated().map { members($1, RunMember(declaration: id, member: $0)) })
        return .declaration(id)
    }

    private func data(_ syntax: ExpressionSyntax, in context: Context) -> DataSet? {
        guard let meaning = evaluate(syntax, in: context, expecting: .part) else { return nil }
        if case .data(let data) = meaning { return data }
        report(
            .typeMismatch, "a data source is expected; found \(meaning.description)", at: syntax.range,
            hint: "data sources are \(listed(Catalog.names(in: [.dataSource])))")
        return nil
    }

    private func declaredModel(
        _ syntax: ExpressionSyntax, in context: Context
    ) -> (model: Model, description: ModelDescription)? {
        model(syntax, in: context).flatMap { model in description(of: model, in: .declared).map { (model, $0) } }
    }

    private func declareRun(
        _ name: NameSyntax, _ subject: ExpressionSyntax, _ options: [ArgumentSyntax]
    ) -> Statement.Kind? {
        let family = runs(name, subject, options)
        guard mayDeclare(name), let family else { return nil }
        return bind(name, family, meaning: .run(family.map(\.description))) { run, member in
            if run.isIdle { idleRuns.insert(member) }
            return .run(RunReference(subject: .run(member), facts: RunFacts(run.description)))
        }
    }

    private func declareLet(
        _ name: NameSyntax, _ parameters: [NameSyntax]?, _ value: ExpressionSyntax
    ) -> Statement.Kind? {
        let placed = Placed(value, standingIn: name.text)
        guard let parameters else {
            guard let family = elaborate([placed], at: name.range, { bound(value, to: name, in: $0) }) else {
                _ = mayDeclare(name)
                return nil
            }
            guard mayDeclare(name) else { return nil }
            return declareLet(name, family)
        }
        var isWrong = false
        var seen: [String: NameSyntax] = [:]
        for parameter in parameters {
            if !isFree(parameter) { isWrong = true }
            if let earlier = seen[parameter.text] {
                report(
                    .declaredTwice, "two parameters are called `\(parameter.text)`", at: parameter.range,
                    notes: [.init(range: earlier.range, message: "the first")])
                isWrong = true
            }
            seen[parameter.text] = parameter
        }
        let names = parameters.map(\.text)
        var context = Context()
        context.parameters = Set(names)
        let family = elaborate([placed], at: name.range, in: context) { function(name.text, names, value, in: $0) }
        guard mayDeclare(name), let family, !isWrong else { return nil }
        return bind(name, family, meaning: .function(family)) { function, _ in .function(function) }
    }

    /// What `let NAME = …` may bind: a value or a function.
    private func bound(_ syntax: ExpressionSyntax, to name: NameSyntax, in context: Context) -> Meaning? {
        guard let meaning = evaluate(syntax, in: context) else { return nil }
        switch meaning {
        case .value(let value):
            guard value.expression.partCount(upTo: Limits.parts) <= Limits.parts else {
                reportTooLarge(at: syntax.range)
                return nil
            }
            return meaning
        case .function, .builtIn, .activation:
            switch functionValue(meaning) {
            case .formula(var definition)?:
                definition.name = name.text
                return .function(.formula(definition))
            case .dependent(_, let parameters, let body)?:
                return .function(.dependent(name: name.text, parameters: parameters, body: body))
            case .run?, nil: break
            }
        default: break
        }
        report(
            .typeMismatch, "`let` binds a value or a function; found \(meaning.description)", at: syntax.range,
            hint: hint(forBinding: meaning, name.text))
        return nil
    }

    private func hint(forBinding meaning: Meaning, _ name: String) -> String? {
        switch meaning {
        case .data: "write `data \(name) = …`"
        case .model: "write `model \(name) = …`"
        case .run: "runs are bound by `train \(name) = …`"
        case .interval, .optimizer, .initialization, .loss: "write it where it is used"
        default: nil
        }
    }

    private func declareLet(_ name: NameSyntax, _ family: Family<Meaning>) -> Statement.Kind? {
        let values = family.members.compactMap { if case .value(let value) = $0 { value.expression } else { nil } }
        if values.count == family.members.count {
            let expressions = Family(axes: family.axes, members: values)
            return bind(name, family, meaning: .value(expressions)) { meaning, _ in meaning }
        }
        let functions = family.members.compactMap { if case .function(let function) = $0 { function } else { nil } }
        guard functions.count == family.members.count else {
            report(
                .typeMismatch, "the members of a family are all values or all functions; here they are mixed",
                at: name.range)
            return nil
        }
        let all = Family(axes: family.axes, members: functions)
        return bind(name, family, meaning: .function(all)) { meaning, _ in meaning }
    }
}

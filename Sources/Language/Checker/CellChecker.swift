import Diagnostics

extension Checker {
    func program(_ text: ProgramText) -> Program {
        let parsed = text.cells.map(parseCell)
        let options = parsed.map { checkOptions($0.0.options) }
        for (cell, options) in zip(parsed, options) {
            for statement in cell.0.statements {
                guard options.evaluate, !options.mustFail else {
                    if let name = statement.declaredName { declaredInVain[name.text] = name }
                    continue
                }
                if case .invalid = statement.kind { unreadWords.formUnion(words(of: statement.text)) }
                guard let name = statement.declaredName, declaredLater[name.text] == nil else { continue }
                declaredLater[name.text] = name
            }
        }
        var cells: [Cell] = []
        for (number, ((syntax, problems), options)) in zip(parsed, options).enumerated() {
            cells.append(cell(number, syntax, problems, options, in: text.cells[number]))
        }
        let inlines = text.inlines.map(inline)
        return Program(cells: cells, declarations: declarations, inlines: inlines)
    }

    private func words(of text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }

    /// A cell that must fail keeps its errors to itself, and what it declares does not exist; where nothing is wrong
    /// with it yet, it is run like any other, and must fail then. One that is not evaluated is checked too, but has no
    /// statements and declares nothing: it may use a declared name anew.
    private func cell(
        _ number: Int, _ syntax: CellSyntax, _ problems: [Diagnostic], _ options: CellOptions, in text: EmbeddedText
    ) -> Cell {
        let before = memory
        problems.forEach(diagnose)
        declaresNothing = !options.evaluate
        let statements = syntax.statements.compactMap(statement)
        declaresNothing = false
        var cell = Cell(index: number, options: options, statements: statements)
        guard options.mustFail || !options.evaluate else { return cell }
        let place = syntax.options.first { $0.key.text == "error" }
        let failureRange = place.map { $0.key.range.lowerBound..<$0.valueRange.upperBound } ?? text.wholeRange
        if options.mustFail, options.evaluate, statements.contains(where: mayFailWhenRun),
            !diagnostics[before.reported...].contains(where: { $0.severity == .error })
        {
            cell.failureRange = failureRange
            return cell
        }
        cell.statements = []
        guard options.mustFail else {
            restore(before, diagnosticsToo: false)
            return cell
        }
        cell.expectedErrors = Array(diagnostics[before.reported...]).inOrder
        restore(before, diagnosticsToo: true)
        if !cell.expectedErrors.contains(where: { $0.severity == .error }) {
            diagnose(.noErrorFound(at: failureRange))
        }
        return cell
    }

    /// Whether something may be wrong with a statement that only running shows: training that diverges, a claim that
    /// does not hold.
    private func mayFailWhenRun(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .expect: return true
        case .declaration(let id):
            if case .run = declarations[id].meaning { return true }
            return false
        case .plot, .table, .show: return false
        }
    }

    private func inline(_ text: EmbeddedText) -> InlineValue? {
        guard let (meaning, range) = single(text) else { return nil }
        guard case .value(let value) = meaning, !value.type.isList else {
            report(
                .typeMismatch,
                "a number, a text or a yes-or-no value is expected in prose; found " + meaning.description,
                at: range)
            return nil
        }
        return InlineValue(expression: value.expression, range: range, text: excerpts.text(of: range))
    }

    /// What an expression means that stands by itself, and its place; `nil` where it has a mistake or is a family.
    func single(_ text: EmbeddedText) -> (Meaning, Range<Int>)? {
        let (syntax, problems) = parseInline(text)
        problems.forEach(diagnose)
        guard !problems.contains(where: { $0.severity == .error }) else { return nil }
        guard let family = elaborate([Placed(syntax)], at: syntax.range, { evaluate(syntax, in: $0) }) else {
            return nil
        }
        guard !family.isFamily else {
            reportFamily(excerpts.text(of: syntax.range), of: family.axes, at: syntax.range)
            return nil
        }
        return (family.members[0], syntax.range)
    }
}

extension Diagnostic {
    /// A block that must fail, as the option at a place says, has no error.
    public static func noErrorFound(at range: Range<Int>) -> Diagnostic {
        Diagnostic(
            DiagnosticCode.noErrorFound.rawValue,
            "this block must fail, as `error: true` says, but nothing is wrong with it", at: range,
            hint: "leave the option out, or bring the mistake back")
    }
}

extension EmbeddedText {
    fileprivate var wholeRange: Range<Int> { fileOffset(of: 0)..<fileOffset(of: bytes.count) }
}

extension StatementSyntax {
    /// The name it binds, if it binds one.
    var declaredName: NameSyntax? {
        switch kind {
        case .data(let name, _), .model(let name, _), .train(let name, _, _), .let(let name, _, _): name
        case .plot, .table, .show, .expect, .invalid: nil
        }
    }
}

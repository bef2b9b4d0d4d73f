import Diagnostics

/// A family's name with the members picked from it: `fits`, `fits.adam`, `fits[2].small`.
struct FamilyPath {
    enum Step {
        case key(Int)
        case index(ExpressionSyntax)
    }

    var binding: Binding
    /// For each axis how its member is picked, if it is.
    var steps: [Step?]
}

extension Checker {
    /// Reads an expression as a family with members picked; `nil` if it is something else, such as a field.
    ///
    /// A key picks along the first axis that has it, an index along the first that is not yet picked.
    func familyPath(_ syntax: ExpressionSyntax, locals: Set<String>) -> FamilyPath? {
        switch syntax.kind {
        case .name(let name):
            guard !locals.contains(name), let binding = bindings[name], !binding.axes.isEmpty else { return nil }
            return FamilyPath(binding: binding, steps: binding.axes.map { _ in nil })
        case .parenthesized(let inner):
            return familyPath(inner, locals: locals)
        case .field(let base, let key):
            guard var path = familyPath(base, locals: locals) else { return nil }
            for (number, axis) in path.binding.axes.enumerated() where path.steps[number] == nil {
                guard let choice = axis.keys.firstIndex(of: key.text) else { continue }
                path.steps[number] = .key(choice)
                return path
            }
            return nil
        case .index(let base, let index):
            guard var path = familyPath(base, locals: locals),
                let number = path.steps.firstIndex(where: { $0 == nil })
            else { return nil }
            path.steps[number] = .index(index)
            return path
        default:
            return nil
        }
    }

    /// The member that a path and the choices of the context pick.
    func member(of path: FamilyPath, at range: Range<Int>, in context: Context) -> Meaning? {
        guard let members = path.binding.members else { return nil }
        var choices: [Int] = []
        for (axis, step) in zip(path.binding.axes, path.steps) {
            switch step {
            case .key(let choice): choices.append(choice)
            case .index(let index):
                guard let choice = position(index, upTo: axis.labels.count, of: path.binding.name.text, in: context)
                else { return nil }
                choices.append(choice)
            case nil:
                guard let choice = context.choices[axis.position] else {
                    reportFamily(excerpts.text(of: range), of: path.binding.axes, at: range)
                    return nil
                }
                choices.append(choice)
            }
        }
        return members[path.binding.memberIndex(choices)]
    }

    func reportFamily(_ text: String, of axes: [FamilyAxis], at range: Range<Int>) {
        let count = axes.reduce(1) { $0 * $1.labels.count }
        let member = axes.first.map { axis in axis.keys[0].map { ".\($0)" } ?? "[1]" } ?? ""
        report(
            .familyWhereOneIsMeant, "`\(text)` is a family of \(count); one value is meant here", at: range,
            hint: "pick a member, such as `\(member)`, or reduce it by `min(…)`, `max(…)` or `all(…)`")
    }

    /// A one-based index as a zero-based one.
    func position(_ index: ExpressionSyntax, upTo count: Int?, of what: String, in context: Context) -> Int? {
        guard let meaning = evaluate(index, in: context) else { return nil }
        guard case .value(let value) = meaning, let number = value.number, number == number.rounded() else {
            var hint: String?
            if case .value(let value) = meaning, let key = value.text {
                hint = "a member is called by its key after a point: `.\(key)`"
            }
            report(
                .typeMismatch, "an index is a whole number; found \(meaning.description)", at: index.range, hint: hint)
            return nil
        }
        guard number >= 1, number <= Double(count ?? Int(Int32.max)) else {
            let bound = count.map { $0 == 0 ? "it is empty" : "it has \(counted($0, "entry", "entries"))" }
            report(
                .indexOutOfRange,
                "`\(what)` has no entry \(written(number))\(bound.map { "; \($0)" } ?? ""); indices count from 1",
                at: index.range)
            return nil
        }
        return Int(number) - 1
    }
}

import Diagnostics
import Expressions

/// The axes an expression reaches: each `each` in it, and those of the families it names.
struct ReachedAxes {
    private(set) var byPosition: [Int: FamilyAxis] = [:]
    /// An `each` that is itself wrong, already reported.
    var isBroken = false

    mutating func insert(_ axis: FamilyAxis) { byPosition[axis.position] = axis }

    /// In the order in which they were first written; the first varies slowest.
    var ordered: [FamilyAxis] { byPosition.values.sorted { $0.position < $1.position } }
}

/// An expression with the name of what it is given to, such as an option's key, for labels like `lr=0.1`.
struct Placed {
    var syntax: ExpressionSyntax
    var standingIn: String?
    /// Names that mean something of their own in it, such as fields of the run in `stop`.
    var locals: Set<String> = []

    init(_ syntax: ExpressionSyntax, standingIn: String? = nil) {
        self.syntax = syntax
        self.standingIn = standingIn
    }

    init(_ argument: ArgumentSyntax) {
        self.init(argument.value, standingIn: argument.key?.text)
    }
}

extension Checker {
    static let largestFamily = 64

    /// Reads expressions once for each choice of the axes they reach; `nil` if any reading fails.
    func elaborate<Element>(
        _ parts: [Placed], at range: Range<Int>, in context: Context = Context(), _ read: (Context) -> Element?
    ) -> Family<Element>? {
        var reached = ReachedAxes()
        for part in parts { collectAxes(of: part, locals: context.locals.union(part.locals), into: &reached) }
        if reached.isBroken { return nil }
        let axes = reached.ordered
        let count = axes.reduce(1) { min($0 * $1.labels.count, Self.largestFamily + 1) }
        guard count <= Self.largestFamily else {
            let product = axes.map { "\($0.labels.count)" }.joined(separator: " × ")
            report(
                .tooManyMembers, "a family has at most \(Self.largestFamily) members; here there are \(product)",
                at: range)
            return nil
        }
        var members: [Element] = []
        for member in 0..<count {
            var context = context
            var rest = member
            for axis in axes.reversed() {
                context.choices[axis.position] = rest % axis.labels.count
                rest /= axis.labels.count
            }
            if let element = read(context) { members.append(element) }
        }
        return members.count == count ? Family(axes: axes, members: members) : nil
    }

    private func collectAxes(of part: Placed, locals: Set<String>, into reached: inout ReachedAxes) {
        if let path = familyPath(part.syntax, locals: locals) {
            for (number, axis) in path.binding.axes.enumerated() where path.steps[number] == nil {
                reached.insert(axis)
            }
            for case .index(let index)? in path.steps {
                collectAxes(of: Placed(index), locals: locals, into: &reached)
            }
            return
        }
        func collect(_ parts: [ExpressionSyntax]) {
            for part in parts { collectAxes(of: Placed(part), locals: locals, into: &reached) }
        }
        switch part.syntax.kind {
        case .number, .string, .boolean, .name, .missing: break
        case .parenthesized(let inner):
            collectAxes(of: Placed(inner, standingIn: part.standingIn), locals: locals, into: &reached)
        case .list(let parts), .chain(let parts): collect(parts)
        case .unary(_, let operand), .derivative(let operand), .field(let operand, _): collect([operand])
        case .binary(_, let left, let right), .index(let left, let right), .on(let left, let right):
            collect([left, right])
        case .call(let callee, let arguments):
            if callee.isName("each") {
                insertAxis(part.syntax, arguments, standingIn: part.standingIn, into: &reached)
                for argument in arguments {
                    collectAxes(
                        of: Placed(argument.value, standingIn: part.standingIn), locals: locals, into: &reached)
                }
            } else if !isReduction(callee, arguments) {
                collect([callee])
                for placed in place(arguments, of: callee) { collectAxes(of: placed, locals: locals, into: &reached) }
            }
        }
    }

    /// `min(x)`, `max(x)`, `sum(x)`, `mean(x)` and `all(x)` make one value of a family's many.
    func isReduction(_ callee: ExpressionSyntax, _ arguments: [ArgumentSyntax]) -> Bool {
        guard arguments.count == 1, case .name(let name) = callee.kind else { return false }
        return name == "all" || Reduction(rawValue: name) != nil
    }

    /// Arguments with the names of the parameters they are for.
    private func place(_ arguments: [ArgumentSyntax], of callee: ExpressionSyntax) -> [Placed] {
        var positional: ArraySlice<Parameter> = []
        if case .name(let name) = callee.kind, bindings[name] == nil {
            positional = Catalog.entries(named: name).first { $0.category.reservesNames }?.positional[...] ?? []
        }
        return arguments.map { argument in
            if argument.key != nil { return Placed(argument) }
            let parameter = positional.popFirst()
            return Placed(argument.value, standingIn: parameter?.isVariadic == true ? nil : parameter?.name)
        }
    }

    private func insertAxis(
        _ each: ExpressionSyntax, _ choices: [ArgumentSyntax], standingIn name: String?, into reached: inout ReachedAxes
    ) {
        guard !choices.isEmpty else {
            report(.emptyFamily, "`each` needs at least one choice", at: each.range, hint: "such as `each(2, 4, 8)`")
            reached.isBroken = true
            return
        }
        var keys: [String?] = choices.map { $0.key?.text ?? $0.value.bareName }
        // A call's name serves as a key where it is the only one of that name.
        for (number, choice) in choices.enumerated() where keys[number] == nil {
            guard let callee = choice.value.calleeName, !keys.contains(callee),
                choices.count(where: { $0.value.calleeName == callee }) == 1
            else { continue }
            keys[number] = callee
        }
        var seen: [String: Range<Int>] = [:]
        for (key, choice) in zip(keys, choices) {
            guard let key else { continue }
            let range = choice.key?.range ?? choice.value.range
            if Catalog.memberFieldNames.contains(key) {
                report(
                    .keyIsField, "`\(key)` is a field, so no member of a family can be called by it", at: range,
                    hint: "give the choice another key, such as `my_\(key)=…`")
                reached.isBroken = true
            } else if let earlier = seen[key] {
                report(
                    .duplicateKey, "two choices of one `each` are called `\(key)`", at: range,
                    hint: "give one of them a key of its own", notes: [.init(range: earlier, message: "the first")])
                reached.isBroken = true
            } else {
                seen[key] = range
            }
        }
        let labels = zip(keys, choices).map { key, choice in key ?? label(of: choice.value, standingIn: name) }
        reached.insert(FamilyAxis(position: each.range.lowerBound, keys: keys, labels: labels))
    }

    private func label(of choice: ExpressionSyntax, standingIn name: String?) -> String {
        switch choice.kind {
        case .string(let text): return text
        case .call: return excerpts.text(of: choice.range)
        default:
            let text = excerpts.text(of: choice.range)
            return name.map { "\($0)=\(text)" } ?? text
        }
    }

    /// The branch that the context has chosen, where the expression is an `each`; parentheses are taken off.
    func chosen(_ syntax: ExpressionSyntax, in context: Context) -> ExpressionSyntax {
        switch syntax.kind {
        case .parenthesized(let inner):
            return chosen(inner, in: context)
        case .call(let callee, let choices) where callee.isName("each"):
            guard let choice = context.choices[syntax.range.lowerBound], choice < choices.count else { return syntax }
            return chosen(choices[choice].value, in: context)
        default:
            return syntax
        }
    }
}

extension ExpressionSyntax {
    func isName(_ name: String) -> Bool { bareName == name }

    var bareName: String? { if case .name(let name) = kind { name } else { nil } }

    /// The name in `name(…)`.
    var calleeName: String? { if case .call(let callee, _) = kind { callee.bareName } else { nil } }

    var isEach: Bool { calleeName == "each" }

    /// Without parentheses around it.
    var unwrapped: ExpressionSyntax { if case .parenthesized(let inner) = kind { inner.unwrapped } else { self } }
}

import Diagnostics

/// A declared name.
struct Binding {
    var name: NameSyntax
    var axes: [FamilyAxis]
    /// What it means, for each member of its family; `nil` where its declaration has an error, and uses are silent.
    var members: [Meaning]?

    static func poisoned(_ name: NameSyntax) -> Binding { Binding(name: name, axes: [], members: nil) }

    /// The member that these choices (one for each axis) pick.
    func memberIndex(_ choices: [Int]) -> Int {
        precondition(choices.count == axes.count)
        return zip(axes, choices).reduce(0) { $0 * $1.0.labels.count + $1.1 }
    }
}

extension Checker {
    /// Whether `name` may be declared here; says so where not.
    func mayDeclare(_ name: NameSyntax) -> Bool {
        if !declaresNothing, let earlier = bindings[name.text] {
            report(
                .declaredTwice, "`\(name.text)` is declared already; a name is declared once", at: name.range,
                notes: [.init(range: earlier.name.range, message: "declared here")])
            return false
        }
        return isFree(name)
    }

    /// Whether `name` is none of the language's own; says so where it is.
    func isFree(_ name: NameSyntax) -> Bool {
        guard let builtIn = Catalog.reserved(name.text) else { return true }
        // A keyword in a name's place has been reported where it was read.
        if isFaulty { return false }
        report(
            .shadowsBuiltIn,
            "`\(name.text)` is \(article(builtIn.category.rawValue)) of the language and cannot be declared",
            at: name.range, hint: "choose another name")
        return false
    }

    /// Binds `name` to nothing usable, so that its uses are silent.
    func poison(_ name: NameSyntax) {
        bindings[name.text] = .poisoned(bindings[name.text]?.name ?? name)
    }

    /// Says that nothing of that name is known, and what might be meant.
    func reportUnknownName(_ name: String, at range: Range<Int>, expecting type: ArgumentType? = nil) {
        if name == declaring?.text {
            report(
                .usedBeforeDeclaration, "`\(name)` is used in its own declaration", at: range,
                hint: "a name means nothing before its statement is complete")
            return
        }
        if let later = declaredLater[name] {
            report(
                .usedBeforeDeclaration, "`\(name)` is used before its declaration", at: range,
                hint: "move the declaration up, or this statement down",
                notes: [.init(range: later.range, message: "declared here")])
            return
        }
        if unreadWords.contains(name) { return }
        if let vain = declaredInVain[name] {
            report(
                .unknownName, "`\(name)` is not known here", at: range,
                hint: "a block with errors on purpose, or with `eval: false`, declares nothing",
                notes: [.init(range: vain.range, message: "declared in such a block")])
            return
        }
        let fitting = type.map { Catalog.names(in: $0.categories) } ?? []
        if let hint = ForeignHabits.hint(toName: name) {
            report(.unknownName, "`\(name)` is not known here", at: range, hint: hint)
        } else if let near = nearestName(to: name, among: fitting) ?? nearestName(to: name, among: namesInReach) {
            report(.unknownName, "`\(name)` is not known here", at: range, hint: "did you mean `\(near)`?")
        } else {
            let what = type.map { "; \($0.description) is expected" } ?? ""
            report(
                .unknownName, "`\(name)` is not known here\(what)", at: range,
                hint: type == .runs
                    ? hintAboutRuns : hint(toUnknown: name) ?? (fitting.isEmpty ? nil : Self.choices(fitting)))
        }
    }

    private func hint(toUnknown name: String) -> String? {
        if inputNumber(name) != nil { return "`x1`, `x2`, … are the inputs, known inside `features` only" }
        guard name.count == 1 else { return nil }
        return "if it is to vary, it is the parameter of a function: `let f(\(name)) = …`"
    }

    /// Which runs there are, where one is wanted.
    private var hintAboutRuns: String {
        let runs = bindings.filter { if case .run? = $0.value.members?.first { true } else { false } }
        return runs.isEmpty
            ? "runs are declared by `train NAME = MODEL on DATA, …`" : Self.choices(runs.keys.sorted())
    }

    /// What a misspelt name may be meant for; of the keywords only `each` stands where names do.
    private var namesInReach: [String] {
        let categories = CatalogEntry.Category.allCases.filter { $0.reservesNames && $0 != .keyword }
        return bindings.keys.sorted() + Catalog.names(in: categories) + ["each"]
    }
}

/// `a`, `b` and `c`
func listed(_ names: [String], _ conjunction: String = "and") -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "none" }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}

func article(_ noun: String) -> String {
    (noun.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + noun
}

/// `1 input`, `3 inputs`
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
}

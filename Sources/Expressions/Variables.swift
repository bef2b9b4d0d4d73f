extension ScalarExpression {
    /// The names this formula depends on.
    public var variables: Set<String> {
        var names: Set<String> = []
        collectVariables(into: &names)
        return names
    }

    private func collectVariables(into names: inout Set<String>) {
        if case .variable(let name) = self { names.insert(name) }
        for operand in operands { operand.collectVariables(into: &names) }
    }

    /// Whether the formula's value depends on `name`.
    func depends(on name: String) -> Bool {
        if case .variable(name) = self { return true }
        return operands.contains { $0.depends(on: name) }
    }

    /// The formula with each named variable replaced, all at once: `x + y` with x ↦ y and y ↦ x is `y + x`.
    public func substituting(_ replacements: [String: ScalarExpression]) -> ScalarExpression {
        if case .variable(let name) = self { return replacements[name] ?? self }
        return mappingOperands { $0.substituting(replacements) }
    }

    /// The formulas this one is directly made of, in the order written.
    var operands: [ScalarExpression] {
        switch self {
        case .number, .pi, .variable: []
        case .negate(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .call(_, let arguments): arguments
        case .conditional(_, let left, let right, let then, let otherwise): [left, right, then, otherwise]
        }
    }

    /// The same formula over changed operands.
    func mappingOperands(_ transform: (ScalarExpression) -> ScalarExpression) -> ScalarExpression {
        switch self {
        case .number, .pi, .variable:
            self
        case .negate(let operand):
            .negate(transform(operand))
        case .binary(let operation, let left, let right):
            .binary(operation, transform(left), transform(right))
        case .call(let function, let arguments):
            .call(function, arguments.map(transform))
        case .conditional(let comparison, let left, let right, let then, let otherwise):
            .conditional(
                comparison, transform(left), transform(right), then: transform(then), otherwise: transform(otherwise))
        }
    }

    /// How many nodes the tree has.
    var size: Int {
        operands.reduce(1) { $0 + $1.size }
    }
}

extension ScalarExpression {
    /// The same function in the form in which it is best read: that of `simplified()`, or on one denominator, multiplied
    /// out and cancelled, where its variables then stand in no more places.
    ///
    /// For the eye only: the order of the operations, and with it the rounding, is another.
    public func readable() -> ScalarExpression {
        let simple = simplified()
        if case .conditional = simple { return simple.mappingOperands { $0.readable() } }
        guard simple.size <= Self.mostParts, let factored = Factoring.factored(simple) else { return simple }
        // A product that was multiplied out must have become shorter by it.
        let isShort = factored.isSum ? factored.places < simple.places : factored.places <= simple.places
        return isShort ? factored : simple
    }

    private static let mostParts = 400

    private var isSum: Bool {
        switch self {
        case .binary(.add, _, _), .binary(.subtract, _, _): true
        default: false
        }
    }

    /// In how many places variables and functions stand.
    private var places: Int {
        switch self {
        case .number: 0
        case .pi, .variable: 1
        case .call: operands.reduce(1) { $0 + $1.places }
        case .negate, .binary, .conditional: operands.reduce(0) { $0 + $1.places }
        }
    }
}

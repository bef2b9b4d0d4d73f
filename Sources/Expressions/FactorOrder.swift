extension ScalarExpression {
    /// Where a factor stands in a product.
    var place: Int {
        switch self {
        case .number: 0
        case .pi: 1
        case .variable: 2
        case .binary(.add, _, _), .binary(.subtract, _, _): 4
        case .conditional: 5
        default: 3
        }
    }

    var isVariableOrConstant: Bool { place < 3 }
}

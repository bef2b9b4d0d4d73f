extension ScalarExpression: CustomStringConvertible {
    /// The formula in the language's own notation, with the parentheses it needs to be read back.
    public var description: String {
        switch self {
        case .number(let value):
            value.isFinite && value == value.rounded() && value.magnitude < 1e15
                ? "\(Int(value))" : "\(value)"
        case .pi: "π"
        case .variable(let name): name
        case .negate(let operand): "-" + operand.text(atLeast: 3)
        case .binary(let operation, let left, let right):
            switch operation {
            case .add, .subtract: "\(left.text(atLeast: 1)) \(operation.rawValue) \(right.text(atLeast: 2))"
            case .multiply, .divide: "\(left.text(atLeast: 2))\(operation.rawValue)\(right.text(atLeast: 3))"
            case .power: "\(left.text(atLeast: 5))^\(right.text(atLeast: 4))"
            }
        case .call(let function, let arguments):
            "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
        case .conditional(let comparison, let left, let right, let then, let otherwise):
            "if(\(left) \(comparison.rawValue) \(right), \(then), \(otherwise))"
        }
    }

    private func text(atLeast level: Int) -> String {
        binding < level ? "(\(description))" : description
    }

    /// How tightly the outermost operator binds: sums 1, products 2, signs 3, powers 4, everything else 5.
    private var binding: Int {
        switch self {
        case .number(let value): value.sign == .minus ? 3 : 5
        case .negate: 3
        case .binary(.add, _, _), .binary(.subtract, _, _): 1
        case .binary(.multiply, _, _), .binary(.divide, _, _): 2
        case .binary(.power, _, _): 4
        case .pi, .variable, .call, .conditional: 5
        }
    }
}

import Language

extension Value {
    /// The number this is; the checker has made sure that it is one.
    var onlyNumber: Double {
        switch self {
        case .number(let number), .formatted(let number, _): number
        case .never: .infinity
        case .boolean, .string, .array: preconditionFailure("the checker lets only numbers through here")
        }
    }

    /// All numbers in it, row by row.
    var flattened: [Double] {
        if case .array(let values) = self { values.flatMap(\.flattened) } else { [onlyNumber] }
    }

    func map(_ transform: (Double) -> Double) -> Value {
        if case .array(let values) = self { return .array(values.map { $0.map(transform) }) }
        return .number(transform(onlyNumber))
    }

    /// Element by element; a number meets every element of a list.
    func combined(with other: Value, _ transform: (Double, Double) -> Double) -> Value {
        switch (self, other) {
        case (.array(let left), .array(let right)):
            precondition(left.count == right.count, "the checker compares shapes")
            return .array(zip(left, right).map { $0.combined(with: $1, transform) })
        case (.array(let left), _): return .array(left.map { $0.combined(with: other, transform) })
        case (_, .array(let right)): return .array(right.map { combined(with: $0, transform) })
        default: return .number(transform(onlyNumber, other.onlyNumber))
        }
    }
}

extension ComparisonOperator {
    /// Whether the comparison holds. Lists are equal where all their elements are; `≈` allows a relative difference
    /// of 1e-9 in every element.
    func holds(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: Self.equal(left, right)
        case .notEqual: !Self.equal(left, right)
        case .approximatelyEqual: Self.close(left, right)
        case .less: left.onlyNumber < right.onlyNumber
        case .lessOrEqual: left.onlyNumber <= right.onlyNumber
        case .greater: left.onlyNumber > right.onlyNumber
        case .greaterOrEqual: left.onlyNumber >= right.onlyNumber
        }
    }

    private static func equal(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(equal)
        case (.boolean, _), (_, .boolean), (.string, _), (_, .string), (.array, _), (_, .array): left == right
        case (.never, _), (_, .never): left == right
        default: left.onlyNumber == right.onlyNumber
        }
    }

    private static func close(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy(close)
        case (.array, _), (_, .array): return false
        default:
            let (a, b) = (left.onlyNumber, right.onlyNumber)
            return a == b || abs(a - b) <= 1e-9 * max(abs(a), abs(b))
        }
    }
}

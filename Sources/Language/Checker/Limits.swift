import Expressions

/// Sizes beyond which a note is refused, so that a slip of the hand neither fills the memory nor hangs the checker.
enum Limits {
    /// Numbers in a data set or in a model.
    static let numbers = 100_000_000
    static let layers = 10_000
    /// After a number's point.
    static let digits = 30
    /// Parts of a formula or an expression, with all that it refers to written out.
    static let parts = 5_000
}

extension ScalarExpression {
    /// How many parts it is made of, counted no further than the limit.
    func partCount(upTo limit: Int) -> Int {
        var count = 1
        func add(_ operands: ScalarExpression...) {
            for operand in operands where count <= limit { count += operand.partCount(upTo: limit - count) }
        }
        switch self {
        case .number, .pi, .variable: break
        case .negate(let operand): add(operand)
        case .binary(_, let left, let right): add(left, right)
        case .call(_, let arguments):
            for argument in arguments { add(argument) }
        case .conditional(_, let left, let right, let then, let otherwise): add(left, right, then, otherwise)
        }
        return count
    }
}

extension Expression {
    /// How many parts it is made of, counted no further than the limit.
    func partCount(upTo limit: Int) -> Int {
        var count = 1
        func add(_ operands: [Expression]) {
            for operand in operands where count <= limit { count += operand.partCount(upTo: limit - count) }
        }
        switch self {
        case .value, .quantity, .parameter, .patience: break
        case .list(let elements), .call(_, let elements), .reduce(_, let elements), .all(let elements): add(elements)
        case .negate(let operand), .formatted(let operand, _): add([operand])
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .index(let left, let right):
            add([left, right])
        case .conditional(let condition, let then, let otherwise): add([condition, then, otherwise])
        case .apply(let function, let arguments):
            count += function.partCount(upTo: limit - count)
            add(arguments)
        case .distance(let f, let g, _):
            count += f.partCount(upTo: limit - count)
            count += g.partCount(upTo: limit - count)
        }
        return count
    }
}

extension FunctionValue {
    func partCount(upTo limit: Int) -> Int {
        switch self {
        case .formula(let definition): definition.body.partCount(upTo: limit)
        case .run: 1
        case .dependent(_, _, let body): body.partCount(upTo: limit)
        }
    }
}

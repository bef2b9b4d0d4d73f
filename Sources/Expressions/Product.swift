/// A formula as a constant times powers of different bases, in which like factors have been collected.
struct Product {
    struct Factor: Hashable {
        var base: ScalarExpression
        var exponent: ScalarExpression

        /// The exponent where it is a constant.
        var constantExponent: ExactNumber? {
            Product(exponent).constant
        }
    }

    var coefficient: ExactNumber
    var factors: [Factor]

    init(coefficient: ExactNumber = .one, factors: [Factor] = []) {
        self.coefficient = coefficient
        self.factors = factors
    }

    /// Takes apart a formula whose operands are simplified.
    init(_ expression: ScalarExpression) {
        switch expression {
        case .number(let value):
            if let exact = ExactNumber(value) {
                self.init(coefficient: exact)
            } else {
                self.init(factors: [Factor(base: expression, exponent: .number(1))])
            }
        case .negate(let operand):
            self = Product(operand)
            coefficient = -coefficient
        case .binary(.multiply, let left, let right):
            self = Product(left)
            multiply(by: Product(right))
        case .binary(.divide, let left, let right):
            self = Product(left)
            multiply(by: Product(right).raised(to: .number(-1)))
        case .binary(.power, let base, let exponent):
            self = Product(base).raised(to: exponent)
        default:
            self.init(factors: [Factor(base: expression, exponent: .number(1))])
        }
    }

    /// The product where it is nothing but a constant.
    var constant: ExactNumber? { factors.isEmpty ? coefficient : nil }

    mutating func multiply(by other: Product) {
        if let exact = coefficient.multiplied(by: other.coefficient) {
            coefficient = exact
        } else {
            multiply(by: Factor(base: Product(coefficient: other.coefficient).expression, exponent: .number(1)))
        }
        for factor in other.factors { multiply(by: factor) }
    }

    private mutating func multiply(by factor: Factor) {
        guard let index = factors.firstIndex(where: { $0.base == factor.base }) else {
            factors.append(factor)
            return
        }
        let exponent = Sum(.binary(.add, factors[index].exponent, factor.exponent)).expression
        if exponent == .number(0) {
            factors.remove(at: index)
        } else {
            factors[index].exponent = exponent
        }
    }

    /// A whole power goes to every factor; any other is taken of the product as one base, because (x²)^½ is not x.
    func raised(to exponent: ScalarExpression) -> Product {
        if coefficient == .one, factors.isEmpty { return self }
        guard case .number(let value) = exponent, let whole = Int(exactly: value), whole.magnitude <= 64 else {
            return Product(factors: [Factor(base: expression, exponent: exponent)])
        }
        var result: Product
        if let power = coefficient.raised(to: whole) {
            result = Product(coefficient: power)
        } else {
            let constant = Product(coefficient: coefficient).expression
            result = Product(factors: [Factor(base: constant, exponent: exponent)])
        }
        for factor in factors {
            var power = Product(factor.exponent)
            power.multiply(by: Product(exponent))
            let raised = Factor(base: factor.base, exponent: power.expression)
            // A power of a power may turn into a plain product again: ((x y)^½)² is x y.
            if raised.exponent == .number(1) {
                result.multiply(by: Product(raised.base))
            } else if raised.exponent != .number(0) {
                result.multiply(by: raised)
            }
        }
        return result
    }

    /// The formula in its usual order: sign, constant, variables, functions, sums, over what has negative exponents.
    var expression: ScalarExpression {
        if coefficient.numerator == 0 { return .number(0) }
        if factors.isEmpty, let constant = coefficient.constant { return .number(constant) }
        let magnitude = coefficient.isNegative ? -coefficient : coefficient
        var above: [ScalarExpression] = []
        var below: [ScalarExpression] = []
        if let constant = magnitude.constant {
            if constant != 1 { above.append(.number(constant)) }
        } else {
            if magnitude.numerator != 1 { above.append(.number(Double(magnitude.numerator))) }
            below.append(.number(Double(magnitude.denominator)))
        }
        let ordered = factors.enumerated()
            .sorted { ($0.element.base.place, $0.offset) < ($1.element.base.place, $1.offset) }
            .map(\.element)
        for factor in ordered {
            if let exponent = factor.constantExponent, exponent.isNegative {
                below.append(Self.power(factor.base, Product(coefficient: -exponent).expression))
            } else {
                above.append(Self.power(factor.base, factor.exponent))
            }
        }
        let numerator = Self.chain(above) ?? .number(1)
        let quotient = Self.chain(below).map { .binary(.divide, numerator, $0) } ?? numerator
        return coefficient.isNegative ? .negate(quotient) : quotient
    }

    private static func chain(_ factors: [ScalarExpression]) -> ScalarExpression? {
        factors.dropFirst().reduce(factors.first) { product, factor in product.map { .binary(.multiply, $0, factor) } }
    }

    private static func power(_ base: ScalarExpression, _ exponent: ScalarExpression) -> ScalarExpression {
        if exponent == .number(1) { return base }
        if case .call(.exp, let arguments) = base, case .number(let value) = exponent, value == value.rounded() {
            var product = Product(arguments[0])
            product.multiply(by: Product(exponent))
            return .call(.exp, [product.expression])
        }
        return .binary(.power, base, exponent)
    }
}

extension ScalarExpression {
    /// Where a factor stands in a product.
    fileprivate var place: Int {
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

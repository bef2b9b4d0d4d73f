// A formula is taken apart into sums of products of powers. Exponents are formulas too, so each needs the other.

/// A formula as a sum of products, in which like terms have been collected.
struct Sum {
    /// In the order in which they first appear; none is zero.
    private(set) var terms: [Product] = []

    init(terms: [Product]) { self.terms = terms }

    /// Takes apart a formula whose terms are simplified.
    init(_ expression: ScalarExpression) {
        add(expression, times: .one)
        terms.removeAll { $0.coefficient.numerator == 0 }
    }

    private mutating func add(_ expression: ScalarExpression, times scale: ExactNumber) {
        switch expression {
        case .binary(.add, let left, let right):
            add(left, times: scale)
            add(right, times: scale)
        case .binary(.subtract, let left, let right):
            add(left, times: scale)
            add(right, times: -scale)
        case .negate(let operand):
            add(operand, times: -scale)
        default:
            var term = Product(expression)
            // A constant times a sum is spread out, so that (1 − s) − 2(s + 1) collects.
            if term.factors.count == 1, term.factors[0].exponent == .number(1),
                case .binary(let operation, _, _) = term.factors[0].base, operation == .add || operation == .subtract,
                let inner = scale.multiplied(by: term.coefficient)
            {
                add(term.factors[0].base, times: inner)
            } else {
                term.multiply(by: Product(coefficient: scale))
                add(term)
            }
        }
    }

    private mutating func add(_ term: Product) {
        let kind = Set(term.factors)
        if let index = terms.firstIndex(where: { $0.factors.count == kind.count && Set($0.factors) == kind }),
            let coefficient = terms[index].coefficient.adding(term.coefficient)
        {
            terms[index].coefficient = coefficient
        } else {
            terms.append(term)
        }
    }

    var expression: ScalarExpression {
        let plain = plainExpression
        if let factored, factored.size < plain.size { return factored }
        return plain
    }

    /// Term by term, led by the first that is positive.
    var plainExpression: ScalarExpression {
        var rest = terms[...]
        guard let lead = terms.firstIndex(where: { !$0.coefficient.isNegative }) ?? terms.indices.first else {
            return .number(0)
        }
        let first = rest.remove(at: lead)
        return rest.reduce(first.expression) { sum, term in
            guard term.coefficient.isNegative else { return .binary(.add, sum, term.expression) }
            var magnitude = term
            magnitude.coefficient = -term.coefficient
            return .binary(.subtract, sum, magnitude.expression)
        }
    }

    /// With the functions that all terms share taken out: s(1 − s)² − s²(1 − s) is s(1 − s)(1 − 2s).
    private var factored: ScalarExpression? {
        guard terms.count > 1 else { return nil }
        let shared = terms[0].factors.compactMap { factor -> Product.Factor? in
            let powers = terms.map { term in term.factors.first { $0.base == factor.base }?.constantExponent }
            guard let first = powers[0] else { return nil }
            var smallest = first
            for power in powers {
                guard let power, power.isNegative == first.isNegative else { return nil }
                if first.isNegative ? smallest < power : power < smallest { smallest = power }
            }
            return Product.Factor(base: factor.base, exponent: Product(coefficient: smallest).expression)
        }
        guard shared.contains(where: { !$0.base.isVariableOrConstant }) else { return nil }
        let divisor = Product(factors: shared).raised(to: .number(-1))
        let rest = terms.map { term -> ScalarExpression in
            var quotient = term
            quotient.multiply(by: divisor)
            return quotient.expression
        }
        let sum = rest.dropFirst().reduce(rest[0]) { .binary(.add, $0, $1) }
        var product = Product(factors: shared)
        product.multiply(by: Product(Sum(sum).expression))
        return product.expression
    }
}

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

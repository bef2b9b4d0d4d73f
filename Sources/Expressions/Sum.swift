/// A formula as a sum of products, in which like terms have been collected.
struct Sum {
    /// In the order in which they first appear; none is zero.
    private(set) var terms: [Product] = []

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
    private var plainExpression: ScalarExpression {
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

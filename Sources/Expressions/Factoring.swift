/// Writes a formula as a constant times powers of variables, functions and sums, sums on one denominator and what
/// stands above and below cancelled. Sums are multiplied out and divided by the sums they were made of; no others are
/// looked for.
struct Factoring {
    private var atoms: [ScalarExpression] = []
    /// What stands under the root, by the atom that the root is.
    private var radicands: [Int: FactoredForm] = [:]

    private static let highestPower = 32

    /// `nil` where it would become too large.
    static func factored(_ expression: ScalarExpression) -> ScalarExpression? {
        var factoring = Factoring()
        guard let form = try? factoring.form(expression) else { return nil }
        return factoring.expression(form)
    }

    // MARK: - From a formula

    private mutating func form(_ expression: ScalarExpression) throws(Polynomial.TooLarge) -> FactoredForm {
        switch expression {
        case .number(let value):
            guard let exact = ExactNumber(value) else { return atom(expression) }
            return FactoredForm(coefficient: exact)
        case .negate, .binary(.add, _, _), .binary(.subtract, _, _):
            let terms = try terms(expression, times: .one)
            return try sum(terms)
        case .binary(.multiply, let left, let right):
            let (left, right) = (try form(left), try form(right))
            return try product(left, right)
        case .binary(.divide, let left, let right):
            let (left, right) = (try form(left), try form(right))
            return try product(left, try power(right, -1))
        case .binary(.power, let base, .number(let value))
        where value == value.rounded() && value.magnitude <= Double(Self.highestPower):
            let base = try form(base)
            return try power(base, Int(value))
        case .call(.exp, let arguments): return try exponential(of: arguments[0].readable())
        case .call(.sqrt, let arguments):
            let radicand = arguments[0].readable()
            let root = atom(.call(.sqrt, [radicand]))
            if case .atom(let number)? = root.factors.first?.base, radicands[number] == nil {
                radicands[number] = try form(radicand)
            }
            return root
        case .pi, .variable, .binary, .call, .conditional:
            return atom(expression.mappingOperands { $0.readable() })
        }
    }

    private mutating func terms(
        _ expression: ScalarExpression, times sign: ExactNumber
    ) throws(Polynomial.TooLarge) -> [FactoredForm] {
        switch expression {
        case .binary(.add, let left, let right): return try terms(left, times: sign) + terms(right, times: sign)
        case .binary(.subtract, let left, let right): return try terms(left, times: sign) + terms(right, times: -sign)
        case .negate(let operand): return try terms(operand, times: -sign)
        default:
            var term = try form(expression)
            if sign.isNegative { term.coefficient = -term.coefficient }
            return [term]
        }
    }

    /// A power of one function for all whole multiples of an exponent: with exp(−u), exp(−2u) is its square.
    private mutating func exponential(of exponent: ScalarExpression) throws(Polynomial.TooLarge) -> FactoredForm {
        var unit = Product(exponent)
        let whole = unit.coefficient.numerator
        guard unit.coefficient.isInteger, whole != 0, whole.magnitude <= Self.highestPower else {
            return atom(.call(.exp, [exponent]))
        }
        unit.coefficient = .one
        let function = ScalarExpression.call(.exp, [unit.expression])
        unit.coefficient = -.one
        let inverse = ScalarExpression.call(.exp, [unit.expression])
        let isInverse = atoms.contains(inverse) || (whole < 0 && !atoms.contains(function))
        let unitPower = atom(isInverse ? inverse : function)
        return try power(unitPower, isInverse ? -whole : whole)
    }

    private mutating func atom(_ expression: ScalarExpression) -> FactoredForm {
        let number = atoms.firstIndex(of: expression) ?? atoms.count
        if number == atoms.count { atoms.append(expression) }
        return FactoredForm(coefficient: .one, factors: [(.atom(number), 1)])
    }

    // MARK: - Products

    private func product(_ left: FactoredForm, _ right: FactoredForm) throws(Polynomial.TooLarge) -> FactoredForm {
        guard let coefficient = left.coefficient.multiplied(by: right.coefficient) else { throw Polynomial.TooLarge() }
        guard coefficient != .zero else { return .zero }
        var form = FactoredForm(coefficient: coefficient, factors: left.factors)
        for factor in right.factors { try form.multiply(by: factor.base, factor.exponent) }
        return try withoutSquaresOfRoots(form)
    }

    private func power(_ form: FactoredForm, _ exponent: Int) throws(Polynomial.TooLarge) -> FactoredForm {
        guard let coefficient = form.coefficient.raised(to: exponent) else { throw Polynomial.TooLarge() }
        guard exponent != 0 else { return FactoredForm(coefficient: .one) }
        return try withoutSquaresOfRoots(
            FactoredForm(coefficient: coefficient, factors: form.factors.map { ($0.base, $0.exponent * exponent) }))
    }

    /// √u³ is u√u.
    private func withoutSquaresOfRoots(_ form: FactoredForm) throws(Polynomial.TooLarge) -> FactoredForm {
        for (index, factor) in form.factors.enumerated() {
            guard case .atom(let number) = factor.base, let radicand = radicands[number], factor.exponent / 2 != 0
            else { continue }
            var rest = form
            rest.factors[index].exponent = factor.exponent % 2
            rest.factors.removeAll { $0.exponent == 0 }
            return try product(rest, try power(radicand, factor.exponent / 2))
        }
        return form
    }

    // MARK: - Sums

    private func sum(_ terms: [FactoredForm]) throws(Polynomial.TooLarge) -> FactoredForm {
        let terms = terms.filter { $0.coefficient != .zero }
        guard terms.count > 1 else { return terms.first ?? .zero }
        var bases: [FactoredForm.Base] = []
        for factor in terms.flatMap(\.factors) where !bases.contains(factor.base) { bases.append(factor.base) }
        func exponent(_ base: FactoredForm.Base, _ term: FactoredForm) -> Int {
            term.factors.first { $0.base == base }?.exponent ?? 0
        }
        var shared = FactoredForm(coefficient: .one)
        for base in bases {
            let least = terms.map { exponent(base, $0) }.min() ?? 0
            if least != 0 { shared.factors.append((base, least)) }
        }
        var total = Polynomial()
        for term in terms {
            var expanded = Polynomial(term.coefficient)
            for base in bases {
                let rest = exponent(base, term) - exponent(base, shared)
                guard rest <= Self.highestPower else { throw Polynomial.TooLarge() }
                expanded = try expanded.multiplied(by: try base.polynomial.raised(to: rest))
            }
            try total.add(expanded)
        }
        let sums = bases.compactMap { base in if case .sum(let sum) = base { sum } else { nil } }
        return try product(shared, try factored(try withoutSquaresOfRoots(total), by: sums))
    }

    private func withoutSquaresOfRoots(_ polynomial: Polynomial) throws(Polynomial.TooLarge) -> Polynomial {
        var result = Polynomial()
        for term in polynomial.terms {
            var expanded = Polynomial(term.coefficient)
            for (atom, exponent) in term.powers.sorted(by: { $0.key < $1.key }) {
                var rest = exponent
                if exponent > 1, let radicand = try radicands[atom]?.polynomial() {
                    expanded = try expanded.multiplied(by: try radicand.raised(to: exponent / 2))
                    rest = exponent % 2
                }
                if rest > 0 { expanded = try expanded.multiplied(by: Polynomial(.one, [atom: rest])) }
            }
            try result.add(expanded)
        }
        return result
    }

    /// A polynomial without the constants, atoms and sums that divide it, times these.
    private func factored(_ polynomial: Polynomial, by sums: [Polynomial]) throws(Polynomial.TooLarge) -> FactoredForm {
        guard !polynomial.isZero else { return .zero }
        var form = FactoredForm(coefficient: .one)
        let powers = polynomial.sharedPowers
        form.factors = powers.sorted { $0.key < $1.key }.map { (.atom($0.key), $0.value) }
        var rest = polynomial.divided(by: powers)
        for sum in sums {
            while rest.terms.count > 1, let quotient = rest.quotient(by: sum) {
                try form.multiply(by: .sum(sum), 1)
                rest = quotient
            }
        }
        let content = rest.content
        form.coefficient = content
        guard let inverse = content.reciprocal else { throw Polynomial.TooLarge() }
        rest = try rest.scaled(by: inverse)
        if rest.terms.count > 1 {
            try form.multiply(by: .sum(rest), 1)
        } else if let term = rest.terms.first {
            guard let coefficient = content.multiplied(by: term.coefficient) else { throw Polynomial.TooLarge() }
            form.coefficient = coefficient
            for (atom, exponent) in term.powers.sorted(by: { $0.key < $1.key }) {
                try form.multiply(by: .atom(atom), exponent)
            }
        }
        return form
    }

    // MARK: - Back to a formula

    private func expression(_ form: FactoredForm) -> ScalarExpression {
        // A constant before a single sum is no help.
        if form.factors.count == 1, form.factors[0].exponent == 1, case .sum(let sum) = form.factors[0].base,
            let spread = try? sum.scaled(by: form.coefficient)
        {
            return expression(spread)
        }
        let factors = form.factors.map { factor in
            switch factor.base {
            case .atom(let number): self.factor(number, factor.exponent)
            case .sum(let sum): Product.Factor(base: expression(sum), exponent: .number(Double(factor.exponent)))
            }
        }
        return Product(coefficient: form.coefficient, factors: factors).expression
    }

    private func factor(_ atom: Int, _ exponent: Int) -> Product.Factor {
        if case .call(.exp, let arguments) = atoms[atom] {
            var product = Product(arguments[0])
            product.multiply(by: Product(.number(Double(exponent))))
            return Product.Factor(base: .call(.exp, [product.expression]), exponent: .number(1))
        }
        return Product.Factor(base: atoms[atom], exponent: .number(Double(exponent)))
    }

    private func expression(_ sum: Polynomial) -> ScalarExpression {
        let terms = sum.terms.map { term in
            Product(
                coefficient: term.coefficient,
                factors: term.powers.sorted { $0.key < $1.key }.map { factor($0.key, $0.value) })
        }
        return Sum(terms: terms).plainExpression
    }
}

/// A constant times powers of atoms and of sums of them.
struct FactoredForm {
    enum Base: Equatable {
        case atom(Int)
        case sum(Polynomial)

        var polynomial: Polynomial {
            switch self {
            case .atom(let number): Polynomial(.one, [number: 1])
            case .sum(let sum): sum
            }
        }
    }

    var coefficient: ExactNumber
    /// Each base once; no exponent is zero.
    var factors: [(base: Base, exponent: Int)] = []

    static let zero = FactoredForm(coefficient: .zero)

    /// A sum that is there with the other sign counts as the same.
    mutating func multiply(by base: Base, _ exponent: Int) throws(Polynomial.TooLarge) {
        if let index = factors.firstIndex(where: { $0.base == base }) {
            factors[index].exponent += exponent
        } else if case .sum(let sum) = base, case let negative = Base.sum(try sum.scaled(by: -.one)),
            let index = factors.firstIndex(where: { $0.base == negative })
        {
            factors[index].exponent += exponent
            if !exponent.isMultiple(of: 2) { coefficient = -coefficient }
        } else {
            factors.append((base, exponent))
        }
        factors.removeAll { $0.exponent == 0 }
    }

    /// Multiplied out; `nil` for a fraction.
    func polynomial() throws(Polynomial.TooLarge) -> Polynomial? {
        var product = Polynomial(coefficient)
        for factor in factors {
            guard factor.exponent > 0 else { return nil }
            product = try product.multiplied(by: try factor.base.polynomial.raised(to: factor.exponent))
        }
        return product
    }
}

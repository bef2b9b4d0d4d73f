/// A sum of products of powers of atoms, in which like terms are collected. Atoms are known by number; whatever is no
/// sum, product or power is one.
struct Polynomial: Equatable {
    /// Exponents by atom, none of them zero.
    typealias Powers = [Int: Int]

    /// In the order in which they first appear; none is zero.
    private(set) var terms: [(powers: Powers, coefficient: ExactNumber)] = []

    /// The constant or the atoms would not fit.
    struct TooLarge: Error {}

    private static let mostTerms = 64
    private static let highestPower = 32

    init() {}

    init(_ coefficient: ExactNumber, _ powers: Powers = [:]) {
        if coefficient != .zero { terms = [(powers, coefficient)] }
    }

    var isZero: Bool { terms.isEmpty }

    static func == (left: Polynomial, right: Polynomial) -> Bool {
        left.terms.count == right.terms.count
            && left.terms.allSatisfy { term in right.coefficient(of: term.powers) == term.coefficient }
    }

    private func coefficient(of powers: Powers) -> ExactNumber? {
        terms.first { $0.powers == powers }?.coefficient
    }

    mutating func add(_ other: Polynomial, times scale: ExactNumber = .one, _ powers: Powers = [:]) throws(TooLarge) {
        for term in other.terms {
            guard let coefficient = term.coefficient.multiplied(by: scale) else { throw TooLarge() }
            try add(coefficient, Self.product(term.powers, powers))
        }
    }

    private mutating func add(_ coefficient: ExactNumber, _ powers: Powers) throws(TooLarge) {
        guard let index = terms.firstIndex(where: { $0.powers == powers }) else {
            guard terms.count < Self.mostTerms, powers.values.allSatisfy({ $0 <= Self.highestPower }) else {
                throw TooLarge()
            }
            return terms.append((powers, coefficient))
        }
        guard let sum = terms[index].coefficient.adding(coefficient) else { throw TooLarge() }
        if sum == .zero { terms.remove(at: index) } else { terms[index].coefficient = sum }
    }

    func multiplied(by other: Polynomial) throws(TooLarge) -> Polynomial {
        var product = Polynomial()
        for term in terms { try product.add(other, times: term.coefficient, term.powers) }
        return product
    }

    func raised(to exponent: Int) throws(TooLarge) -> Polynomial {
        var power = Polynomial(.one)
        for _ in 0..<exponent { power = try power.multiplied(by: self) }
        return power
    }

    /// The atoms that all terms share, in the powers in which they do.
    var sharedPowers: Powers {
        guard let first = terms.first?.powers else { return [:] }
        return terms.dropFirst().reduce(first) { shared, term in
            shared.compactMapValues { $0 }.filter { term.powers[$0.key] != nil }
                .reduce(into: [:]) { $0[$1.key] = min($1.value, term.powers[$1.key] ?? 0) }
        }
    }

    /// Without a product of atoms that all terms share.
    func divided(by powers: Powers) -> Polynomial {
        var quotient = self
        for index in terms.indices {
            quotient.terms[index].powers = Self.product(terms[index].powers, powers.mapValues { -$0 })
        }
        return quotient
    }

    func scaled(by scale: ExactNumber) throws(TooLarge) -> Polynomial {
        var scaled = Polynomial()
        try scaled.add(self, times: scale)
        return scaled
    }

    /// The constant that all coefficients are multiples of; negative where they all are. Of decimals only one that
    /// they share.
    var content: ExactNumber {
        guard let first = terms.first?.coefficient else { return .one }
        let sign: ExactNumber = terms.allSatisfy(\.coefficient.isNegative) ? -.one : .one
        let magnitude = first.isNegative ? -first : first
        if terms.allSatisfy({ $0.coefficient == magnitude || $0.coefficient == -magnitude }) {
            return magnitude.multiplied(by: sign) ?? .one
        }
        guard terms.allSatisfy({ !$0.coefficient.isDecimal || $0.coefficient.isInteger }) else { return sign }
        let common = terms.dropFirst().reduce(magnitude as ExactNumber?) { $0?.commonDivisor(with: $1.coefficient) }
        return common?.multiplied(by: sign) ?? sign
    }

    /// The quotient, where the division leaves nothing.
    func quotient(by divisor: Polynomial) -> Polynomial? {
        guard let lead = divisor.leading, let inverse = lead.coefficient.reciprocal else { return nil }
        var (quotient, rest) = (Polynomial(), self)
        while let term = rest.leading {
            let powers = Self.product(term.powers, lead.powers.mapValues { -$0 })
            guard powers.values.allSatisfy({ $0 > 0 }), let scale = term.coefficient.multiplied(by: inverse),
                quotient.terms.count < Self.mostTerms
            else { return nil }
            do throws(TooLarge) {
                try quotient.add(scale, powers)
                try rest.add(divisor, times: -scale, powers)
            } catch {
                return nil
            }
        }
        return quotient
    }

    /// The term with the highest power of the first atom, then of the second, and so on.
    private var leading: (powers: Powers, coefficient: ExactNumber)? {
        let last = terms.flatMap(\.powers.keys).max() ?? 0
        return terms.max { left, right in
            for atom in 0...last where left.powers[atom] != right.powers[atom] {
                return (left.powers[atom] ?? 0) < (right.powers[atom] ?? 0)
            }
            return false
        }
    }

    private static func product(_ left: Powers, _ right: Powers) -> Powers {
        left.merging(right, uniquingKeysWith: +).filter { $0.value != 0 }
    }
}

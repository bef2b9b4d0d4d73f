import Diagnostics

/// The formulas of a text, equal ones once.
struct FormulaList: Sendable {
    struct Key: Hashable, Sendable {
        var tex: [UInt8]
        var isDisplay: Bool

        /// A numbered formula has another number each time.
        fileprivate var isShared: Bool { !(isDisplay && TeXEquations.mayBeNumbered(tex)) }

        func hash(into hasher: inout Hasher) { tex.withUnsafeBytes { hasher.combine(bytes: $0) } }
    }

    /// By their numbers.
    private(set) var all: [Formula] = []
    private var numbers: [Key: Int] = [:]

    /// The number of a formula that is there.
    func number(of key: Key) -> Int? { numbers[key] }

    /// - Returns: its number.
    mutating func add(_ key: Key, tex: String) -> Int {
        let number = all.count
        all.append(Formula(tex: tex, isDisplay: key.isDisplay, places: [], ranges: []))
        if key.isShared { numbers[key] = number }
        return number
    }

    /// Notes a place at which a formula stands.
    mutating func note(_ number: Int, at place: EmbeddedText, range: Range<Int>) {
        all[number].places.append(place)
        all[number].ranges.append(range)
    }

    /// Puts another text's formulas behind these.
    ///
    /// - Returns: for each of them the number it has now.
    mutating func append(_ others: FormulaList) -> [Int] {
        if all.isEmpty {
            self = others
            return Array(all.indices)
        }
        return others.all.map { formula in
            let key = Key(tex: formula.places[0].bytes, isDisplay: formula.isDisplay)
            let number = number(of: key) ?? add(key, tex: formula.tex)
            all[number].places += formula.places
            all[number].ranges += formula.ranges
            return number
        }
    }
}

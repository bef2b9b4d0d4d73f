import Random

/// A logic gate of two inputs.
public enum Gate: String, CaseIterable, Hashable, Sendable {
    case and, or, xor, nand, nor, xnor

    /// What comes out for two inputs of 0 or 1.
    public func callAsFunction(_ first: Bool, _ second: Bool) -> Bool {
        switch self {
        case .and: first && second
        case .or: first || second
        case .xor: first != second
        case .nand: !(first && second)
        case .nor: !(first || second)
        case .xnor: first == second
        }
    }
}

extension Dataset {
    /// A gate's truth table: the rows 00, 01, 10, 11, again from the start where more than four are asked for.
    /// Noise is added to the inputs.
    public static func gate(
        _ gate: Gate, examples: Int = 4, noise: Double = 0, random: inout NumPyRandom
    ) -> Dataset {
        var inputs = Table(rows: examples, columns: 2)
        var targets = Table(rows: examples, columns: 1)
        for row in 0..<examples {
            let (first, second) = (row & 2 != 0, row & 1 != 0)
            inputs[row, 0] = first ? 1 : 0
            inputs[row, 1] = second ? 1 : 0
            targets[row, 0] = gate(first, second) ? 1 : 0
        }
        inputs.addNoise(noise, from: &random)
        return Dataset(inputs: inputs, targets: .numbers(targets))
    }
}

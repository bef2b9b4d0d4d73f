/// What kind of value a parameter takes.
public enum ArgumentType: Sendable, Hashable {
    /// Known before anything runs.
    case number(NumberDomain)
    /// May come from a run.
    case runNumber(NumberDomain)
    case count(atLeast: Int)
    /// A count of things that are held in memory.
    case size
    /// The side of a square image.
    case side(atLeast: Int)
    case countOrWord(String)
    case seed
    case flag
    case text
    case textOf([String])
    /// A text, or a list of them.
    case texts
    case word([String])
    /// `log`, `linear` or an interval.
    case scale
    case interval
    /// Two intervals, for the two inputs.
    case plane
    /// Numbers that may come from a run.
    case list, matrix
    /// A matrix known before anything runs; rows are examples.
    case examples
    case targets
    /// The inputs of one example: a list of numbers, or a number where there is one input.
    case example
    /// The target of one example: a number, a text or a list of numbers.
    case target
    /// A formula of that many arguments.
    case formula(arity: Int)
    /// A function or a run of one argument.
    case curve
    /// Functions or runs of one argument; a family counts as all its members.
    case curves
    /// Runs; a family counts as all its members.
    case runs
    /// A number or a formula of one argument.
    case rate
    case activation, initialization, loss, optimizer, layer
    /// A formula of a layer's inputs.
    case feature
    /// A fraction, or another data set.
    case part
    case condition

    /// How messages call it: `units` must be …
    public var description: String {
        switch self {
        case .number(let domain), .runNumber(let domain): domain.rawValue
        case .count(let least): least == 0 ? "a whole number, 0 or more" : "a whole number of \(least) or more"
        case .size: "a whole number from 1 to \(grouped(Limits.numbers))"
        case .side(let least): "a whole number from \(least) to 256"
        case .countOrWord(let word): "a whole number of 1 or more, or `\(word)`"
        case .seed: "a whole number, 0 or more"
        case .flag: "`true` or `false`"
        case .text: "a text in quotes"
        case .textOf(let texts): "one of " + texts.map { "\"\($0)\"" }.joined(separator: ", ")
        case .texts: "a text in quotes or a list of them"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: " or ")
        case .scale: "`log`, `linear` or an interval such as `0..1`"
        case .interval: "an interval such as `-3..3`"
        case .plane: "two intervals such as `[-1..1, -1..1]`"
        case .list: "a list of numbers"
        case .matrix: "a matrix such as `[[1, 0], [0, 1]]`"
        case .examples: "a matrix with a row for each example"
        case .example: "a list of numbers, one for each input"
        case .target: "a number, a text or a list of numbers"
        case .targets: "a list of numbers or texts, or a matrix with a row for each example"
        case .formula(let arity): arity == 1 ? "a function of one argument" : "a function of \(arity) arguments"
        case .curve, .curves: "a function or a run of one input"
        case .runs: "a run"
        case .rate: "a number or a function of the step"
        case .activation: "an activation"
        case .initialization: "an initialisation"
        case .loss: "a loss, or a function of output and target"
        case .optimizer: "an optimizer"
        case .layer: "a layer or a model"
        case .feature: "a formula of the inputs"
        case .part: "a fraction such as `0.2`, or a data set"
        case .condition: "a condition such as `loss < 0.01`"
        }
    }
}

/// Which numbers are accepted; the raw value is how messages call them.
public enum NumberDomain: String, Sendable, Hashable {
    case any = "a number"
    case nonNegative = "a number of 0 or more"
    case positive = "a number above 0"
    /// 0 ≤ x < 1
    case belowOne = "a number from 0 up to, but not including, 1"
    /// 0 < x < 1
    case between = "a number between 0 and 1"

    func contains(_ number: Double) -> Bool {
        guard number.isFinite else { return false }
        return switch self {
        case .any: true
        case .nonNegative: number >= 0
        case .positive: number > 0
        case .belowOne: number >= 0 && number < 1
        case .between: number > 0 && number < 1
        }
    }
}

/// Examples: what goes into a network, and what should come out.
public struct Dataset: Hashable, Sendable {
    /// One row an example, one column a feature.
    public var inputs: Table
    /// The features' names, where the data has some.
    public var columns: [String]?
    /// The lengths of an input's sides, where inputs are images: height, width and, with several, channels. The
    /// columns hold them row by row.
    public var inputShape: [Int]?
    public var targets: Targets

    public init(inputs: Table, columns: [String]? = nil, inputShape: [Int]? = nil, targets: Targets) {
        precondition(targets.count == inputs.rows, "every example has a target")
        precondition(columns == nil || columns!.count == inputs.columns, "every column has a name")
        precondition(inputShape == nil || inputShape!.reduce(1, *) == inputs.columns, "every column is in the image")
        self.inputs = inputs
        self.columns = columns
        self.inputShape = inputShape
        self.targets = targets
    }

    /// The number of examples.
    public var examples: Int { inputs.rows }
    /// The number of input columns.
    public var features: Int { inputs.columns }

    /// The examples at `indices`, in that order.
    public func selecting(_ indices: some Collection<Int>) -> Dataset {
        Dataset(
            inputs: inputs.selecting(indices), columns: columns, inputShape: inputShape,
            targets: targets.selecting(indices))
    }

    /// Puts the examples into this order, which names each once, without a second copy of the inputs.
    mutating func reorder(_ order: [Int]) {
        inputs.reorderRows(order)
        targets = targets.selecting(order)
    }

    /// Takes the last examples off.
    mutating func removeLast(_ count: Int) -> Dataset {
        let first = examples - count
        let removed = targets.selecting(first..<examples)
        targets = targets.selecting(0..<first)
        return Dataset(
            inputs: inputs.removeLast(count), columns: columns, inputShape: inputShape, targets: removed)
    }

    /// The first `count` examples; all, where there are fewer.
    public func prefix(_ count: Int) -> Dataset {
        count >= examples ? self : selecting(0..<count)
    }
}

/// What should come out of a network, as the data has it. A loss decides whether these are numbers or classes.
public enum Targets: Hashable, Sendable {
    /// One row an example; one column, or several for independent labels or several regressands.
    case numbers(Table)
    /// One name an example; only classes can be made of these.
    case names([String])

    public var count: Int {
        switch self {
        case .numbers(let table): table.rows
        case .names(let names): names.count
        }
    }

    /// Target columns as they stand.
    public var columns: Int {
        switch self {
        case .numbers(let table): table.columns
        case .names: 1
        }
    }

    public func selecting(_ indices: some Collection<Int>) -> Targets {
        switch self {
        case .numbers(let table): .numbers(table.selecting(indices))
        case .names(let names): .names(indices.map { names[$0] })
        }
    }
}

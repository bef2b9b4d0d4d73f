/// The classes that the values of one target column make, in ascending order: numbers by value, names by their
/// Unicode scalars. With two, the second is the one a single output is the probability of.
///
/// This is the one place that turns targets into classes.
public struct Classes: Hashable, Sendable {
    private let keys: Keys
    private let values: Values

    private enum Keys: Hashable, Sendable {
        case numbers([Double: Int32])
        case names([String: Int32])
    }

    /// In ascending order.
    private enum Values: Hashable, Sendable {
        case numbers([Double])
        case names([String])
    }

    /// The classes of all the parts' targets together; `nil` where there are none to make: several columns, or
    /// numbers in one part and names in another.
    public init?(of parts: [Targets]) {
        guard !parts.isEmpty, parts.allSatisfy({ $0.columns == 1 }) else { return nil }
        var numbers: Set<Double> = []
        var texts: Set<String> = []
        for part in parts {
            switch part {
            // Adding +0 makes one class of 0 and −0.
            case .numbers(let table): for value in table.values { numbers.insert(value + 0) }
            case .names(let names): texts.formUnion(names)
            }
        }
        guard numbers.isEmpty || texts.isEmpty else { return nil }
        if texts.isEmpty {
            let sorted = numbers.sorted()
            values = .numbers(sorted)
            keys = .numbers(Dictionary(uniqueKeysWithValues: zip(sorted, Int32(0)...)))
        } else {
            let sorted = texts.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            values = .names(sorted)
            keys = .names(Dictionary(uniqueKeysWithValues: zip(sorted, Int32(0)...)))
        }
    }

    /// What each class is called; numbers as they are written, whole ones without a point.
    public var names: [String] {
        switch values {
        case .numbers(let numbers): numbers.map(Self.name)
        case .names(let names): names
        }
    }

    public var count: Int {
        switch values {
        case .numbers(let numbers): numbers.count
        case .names(let names): names.count
        }
    }

    /// Each example's class, from 0; `nil` where a target is none of these classes.
    public func indices(of targets: Targets) -> [Int32]? {
        var indices: [Int32] = []
        indices.reserveCapacity(targets.count)
        switch (targets, keys) {
        case (.numbers(let table), .numbers(let keys)) where table.columns == 1:
            for value in table.values {
                guard let index = keys[value + 0] else { return nil }
                indices.append(index)
            }
        case (.names(let names), .names(let keys)):
            for name in names {
                guard let index = keys[name] else { return nil }
                indices.append(index)
            }
        default: return nil
        }
        return indices
    }

    /// A number as people write it: `3`, not `3.0`.
    private static func name(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// What can be said of targets before a loss is chosen.
public struct TargetFacts: Hashable, Sendable {
    /// Target columns as they stand.
    public var columns: Int
    /// How many different values a single column has; `nil` for several columns.
    public var distinct: Int?
    /// The class names in ascending order; `nil` for several columns, and for more than a thousand values, which are
    /// no classes.
    public var classes: [String]?
    /// Every entry is the number 0 or 1.
    public var isBinary: Bool
    /// Names: they can only be classes.
    public var isText: Bool

    public init(_ targets: Targets) {
        columns = targets.columns
        let classes = Classes(of: [targets])
        distinct = classes?.count
        self.classes = classes.flatMap { $0.count <= 1000 ? $0.names : nil }
        switch targets {
        case .numbers(let table):
            isBinary = table.values.allSatisfy { $0 == 0 || $0 == 1 }
            isText = false
        case .names:
            isBinary = false
            isText = true
        }
    }
}

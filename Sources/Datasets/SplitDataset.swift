import Random

/// A data set in its parts: what a network learns from, and what it is measured on.
public struct SplitDataset: Hashable, Sendable {
    public var train: Dataset
    public var validation: Dataset?
    public var test: Dataset?

    public init(train: Dataset, validation: Dataset? = nil, test: Dataset? = nil) {
        self.train = train
        self.validation = validation
        self.test = test
    }

    /// Training, validation and test part, as far as they exist.
    public var parts: [Dataset] { [train, validation, test].compactMap { $0 } }

    /// The classes of all parts together.
    public var classes: Classes? { Classes(of: parts.map(\.targets)) }
}

/// Where a validation or test part comes from.
public enum PartSource: Hashable, Sendable {
    /// This fraction of the examples, rounded up.
    case fraction(Double)
    /// Another data set.
    case dataset(Dataset)
}

extension Dataset {
    /// This data set in parts.
    ///
    /// With p = `default_rng([seed, 3]).permutation(n)` the first ⌈f·n⌉ places of p are the test part, then come as
    /// many validation examples as their fraction says, the rest is for training. Without a fraction the order stays.
    ///
    /// Large data is not held twice: what is left of this data set, which is used up, becomes the training part.
    public consuming func split(test: PartSource? = nil, validation: PartSource? = nil, seed: UInt64) throws(DatasetError)
        -> SplitDataset
    {
        let testCount = try count(of: test, called: "test")
        let validationCount = try count(of: validation, called: "validation")
        guard testCount + validationCount < examples else {
            throw .nothingLeftToTrain(examples: examples, test: testCount, validation: validationCount)
        }
        var (testPart, validationPart): (Dataset?, Dataset?)
        if testCount + validationCount > 0 {
            var random = NumPyRandom(seed: [seed, 3])
            let order = random.permutation(examples)
            reorder(Array(order[(testCount + validationCount)...] + order[..<(testCount + validationCount)]))
            if validationCount > 0 { validationPart = removeLast(validationCount) }
            if testCount > 0 { testPart = removeLast(testCount) }
        }
        var parts = SplitDataset(train: self, validation: validationPart, test: testPart)
        if case .dataset(let other) = test { parts.test = other }
        if case .dataset(let other) = validation { parts.validation = other }
        return parts
    }

    /// How many examples a fraction takes; 0 where another data set is given. Checks either.
    private func count(of source: PartSource?, called part: String) throws(DatasetError) -> Int {
        switch source {
        case nil: return 0
        case .fraction(let fraction):
            guard fraction > 0, fraction < 1 else { throw .fraction(fraction, part: part) }
            return Int((fraction * Double(examples)).rounded(.up))
        case .dataset(let other):
            guard other.examples > 0 else { throw .emptyPart(part) }
            guard other.features == features else {
                throw .differentFeatures(part: part, expected: features, found: other.features)
            }
            if let columns, let found = other.columns, found != columns {
                throw .differentColumns(part: part, expected: columns, found: found)
            }
            guard other.targets.columns == targets.columns else {
                throw .differentTargets(part: part, expected: targets.columns, found: other.targets.columns)
            }
            if case .names = targets, case .numbers = other.targets { throw .differentKinds(part: part) }
            if case .numbers = targets, case .names = other.targets { throw .differentKinds(part: part) }
            return 0
        }
    }
}

/// Why data sets do not fit together.
public enum DatasetError: Error, Hashable, Sendable {
    case fraction(Double, part: String)
    case nothingLeftToTrain(examples: Int, test: Int, validation: Int)
    case emptyPart(String)
    case differentFeatures(part: String, expected: Int, found: Int)
    case differentColumns(part: String, expected: [String], found: [String])
    case differentTargets(part: String, expected: Int, found: Int)
    case differentKinds(part: String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .fraction(let fraction, let part):
            return "`\(part)=\(fraction)` is no fraction: it must lie between 0 and 1"
        case .nothingLeftToTrain(let examples, let test, let validation):
            return "nothing is left to train on: of \(examples) examples \(test) are for the test and \(validation) "
                + "for validation"
        case .emptyPart(let part): return "the \(part) set has no examples"
        case .differentFeatures(let part, let expected, let found):
            return "the \(part) set has \(found) input columns, the training set \(expected)"
        case .differentColumns(let part, let expected, let found):
            let (wanted, got) = zip(expected, found).first { $0 != $1 } ?? ("", "")
            return "the \(part) set has the input column `\(got)` where the training set has `\(wanted)`"
        case .differentTargets(let part, let expected, let found):
            return "the \(part) set has \(found) target columns, the training set \(expected)"
        case .differentKinds(let part):
            return "the targets of the \(part) set and of the training set must both be numbers or both be names"
        }
    }
}

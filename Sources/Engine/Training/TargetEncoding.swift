import Datasets

/// How a loss reads targets.
enum TargetEncoding: Hashable, Sendable {
    /// Numbers as they are, so many columns.
    case numbers(Int)
    /// Probabilities of the second of two classes.
    case binary(Classes)
    /// Labels of 0 or 1, so many columns.
    case labels(Int)
    case classes(Classes)

    /// - Parameter outputs: the network's output units.
    init(loss: Loss, outputs: Int, data: SplitDataset) throws(EngineError) {
        for (part, dataset) in [("train", data.train), ("validation", data.validation), ("test", data.test)] {
            if let dataset { try Self.checkFinite(dataset.targets, part) { $0.isFinite } }
        }
        let targets = data.train.targets
        switch loss {
        case .meanSquaredError, .meanAbsoluteError, .function:
            guard case .numbers(let table) = targets else { throw .targetsAreNames }
            guard table.columns == outputs else { throw .targetWidth(expected: outputs, found: table.columns) }
            self = .numbers(outputs)
        case .binaryCrossEntropy:
            guard targets.columns == outputs else {
                throw .targetWidth(expected: outputs, found: targets.columns)
            }
            let areLabels = data.parts.allSatisfy { part in
                guard case .numbers(let table) = part.targets else { return false }
                return table.values.allSatisfy { $0 == 0 || $0 == 1 }
            }
            if outputs > 1 || areLabels {
                self = .labels(outputs)
            } else {
                guard let classes = data.classes else { throw .targetsAreNames }
                guard classes.count == 2 else { throw .classCount(expected: 2, found: classes.count) }
                self = .binary(classes)
            }
        case .softmaxCrossEntropy:
            guard targets.columns == 1 else { throw .targetWidth(expected: 1, found: targets.columns) }
            guard let classes = data.classes else { throw .targetsAreNames }
            guard classes.count == outputs else { throw .classCount(expected: outputs, found: classes.count) }
            self = .classes(classes)
        }
    }

    @inline(__always)
    static func checkFinite(_ targets: Targets, _ part: String, _ isFinite: (Double) -> Bool) throws(EngineError) {
        guard case .numbers(let table) = targets else { return }
        guard let place = table.values.firstIndex(where: { !isFinite($0) }) else { return }
        throw .targetNotFinite(part: part, row: place / table.columns + 1, value: table.values[place])
    }

    func encode(_ targets: Targets, part: String) throws(EngineError) -> EncodedTargets {
        switch self {
        case .numbers(let columns):
            guard case .numbers(let table) = targets else { throw .targetsAreNames }
            guard table.columns == columns else { throw .targetWidth(expected: columns, found: table.columns) }
            return .numbers(table)
        case .labels(let columns):
            guard case .numbers(let table) = targets else { throw .targetsAreNames }
            guard table.columns == columns else { throw .targetWidth(expected: columns, found: table.columns) }
            if let place = table.values.firstIndex(where: { $0 != 0 && $0 != 1 }) {
                throw .labelNotBinary(part: part, row: place / columns + 1, value: table.values[place])
            }
            return .numbers(table)
        case .binary(let classes):
            guard let indices = classes.indices(of: targets) else { throw .unknownClass(part: part) }
            return .numbers(Table(column: indices.map(Double.init)))
        case .classes(let classes):
            guard let indices = classes.indices(of: targets) else { throw .unknownClass(part: part) }
            return .classes(indices)
        }
    }
}

/// Targets as a loss reads them.
enum EncodedTargets: Hashable, Sendable {
    case numbers(Table)
    /// A class from 0 for each example.
    case classes([Int32])
}

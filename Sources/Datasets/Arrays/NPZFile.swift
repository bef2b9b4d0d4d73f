/// A file of named arrays, as `numpy.savez` and `numpy.savez_compressed` write it.
public struct NPZFile {
    private let archive: ZIPArchive

    public init(_ source: ByteSource) throws(ArrayFileError) {
        archive = try ZIPArchive(source)
    }

    public init(bytes: [UInt8]) throws(ArrayFileError) { try self.init(ByteSource(bytes)) }

    /// The arrays' names.
    public var names: [String] { archive.members.map { Self.name(of: $0) } }

    /// Inputs from one array, targets from another, with a row for each example. Inputs of three or four dimensions are
    /// images, and flattened row by row; targets are numbers, texts, or rows of labels.
    ///
    /// - Parameters:
    ///   - rows: no more than so many first examples.
    ///   - progress: told now and then what share of the inputs has been read.
    public func dataset(
        inputs: String, targets: String, rows: Int? = nil, progress: ((Double) -> Void)? = nil
    ) throws(ArrayFileError) -> Dataset {
        let inputs = (name: "`\(inputs)`", array: try array(inputs, rows: rows, progress))
        let targets = (name: "`\(targets)`", array: try array(targets, rows: rows))
        return try Dataset(
            inputs: inputs.array, called: inputs.name, targets: targets.array, called: targets.name, rows: rows)
    }

    private func array(
        _ name: String, rows: Int?, _ progress: ((Double) -> Void)? = nil
    ) throws(ArrayFileError) -> NumericArray {
        guard let member = archive.members.first(where: { Self.name(of: $0) == name }) else {
            throw ArrayFileError(.missingArray(name, available: names))
        }
        return try archive.read(member, progress: progress) { stream throws(ArrayFileError) in
            try NPYArray.read(stream, size: member.count, name: "`\(name)`", rows: rows)
        }
    }

    private static func name(of member: ZIPArchive.Member) -> String {
        member.name.hasSuffix(".npy") ? String(member.name.dropLast(4)) : member.name
    }
}

extension Dataset {
    /// Examples from two arrays with a row for each.
    init(
        inputs: NumericArray, called inputName: String, targets: NumericArray, called targetName: String, rows: Int?
    ) throws(ArrayFileError) {
        guard case .numbers(let numbers) = inputs.elements else { throw ArrayFileError(.texts(inputName)) }
        guard let examples = inputs.shape.first else {
            throw ArrayFileError(.shape(inputs.shape, array: inputName, expected: "a row for each example"))
        }
        let sides = Array(inputs.shape.dropFirst())
        let width = sides.reduce(1, *)
        guard examples > 0, width > 0 else { throw ArrayFileError(.empty(inputName)) }
        let table = Table(rows: examples, columns: width, values: numbers)
        if let place = numbers.firstIndex(where: { !$0.isFinite }) {
            throw ArrayFileError(.notFinite(inputName, row: place / width + 1, value: numbers[place]))
        }
        let found = try Targets(targets, called: targetName)
        // Where only the first rows are read, more may stand behind them in one of the two.
        let count = min(examples, rows ?? examples)
        guard found.count == examples || (rows != nil && found.count >= count && examples >= count) else {
            throw ArrayFileError(.counts(inputs: examples, targets: found.count))
        }
        let data = Dataset(
            inputs: table.rows == count ? table : table.selecting(0..<count),
            inputShape: (2...3).contains(sides.count) ? sides : nil,
            targets: found.count == count ? found : found.selecting(0..<count))
        self = data
    }
}

extension Targets {
    fileprivate init(_ array: NumericArray, called name: String) throws(ArrayFileError) {
        let columns = array.shape.count == 2 ? array.shape[1] : 1
        guard (1...2).contains(array.shape.count), columns > 0 else {
            throw ArrayFileError(
                .shape(array.shape, array: name, expected: "a target, or a row of them, for each example"))
        }
        switch array.elements {
        case .numbers(let values):
            if let place = values.firstIndex(where: { !$0.isFinite }) {
                throw ArrayFileError(.notFinite(name, row: place / columns + 1, value: values[place]))
            }
            self = .numbers(Table(rows: array.shape[0], columns: columns, values: values))
        case .texts(let texts):
            guard columns == 1 else {
                throw ArrayFileError(.shape(array.shape, array: name, expected: "one text for each example"))
            }
            self = .names(texts)
        }
    }
}

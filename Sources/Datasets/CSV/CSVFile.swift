/// A CSV file whose first line names the columns.
///
/// Errors say where in the file they are. What is read must be whole and finite: a missing value, `NaN` or a row with
/// too few fields is an error, never a guess.
public struct CSVFile: Sendable {
    private let bytes: [UInt8]
    /// The columns' names, in order.
    public let header: [String]
    private let firstRow: Int

    /// Reads the first line.
    public init(bytes: [UInt8]) throws(CSVError) {
        let (header, firstRow) = try Self.header(of: bytes)
        self.bytes = bytes
        self.header = header
        self.firstRow = firstRow
    }

    /// The rows as examples.
    ///
    /// - Parameters:
    ///   - target: the target's columns. A single one may hold names; several must hold numbers.
    ///   - columns: the inputs' columns; without it, all that are no target.
    public func dataset(target: [String], columns: [String]? = nil) throws(CSVError) -> Dataset {
        let roles = try roles(target: target, columns: columns)
        let rows = try rows(roles)
        return Dataset(
            inputs: Table(rows: rows.count, columns: roles.inputNames.count, values: rows.inputs),
            columns: roles.inputNames, targets: rows.targets)
    }

    /// What there is to know of the file before a network is trained on it; the inputs are not read.
    public func signature(target: [String], columns: [String]? = nil) throws(CSVError) -> CSVSignature {
        var roles = try roles(target: target, columns: columns)
        roles.skipInputs()
        let rows = try rows(roles)
        return CSVSignature(examples: rows.count, columns: roles.inputNames, target: TargetFacts(rows.targets))
    }

    // MARK: -

    private static func header(of bytes: [UInt8]) throws(CSVError) -> ([String], Int) {
        try withScanner(bytes) { scanner throws(CSVError) in
            if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
                throw CSVError(problem: .notUTF8, line: 1, column: 1)
            }
            scanner.skipEmptyLines()
            if scanner.isAtEnd { throw CSVError(problem: .empty, line: 1, column: 1) }
            var header: [String] = []
            while true {
                let (field, delimiter) = try scanner.field()
                let name = try scanner.text(field)
                if !name.isEmpty, header.contains(name) {
                    throw scanner.error(.duplicateColumn(name), at: field.range.lowerBound)
                }
                header.append(name)
                if delimiter != .comma { return (header, scanner.position) }
            }
        }
    }

    private func roles(target: [String], columns: [String]?) throws(CSVError) -> CSVRoles {
        precondition(!target.isEmpty, "there is a target")
        func place(_ name: String) throws(CSVError) -> Int {
            if let place = header.firstIndex(of: name) { return place }
            throw CSVError(problem: .missingColumn(name, available: header), line: 1, column: 1)
        }
        var roles = CSVRoles(columns: header.count)
        for name in target { roles.addTarget(at: try place(name), named: name) }
        if let columns {
            for name in columns {
                let place = try place(name)
                if target.contains(name) { throw CSVError(problem: .targetIsInput(name), line: 1, column: 1) }
                roles.addInput(at: place, named: name)
            }
        } else {
            for (place, name) in header.enumerated() where !target.contains(name) {
                if name.isEmpty { throw CSVError(problem: .unnamedColumn(place + 1), line: 1, column: 1) }
                roles.addInput(at: place, named: name)
            }
        }
        if roles.inputNames.isEmpty { throw CSVError(problem: .noInputs, line: 1, column: 1) }
        return roles
    }

    private func rows(_ roles: CSVRoles) throws(CSVError) -> CSVRows {
        try Self.withScanner(bytes) { scanner throws(CSVError) in
            scanner.position = firstRow
            // The first text among numbers makes names of the whole column, which is then read anew.
            if let rows = try CSVRows.read(scanner, header: header, roles: roles, namesTarget: false) { return rows }
            return try CSVRows.read(scanner, header: header, roles: roles, namesTarget: true)!
        }
    }

    private static func withScanner<Result>(
        _ bytes: [UInt8], _ body: (inout CSVScanner) throws(CSVError) -> Result
    ) throws(CSVError) -> Result {
        let result: Swift.Result<Result, CSVError> = bytes.withUnsafeBufferPointer { buffer in
            var scanner = CSVScanner(buffer)
            do throws(CSVError) { return .success(try body(&scanner)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}

/// What there is to know of a CSV file before a network is trained on it.
public struct CSVSignature: Hashable, Sendable {
    public var examples: Int
    /// The inputs' columns, in order.
    public var columns: [String]
    public var target: TargetFacts
}

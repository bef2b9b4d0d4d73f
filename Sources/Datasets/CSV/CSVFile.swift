/// A CSV file whose first line names the columns.
///
/// Errors say where in the file they are. What is read must be whole and finite: a missing value, `NaN` or a row with
/// too few fields is an error, never a guess.
public struct CSVFile: Sendable {
    private let source: ByteSource
    /// The columns' names, in order.
    public let header: [String]
    private let firstRow: Int
    /// How many bytes of the file are in memory at once.
    private let windowSize: Int

    /// Reads the first line.
    public init(_ source: ByteSource) throws(CSVError) { try self.init(source, windowSize: 1 << 20) }

    public init(bytes: [UInt8]) throws(CSVError) { try self.init(ByteSource(bytes)) }

    init(_ source: ByteSource, windowSize: Int) throws(CSVError) {
        self.source = source
        self.windowSize = windowSize
        (header, firstRow) = try Self.header(of: source, windowSize)
    }

    /// The rows as examples.
    ///
    /// - Parameters:
    ///   - target: the target's columns. A single one may hold names; several must hold numbers.
    ///   - columns: the inputs' columns; without it, all that are no target.
    ///   - progress: told now and then what share of the file has been read.
    public func dataset(
        target: [String], columns: [String]? = nil, progress: ((Double) -> Void)? = nil
    ) throws(CSVError) -> Dataset {
        let roles = try roles(target: target, columns: columns)
        let rows = try rows(roles, progress)
        return Dataset(
            inputs: Table(rows: rows.count, columns: roles.inputNames.count, values: rows.inputs),
            columns: roles.inputNames, targets: rows.targets)
    }

    /// What there is to know of the file before a network is trained on it; the inputs are not read.
    public func signature(target: [String], columns: [String]? = nil) throws(CSVError) -> CSVSignature {
        var roles = try roles(target: target, columns: columns)
        roles.skipInputs()
        let rows = try rows(roles, nil)
        return CSVSignature(examples: rows.count, columns: roles.inputNames, target: TargetFacts(rows.targets))
    }

    // MARK: -

    private static func header(of source: ByteSource, _ windowSize: Int) throws(CSVError) -> ([String], Int) {
        var window = try CSVWindow(source, size: windowSize)
        while true {
            let found = try window.scan { scanner throws(CSVError) -> ([String], Int)? in
                do throws(CSVError) {
                    let header = try Self.header(&scanner)
                    if window.isLast || !scanner.isAtEnd { return (header, scanner.position) }
                } catch {
                    if window.isLast || !scanner.isAtEnd { throw error }
                }
                return nil
            }
            if let found { return found }
            try window.advance(by: 0)
        }
    }

    private static func header(_ scanner: inout CSVScanner) throws(CSVError) -> [String] {
        if scanner.bytes.starts(with: [0xff, 0xfe]) || scanner.bytes.starts(with: [0xfe, 0xff]) {
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
            if delimiter != .comma { return header }
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

    private func rows(_ roles: CSVRoles, _ progress: ((Double) -> Void)?) throws(CSVError) -> CSVRows {
        func read(namesTarget: Bool) throws(CSVError) -> CSVRows? {
            var rows = CSVRowReader(header: header, roles: roles, namesTarget: namesTarget)
            var window = try CSVWindow(source, from: firstRow, size: windowSize)
            while true {
                let taken = try window.scan { scanner throws(CSVError) in try rows.take(&scanner, isLast: window.isLast) }
                guard let taken else { return nil }
                if window.isLast {
                    progress?(1)
                    return try rows.finished(in: window)
                }
                try window.advance(by: taken)
                progress?(Double(window.place) / Double(source.count))
            }
        }
        // The first text among numbers makes names of the whole column, which is then read anew.
        if let rows = try read(namesTarget: false) { return rows }
        return try read(namesTarget: true)!
    }
}

/// What there is to know of a CSV file before a network is trained on it.
public struct CSVSignature: Hashable, Sendable {
    public var examples: Int
    /// The inputs' columns, in order.
    public var columns: [String]
    public var target: TargetFacts
}

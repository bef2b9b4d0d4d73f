/// What each column of a CSV file is for.
struct CSVRoles {
    /// For each column of the file its place among the inputs, or −1 − its place among the targets, or `skipped`.
    private(set) var role: [Int]
    private(set) var inputNames: [String] = []
    private(set) var targetNames: [String] = []
    private(set) var readsInputs = true

    static let skipped = Int.max

    init(columns: Int) {
        role = [Int](repeating: Self.skipped, count: columns)
    }

    mutating func addInput(at column: Int, named name: String) {
        guard role[column] == Self.skipped else { return }
        role[column] = inputNames.count
        inputNames.append(name)
    }

    mutating func addTarget(at column: Int, named name: String) {
        guard role[column] == Self.skipped else { return }
        role[column] = -1 - targetNames.count
        targetNames.append(name)
    }

    mutating func skipInputs() {
        for column in role.indices where role[column] >= 0 { role[column] = Self.skipped }
        readsInputs = false
    }
}

/// The rows of a CSV file, read.
struct CSVRows {
    var count: Int
    /// Row-major; empty where the inputs are skipped.
    var inputs: [Double]
    var targets: Targets

    /// - Returns: `nil` where a single target column turns out to hold text and `namesTarget` is false.
    static func read(_ start: CSVScanner, header: [String], roles: CSVRoles, namesTarget: Bool) throws(CSVError)
        -> CSVRows?
    {
        var scanner = start
        let inputColumns = roles.readsInputs ? roles.inputNames.count : 0
        let targetColumns = roles.targetNames.count
        var inputs: [Double] = []
        var numbers: [Double] = []
        var names: [String] = []
        var count = 0
        var inputRow = [Double](repeating: 0, count: inputColumns)
        var targetRow = [Double](repeating: 0, count: targetColumns)
        while true {
            scanner.skipEmptyLines()
            if scanner.isAtEnd { break }
            let rowStart = scanner.position
            var column = 0
            var delimiter = CSVScanner.Delimiter.comma
            while delimiter == .comma {
                let role = column < header.count ? roles.role[column] : CSVRoles.skipped
                if role == CSVRoles.skipped {
                    delimiter = try scanner.skipField()
                } else if role >= 0 {
                    inputRow[role] = try number(&scanner, &delimiter, in: header[column])
                } else if namesTarget {
                    let (field, next) = try scanner.field()
                    if field.range.isEmpty {
                        throw scanner.error(.missingValue(column: header[column]), at: field.range.lowerBound)
                    }
                    names.append(try scanner.text(field))
                    delimiter = next
                } else {
                    let place = scanner.position
                    do throws(CSVError) {
                        targetRow[-1 - role] = try number(&scanner, &delimiter, in: header[column])
                    } catch {
                        guard case .notNumber = error.problem, targetColumns == 1 else { throw error }
                        scanner.position = place
                        return nil
                    }
                }
                column += 1
            }
            guard column == header.count else {
                throw scanner.error(.raggedRow(found: column, expected: header.count), at: rowStart)
            }
            inputs += inputRow
            if !namesTarget { numbers += targetRow }
            count += 1
        }
        guard count > 0 else { throw scanner.error(.noRows, at: scanner.bytes.count) }
        let targets: Targets =
            namesTarget ? .names(names) : .numbers(Table(rows: count, columns: targetColumns, values: numbers))
        return CSVRows(count: count, inputs: inputs, targets: targets)
    }

    /// The number in the field at the scanner's place.
    @inline(__always)
    private static func number(
        _ scanner: inout CSVScanner, _ delimiter: inout CSVScanner.Delimiter, in column: @autoclosure () -> String
    ) throws(CSVError) -> Double {
        let start = scanner.position
        if let value = Decimal.read(scanner.bytes, &scanner.position), value.isFinite, let next = scanner.delimiter() {
            delimiter = next
            return value
        }
        scanner.position = start
        return try unusualNumber(&scanner, &delimiter, in: column())
    }

    /// A number with blanks or quotation marks around it, or none.
    private static func unusualNumber(
        _ scanner: inout CSVScanner, _ delimiter: inout CSVScanner.Delimiter, in column: String
    ) throws(CSVError) -> Double {
        let field: CSVScanner.Field
        (field, delimiter) = try scanner.field()
        if field.range.isEmpty { throw scanner.error(.missingValue(column: column), at: field.range.lowerBound) }
        var place = 0
        let text = UnsafeBufferPointer(rebasing: scanner.bytes[field.range])
        if let value = Decimal.read(text, &place), place == text.count {
            if value.isFinite { return value }
            throw scanner.error(
                .notFinite(try scanner.text(field), column: column), at: field.range.lowerBound)
        }
        let shown = try scanner.text(field)
        let bare = shown.lowercased().drop { "+-".contains($0) }
        if ["nan", "inf", "infinity"].contains(bare) {
            throw scanner.error(.notFinite(shown, column: column), at: field.range.lowerBound)
        }
        throw scanner.error(.notNumber(shown, column: column), at: field.range.lowerBound)
    }
}

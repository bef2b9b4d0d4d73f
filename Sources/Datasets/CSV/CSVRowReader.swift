/// The rows of a CSV file, read.
struct CSVRows {
    var count: Int
    /// Row-major; empty where the inputs are skipped.
    var inputs: [Double]
    var targets: Targets
}

/// Collects the rows of a CSV file, window by window.
struct CSVRowReader {
    private let header: [String]
    private let roles: CSVRoles
    private let namesTarget: Bool
    private var inputs = NumberBlocks()
    private var numbers = NumberBlocks()
    private var names: [String] = []
    private var count = 0
    /// The row being read.
    private var inputRow: [Double]
    private var targetRow: [Double]
    private var name = ""

    /// - Parameter namesTarget: whether the target column is read as text.
    init(header: [String], roles: CSVRoles, namesTarget: Bool) {
        self.header = header
        self.roles = roles
        self.namesTarget = namesTarget
        inputRow = [Double](repeating: 0, count: roles.readsInputs ? roles.inputNames.count : 0)
        targetRow = [Double](repeating: 0, count: roles.targetNames.count)
    }

    /// Reads all rows that are whole.
    ///
    /// - Parameter isLast: whether nothing stands behind the scanner's bytes.
    /// - Returns: how many bytes they are; `nil` where a single target column turns out to hold text and is not read as
    ///   text.
    mutating func take(_ scanner: inout CSVScanner, isLast: Bool) throws(CSVError) -> Int? {
        let end = isLast ? scanner.bytes.count : scanner.lastLine
        while true {
            scanner.skipEmptyLines()
            let rowStart = scanner.position
            if rowStart >= end { return rowStart }
            let isNumeric: Bool
            do throws(CSVError) {
                isNumeric = try readRow(&scanner)
            } catch {
                // What is wrong with a row that is cut may be that it is cut.
                if scanner.isAtEnd, !isLast { return rowStart }
                throw error
            }
            if scanner.isAtEnd, !isLast { return rowStart }
            guard isNumeric else { return nil }
            inputRow.withUnsafeBufferPointer { inputs.append($0) }
            if namesTarget { names.append(name) } else { targetRow.withUnsafeBufferPointer { numbers.append($0) } }
            count += 1
        }
    }

    /// All rows, which are here no longer then.
    mutating func finished(in window: CSVWindow) throws(CSVError) -> CSVRows {
        guard count > 0 else {
            return try window.scan { scanner throws(CSVError) in throw scanner.error(.noRows, at: scanner.bytes.count) }
        }
        let targets: Targets =
            namesTarget
            ? .names(names) : .numbers(Table(rows: count, columns: targetRow.count, values: numbers.joined()))
        return CSVRows(count: count, inputs: inputs.joined(), targets: targets)
    }

    // MARK: - One row

    /// - Returns: whether its target is a number, or need not be one.
    private mutating func readRow(_ scanner: inout CSVScanner) throws(CSVError) -> Bool {
        let rowStart = scanner.position
        let columns = header.count
        var column = 0
        var delimiter = CSVScanner.Delimiter.comma
        while delimiter == .comma {
            let role = column < columns ? roles.role[column] : CSVRoles.skipped
            if role == CSVRoles.skipped {
                delimiter = try scanner.skipField()
            } else if role >= 0 {
                inputRow[role] = try Self.number(&scanner, &delimiter, in: header[column])
            } else if namesTarget {
                let (field, next) = try scanner.field()
                if field.range.isEmpty {
                    throw scanner.error(.missingValue(column: header[column]), at: field.range.lowerBound)
                }
                name = try scanner.text(field)
                delimiter = next
            } else {
                do throws(CSVError) {
                    targetRow[-1 - role] = try Self.number(&scanner, &delimiter, in: header[column])
                } catch {
                    guard case .notNumber = error.problem, targetRow.count == 1 else { throw error }
                    return false
                }
            }
            column += 1
        }
        guard column == columns else {
            throw scanner.error(.raggedRow(found: column, expected: columns), at: rowStart)
        }
        return true
    }

    /// The number in the field at the scanner's place.
    @inline(__always)
    private static func number(
        _ scanner: inout CSVScanner, _ delimiter: inout CSVScanner.Delimiter, in column: @autoclosure () -> String
    ) throws(CSVError) -> Double {
        let start = scanner.position
        if let value = Decimal.read(scanner.bytes, &scanner.position, scanner.powers), value.isFinite, let next = scanner.delimiter() {
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

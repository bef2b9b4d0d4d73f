/// Numbers in rows and columns, row-major; a row is an example.
public struct Table: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    /// `rows` times `columns` numbers, row by row.
    public var values: [Double]

    public init(rows: Int, columns: Int, values: [Double]) {
        precondition(rows >= 0 && columns >= 0 && values.count == rows * columns, "a table's values must fill it")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.init(rows: rows, columns: columns, values: [Double](repeating: value, count: rows * columns))
    }

    /// A table from rows of equal length.
    public init(_ rows: [[Double]]) {
        self.init(rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap { $0 })
    }

    /// A single column.
    public init(column: [Double]) {
        self.init(rows: column.count, columns: 1, values: column)
    }

    public subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    public func row(_ row: Int) -> ArraySlice<Double> { values[row * columns..<(row + 1) * columns] }

    public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

    /// The rows at `indices`, in that order.
    public func selecting(_ indices: some Sequence<Int>) -> Table {
        var selected: [Double] = []
        selected.reserveCapacity(indices.underestimatedCount * columns)
        var count = 0
        for index in indices {
            selected += row(index)
            count += 1
        }
        return Table(rows: count, columns: columns, values: selected)
    }
}

/// Numbers in rows and columns, row-major; a row is an example.
public struct Table: Hashable, Sendable {
    public private(set) var rows: Int
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

    /// Puts the rows into this order, which names each once, without a second copy of them.
    mutating func reorderRows(_ order: [Int]) {
        precondition(order.count == rows, "every row is in the order")
        let width = columns
        var isPlaced = [Bool](repeating: false, count: rows)
        var kept = [Double](repeating: 0, count: width)
        values.withUnsafeMutableBufferPointer { values in
            kept.withUnsafeMutableBufferPointer { kept in
                guard let values = values.baseAddress, let kept = kept.baseAddress else { return }
                // Each row that is moved leaves a place for the one that goes there, round in a circle.
                for first in order.indices where !isPlaced[first] {
                    kept.update(from: values + first * width, count: width)
                    var place = first
                    while order[place] != first {
                        (values + place * width).update(from: values + order[place] * width, count: width)
                        isPlaced[place] = true
                        place = order[place]
                    }
                    (values + place * width).update(from: kept, count: width)
                    isPlaced[place] = true
                }
            }
        }
    }

    /// Takes the last rows off.
    mutating func removeLast(_ count: Int) -> Table {
        let removed = selecting(rows - count..<rows)
        values.removeLast(count * columns)
        rows -= count
        return removed
    }

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

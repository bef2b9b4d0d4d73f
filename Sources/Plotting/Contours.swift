/// Level lines of values on a grid, and the regions they bound, by marching squares.
///
/// Coordinates are in cells: the value in column i and row j lies at (i, j). Between neighbours a level is placed by
/// linear interpolation; a saddle is resolved by the mean of its four corners. A value that is not a number counts as
/// below every level.
struct Contours {
    private let columns: Int
    private let rows: Int
    private let values: [Double]

    init(columns: Int, rows: Int, values: [Double]) {
        self.columns = columns
        self.rows = rows
        self.values = values
    }

    /// The rings around what is at or above the level, closed along the grid's border. Holes run the other way.
    func regions(atLeast level: Double) -> [[Point]] {
        trace(level, isAbove: true, around: -1..<columns, -1..<rows).map { $0.dropLast() }
    }

    /// The rings around what is below the level: together with `regions(atLeast:)` they cover the grid once.
    func regions(below level: Double) -> [[Point]] {
        trace(level, isAbove: false, around: -1..<columns, -1..<rows).map { $0.dropLast() }
    }

    /// The lines along which the values pass the level, open where they end at the border; a closed one repeats its
    /// first point.
    func lines(at level: Double) -> [[Point]] {
        trace(level, isAbove: true, around: 0..<columns - 1, 0..<rows - 1)
    }

    // MARK: Marching

    // The edges of the grid, with one column and row more on each side, which lie outside every region and in the
    // same place as the border, so that rings close along it. Edge 2k goes from node k to the right, 2k + 1 upwards.

    private var stride: Int { columns + 2 }

    private func node(_ column: Int, _ row: Int) -> Int { (row + 1) * stride + column + 1 }

    /// For each node, the surrounding ones included: 1 where it is inside the region.
    private func inside(_ level: Double, _ isAbove: Bool) -> [UInt8] {
        var inside = [UInt8](repeating: 0, count: stride * (rows + 2))
        for row in 0..<rows {
            for column in 0..<columns where (values[row * columns + column] >= level) == isAbove {
                inside[node(column, row)] = 1
            }
        }
        return inside
    }

    private func trace(
        _ level: Double, isAbove: Bool, around cellColumns: Range<Int>, _ cellRows: Range<Int>
    ) -> [[Point]] {
        var next = [Int32](repeating: -1, count: 2 * stride * (rows + 2))
        var hasPrevious = [Bool](repeating: false, count: next.count)
        func connect(_ from: Int, _ to: Int) {
            next[from] = Int32(to)
            hasPrevious[to] = true
        }
        inside(level, isAbove).withUnsafeBufferPointer { inside in
            for row in cellRows {
                var corner = node(cellColumns.lowerBound, row)
                for column in cellColumns {
                    let corners =
                        inside[corner] | inside[corner + 1] << 1 | inside[corner + stride + 1] << 2
                        | inside[corner + stride] << 3
                    corner += 1
                    // Nearly all cells lie whole on one side.
                    guard corners != 0, corners != 15 else { continue }
                    addSegments(corners, column, row, level, isAbove, connect)
                }
            }
        }
        var lines: [[Point]] = []
        // Open lines first, from their beginnings; what then remains is closed.
        for isOpen in [true, false] {
            for start in next.indices where next[start] >= 0 && (!isOpen || !hasPrevious[start]) {
                var line = [point(on: start, level, isAbove)]
                var edge = start
                while next[edge] >= 0 {
                    let following = Int(next[edge])
                    next[edge] = -1
                    edge = following
                    line.append(point(on: edge, level, isAbove))
                }
                lines.append(line)
            }
        }
        return lines
    }

    /// The directed pieces of boundary in a cell, the region on their left.
    ///
    /// - Parameter corners: which of them are inside: 1 lower left, 2 lower right, 4 upper right, 8 upper left.
    private func addSegments(
        _ corners: UInt8, _ column: Int, _ row: Int, _ level: Double, _ isAbove: Bool,
        _ connect: (_ from: Int, _ to: Int) -> Void
    ) {
        let bottom = 2 * node(column, row)
        let left = bottom + 1
        let top = 2 * node(column, row + 1)
        let right = 2 * node(column + 1, row) + 1
        switch corners {
        case 1: connect(bottom, left)
        case 2: connect(right, bottom)
        case 3: connect(right, left)
        case 4: connect(top, right)
        case 6: connect(top, bottom)
        case 7: connect(top, left)
        case 8: connect(left, top)
        case 9: connect(bottom, top)
        case 11: connect(right, top)
        case 12: connect(left, right)
        case 13: connect(bottom, right)
        case 14: connect(left, bottom)
        case 5:
            let isJoined = isCenterInside(column, row, level, isAbove)
            connect(bottom, isJoined ? right : left)
            connect(top, isJoined ? left : right)
        case 10:
            let isJoined = isCenterInside(column, row, level, isAbove)
            connect(isJoined ? left : right, bottom)
            connect(isJoined ? right : left, top)
        default: preconditionFailure("a cell on one side has no boundary")
        }
    }

    private func isCenterInside(_ column: Int, _ row: Int, _ level: Double, _ isAbove: Bool) -> Bool {
        let low = row * columns + column
        let sum = values[low] + values[low + 1] + values[low + columns] + values[low + columns + 1]
        return (sum / 4 >= level) == isAbove
    }

    private func point(on edge: Int, _ level: Double, _ isAbove: Bool) -> Point {
        let (row, column) = ((edge / 2) / stride - 1, (edge / 2) % stride - 1)
        let isUpwards = edge % 2 == 1
        let (otherColumn, otherRow) = isUpwards ? (column, row + 1) : (column + 1, row)
        func value(_ column: Int, _ row: Int) -> Double? {
            guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
            return values[row * columns + column]
        }
        let fraction: Double
        switch (value(column, row), value(otherColumn, otherRow)) {
        case (let a?, let b?):
            let exact = (level - a) / (b - a)
            fraction = exact.isFinite ? min(1, max(0, exact)) : 0.5
        case (nil, _): fraction = 1
        case (_, nil): fraction = 0
        }
        // The nodes beyond the border lie on it.
        let x = Double(isUpwards ? min(max(column, 0), columns - 1) : column)
        let y = Double(isUpwards ? row : min(max(row, 0), rows - 1))
        return Point(x: isUpwards ? x : x + fraction, y: isUpwards ? y + fraction : y)
    }
}

import Datasets
import Kernels

/// A part's inputs as the first dense layer gets them.
///
/// They are a copy of the data, prepared once. But where double-precision data is so large that a second copy would be
/// felt, and nothing is done to it but a scaling at most, it is used where it lies, and scaled as it is asked for.
final class PreparedInputs<Element: KernelElement> {
    private let columns: Int
    /// Row by row; scaled, unless `scaling` is still to be done.
    private let numbers: UnsafePointer<Element>
    private let scaling: Scaling?
    /// Room for the rows that were asked for last, where they are scaled then.
    private let scaled: UnsafeMutablePointer<Element>?
    private let memory = Memory()
    /// The data, where it is used as it lies: an array's numbers stay where they are while someone holds it.
    private let shared: [Double]

    private struct Scaling {
        var offset: [Double]
        var divisor: [Double]
    }

    /// - Parameters:
    ///   - stretch: no more rows than these are asked for at a time; `nil` where all of them are.
    ///   - large: from so many numbers on, data is used where it lies; 32 MB.
    init(
        _ table: Table, part: DataPart, preparation: Preparation, stretch: Int?, large: Int = 1 << 22
    ) throws(EngineError) {
        let isLarge = Element.self == Double.self && table.values.count >= large
        switch preparation.steps.first {
        case nil where isLarge:
            (scaling, scaled, columns) = (nil, nil, table.columns)
        case .scaling(let offset, let divisor) where isLarge && preparation.steps.count == 1 && stretch != nil:
            scaling = Scaling(offset: offset, divisor: divisor)
            scaled = memory.allocate(min(stretch!, table.rows) * table.columns)
            columns = table.columns
        default:
            (scaling, scaled, shared) = (nil, nil, [])
            var width = 0
            var copy: UnsafeMutablePointer<Element>?
            try Self.prepare(table, part, preparation) { [memory] first, prepared in
                width = prepared.columns
                if copy == nil { copy = memory.allocate(table.rows * width) }
                let target = copy! + first * width
                for (place, value) in prepared.values.enumerated() { target[place] = Element(value) }
            }
            numbers = UnsafePointer(copy!)
            columns = width
            return
        }
        try Self.prepare(table, part, preparation) { _, _ in }
        shared = table.values
        numbers = shared.withUnsafeBufferPointer {
            UnsafeRawPointer($0.baseAddress!).assumingMemoryBound(to: Element.self)
        }
    }

    /// All rows.
    var all: UnsafePointer<Element> {
        precondition(scaling == nil, "who wants all rows at once says so before they are prepared")
        return numbers
    }

    /// Rows that follow each other, until others are asked for.
    @inline(__always)
    func rows(_ first: Int, _ count: Int) -> UnsafePointer<Element> {
        guard let scaling, let scaled else { return numbers + first &* columns }
        scaled.update(from: numbers + first * columns, count: count * columns)
        scale(scaled, count, scaling)
        return UnsafePointer(scaled)
    }

    /// Copies the rows of these numbers, in this order.
    @inline(__always)
    func gather(
        _ kernels: Element.KernelSet, _ chosen: UnsafePointer<Int32>, _ count: Int,
        into target: UnsafeMutablePointer<Element>
    ) {
        Element.gatherRows(kernels, count, columns, numbers, chosen, into: target)
        if let scaling { scale(target, count, scaling) }
    }

    /// The same rows as the memory has them, for asking for them before they are copied.
    func inMemory(_ chosen: UnsafePointer<Int32>, _ count: Int) -> nn_rows {
        let bytes = columns * MemoryLayout<Element>.stride
        return nn_rows(base: numbers, stride_bytes: bytes, row_bytes: bytes, index: chosen, count: count)
    }

    private func scale(_ values: UnsafeMutablePointer<Element>, _ rows: Int, _ scaling: Scaling) {
        scaling.offset.withUnsafeBufferPointer { offset in
            scaling.divisor.withUnsafeBufferPointer { divisor in
                let numbers = UnsafeMutableRawPointer(values).assumingMemoryBound(to: Double.self)
                for row in 0..<rows {
                    Preparation.scale(numbers + row * columns, offset, divisor)
                }
            }
        }
    }

    /// Prepares and checks a stretch of rows after the other, so that no further copy of large data is ever whole.
    private static func prepare(
        _ table: Table, _ part: DataPart, _ preparation: Preparation, _ take: (_ first: Int, Table) -> Void
    ) throws(EngineError) {
        let stretch = max(1, (1 << 20) / max(1, table.columns))
        var first = 0
        while first < table.rows {
            let last = min(first + stretch, table.rows)
            let rows = first == 0 && last == table.rows ? table : table.selecting(first..<last)
            try check(rows, part, after: first) { $0.isFinite }
            let prepared = preparation(rows)
            // In single precision large numbers are infinite.
            try check(prepared, part, after: first) { Element($0).isFinite }
            take(first, prepared)
            first = last
        }
    }

    @inline(__always)
    private static func check(
        _ table: Table, _ part: DataPart, after rows: Int, _ isFinite: (Double) -> Bool
    ) throws(EngineError) {
        guard let place = table.values.firstIndex(where: { !isFinite($0) }) else { return }
        throw .inputNotFinite(
            part: part.rawValue, row: rows + place / table.columns + 1, column: place % table.columns + 1,
            value: table.values[place])
    }
}

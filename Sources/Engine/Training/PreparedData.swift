import Datasets

/// A part of the data in the form a plan reads: inputs after the layers that stand before the first dense one, and
/// targets as the loss wants them.
final class PreparedData<Element: KernelElement> {
    let part: DataPart
    let examples: Int
    let inputs: UnsafePointer<Element>
    let targets: PreparedTargets<Element>
    /// The targets' columns.
    let width: Int
    private let memory = Memory()

    init(
        _ data: Dataset, part: DataPart, architecture: Architecture, preparation: Preparation,
        encoding: TargetEncoding
    ) throws(EngineError) {
        self.part = part
        examples = data.examples
        guard data.examples > 0 else { throw .noExamples(part: part.rawValue) }
        guard data.features == architecture.inputs else {
            throw .inputWidth(expected: architecture.inputs, found: data.features, part: part.rawValue)
        }
        inputs = UnsafePointer(try Self.inputs(data.inputs, part, preparation, memory))
        switch try encoding.encode(data.targets, part: part.rawValue) {
        case .numbers(let table):
            try TargetEncoding.checkFinite(.numbers(table), part.rawValue) { Element($0).isFinite }
            let numbers: UnsafeMutablePointer<Element> = memory.allocate(table.values.count)
            for (place, value) in table.values.enumerated() { numbers[place] = Element(value) }
            targets = PreparedTargets(numbers: UnsafePointer(numbers))
            width = table.columns
        case .classes(let indices):
            let classes: UnsafeMutablePointer<Int32> = memory.allocate(count: indices.count, zero: 0)
            for (place, index) in indices.enumerated() { classes[place] = index }
            targets = PreparedTargets(classes: UnsafePointer(classes))
            width = 1
        }
    }

    /// Inputs as the first dense layer gets them. They are prepared a stretch of rows after the other, so that there are
    /// never more than two copies of large data.
    private static func inputs(
        _ table: Table, _ part: DataPart, _ preparation: Preparation, _ memory: Memory
    ) throws(EngineError) -> UnsafeMutablePointer<Element> {
        let stretch = max(1, (1 << 20) / max(1, table.columns))
        var result: UnsafeMutablePointer<Element>?
        var first = 0
        while first < table.rows {
            let last = min(first + stretch, table.rows)
            let rows = first == 0 && last == table.rows ? table : table.selecting(first..<last)
            try check(rows, part, after: first) { $0.isFinite }
            let prepared = preparation(rows)
            // In single precision large numbers are infinite.
            try check(prepared, part, after: first) { Element($0).isFinite }
            let inputs = result ?? memory.allocate(table.rows * prepared.columns)
            let target = inputs + first * prepared.columns
            for (place, value) in prepared.values.enumerated() { target[place] = Element(value) }
            result = inputs
            first = last
        }
        return result!
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

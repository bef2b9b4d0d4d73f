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
        try Self.checkFinite(data.inputs, part)
        let prepared = preparation(data.inputs)
        try Self.checkFinite(prepared, part)
        let inputs: UnsafeMutablePointer<Element> = memory.allocate(prepared.values.count)
        for (place, value) in prepared.values.enumerated() { inputs[place] = Element(value) }
        self.inputs = UnsafePointer(inputs)
        switch try encoding.encode(data.targets, part: part.rawValue) {
        case .numbers(let table):
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

    /// Values must be finite in the type the network is computed in.
    private static func checkFinite(_ table: Table, _ part: DataPart) throws(EngineError) {
        guard let place = table.values.firstIndex(where: { !Element($0).isFinite }) else { return }
        throw .inputNotFinite(
            part: part.rawValue, row: place / table.columns + 1, column: place % table.columns + 1,
            value: table.values[place])
    }
}

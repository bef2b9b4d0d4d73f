import Datasets

/// A part of the data in the form a plan reads: inputs after the layers that stand before the first dense one, and
/// targets as the loss wants them.
final class PreparedData<Element: KernelElement> {
    let part: DataPart
    let examples: Int
    let inputs: PreparedInputs<Element>
    let targets: PreparedTargets<Element>
    /// The targets' columns.
    let width: Int
    private let memory = Memory()

    /// - Parameter stretch: no more inputs than these are asked for at a time; `nil` where all of them are.
    init(
        _ data: Dataset, part: DataPart, architecture: Architecture, preparation: Preparation,
        encoding: TargetEncoding, stretch: Int? = nil
    ) throws(EngineError) {
        self.part = part
        examples = data.examples
        guard data.examples > 0 else { throw .noExamples(part: part.rawValue) }
        guard data.features == architecture.inputs else {
            throw .inputWidth(expected: architecture.inputs, found: data.features, part: part.rawValue)
        }
        inputs = try PreparedInputs(data.inputs, part: part, preparation: preparation, stretch: stretch)
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
}

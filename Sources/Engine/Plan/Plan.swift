import Kernels
import Random

/// A network compiled for one type of number: its stages, its parameters and every buffer that a batch of at most
/// `capacity` examples needs. Nothing is allocated after it is made.
///
/// Parameters lie in one block, tensor after tensor (W then b, from the input on), each padded to whole cache lines;
/// gradients lie in a second block of the same layout, so that an update can go over all of them at once. Paddings
/// are 0 and stay 0.
final class Plan<Element: KernelElement> {
    typealias Pointer = UnsafeMutablePointer<Element>

    let memory = Memory()
    let kernels = Element.currentKernels()
    let capacity: Int
    let features: Int
    let outputs: Int
    let stages: UnsafeMutableBufferPointer<Stage<Element>>
    let hasDropout: Bool
    let formulas: [FormulaActivation]
    let formulaScratch: Pointer

    /// All parameters with their paddings.
    let blockCount: Int
    let parameters: Pointer
    let gradients: Pointer
    let tensors: [Tensor]
    /// Two buffers of capacity × the greatest width, between which ∂J/∂a goes backward.
    let backward: (Pointer, Pointer)
    /// The stream of dropout masks.
    let dropout: UnsafeMutablePointer<NumPyRandom>
    /// Inputs that come again at every step, where the first layer reads them best column by column.
    private(set) var repeated: Repeated?

    /// A batch, and the same numbers column by column.
    struct Repeated: BitwiseCopyable {
        var inputs: UnsafePointer<Element>
        var rows: Int
        var columns: UnsafePointer<Element>
    }

    /// Where a parameter tensor lies in the block.
    struct Tensor: Hashable, Sendable {
        var layer: Int
        var isBias: Bool
        /// Rows are units; a bias is one row.
        var rows: Int
        var columns: Int
        var offset: Int
        var count: Int { rows * columns }
    }

    /// What a plan is for.
    enum Purpose {
        case training
        /// Without dropout, and every activation a stage of its own, so that pre-activations are kept.
        case observation
    }

    init(_ architecture: Architecture, capacity: Int, purpose: Purpose) {
        self.capacity = capacity
        features = architecture.features
        outputs = architecture.outputs
        tensors = Self.tensors(of: architecture)
        blockCount = tensors.last.map { $0.offset + Self.padded($0.count) } ?? 0
        parameters = memory.allocate(blockCount)
        gradients = memory.allocate(blockCount)

        var stages: [Stage<Element>] = []
        var formulas: [FormulaActivation] = []
        var width = architecture.features
        var widest = width
        for stage in architecture.stages {
            switch stage {
            case .dense(let layer):
                let units = architecture.layers[layer].layer.units
                var dense = Stage<Element>(
                    .dense, inputs: width, outputs: units, output: memory.allocate(capacity * units))
                dense.layer = layer
                for tensor in tensors where tensor.layer == layer {
                    if tensor.isBias {
                        dense.biases = parameters + tensor.offset
                        dense.biasGradient = gradients + tensor.offset
                    } else {
                        dense.weights = parameters + tensor.offset
                        dense.weightGradient = gradients + tensor.offset
                    }
                }
                stages.append(dense)
                width = units
            case .activation(let activation, _):
                if let (kernel, slope) = activation.kernel {
                    if purpose == .training, let last = stages.last, last.kind == .dense, last.activation == .identity {
                        stages[stages.count - 1].activation = kernel
                        stages[stages.count - 1].slope = Element(slope)
                        continue
                    }
                    var alone = Stage<Element>(
                        .activation, inputs: width, outputs: width, output: memory.allocate(capacity * width))
                    alone.activation = kernel
                    alone.slope = Element(slope)
                    stages.append(alone)
                } else {
                    var other = Stage<Element>(
                        activation == .softmax ? .softmax : .formula, inputs: width, outputs: width,
                        output: memory.allocate(capacity * width))
                    if activation != .softmax {
                        let (body, parameter) = activation.formula
                        other.formula = formulas.count
                        formulas.append(FormulaActivation(body, parameter: parameter))
                    }
                    stages.append(other)
                }
            case .dropout(let probability, _):
                if purpose == .observation { continue }
                var drop = Stage<Element>(
                    .dropout, inputs: width, outputs: width, output: memory.allocate(capacity * width))
                drop.probability = probability
                drop.mask = memory.allocate(capacity * width)
                stages.append(drop)
            }
            widest = max(widest, width)
        }
        if purpose == .training { Self.joinBackward(&stages) }
        self.formulas = formulas
        hasDropout = stages.contains { $0.kind == .dropout }
        let scratch = formulas.map { max($0.value.scratchCount, $0.derivative.scratchCount) }.max() ?? 0
        formulaScratch = memory.allocate(scratch)
        backward = (memory.allocate(capacity * widest), memory.allocate(capacity * widest))
        dropout = memory.allocate(count: 1, zero: NumPyRandom(seed: 0))
        let stored: UnsafeMutablePointer<Stage<Element>> = memory.allocate(count: stages.count, zero: stages[0])
        self.stages = UnsafeMutableBufferPointer(start: stored, count: stages.count)
        for (place, stage) in stages.enumerated() { self.stages[place] = stage }
    }

    /// Lets dense stages multiply the gradients that they give back by the derivative of the activation before them.
    private static func joinBackward(_ stages: inout [Stage<Element>]) {
        for place in stages.indices.dropFirst() where stages[place].kind == .dense {
            let before = stages[place - 1]
            guard before.kind == .dense || before.kind == .activation else { continue }
            stages[place].activationBefore = before.activation
            stages[place].slopeBefore = before.slope
            stages[place - 1].isPassedBackward = true
        }
    }

    /// Says that these inputs are the batch of many steps. A single unit multiplies each column by a weight, which goes
    /// through memory in order if columns are what lies in order; wider layers read rows as fast.
    func expectRepeatedly(_ inputs: UnsafePointer<Element>, rows: Int) {
        guard stages[0].kind == .dense, stages[0].outputs == 1, features > 1 else { return }
        let columns: Pointer = memory.allocate(rows * features)
        for row in 0..<rows {
            for column in 0..<features { columns[column * rows + row] = inputs[row * features + column] }
        }
        repeated = Repeated(inputs: inputs, rows: rows, columns: UnsafePointer(columns))
    }

    static func tensors(of architecture: Architecture) -> [Tensor] {
        var tensors: [Tensor] = []
        var offset = 0
        for (index, dense) in architecture.layers.enumerated() {
            let units = dense.layer.units
            tensors.append(Tensor(layer: index, isBias: false, rows: units, columns: dense.inputs, offset: offset))
            offset += padded(units * dense.inputs)
            if dense.layer.hasBias {
                tensors.append(Tensor(layer: index, isBias: true, rows: 1, columns: units, offset: offset))
                offset += padded(units)
            }
        }
        return tensors
    }

    private static func padded(_ count: Int) -> Int { (count + 15) & ~15 }

    // MARK: Values in and out

    /// Writes one array of numbers for each tensor into a block of this layout.
    func load(_ values: [[Double]], into block: Pointer) {
        precondition(values.count == tensors.count)
        for (tensor, values) in zip(tensors, values) {
            precondition(values.count == tensor.count)
            for (place, value) in values.enumerated() { block[tensor.offset + place] = Element(value) }
        }
    }

    /// The numbers of a block of this layout, one array for each tensor. Exact for both types.
    func values(of block: Pointer) -> [[Double]] {
        tensors.map { tensor in (0..<tensor.count).map { Double(block[tensor.offset + $0]) } }
    }
}

import Datasets

/// What a run ends with: trained parameters, history and metrics, and all that can be asked of them.
public struct TrainedNetwork: Sendable {
    public let network: NetworkDescription
    public let options: TrainingOptions
    /// Everything to go on from here.
    public let checkpoint: Checkpoint
    /// The classes that outputs stand for, in ascending order, where the loss makes classes of the targets.
    public let classes: [String]?
    let architecture: Architecture
    let encoding: TargetEncoding

    /// A run taken up again from its saved state, without training.
    public init(
        _ network: NetworkDescription, on data: SplitDataset, options: TrainingOptions, restoring state: Checkpoint
    ) throws(EngineError) {
        let setup = try TrainingSetup(network, data: data, options: options)
        guard setup.fits(state), state.precision == options.precision, !state.history.records.isEmpty else {
            throw .savedState("it belongs to another network")
        }
        self.init(setup, state: state)
    }

    init(_ setup: TrainingSetup, state: Checkpoint) {
        network = setup.network
        options = setup.options
        checkpoint = state
        architecture = setup.architecture
        encoding = setup.encoding
        switch encoding {
        case .binary(let classes), .classes(let classes): self.classes = classes.names
        case .labels(1): classes = ["0", "1"]
        case .labels, .numbers: classes = nil
        }
    }

    public var history: History { checkpoint.history }
    /// The state before any update.
    public var start: HistoryRecord { history.records[0] }
    /// The state now.
    public var end: HistoryRecord { history.records[history.records.count - 1] }
    /// Updates made, and passes completed, from the very start.
    public var steps: Int { checkpoint.step }
    public var epochs: Int { checkpoint.epoch }
    /// The step at which the stop condition held; `nil` where it never did.
    public var stoppedAt: Int? { checkpoint.stoppedAt }
    /// Set where the loss was no longer finite and the run was not allowed to go on.
    public var divergence: Divergence? { checkpoint.divergence }
    public var warnings: [EngineWarning] { checkpoint.warnings }
    /// The number of trainable parameters.
    public var parameterCount: Int { architecture.parameterCount }

    /// The parameters of each dense layer, from the input on.
    public var parameters: [LayerParameters] {
        var values = checkpoint.parameters[...]
        return architecture.layers.map { dense in
            let weights = Table(rows: dense.layer.units, columns: dense.inputs, values: values.removeFirst())
            return LayerParameters(weights: weights, biases: dense.layer.hasBias ? values.removeFirst() : nil)
        }
    }

    /// The activations of the last layer for inputs in the plane of the data, a row for each.
    ///
    /// Each row's bits are the same whatever rows stand beside it, and the same in every process.
    public func outputs(for inputs: Table) -> Table {
        precondition(inputs.columns == network.inputs, "inputs have the data's columns")
        return switch options.precision {
        case .float64: outputs(for: inputs, in: Double.self)
        case .float32: outputs(for: inputs, in: Float.self)
        }
    }

    private func outputs<Element: KernelElement>(for inputs: Table, in type: Element.Type) -> Table {
        let group = min(max(1, inputs.rows), 256)
        let plan = Plan<Element>(architecture, capacity: group, purpose: .observation)
        plan.load(checkpoint.parameters, into: plan.parameters)
        let memory = Memory()
        let batch: UnsafeMutablePointer<Element> = memory.allocate(group * plan.features)
        let result: UnsafeMutablePointer<Element> = memory.allocate(group * plan.outputs)
        let prepared = architecture.preparation(checkpoint.scalings)(inputs)
        var values: [Double] = []
        values.reserveCapacity(inputs.rows * plan.outputs)
        var row = 0
        while row < inputs.rows {
            let count = min(group, inputs.rows - row)
            for place in 0..<count * plan.features {
                batch[place] = Element(prepared.values[row * plan.features + place])
            }
            let outputs = plan.forward(batch, rows: count, dropsOut: false)
            plan.applyOutputActivation(architecture.outputActivation, outputs, rows: count, into: result)
            for place in 0..<count * plan.outputs { values.append(Double(result[place])) }
            row += count
        }
        return Table(rows: inputs.rows, columns: plan.outputs, values: values)
    }
}

/// What a dense layer has learned.
public struct LayerParameters: Hashable, Sendable {
    /// Rows are units, columns inputs.
    public var weights: Table
    /// One for each unit; `nil` for a layer without biases.
    public var biases: [Double]?
}

extension Plan {
    /// The last activation, where the plan ends before it.
    func applyOutputActivation(
        _ activation: Activation?, _ outputs: UnsafePointer<Element>, rows: Int, into result: Pointer
    ) {
        switch activation {
        case .sigmoid: Element.activate(kernels, .sigmoid, 0, rows * self.outputs, outputs, into: result)
        case .softmax: Element.softmax(kernels, rows, self.outputs, outputs, into: result)
        default: result.update(from: outputs, count: rows * self.outputs)
        }
    }
}

import Datasets
import Kernels

/// A layer seen on examples. Rows of tables are examples, columns units.
public struct LayerObservation: Hashable, Sendable {
    /// 0 for the input as the first dense layer gets it, else the dense layer's number.
    public var layer: Int
    /// The pre-activation x·Wᵀ + b; `nil` for layer 0.
    public var z: Table?
    /// What the layer gives on: its activations.
    public var a: Table
    /// ∂J/∂a, J being the mean loss over the examples without penalty.
    public var gradient: Table
    public var weights: Table?
    public var biases: [Double]?
    /// ∂J/∂W and ∂J/∂b.
    public var weightGradient: Table?
    public var biasGradient: [Double]?
}

extension TrainedNetwork {
    /// Every layer on the examples, from the input (layer 0) on: forward and backward with dropout off, in the run's
    /// own precision.
    public func layers(on data: Dataset) throws(EngineError) -> [LayerObservation] {
        switch options.precision {
        case .float64: try Observation<Double>(self, data).layers()
        case .float32: try Observation<Float>(self, data).layers()
        }
    }
}

/// One way forward and backward over a data set, with everything kept.
final class Observation<Element: KernelElement> {
    private let trained: TrainedNetwork
    private let data: PreparedData<Element>
    private let plan: Plan<Element>
    private let loss: LossFunction<Element>

    init(_ trained: TrainedNetwork, _ dataset: Dataset) throws(EngineError) {
        self.trained = trained
        data = try PreparedData(
            dataset, part: .train, architecture: trained.architecture,
            preparation: trained.architecture.preparation(trained.checkpoint.scalings), encoding: trained.encoding)
        plan = Plan(trained.architecture, capacity: data.examples, purpose: .observation)
        plan.load(trained.checkpoint.parameters, into: plan.parameters)
        loss = LossFunction(trained.options.loss, outputs: plan.outputs, capacity: data.examples)
    }

    func layers() -> [LayerObservation] {
        let rows = data.examples
        let outputs = plan.forward(data.inputs.all, rows: rows, dropsOut: false)
        var layers = [LayerObservation(layer: 0, a: table(data.inputs.all, plan.features), gradient: Table([]))]
        for (layer, parameters) in trained.parameters.enumerated() {
            layers.append(
                LayerObservation(
                    layer: layer + 1, a: Table([]), gradient: Table([]), weights: parameters.weights,
                    biases: parameters.biases))
        }
        var layer = 0
        for stage in plan.stages {
            if stage.kind == .dense {
                layer = stage.layer + 1
                layers[layer].z = table(UnsafePointer(stage.output), stage.outputs)
            }
            layers[layer].a = table(UnsafePointer(stage.output), stage.outputs)
        }
        let last = layers.count - 1
        layers[last].gradient = outputGradient(outputs)
        if trained.architecture.outputActivation != nil { layers[last].a = outputActivations(outputs) }

        _ = loss(outputs, data.targets, rows: rows, kernels: plan.kernels, gradient: plan.backward.0)
        backward(&layers)
        return layers
    }

    /// Goes back stage by stage and keeps what each layer's activations and parameters have to do with the loss.
    private func backward(_ layers: inout [LayerObservation]) {
        var (gradient, other) = plan.backward
        // The gradient that comes to the last stage of a layer is that of the layer's activations.
        var layer = layers.count - 1
        var isLastOfLayer = trained.architecture.outputActivation == nil
        for place in plan.stages.indices.reversed() {
            let stage = plan.stages.baseAddress! + place
            if isLastOfLayer { layers[layer].gradient = table(UnsafePointer(gradient), stage.pointee.outputs) }
            let x = place == 0 ? data.inputs.all : UnsafePointer(plan.stages[place - 1].output)
            if plan.backward(through: stage, x, data.examples, gradient, into: other, isFirst: false) {
                swap(&gradient, &other)
            }
            isLastOfLayer = stage.pointee.kind == .dense
            guard stage.pointee.kind == .dense else { continue }
            layers[layer].weightGradient = Table(
                rows: stage.pointee.outputs, columns: stage.pointee.inputs,
                values: numbers(stage.pointee.weightGradient!, stage.pointee.outputs * stage.pointee.inputs))
            layers[layer].biasGradient = stage.pointee.biasGradient.map { numbers($0, stage.pointee.outputs) }
            layer -= 1
        }
        // An activation before the first dense layer is part of the input, and has been seen to.
        if plan.stages[0].kind == .dense { layers[0].gradient = table(UnsafePointer(gradient), plan.features) }
    }

    private func outputActivations(_ logits: UnsafePointer<Element>) -> Table {
        let memory = Memory()
        let result: UnsafeMutablePointer<Element> = memory.allocate(data.examples * plan.outputs)
        plan.applyOutputActivation(
            trained.architecture.outputActivation, logits, rows: data.examples, into: result)
        return table(result, plan.outputs)
    }

    /// ∂J/∂a of the last layer where the loss is computed from logits; it follows from them without dividing by a
    /// rounded probability: −y(1 + e⁻ᶻ) + (1 − y)(1 + eᶻ) for sigmoid, −Σₖ e^(zₖ − z) at the true class for softmax.
    private func outputGradient(_ logits: UnsafePointer<Element>) -> Table {
        var gradient = Table(rows: data.examples, columns: plan.outputs)
        let examples = Double(data.examples)
        for row in 0..<data.examples {
            let z = (0..<plan.outputs).map { Double(logits[row * plan.outputs + $0]) }
            if let classes = data.targets.classes {
                let label = Int(classes[row])
                gradient[row, label] = -z.reduce(0) { $0 + nn_exp($1 - z[label]) } / examples
            } else if trained.architecture.outputActivation == .sigmoid {
                for place in 0..<plan.outputs {
                    let y = Double(data.targets.numbers![row * plan.outputs + place])
                    let sign = y >= 0.5 ? -1.0 : 1
                    gradient[row, place] = sign * (1 + nn_exp(sign * z[place])) / examples
                }
            }
        }
        return gradient
    }

    private func table(_ values: UnsafePointer<Element>, _ columns: Int) -> Table {
        Table(
            rows: data.examples, columns: columns,
            values: (0..<data.examples * columns).map { Double(values[$0]) })
    }

    private func numbers(_ values: UnsafeMutablePointer<Element>, _ count: Int) -> [Double] {
        (0..<count).map { Double(values[$0]) }
    }
}

import Datasets

extension TrainedNetwork {
    /// Loss, penalty and accuracy on examples that need not have been part of the run.
    public func metrics(on data: Dataset) throws(EngineError) -> Metrics {
        switch options.precision {
        case .float64: try metrics(on: data, in: Double.self)
        case .float32: try metrics(on: data, in: Float.self)
        }
    }

    private func metrics<Element: KernelElement>(on data: Dataset, in type: Element.Type) throws(EngineError) -> Metrics
    {
        let plan = Plan<Element>(architecture, capacity: min(data.examples, 256), purpose: .observation)
        let prepared = try PreparedData<Element>(
            data, part: .test, architecture: architecture,
            preparation: architecture.preparation(checkpoint.scalings), encoding: encoding, stretch: plan.capacity)
        plan.load(checkpoint.parameters, into: plan.parameters)
        let function = LossFunction<Element>(options.loss, outputs: plan.outputs, capacity: data.examples)
        let penalty = Updater(plan, options: options).penalty()
        return Evaluator(plan, loss: options.loss, function: function, capacity: data.examples)
            .metrics(prepared, penalty: penalty)
    }
}

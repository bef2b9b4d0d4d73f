import Datasets
import Kernels

/// How well backpropagation's gradient of a parameter tensor agrees with central differences.
public struct GradientCheck: Hashable, Sendable {
    /// The dense layer, from 1.
    public var layer: Int
    public var isBias: Bool
    /// How many of the tensor's entries were compared.
    public var checked: Int
    /// ‖g − g′‖ / (‖g‖ + ‖g′‖) over those entries, g′ by central differences; 0 where neither can be told from 0
    /// by differences of a rounded loss.
    public var relativeError: Double
    /// The largest |g − g′|.
    public var largestDifference: Double
}

extension TrainedNetwork {
    /// Compares the gradient of the mean loss over the examples (no penalty, dropout off) with central differences
    /// (J(w + h) − J(w − h)) / 2h, in double precision whatever the run's, h being 6·10⁻⁶ times the larger of 1 and |w|.
    ///
    /// Of a tensor with more than `limit` entries so many are compared, evenly spread.
    public func gradientCheck(on data: Dataset, limit: Int = 200) throws(EngineError) -> [GradientCheck] {
        precondition(limit > 0)
        let relativeStep = 6e-6
        let prepared = try PreparedData<Double>(
            data, part: .train, architecture: architecture,
            preparation: architecture.preparation(checkpoint.scalings), encoding: encoding)
        let plan = Plan<Double>(architecture, capacity: prepared.examples, purpose: .observation)
        plan.load(checkpoint.parameters, into: plan.parameters)
        let loss = LossFunction<Double>(options.loss, outputs: plan.outputs, capacity: prepared.examples)
        func value(gradient: UnsafeMutablePointer<Double>? = nil) -> Double {
            let outputs = plan.forward(prepared.inputs.all, rows: prepared.examples, dropsOut: false)
            return loss(
                outputs, prepared.targets, rows: prepared.examples, kernels: plan.kernels, gradient: gradient)
        }
        let base = value(gradient: plan.backward.0)
        plan.backpropagate(prepared.inputs.all, rows: prepared.examples)
        return plan.tensors.map { tensor in
            let checked = min(tensor.count, limit)
            var analytic: [Double] = []
            var numeric: [Double] = []
            for index in 0..<checked {
                let place = tensor.offset + index * tensor.count / checked
                let weight = plan.parameters[place]
                let step = relativeStep * max(1, abs(weight))
                let (above, below) = (weight + step, weight - step)
                plan.parameters[place] = above
                let right = value()
                plan.parameters[place] = below
                let left = value()
                plan.parameters[place] = weight
                analytic.append(plan.gradients[place])
                // By the distance as it was rounded, not as it was meant.
                numeric.append((right - left) / (above - below))
            }
            let differences = Statistics(zip(analytic, numeric).map { $0 - $1 })
            let scale = Statistics(analytic).norm + Statistics(numeric).norm
            // A gradient of 0, such as that of a sum of signs, has differences of some last digits of the loss.
            let rounding = 16 * 0x1p-53 * abs(base) / relativeStep * nn_sqrt(Double(checked))
            return GradientCheck(
                layer: tensor.layer + 1, isBias: tensor.isBias, checked: checked,
                relativeError: scale <= rounding ? 0 : differences.norm / scale, largestDifference: differences.max)
        }
    }
}

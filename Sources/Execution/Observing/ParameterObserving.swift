import Datasets
import Engine
import Language

extension Observer {
    /// The weights of one dense layer, or of all.
    func weights(_ view: RunView, layer: Int?) throws(Unavailable) -> WeightsObservation {
        let run = try run(view.run)
        let layers = run.network.parameters.enumerated().filter { layer == nil || $0.offset + 1 == layer }
        return WeightsObservation(
            name: view.name, member: view.member,
            layers: layers.map { index, parameters in
                let weights = parameters.weights
                return WeightsObservation.Layer(
                    number: index + 1, weights: (0..<weights.rows).map { Array(weights.row($0)) },
                    biases: parameters.biases, inputNames: index == 0 ? run.firstInputNames : nil,
                    imageShape: index == 0 ? run.imageShape : nil)
            })
    }

    /// So many examples are enough to tell a wrong derivative, and few enough to be quick.
    private static var checkedExamples: Int { 100 }

    func gradientCheck(_ view: RunView) throws(Unavailable) -> GradientCheckObservation {
        let run = try runs.run(view.run)
        let data = run.data.train.prefix(Self.checkedExamples)
        let checks: [GradientCheck]
        do {
            checks = try run.network.gradientCheck(on: data)
        } catch {
            throw Unavailable(reason: error.message)
        }
        return GradientCheckObservation(
            name: view.name, member: view.member, examples: data.examples,
            tensors: checks.map { check in
                .init(
                    layer: check.layer, isBias: check.isBias, checked: check.checked,
                    relativeError: check.relativeError, largestDifference: check.largestDifference)
            })
    }
}

extension FinishedRun {
    /// The part whose examples are predicted: the test part, or the training part where there is none.
    var predicted: (part: Language.DataPart, data: Dataset) {
        data.test.map { (.test, $0) } ?? (.train, data.train)
    }

    private var features: [FunctionDefinition]? {
        for layer in description.model.layers.reversed() {
            if case .features(let functions) = layer.kind { return functions }
        }
        return nil
    }

    /// What the first dense layer's inputs are called.
    var firstInputNames: [String] { features?.map(\.name) ?? data.train.inputNames }

    /// The lengths of the inputs' sides, where inputs are images and reach the first dense layer as such.
    var imageShape: [Int]? {
        guard features == nil, let shape = data.train.inputShape ?? description.model.inputShape, shape.count >= 2,
            shape.reduce(1, *) == data.train.features
        else { return nil }
        return shape
    }
}

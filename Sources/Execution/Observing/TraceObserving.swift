import Datasets
import Engine
import Expressions
import Language

extension Observer {
    /// One example forward and backward through a run's network, dropout off.
    func trace(
        _ view: RunView, _ inputs: Expression, _ target: Expression
    ) throws(Unavailable) -> TraceObservation {
        let run = try runs.run(view.run)
        let row = try evaluator.value(of: inputs).flattened
        let value = try evaluator.value(of: target)
        let targets: Targets =
            if case .string(let name) = value { .names([name]) } else { .numbers(Table([value.flattened])) }
        let example = Dataset(inputs: Table([row]), columns: run.data.train.columns, targets: targets)
        do {
            let layers = try run.network.layers(on: example)
            let loss = try run.network.metrics(on: example).loss
            var trace = Trace(run: run, layers: layers, loss: loss)
            trace.follow(inputs: row, target: targets)
            return TraceObservation(
                name: view.name, member: view.member, steps: trace.steps, layers: trace.summaries, inputs: row,
                target: example.targetTexts(0).joined(separator: ", "), loss: loss,
                lossFunction: run.description.loss, features: layers[0].a.values == row ? nil : layers[0].a.values,
                truth: trace.encoded(targets))
        } catch {
            throw Unavailable(reason: error.message)
        }
    }
}

/// The steps of one example's way, in the order in which they are computed. Rows of a Jacobian are what is
/// differentiated by, columns what is differentiated, so that a chain reads from the input to the loss.
private struct Trace {
    let run: FinishedRun
    let layers: [Engine.LayerObservation]
    let loss: Double
    private(set) var steps: [TraceObservation.Step] = []
    private(set) var summaries: [TraceObservation.Layer] = []

    /// The Jacobian of a larger layer is named, but not written out.
    private static let largestJacobian = 64

    init(run: FinishedRun, layers: [Engine.LayerObservation], loss: Double) {
        self.run = run
        self.layers = layers
        self.loss = loss
    }

    mutating func follow(inputs: [Double], target: Targets) {
        add("x", "given", inputs)
        let hasPreparation = layers[0].a.values != inputs
        if hasPreparation { add("φ(x)", preparation, layers[0].a.values) }
        let input = hasPreparation ? "φ(x)" : "x"
        let count = layers.count - 1
        for number in 1...count {
            let layer = layers[number]
            let before = number == 1 ? input : "a\(at(number - 1))"
            let bias = layer.biases == nil ? "" : " + b\(at(number))"
            add("z\(at(number))", "W\(at(number)) \(before)\(bias)", layer.z?.values ?? [])
            add("a\(at(number))", activation(of: number).text("z\(at(number))"), layer.a.values)
        }
        let truth = encoded(target)
        add("y", "given", truth)
        add("ℓ", "\(run.description.loss.name)(a\(at(count)), y)", [loss], shape: [])
        for number in stride(from: count, through: 1, by: -1) {
            goBack(through: number, truth: truth, input: number == 1 ? input : "a\(at(number - 1))")
        }
        summaries.reverse()
    }

    private mutating func goBack(through number: Int, truth: [Double], input: String) {
        let layer = layers[number]
        let isOutput = number == layers.count - 1
        let (a, z) = ("a\(at(number))", "z\(at(number))")
        let error = self.error(of: number, truth: truth)
        if isOutput {
            add("∂ℓ/∂\(a)", "from the loss", layer.gradient.values, isBackward: true)
        }
        let units = layer.a.columns
        let isWritten = units <= Self.largestJacobian
        add(
            "∂\(a)/∂\(z)",
            activation(of: number).jacobian,
            isWritten ? jacobian(of: number).flatMap { $0 } : [], shape: [units, units], isBackward: true,
            isDiagonal: !activation(of: number).isSoftmax)
        add(
            "∂ℓ/∂\(z)",
            isOutput && isDifference ? "\(a) − y" : "∂\(a)/∂\(z) · ∂ℓ/∂\(a)", error,
            isBackward: true)
        if let weights = layer.weightGradient {
            add(
                "∂ℓ/∂W\(at(number))", "∂ℓ/∂\(z) · \(input)ᵀ", weights.values, shape: [weights.rows, weights.columns],
                isBackward: true)
        }
        if let biases = layer.biasGradient {
            add("∂ℓ/∂b\(at(number))", "∂ℓ/∂\(z)", biases, isBackward: true)
        }
        if number > 1, let weights = layer.weights {
            add(
                "∂\(z)/∂\(input)", "W\(at(number))ᵀ", weights.transposed, shape: [weights.columns, weights.rows],
                isBackward: true)
            add(
                "∂ℓ/∂\(input)", "∂\(z)/∂\(input) · ∂ℓ/∂\(z)", layers[number - 1].gradient.values, isBackward: true)
        }
        summaries.append(
            .init(
                activation: activation(of: number).name, weights: layer.weights.map(\.rowArrays) ?? [],
                biases: layer.biases, sums: layer.z?.values ?? [], outputs: layer.a.values,
                slopes: slopes(of: number), gradients: layer.gradient.values, errors: error,
                weightGradients: layer.weightGradient.map(\.rowArrays) ?? []))
    }

    private mutating func add(
        _ quantity: String, _ formula: String, _ values: [Double], shape: [Int]? = nil, isBackward: Bool = false,
        isDiagonal: Bool = false
    ) {
        steps.append(
            .init(
                isBackward: isBackward, quantity: quantity, formula: formula, shape: shape ?? [values.count],
                values: values, isDiagonal: isDiagonal))
    }

    /// A layer's number as it stands at a letter: z₁.
    private func at(_ number: Int) -> String {
        let digits: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
        return String(String(number).map { digits[$0.wholeNumberValue ?? 0] })
    }

    private var preparation: String {
        let names = run.description.model.layers.compactMap { layer -> String? in
            switch layer.kind {
            case .features: "features"
            case .standardize: "standardize"
            case .minmax: "minmax"
            case .dense, .activation, .dropout: nil
            }
        }
        return names.joined(separator: ", then ")
    }

    /// The target as the loss compares it with the outputs: numbers, or for classes a one in its place.
    func encoded(_ target: Targets) -> [Double] {
        let outputs = layers[layers.count - 1].a.columns
        let names = run.network.classes ?? []
        func index() -> Int? {
            switch target {
            case .names(let given): names.firstIndex(of: given[0])
            case .numbers(let table): names.firstIndex(of: Dataset.text(table.values[0]))
            }
        }
        switch run.description.loss {
        case .softmaxCrossEntropy:
            let place = index()
            return (0..<outputs).map { $0 == place ? 1 : 0 }
        case .binaryCrossEntropy where outputs == 1:
            return [index() == 1 ? 1 : 0]
        default:
            if case .numbers(let table) = target { return table.values }
            preconditionFailure("the checker lets names be targets of classes only")
        }
    }

    // MARK: - Derivatives

    private func activation(of number: Int) -> ActivationChain { ActivationChain(of: number, in: run.description.model) }

    /// Whether ∂ℓ/∂z of the output is a − y: a cross-entropy right behind its sigmoid or softmax.
    private var isDifference: Bool {
        run.description.loss.isClassification && activation(of: layers.count - 1).parts.count == 1
    }

    /// The activation's derivative at each unit; `nil` for softmax.
    private func slopes(of number: Int) -> [Double]? { slopes(of: activation(of: number), number) }

    private func slopes(of chain: ActivationChain, _ number: Int) -> [Double]? {
        guard let formula = chain.formula else { return nil }
        let derivative = formula.derivative(withRespectTo: "x").simplified()
        return (layers[number].z?.values ?? []).map { derivative.evaluate(["x": $0]) }
    }

    /// ∂a/∂z of a layer.
    private func jacobian(of number: Int) -> [[Double]] {
        let a = layers[number].a.values
        if let slopes = slopes(of: number) {
            return a.indices.map { row in a.indices.map { row == $0 ? slopes[row] : 0 } }
        }
        // Softmax, and what is applied before it.
        let before = slopes(of: activation(of: number).withoutLast, number) ?? []
        return a.indices.map { row in
            a.indices.map { before[row] * a[row] * ((row == $0 ? 1 : 0) - a[$0]) }
        }
    }

    /// ∂ℓ/∂z of a layer. It is the gradient of its biases; without biases it follows from what stands behind it.
    private func error(of number: Int, truth: [Double]) -> [Double] {
        let layer = layers[number]
        if let biases = layer.biasGradient { return biases }
        if number == layers.count - 1, isDifference {
            return zip(layer.a.values, truth).map { $0 - $1 }
        }
        if let slopes = slopes(of: number) { return zip(slopes, layer.gradient.values).map { $0 * $1 } }
        return jacobian(of: number).map { row in zip(row, layer.gradient.values).reduce(0) { $0 + $1.0 * $1.1 } }
    }
}

extension Table {
    fileprivate var rowArrays: [[Double]] { (0..<rows).map { Array(row($0)) } }

    /// Column by column.
    fileprivate var transposed: [Double] { (0..<columns).flatMap { column($0) } }
}

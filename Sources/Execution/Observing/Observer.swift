import Datasets
import Engine
import Language

/// Collects what views, values and expectations ask for, once all runs are done.
struct Observer {
    let runs: RunStore
    let data: DataLoader
    /// Runs that are looked at in an earlier state than their last.
    var shown: [RunMember: FinishedRun] = [:]

    init(runs: RunStore, data: DataLoader) {
        self.runs = runs
        self.data = data
    }

    /// A run, in the state that is looked at.
    func run(_ member: RunMember) throws(Unavailable) -> FinishedRun {
        if let state = shown[member] { return state }
        return try runs.run(member)
    }

    var evaluator: Evaluator<RunStore> { Evaluator(runs: runs) }

    func observe(_ view: View) throws(Unavailable) -> Observation {
        guard let frames = view.options.frames else { return try observe(view.kind) }
        return .moments(try moments(view, count: frames))
    }

    func observe(_ kind: View.Kind) throws(Unavailable) -> Observation {
        switch kind {
        case .loss(let views): return .histories(.loss, try histories(views))
        case .accuracy(let views): return .histories(.accuracy, try histories(views))
        case .boundary(let views, let over): return .boundaries(try map(views) { v throws(Unavailable) in try boundary(v, over) })
        case .predictions(let views, let threshold, let wrong):
            return .predictions(
                try map(views) { v throws(Unavailable) in
                    try predictions(v, threshold: threshold ?? 0.5, wrongOnly: wrong)
                },
                threshold: threshold ?? 0.5)
        case .confusion(let views): return .confusions(try map(views) { v throws(Unavailable) in try confusion(v) })
        case .weights(let views, let layer):
            return .weights(try map(views) { v throws(Unavailable) in try weights(v, layer: layer) })
        case .trace(let view, let inputs, let target): return .trace(try trace(view, inputs, target))
        case .gradientCheck(let views):
            return .gradientChecks(try map(views) { v throws(Unavailable) in try gradientCheck(v) })
        case .activations(let views):
            return .layers(.activations, try map(views) { v throws(Unavailable) in try layers(v, .a) })
        case .gradients(let views, let ofWeights):
            return .layers(
                ofWeights ? .weightGradients : .gradients,
                try map(views) { v throws(Unavailable) in try ofWeights ? weightGradients(v) : layers(v, .gradient) })
        case .curve(let subjects, let interval):
            return .curves(try map(subjects) { s throws(Unavailable) in try curve(s, over: interval) })
        case .metrics(let views): return .metrics(try map(views) { v throws(Unavailable) in try runs.run(v.run).result })
        case .data(let views): return .data(try map(views) { v throws(Unavailable) in try dataSet(v) })
        case .model(let views): return .models(views)
        case .values(let values): return .values(try labelled(values))
        }
    }

    func show(_ shown: ShownValue) throws(Unavailable) -> ShownOutcome {
        switch shown.kind {
        case .values(let values): ShownOutcome(kind: .values(try labelled(values)), text: shown.text)
        case .formula(let definitions): ShownOutcome(kind: .formula(definitions), text: shown.text)
        case .model(let views): ShownOutcome(kind: .model(views), text: shown.text)
        case .trace(let view, let inputs, let target):
            ShownOutcome(kind: .trace(try trace(view, inputs, target)), text: shown.text)
        }
    }

    func judge(_ expectation: Expectation) throws(Unavailable) -> ExpectationOutcome {
        let members = try map(expectation.conditions) { condition throws(Unavailable) in
            let holds = try evaluator.value(of: condition.expression) == .boolean(true)
            guard case .compare(_, let left, let right) = condition.expression else {
                return ExpectationOutcome.Member(label: condition.label, holds: holds, left: nil, right: nil)
            }
            return ExpectationOutcome.Member(
                label: condition.label, holds: holds, left: try evaluator.value(of: left),
                right: try evaluator.value(of: right))
        }
        return ExpectationOutcome(members: members, text: expectation.text)
    }

    // MARK: -

    private func labelled(_ values: [LabelledExpression]) throws(Unavailable) -> [LabelledValue] {
        try map(values) { value throws(Unavailable) in
            LabelledValue(label: value.label, value: try evaluator.value(of: value.expression))
        }
    }

    private func histories(_ views: [RunView]) throws(Unavailable) -> [HistoryObservation] {
        try map(views) { view throws(Unavailable) in
            HistoryObservation(name: view.name, member: view.member, history: try runs.run(view.run).result.history)
        }
    }

    private func curve(_ subject: CurveSubject, over interval: ClosedRange<Double>) throws(Unavailable) -> CurveObservation {
        let x = evenlySpaced(201, over: interval)
        let y = try evaluator.values(of: subject.function, at: x)
        var examples: ExamplePoints?
        if case .run(let member) = subject.function {
            let run = try runs.run(member)
            if !run.description.loss.isClassification { examples = ExamplePoints(.train, run.data.train, classes: nil) }
        }
        return CurveObservation(label: subject.label, x: x, y: y, examples: examples)
    }

    private func dataSet(_ view: DataView) throws(Unavailable) -> DataObservation {
        let split: SplitDataset
        do {
            split = try data.load(view.source)
        } catch {
            throw Unavailable(reason: error.message)
        }
        return DataObservation(view, split)
    }

    private func layers(_ view: RunView, _ tensor: LayerTensor) throws(Unavailable) -> LayerObservation {
        let layers = try layers(of: view.run)
        return LayerObservation(
            name: view.name, member: view.member,
            layers: layers.enumerated().map { number, layer in
                .init(number: number, values: (tensor == .a ? layer.a : layer.gradient).values)
            })
    }

    /// What flows through each dense layer, in the state that is looked at.
    private func layers(of member: RunMember) throws(Unavailable) -> [Engine.LayerObservation] {
        guard let run = shown[member] else { return try runs.layers(of: member) }
        do {
            return try run.network.layers(on: run.data.train)
        } catch {
            throw Unavailable(reason: error.message)
        }
    }

    private func weightGradients(_ view: RunView) throws(Unavailable) -> LayerObservation {
        let layers = try runs.layers(of: view.run)
        return LayerObservation(
            name: view.name, member: view.member,
            layers: layers.enumerated().dropFirst().map { number, layer in
                .init(number: number, values: layer.weightGradient?.values ?? [])
            })
    }

    /// `Sequence.map` for closures that throw `Unavailable`.
    func map<Element, Result>(
        _ elements: [Element], _ transform: (Element) throws(Unavailable) -> Result
    ) throws(Unavailable) -> [Result] {
        var results: [Result] = []
        for element in elements { results.append(try transform(element)) }
        return results
    }
}

extension LayerObservation.Layer {
    init(number: Int, values: [Double]) {
        let statistics = Statistics(values)
        self.init(
            number: number, rms: statistics.rms, mean: statistics.mean, variance: statistics.variance,
            quantiles: Self.quantiles(values.map(abs)))
    }

    /// Smallest, quartiles and largest: the values at those shares of the way through the sorted ones.
    private static func quantiles(_ values: [Double]) -> [Double] {
        guard !values.isEmpty, !values.contains(where: \.isNaN) else { return Array(repeating: .nan, count: 5) }
        var values = values
        return (0...4).map { values.select($0 * (values.count - 1) / 4) }
    }
}

extension [Double] {
    /// The value that would stand at `place` if all were sorted. Reorders the array so that smaller ones stand before it.
    mutating func select(_ place: Int) -> Double {
        var (low, high) = (0, count - 1)
        while low < high {
            // The median of three keeps sorted and constant arrays from being the worst case.
            let (a, b, c) = (self[low], self[(low + high) / 2], self[high])
            let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
            var (i, j) = (low, high)
            while i <= j {
                while self[i] < pivot { i += 1 }
                while self[j] > pivot { j -= 1 }
                if i <= j {
                    swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if place <= j { high = j } else if place >= i { low = i } else { break }
        }
        return self[place]
    }
}

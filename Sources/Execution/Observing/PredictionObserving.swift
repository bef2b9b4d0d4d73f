import Datasets
import Language

extension Observer {
    /// No figure or table has the inputs of more examples.
    private static var shownInputs: Int { 100 }

    /// What a run answers for each example of the test part, or of the training part where there is none.
    func predictions(
        _ view: RunView, threshold: Double, wrongOnly: Bool
    ) throws(Unavailable) -> PredictionObservation {
        let run = try runs.run(view.run)
        let (part, data) = run.predicted
        let outputs = run.network.outputs(for: data.inputs)
        let rows = (0..<outputs.rows).map { Array(outputs.row($0)) }
        let targets = (0..<data.examples).map(data.targetTexts)
        let predictions = Self.predictions(rows, run, threshold: threshold)
        let chosen = rows.indices.filter { !wrongOnly || predictions[$0] != targets[$0] }
        return PredictionObservation(
            name: view.name, member: view.member, part: part, inputNames: data.inputNames,
            inputs: chosen.prefix(Self.shownInputs).map { Array(data.inputs.row($0)) },
            targets: chosen.map { targets[$0] },
            outputs: chosen.map { rows[$0] }, predictions: predictions.isEmpty ? [] : chosen.map { predictions[$0] },
            outputNames: Self.outputNames(outputs.columns, run), imageShape: run.imageShape, total: rows.count,
            isWrongOnly: wrongOnly)
    }

    /// How often each class is taken for each other, in the test part, or in the training part where there is none.
    func confusion(_ view: RunView) throws(Unavailable) -> ConfusionObservation {
        let run = try runs.run(view.run)
        let (part, data) = run.predicted
        let classes = run.network.classes ?? []
        let outputs = run.network.outputs(for: data.inputs)
        let rows = (0..<outputs.rows).map { Array(outputs.row($0)) }
        var counts = classes.map { _ in classes.map { _ in 0 } }
        for (example, prediction) in Self.predictions(rows, run, threshold: 0.5).enumerated() {
            guard let truth = classes.firstIndex(of: data.targetTexts(example)[0]),
                let answer = classes.firstIndex(of: prediction[0])
            else { preconditionFailure("targets and predictions are classes of the run") }
            counts[truth][answer] += 1
        }
        return ConfusionObservation(
            name: view.name, member: view.member, part: part, classes: classes, counts: counts)
    }

    private static func predictions(_ outputs: [[Double]], _ run: FinishedRun, threshold: Double) -> [[String]] {
        switch run.description.loss {
        case .meanSquaredError, .meanAbsoluteError, .function: return []
        case .softmaxCrossEntropy:
            let names = run.network.classes ?? []
            return outputs.map { row in
                let best = row.indices.dropFirst().reduce(0) { row[$1] > row[$0] ? $1 : $0 }
                return [names[best]]
            }
        case .binaryCrossEntropy:
            // One output tells two classes apart; several are labels of their own.
            let names = run.network.classes ?? ["0", "1"]
            return outputs.map { row in row.map { names[$0 >= threshold ? 1 : 0] } }
        }
    }

    private static func outputNames(_ count: Int, _ run: FinishedRun) -> [String] {
        if count == 1 { return ["output"] }
        if run.description.loss == .softmaxCrossEntropy, let names = run.network.classes { return names }
        return (1...count).map { "output \($0)" }
    }
}

extension DataObservation {
    /// How many rows a table shows.
    private static let rows = 10
    /// How many images a figure shows.
    private static let mostImages = 40

    init(_ view: DataView, _ data: SplitDataset) {
        let isRegression = view.signature.features == 1 && !view.signature.target.isBinary && !view.signature.target.isText
        let classes = isRegression ? nil : data.classes.flatMap { $0.count <= 10 ? $0 : nil }
        let train = data.train
        let shape = train.inputShape.flatMap { $0.count >= 2 ? $0 : nil }
        let indices = classes.map { classes in data.parts.flatMap { classes.indices(of: $0.targets) ?? [] } } ?? []
        self.init(
            name: view.name, member: view.member, inputNames: train.inputNames,
            targetNames: train.targets.columns == 1 ? ["y"] : (1...train.targets.columns).map { "y\($0)" },
            classes: classes?.names ?? [],
            points: data.named.map { ExamplePoints($0.part, $0.data, classes: classes) },
            firstRows: (0..<min(train.examples, Self.rows)).map { row in
                train.inputs.row(row).map(Dataset.text) + train.targetTexts(row)
            },
            counts: data.named.map { ($0.part, $0.data.examples) },
            classCounts: (classes?.names ?? []).indices.map { index in indices.count { Int($0) == index } },
            images: shape.map { shape in
                (0..<min(train.examples, Self.mostImages)).map { example in
                    ExampleImage(
                        Array(train.inputs.row(example)), shape: shape,
                        label: train.targetTexts(example).joined(separator: ", "))
                }
            } ?? [])
    }
}

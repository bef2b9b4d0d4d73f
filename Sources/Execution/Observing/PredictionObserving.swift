import Datasets
import Language

extension Observer {
    /// What a run answers for each example of the test part, or of the training part where there is none.
    func predictions(_ view: RunView, threshold: Double) throws(Unavailable) -> PredictionObservation {
        let run = try runs.run(view.run)
        let (part, data) = run.data.test.map { (DataPart.test, $0) } ?? (.train, run.data.train)
        let outputs = run.network.outputs(for: data.inputs)
        let rows = (0..<outputs.rows).map { Array(outputs.row($0)) }
        return PredictionObservation(
            name: view.name, member: view.member, part: part, inputNames: data.inputNames,
            inputs: (0..<data.examples).map { Array(data.inputs.row($0)) },
            targets: (0..<data.examples).map(data.targetTexts), outputs: rows,
            predictions: Self.predictions(rows, run, threshold: threshold),
            outputNames: Self.outputNames(outputs.columns, run))
    }

    private static func predictions(_ outputs: [[Double]], _ run: FinishedRun, threshold: Double) -> [[String]] {
        switch run.description.loss {
        case .meanSquaredError, .meanAbsoluteError, .function: return []
        case .softmaxCrossEntropy:
            let names = run.classes?.names ?? []
            return outputs.map { row in
                let best = row.indices.dropFirst().reduce(0) { row[$1] > row[$0] ? $1 : $0 }
                return [names[best]]
            }
        case .binaryCrossEntropy:
            // One output tells two classes apart; several are labels of their own.
            let names = outputs.first?.count == 1 ? run.classes.map(\.names).flatMap { $0.count == 2 ? $0 : nil } : nil
            return outputs.map { row in row.map { (names ?? ["0", "1"])[$0 >= threshold ? 1 : 0] } }
        }
    }

    private static func outputNames(_ count: Int, _ run: FinishedRun) -> [String] {
        if count == 1 { return ["output"] }
        if run.description.loss == .softmaxCrossEntropy, let names = run.classes?.names { return names }
        return (1...count).map { "output \($0)" }
    }
}

extension DataObservation {
    /// How many rows a table shows.
    private static let rows = 10

    init(_ view: DataView, _ data: SplitDataset) {
        let isRegression = view.signature.features == 1 && !view.signature.target.isBinary && !view.signature.target.isText
        let classes = isRegression ? nil : data.classes.flatMap { $0.count <= 10 ? $0 : nil }
        let train = data.train
        self.init(
            name: view.name, member: view.member, inputNames: train.inputNames,
            targetNames: train.targets.columns == 1 ? ["y"] : (1...train.targets.columns).map { "y\($0)" },
            classes: classes?.names ?? [],
            points: data.named.map { ExamplePoints($0.part, $0.data, classes: classes) },
            firstRows: (0..<min(train.examples, Self.rows)).map { row in
                train.inputs.row(row).map(Dataset.text) + train.targetTexts(row)
            },
            counts: data.named.map { ($0.part, $0.data.examples) })
    }
}

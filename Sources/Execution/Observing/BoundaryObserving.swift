import Datasets
import Kernels
import Language

extension Observer {
    /// Nodes of the grid along each side.
    private static var gridNodes: Int { 81 }

    /// Beyond it, what axes are rounded to may be no number any more.
    private static var farthest: Double { 1e300 }

    /// What a run says over the plane of its two inputs: over the data's box and a tenth more on each side, or over
    /// the rectangle asked for.
    func boundary(_ view: RunView, _ over: [ClosedRange<Double>]?) throws(Unavailable) -> BoundaryObservation {
        let run = try run(view.run)
        let box = over ?? Self.box(run.data)
        guard box.allSatisfy({ max($0.lowerBound.magnitude, $0.upperBound.magnitude) <= Self.farthest }) else {
            throw Unavailable(reason: "the plane of the inputs of `\(view.name)` is too wide to be drawn")
        }
        let (x, y) = (evenlySpaced(Self.gridNodes, over: box[0]), evenlySpaced(Self.gridNodes, over: box[1]))
        var nodes: [Double] = []
        nodes.reserveCapacity(2 * x.count * y.count)
        for second in y { for first in x { nodes += [first, second] } }
        let outputs = run.network.outputs(for: Table(rows: x.count * y.count, columns: 2, values: nodes))
        let isProbability = outputs.columns == 1
        let values = isProbability ? outputs.values : (0..<outputs.rows).map { Double(outputs.largest(in: $0)) }
        return BoundaryObservation(
            name: view.name, member: view.member,
            grid: .init(
                columns: x.count, rows: y.count, x: box[0], y: box[1], values: values, isProbability: isProbability,
                leads: isProbability ? [] : Self.leads(outputs)),
            examples: run.data.named.map { ExamplePoints($0.part, $0.data, classes: run.classes) },
            inputNames: run.data.train.inputNames, classes: run.classes?.names ?? [])
    }

    /// By how much each class leads before the best other one: log aₖ − max log aⱼ, which is the difference of what
    /// softmax is applied to, and so runs straight through its zero even where probabilities are all but 0 and 1.
    private static func leads(_ probabilities: Table) -> [[Double]] {
        let logarithms = probabilities.values.map { nn_log(max($0, 1e-300)) }
        let count = probabilities.columns
        return (0..<count).map { number in
            (0..<probabilities.rows).map { row in
                let scores = logarithms[row * count..<(row + 1) * count]
                let others = scores.indices.filter { $0 != row * count + number }.map { scores[$0] }
                return scores[row * count + number] - (others.max() ?? -.infinity)
            }
        }
    }

    private static func box(_ data: SplitDataset) -> [ClosedRange<Double>] {
        (0..<2).map { column in
            let values = data.parts.flatMap { $0.inputs.column(column) }
            let (low, high) = (values.min() ?? 0, values.max() ?? 1)
            let margin = high > low ? (high - low) / 10 : 1
            return low - margin...high + margin
        }
    }
}

extension Table {
    /// The column of the largest value in a row; the first of equal ones.
    func largest(in row: Int) -> Int {
        let values = Array(self.row(row))
        return values.indices.dropFirst().reduce(0) { values[$1] > values[$0] ? $1 : $0 }
    }
}

extension SplitDataset {
    /// The parts with their names.
    var named: [(part: DataPart, data: Dataset)] {
        [(.train, train)] + (validation.map { [(.validation, $0)] } ?? []) + (test.map { [(.test, $0)] } ?? [])
    }
}

extension Dataset {
    /// The columns' names, or x1, x2, …
    var inputNames: [String] { columns ?? (1...max(features, 1)).prefix(features).map { "x\($0)" } }

    /// An example's targets as the data has them.
    func targetTexts(_ example: Int) -> [String] {
        switch targets {
        case .names(let names): [names[example]]
        case .numbers(let table): table.row(example).map(Self.text)
        }
    }

    /// Whole numbers without a point.
    static func text(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension ExamplePoints {
    /// A part's examples in the plane of their first two inputs; with one input, of input and target.
    init(_ part: DataPart, _ data: Dataset, classes: Classes?) {
        let x = data.inputs.column(0)
        let y: [Double]
        if data.features > 1 {
            y = data.inputs.column(1)
        } else if case .numbers(let table) = data.targets {
            y = table.column(0)
        } else {
            y = [Double](repeating: 0, count: x.count)
        }
        let labels = classes?.indices(of: data.targets)?.map(Int.init) ?? []
        self.init(part: part, x: x, y: y, labels: labels)
    }
}

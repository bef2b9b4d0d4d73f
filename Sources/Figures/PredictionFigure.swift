import Execution
import Language
import Plotting

/// What runs answer, example by example.
enum PredictionFigure {
    static func figure(
        _ predictions: [PredictionObservation], threshold: Double, _ options: ViewOptions
    ) -> Figure {
        let labels = labels(predictions)
        let panels = zip(predictions, labels).map { panel($0, $1, threshold: threshold, options) }
        let series = zip(predictions, labels).flatMap { prediction, label in
            prediction.outputNames.indices.map { column in
                Figure.Series(
                    label: prediction.outputNames.count == 1 ? label : "\(label) \(prediction.outputNames[column])",
                    x: prediction.outputs.indices.map { Double($0 + 1) }, y: prediction.outputs.map { $0[column] })
            }
        }
        let description = zip(predictions, labels).map { prediction, label in
            guard !prediction.predictions.isEmpty || prediction.isWrongOnly else {
                return "\(label): \(Wording.count(prediction.total, "example"))."
            }
            if prediction.isWrongOnly {
                let count = prediction.outputs.count
                let verb = count == 1 ? "is" : "are"
                return "\(label): \(count) of \(Wording.count(prediction.total, "example")) \(verb) predicted wrongly."
            }
            let right = zip(prediction.predictions, prediction.targets).count { $0 == $1 }
            return "\(label): \(right) of \(Wording.count(prediction.total, "example")) right."
        }.joined(separator: " ")
        let chart = Chart(title: options.title ?? "Predictions", description: description, panels: panels)
        return Figure(chart: chart, data: table(predictions, limit: 30), series: series)
    }

    static func table(_ predictions: [PredictionObservation]) -> TableContent { table(predictions, limit: 30) }

    private static func table(_ predictions: [PredictionObservation], limit: Int) -> TableContent {
        guard let first = predictions.first else { return TableContent(columns: [], rows: []) }
        let labels = labels(predictions)
        let isClassification = !first.predictions.isEmpty || first.isWrongOnly
        let isImage = first.imageShape != nil
        var columns = predictions.count > 1 ? [TableContent.Column("run", isNumeric: false)] : []
        // Nobody reads an image as numbers.
        columns += isImage ? [.init("example")] : first.inputNames.map { .init($0) }
        columns += first.targets.first.map { $0.count == 1 ? [.init("target")] : $0.indices.map { .init("target \($0 + 1)") } } ?? []
        columns += first.outputNames.map { .init($0) }
        if isClassification { columns += [.init("predicted", isNumeric: false)] }
        var rows: [[TableContent.Cell]] = []
        for (prediction, label) in zip(predictions, labels) {
            for index in prediction.outputs.indices.prefix(limit) {
                var row: [TableContent.Cell] = predictions.count > 1 ? [.text(label)] : []
                row +=
                    isImage
                    ? [.number(Double(index + 1), .plain)] : prediction.inputs[index].map { .number($0, .plain) }
                row += prediction.targets[index].map { .text($0) }
                row += prediction.outputs[index].map { .number($0, .plain) }
                if isClassification {
                    let isRight = prediction.predictions[index] == prediction.targets[index]
                    row.append(.text(prediction.predictions[index].joined(separator: ", ") + (isRight ? "" : " ✗")))
                }
                // Families may mix widths (different data); rows that do not fit the heads are not comparable.
                guard row.count == columns.count else { continue }
                rows.append(row)
            }
        }
        return TableContent(columns: columns, rows: rows, hasRowHeaders: predictions.count > 1)
    }

    private static func labels(_ predictions: [PredictionObservation]) -> [String] {
        RunLabels.labels(predictions.map { .init(name: $0.name, part: $0.part, member: $0.member) })
    }

    /// A figure shows so many images.
    private static let mostImages = 40

    /// The first images with what they are taken for, and what they are where that is wrong.
    private static func images(_ prediction: PredictionObservation, _ shape: [Int]) -> [PixelImage] {
        ImagePixels.images(
            prediction.inputs.prefix(mostImages).enumerated().map { index, inputs in
                let answer = prediction.predictions[index].joined(separator: ", ")
                let truth = prediction.targets[index].joined(separator: ", ")
                return ExampleImage(inputs, shape: shape, label: answer == truth ? answer : "\(truth) as \(answer)")
            })
    }

    private static func panel(
        _ prediction: PredictionObservation, _ label: String, threshold: Double, _ options: ViewOptions
    ) -> Panel {
        let isClassification = prediction.isWrongOnly || !prediction.predictions.isEmpty
        if let shape = prediction.imageShape, isClassification {
            return Panel(
                title: label, x: Axis(label: ""), y: Axis(label: ""), marks: [.images(images(prediction, shape))])
        }
        if !isClassification {
            let targets = prediction.targets.map { Double($0[0]) ?? .nan }
            let outputs = prediction.outputs.map { $0[0] }
            let ends = (targets + outputs).filter(\.isFinite)
            let low = ends.min() ?? 0
            let high = ends.max() ?? 1
            return Panel(
                title: label, x: Axis(label: "target", options.x), y: Axis(label: "output", options.y),
                marks: [
                    .line(Series(label: "", x: [low, high], y: [low, high], color: 1), isDashed: true),
                    .points(Series(label: "", x: targets, y: outputs, color: 0), shape: .circle),
                ])
        }
        // A dot an example, in the order of the data: the output for one unit, else the probability of the truth.
        let classes = Set(prediction.targets.map { $0.joined(separator: ", ") }).sorted()
        let isSingle = prediction.outputNames.count == 1
        var marks: [Mark] = isSingle ? [.rule(.horizontal, at: threshold, label: "threshold")] : []
        for (color, name) in classes.enumerated() {
            let chosen = prediction.targets.indices.filter { prediction.targets[$0].joined(separator: ", ") == name }
            let values = chosen.map { index in
                isSingle
                    ? prediction.outputs[index][0]
                    : prediction.outputNames.firstIndex(of: name).map { prediction.outputs[index][$0] } ?? .nan
            }
            let shapes: [PointShape] = [.circle, .square, .triangle, .diamond, .cross]
            marks.append(
                .points(
                    Series(
                        label: NumberText.shown("class \(name)"), x: chosen.map { Double($0 + 1) }, y: values,
                        color: color),
                    shape: shapes[color % shapes.count]))
        }
        return Panel(
            title: label, x: Axis(label: "example", options.x, isInteger: true),
            y: Axis(label: isSingle ? "output" : "probability of the true class", domain: 0...1), marks: marks)
    }
}

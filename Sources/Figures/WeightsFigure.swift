import Execution
import Language
import Plotting

/// Weights as coloured cells, a row for each unit; those of units that look at images as images.
enum WeightsFigure {
    /// More rows or columns than these are not drawn; the table has all.
    private static let mostRows = 48
    private static let mostColumns = 64
    private static let mostImages = 40

    static func figure(_ runs: [WeightsObservation], _ options: ViewOptions) -> Figure {
        var panels: [Panel] = []
        var series: [Figure.Series] = []
        var sentences: [String] = []
        for (name, layer) in layers(runs) {
            let (mark, shown) = mark(layer)
            panels.append(Panel(title: name, x: Axis(label: ""), y: Axis(label: ""), marks: [mark]))
            series += layer.weights.enumerated().map { unit, row in
                Figure.Series(label: "\(name), unit \(unit + 1)", x: row.indices.map { Double($0 + 1) }, y: row)
            }
            sentences.append(description(layer, name) + shown)
        }
        let chart = Chart(
            title: options.title ?? "Weights", description: sentences.joined(separator: " "), panels: panels)
        return Figure(chart: chart, data: summary(runs), series: series)
    }

    /// Every weight, a row for each unit.
    static func table(_ runs: [WeightsObservation]) -> TableContent {
        let all = layers(runs)
        let several = all.count > 1
        let width = all.map { $0.layer.weights.first?.count ?? 0 }.max() ?? 0
        let names = several ? nil : all.first?.layer.inputNames
        let hasBiases = all.contains { $0.layer.biases != nil }
        var columns = several ? [TableContent.Column("layer", isNumeric: false)] : []
        columns += [.init("unit")] + (hasBiases ? [.init("bias")] : [])
        columns += (0..<width).map { .init(names?[$0] ?? "\($0 + 1)") }
        var rows: [[TableContent.Cell]] = []
        for (name, layer) in all {
            for (unit, weights) in layer.weights.enumerated() {
                var row: [TableContent.Cell] = several ? [.text(name)] : []
                row.append(.number(Double(unit + 1), .plain))
                if hasBiases { row.append(layer.biases.map { .number($0[unit], .plain) } ?? .empty) }
                row += weights.map { .number($0, .plain) }
                row += [TableContent.Cell](repeating: .empty, count: width - weights.count)
                rows.append(row)
            }
        }
        return TableContent(columns: columns, rows: rows)
    }

    /// The size of the weights, a row for each layer.
    private static func summary(_ runs: [WeightsObservation]) -> TableContent {
        let columns: [TableContent.Column] = [
            .init("layer", isNumeric: false), .init("units"), .init("inputs"), .init("smallest"), .init("largest"),
        ]
        let rows = layers(runs).map { name, layer -> [TableContent.Cell] in
            let values = layer.weights.flatMap { $0 }
            return [
                .text(name), .number(Double(layer.weights.count), .plain),
                .number(Double(layer.weights.first?.count ?? 0), .plain), .number(values.min() ?? .nan, .plain),
                .number(values.max() ?? .nan, .plain),
            ]
        }
        return TableContent(columns: columns, rows: rows)
    }

    private static func layers(_ runs: [WeightsObservation]) -> [(name: String, layer: WeightsObservation.Layer)] {
        let labels = RunLabels.labels(runs.map { ($0.name, $0.member) })
        return zip(runs, labels).flatMap { run, label in
            run.layers.map { (runs.count == 1 ? "layer \($0.number)" : "\(label) layer \($0.number)", $0) }
        }
    }

    /// A layer's picture, and what of it is not drawn.
    private static func mark(_ layer: WeightsObservation.Layer) -> (Mark, String) {
        let units = layer.weights.count
        let inputs = layer.weights.first?.count ?? 0
        if let shape = layer.imageShape {
            let largest = layer.weights.joined().filter(\.isFinite).map(\.magnitude).max() ?? 0
            let count = ImagePixels.count(of: mostImages, pixels: layer.weights)
            let images = layer.weights.prefix(count).enumerated().map { unit, weights in
                let image = ExampleImage(weights, shape: shape, label: "\(unit + 1)")
                return PixelImage(
                    width: image.width, height: image.height,
                    pixels: image.pixels.map { largest == 0 ? 0 : $0 / largest }, isSigned: true, caption: image.label)
            }
            return (.images(images), units > count ? " The first \(count) units are drawn." : "")
        }
        let (rows, columns) = (min(units, mostRows), min(inputs, mostColumns))
        let values = layer.weights.prefix(rows).flatMap { $0.prefix(columns) }
        let grid = CellGrid(
            rows: rows, columns: columns, values: values,
            texts: values.map { NumberText.plain($0, significantDigits: 2) },
            rowNames: (1...max(rows, 1)).prefix(rows).map { "\($0)" },
            columnNames: (0..<columns).map { layer.inputNames?[$0] ?? "\($0 + 1)" }, rowTitle: "unit",
            columnTitle: "input", meaning: .signed(negativeColor: 0, positiveColor: 1))
        let isWhole = rows == units && columns == inputs
        return (.cells(grid), isWhole ? "" : " Its first \(rows) units and \(columns) inputs are drawn.")
    }

    private static func description(_ layer: WeightsObservation.Layer, _ name: String) -> String {
        let values = layer.weights.flatMap { $0 }
        let units = Wording.count(layer.weights.count, "unit")
        let inputs = Wording.count(layer.weights.first?.count ?? 0, "input")
        return "\(name): \(units) with \(inputs) each, weights from \(NumberText.plain(values.min() ?? .nan)) to "
            + "\(NumberText.plain(values.max() ?? .nan))."
    }
}

import Execution
import Language
import Plotting

/// What runs say over the plane of their two inputs, with the examples they were trained on.
enum BoundaryFigure {
    static func figure(_ boundaries: [BoundaryObservation], _ options: ViewOptions) -> Figure {
        let labels = RunLabels.labels(boundaries.map { ($0.name, $0.member) })
        let panels = zip(boundaries, labels).map { boundary, label in panel(boundary, label, options) }
        let chart = Chart(
            title: options.title ?? "Decision boundary",
            description: description(boundaries, labels), panels: panels)
        let series = zip(boundaries, labels).map { boundary, label in
            Figure.Series(label: label, x: (0..<boundary.grid.values.count).map(Double.init), y: boundary.grid.values)
        }
        return Figure(chart: chart, data: table(boundaries), series: series)
    }

    /// How the examples of each class are predicted, a row a run and class.
    static func table(_ boundaries: [BoundaryObservation]) -> TableContent {
        let labels = RunLabels.labels(boundaries.map { ($0.name, $0.member) })
        var rows: [[TableContent.Cell]] = []
        for (boundary, label) in zip(boundaries, labels) {
            for (index, name) in boundary.classes.enumerated() {
                let share = shareOfPlane(boundary.grid, classIndex: index)
                let examples = boundary.examples.reduce(0) { $0 + $1.labels.count { $0 == index } }
                rows.append([
                    .text(label), .text(name), .number(Double(examples), .plain), .number(share, .percent),
                ])
            }
        }
        let columns: [TableContent.Column] = [
            .init("run", isNumeric: false), .init("class", isNumeric: false), .init("examples"),
            .init("share of the plane"),
        ]
        return TableContent(columns: columns, rows: rows)
    }

    private static func panel(_ boundary: BoundaryObservation, _ label: String, _ options: ViewOptions) -> Panel {
        let grid = boundary.grid
        let meaning: Field.Meaning =
            grid.isProbability
            ? .probability(lowColor: 0, highColor: 1)
            : .leads(colors: Array(grid.leads.indices), leads: grid.leads)
        var marks: [Mark] = [
            .field(
                Field(columns: grid.columns, rows: grid.rows, x: grid.x, y: grid.y, values: grid.values, meaning: meaning))
        ]
        for examples in boundary.examples { marks += PointMarks.marks(examples, classes: boundary.classes) }
        return Panel(
            title: label,
            x: Axis(label: boundary.inputNames[0], domain: grid.x), y: Axis(label: boundary.inputNames[1], domain: grid.y),
            marks: marks, isEqualAspect: boundary.inputNames.isPlane)
    }

    /// The share of the drawn plane that is given to a class.
    private static func shareOfPlane(_ grid: BoundaryObservation.Grid, classIndex: Int) -> Double {
        let count = grid.values.count { value in
            grid.isProbability ? (value >= 0.5) == (classIndex == 1) : Int(value) == classIndex
        }
        return Double(count) / Double(max(grid.values.count, 1))
    }

    private static func description(_ boundaries: [BoundaryObservation], _ labels: [String]) -> String {
        zip(boundaries, labels).map { boundary, label in
            let shares = boundary.classes.enumerated().map { index, name in
                "\(NumberText.percent(shareOfPlane(boundary.grid, classIndex: index))) to class \(name)"
            }
            return "\(label) gives " + Wording.list(shares) + " of the plane shown."
        }.joined(separator: " ")
    }
}

extension [String] {
    /// Whether inputs of these names are the coordinates of a plane, with one unit for both: columns that a file
    /// calls hours and kilograms have no length in common.
    var isPlane: Bool { prefix(2).elementsEqual(["x1", "x2"]) }
}

/// Examples as points, by class in colour and shape; those of a test part hollow.
enum PointMarks {
    private static let shapes: [PointShape] = [.circle, .square, .triangle, .diamond, .cross]

    static func marks(_ examples: ExamplePoints, classes: [String]) -> [Mark] {
        let suffix = examples.part == .train ? "" : " (\(examples.part.rawValue))"
        guard !examples.labels.isEmpty else {
            let series = Series(label: "data" + suffix, x: examples.x, y: examples.y, color: 0)
            return [.points(series, shape: examples.part == .train ? .circle : .ring)]
        }
        return classes.enumerated().map { index, name in
            let chosen = examples.labels.indices.filter { examples.labels[$0] == index }
            let series = Series(
                label: NumberText.shown("class \(name)") + suffix, x: chosen.map { examples.x[$0] },
                y: chosen.map { examples.y[$0] },
                color: index)
            let shape = examples.part == .train ? shapes[index % shapes.count] : .ring
            return .points(series, shape: shape)
        }
    }
}

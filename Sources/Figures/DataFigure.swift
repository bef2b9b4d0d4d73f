import Execution
import Language
import Plotting

/// A data set as points, or as the first rows of a table.
enum DataFigure {
    static func figure(_ data: [DataObservation], _ options: ViewOptions) -> Figure {
        let labels = RunLabels.labels(data.map { ($0.name, $0.member) })
        let panels = zip(data, labels).map { data, label in panel(data, label, options) }
        let description = zip(data, labels).map { self.description($0, $1) }.joined(separator: " ")
        let chart = Chart(
            title: options.title ?? labels.joined(separator: ", "), description: description, panels: panels)
        let series = zip(data, labels).flatMap { data, label in
            data.points.map { Figure.Series(label: "\(label) \($0.part.rawValue)", x: $0.x, y: $0.y) }
        }
        return Figure(chart: chart, data: table(data), series: series)
    }

    static func table(_ data: [DataObservation]) -> TableContent {
        guard let first = data.first else { return TableContent(columns: [], rows: []) }
        let labels = RunLabels.labels(data.map { ($0.name, $0.member) })
        let several = data.count > 1
        var columns = several ? [TableContent.Column("data", isNumeric: false)] : []
        // Of wide data the first inputs are shown, dots for the others, and the targets.
        let inputs = first.inputNames.count
        let shown = inputs > mostInputs ? mostInputs : inputs
        let dots = shown < inputs ? ["…"] : []
        columns += (first.inputNames.prefix(shown) + dots + first.targetNames).map { .init($0, isOfData: true) }
        var rows: [[TableContent.Cell]] = []
        for (data, label) in zip(data, labels) {
            for row in data.firstRows where row.count == inputs + first.targetNames.count {
                rows.append(
                    (several ? [.text(label)] : [])
                        + (row.prefix(shown) + dots + row[inputs...]).map { .text(shortened($0)) })
            }
        }
        return TableContent(columns: columns, rows: rows, hasRowHeaders: several)
    }

    /// A number with many digits, cut to six; anything else as it stands.
    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > 8, let number = Double(text), number.description == text else { return text }
        return NumberText.plain(number, significantDigits: 6)
    }

    /// A table shows no more inputs than these.
    private static let mostInputs = 12

    /// `rings: 150 examples for training and 50 for testing; 100 are of class 0 and 100 of class 1.`
    private static func description(_ data: DataObservation, _ label: String) -> String {
        let parts = data.counts.map { count in
            let purpose: String
            switch count.part {
            case .train: purpose = "training"
            case .validation: purpose = "validation"
            case .test: purpose = "testing"
            }
            return (count: count.examples, purpose: purpose)
        }
        let noun = data.images.first.map { _ in "image" } ?? "example"
        var sentence =
            "\(label): "
            + (parts.count == 1
                ? Wording.count(parts[0].count, noun)
                : Wording.list(
                    parts.enumerated().map { index, part in
                        "\(index == 0 ? Wording.count(part.count, noun) : "\(part.count)") for \(part.purpose)"
                    }))
        if let image = data.images.first { sentence += ", each \(image.width) by \(image.height) pixels" }
        switch data.classes.count {
        case 0: break
        case 1...4:
            let classes = zip(data.classes, data.classCounts).enumerated().map { index, pair in
                "\(pair.1)\(index == 0 ? " are" : "") of class \(pair.0)"
            }
            sentence += "; " + Wording.list(classes)
        case let count: sentence += ", of \(count) classes"
        }
        return sentence + "."
    }

    private static func panel(_ data: DataObservation, _ label: String, _ options: ViewOptions) -> Panel {
        if !data.images.isEmpty {
            return Panel(
                title: label, x: Axis(label: ""), y: Axis(label: ""), marks: [.images(ImagePixels.images(data.images))])
        }
        let isPlane = data.inputNames.count >= 2
        let marks = data.points.flatMap { PointMarks.marks($0, classes: data.classes) }
        return Panel(
            title: label, x: Axis(label: data.inputNames[0], options.x),
            y: Axis(label: isPlane ? data.inputNames[1] : data.targetNames[0], options.y), marks: marks,
            isEqualAspect: isPlane && data.inputNames.isPlane && options.x == .linear && options.y == .linear)
    }
}

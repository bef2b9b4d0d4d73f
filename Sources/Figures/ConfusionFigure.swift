import Execution
import Language
import Plotting

/// How often each class is taken for each other, as a matrix: true classes in rows, predicted ones in columns.
enum ConfusionFigure {
    static func figure(_ confusions: [ConfusionObservation], _ options: ViewOptions) -> Figure {
        let labels = labels(confusions)
        let panels = zip(confusions, labels).map { confusion, label in
            let counts = confusion.counts.flatMap { $0 }
            let grid = CellGrid(
                rows: confusion.classes.count, columns: confusion.classes.count, values: counts.map(Double.init),
                texts: counts.map { $0 == 0 ? "" : "\($0)" }, rowNames: confusion.classes,
                columnNames: confusion.classes, rowTitle: "true class", columnTitle: "predicted class",
                meaning: .amount(color: 0))
            return Panel(
                title: confusions.count > 1 ? label : nil, x: Axis(label: ""), y: Axis(label: ""), marks: [.cells(grid)]
            )
        }
        let series = zip(confusions, labels).flatMap { confusion, label in
            confusion.classes.enumerated().map { row, name in
                Figure.Series(
                    label: "\(label), class \(name)", x: confusion.classes.indices.map { Double($0 + 1) },
                    y: confusion.counts[row].map(Double.init))
            }
        }
        let description = zip(confusions, labels).map { self.description($0, $1) }.joined(separator: " ")
        let chart = Chart(title: options.title ?? "Confusion of classes", description: description, panels: panels)
        return Figure(chart: chart, data: table(confusions), series: series)
    }

    static func table(_ confusions: [ConfusionObservation]) -> TableContent {
        let several = confusions.count > 1
        // Runs on different data may have different classes.
        var classes: [String] = []
        for confusion in confusions { classes += confusion.classes.filter { !classes.contains($0) } }
        var columns = several ? [TableContent.Column("run", isNumeric: false)] : []
        columns += [.init("true class", isNumeric: false)] + classes.map { .init("as \($0)") } + [.init("right")]
        var rows: [[TableContent.Cell]] = []
        for (confusion, label) in zip(confusions, labels(confusions)) {
            for (row, name) in confusion.classes.enumerated() {
                let counts = confusion.counts[row]
                let total = counts.reduce(0, +)
                rows.append(
                    (several ? [.text(label)] : []) + [.text(name)]
                        + classes.map { name in
                            confusion.classes.firstIndex(of: name).map { .number(Double(counts[$0]), .plain) } ?? .empty
                        } + [total == 0 ? .empty : .number(Double(counts[row]) / Double(total), .percent)])
            }
        }
        return TableContent(columns: columns, rows: rows)
    }

    private static func labels(_ confusions: [ConfusionObservation]) -> [String] {
        RunLabels.labels(confusions.map { .init(name: $0.name, part: $0.part, member: $0.member) })
    }

    private static func description(_ confusion: ConfusionObservation, _ label: String) -> String {
        let examples = Wording.count(confusion.total, "example")
        let part = confusion.part == .test ? "of the test part" : "of the training part"
        var worst: (count: Int, truth: Int, answer: Int)?
        for (truth, counts) in confusion.counts.enumerated() {
            for (answer, count) in counts.enumerated() where answer != truth && count > worst?.count ?? 0 {
                worst = (count, truth, answer)
            }
        }
        let names = confusion.classes
        let mistake = worst.map { worst in
            "; most often \(names[worst.truth]) is taken for \(names[worst.answer]), "
                + (worst.count == 1 ? "once" : worst.count == 2 ? "twice" : "\(worst.count) times")
        }
        return "\(label): \(confusion.right) of \(examples) \(part) right\(mistake ?? "")."
    }
}

import Execution
import Language
import Plotting

/// Numbers as bars, longer lists as a line, a matrix as coloured cells.
enum ValueFigure {
    /// A longer list is a line.
    private static let mostBars = 40
    private static let mostRows = 48
    private static let mostColumns = 64

    static func figure(_ values: [LabelledValue], _ options: ViewOptions) -> Figure {
        let marks: [Panel]
        if values.allSatisfy({ number($0.value) != nil }) {
            let bars = Mark.bars(
                labels: values.map(\.label), values: values.compactMap { number($0.value) }, color: 0)
            marks = [Panel(x: Axis(label: ""), y: Axis(label: "", options.y), marks: [bars])]
        } else if values.allSatisfy({ list($0.value) != nil }) {
            marks = [lists(values, options)]
        } else {
            marks = values.map { value in
                Panel(
                    title: values.count > 1 ? value.label : nil, x: Axis(label: ""), y: Axis(label: ""),
                    marks: [.cells(grid(value.value))])
            }
        }
        let chart = Chart(
            title: options.title ?? Wording.list(values.map(\.label)),
            description: values.map(description).joined(separator: " "), panels: marks)
        let series = values.map { value in
            let numbers = value.value.numbers
            return Figure.Series(label: value.label, x: numbers.indices.map { Double($0 + 1) }, y: numbers)
        }
        return Figure(chart: chart, data: ValueTable.table(values), series: series)
    }

    private static func lists(_ values: [LabelledValue], _ options: ViewOptions) -> Panel {
        let all = values.map { list($0.value) ?? [] }
        let longest = all.map(\.count).max() ?? 0
        let x = Axis(label: "", options.x, isInteger: true)
        let y = Axis(label: "", options.y)
        // Several lists are told apart by the labels that lines have.
        guard values.count > 1 || longest > mostBars || options.x != .linear else {
            let bars = Mark.bars(labels: (1...max(longest, 1)).map { "\($0)" }, values: all[0], color: 0)
            return Panel(x: x, y: y, marks: [bars])
        }
        let marks = zip(values, all).enumerated().map { index, pair in
            Mark.line(
                Series(
                    label: values.count > 1 ? pair.0.label : "", x: pair.1.indices.map { Double($0 + 1) }, y: pair.1,
                    color: index), isDashed: false)
        }
        return Panel(x: x, y: y, marks: marks)
    }

    private static func grid(_ value: Value) -> CellGrid {
        // A list among matrices is one row; what is deeper than a matrix lies flat in its rows.
        let rows: [[Double]] =
            if let row = list(value) { [row] } else if case .array(let rows) = value { rows.map(\.numbers) } else {
                [value.numbers]
            }
        let height = min(rows.count, mostRows)
        let width = min(rows.map(\.count).min() ?? 0, mostColumns)
        let numbers = rows.prefix(height).flatMap { $0.prefix(width) }
        return CellGrid(
            rows: height, columns: width, values: numbers,
            texts: numbers.map { NumberText.plain($0, significantDigits: 2) },
            rowNames: (0..<height).map { "\($0 + 1)" }, columnNames: (0..<width).map { "\($0 + 1)" },
            meaning: .signed(negativeColor: 0, positiveColor: 1))
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .number(let number), .formatted(let number, _): number
        default: nil
        }
    }

    private static func list(_ value: Value) -> [Double]? {
        guard case .array(let values) = value else { return nil }
        let numbers = values.compactMap(number)
        return numbers.count == values.count ? numbers : nil
    }

    private static func description(_ value: LabelledValue) -> String {
        let numbers = value.value.numbers
        if numbers.count == 1 { return "\(value.label) is \(NumberText.plain(numbers[0]))." }
        return
            "\(value.label): \(Wording.count(numbers.count, "number")) from \(NumberText.plain(numbers.min() ?? .nan)) "
            + "to \(NumberText.plain(numbers.max() ?? .nan))."
    }
}

extension Value {
    /// All numbers in it, row by row.
    fileprivate var numbers: [Double] {
        switch self {
        case .number(let number), .formatted(let number, _): [number]
        case .array(let values): values.flatMap(\.numbers)
        case .boolean, .string, .never: []
        }
    }
}

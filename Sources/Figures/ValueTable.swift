import Execution
import Language
import Plotting

/// Numbers, vectors and matrices as tables.
enum ValueTable {
    static func table(_ values: [LabelledValue]) -> TableContent {
        if values.count == 1, case .array(let rows) = values[0].value { return array(rows) }
        let columns: [TableContent.Column] = [.init("", isNumeric: false), .init("value")]
        return TableContent(
            columns: columns, rows: values.map { [.text($0.label), cell($0.value)] })
    }

    private static func array(_ rows: [Value]) -> TableContent {
        let lines = rows.map { row in if case .array(let entries) = row { entries } else { [row] } }
        let width = lines.map(\.count).max() ?? 0
        let columns = [TableContent.Column("")] + (0..<width).map { TableContent.Column("\($0 + 1)") }
        return TableContent(
            columns: columns,
            rows: lines.enumerated().map { index, line in
                [.number(Double(index + 1), .plain)] + line.map(cell)
                    + [TableContent.Cell](repeating: .empty, count: width - line.count)
            })
    }

    private static func cell(_ value: Value) -> TableContent.Cell {
        switch value {
        case .number(let number): .number(number, .plain)
        case .formatted(let number, let format): .number(number, format)
        case .array, .boolean, .string, .never: .value(value, text: ValueText.text(value))
        }
    }
}

/// A value in running text.
public enum ValueText {
    public static func text(_ value: Value) -> String {
        switch value {
        case .number(let number): NumberText.plain(number)
        case .formatted(let number, let format): NumberText.text(number, format)
        case .boolean(let flag): flag ? "true" : "false"
        case .string(let text): text
        case .never: "never"
        case .array(let values) where values.count > mostElements:
            "[" + values.prefix(3).map(text).joined(separator: ", ") + ", …, " + text(values[values.count - 1]) + "]"
        case .array(let values): "[" + values.map(text).joined(separator: ", ") + "]"
        }
    }

    /// Of a longer list the first elements and the last are written: the weights of a neuron that looks at an image
    /// fill a page.
    private static let mostElements = 16
}

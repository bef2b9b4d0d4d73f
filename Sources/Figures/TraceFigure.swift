import Execution
import Language
import Plotting

/// One example forward and backward: a diagram with what each unit says and what it is blamed for, or every number.
enum TraceFigure {
    /// More numbers than this are not written out.
    private static let mostWritten = 64

    static func figure(_ trace: TraceObservation, _ options: ViewOptions) -> Figure {
        func short(_ value: Double) -> String { NumberText.plain(value, significantDigits: 3) }
        let input = NetworkLayer(
            name: "input", units: trace.inputs.count, caption: "x", values: trace.inputs.map(short))
        let layers = trace.layers.map { layer in
            NetworkLayer(
                name: layer.activation, units: layer.outputs.count, caption: "a, ∂ℓ/∂z",
                values: layer.outputs.map(short), notes: layer.errors.map(short))
        }
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.network([input] + layers)])
        let outputs = trace.layers.last?.outputs ?? []
        let description =
            "\(trace.name): for the input \(vector(trace.inputs)) the output is \(vector(outputs)); the target is "
            + "\(trace.target), and the loss \(NumberText.plain(trace.loss)). In each circle stands the activation, "
            + "under it the derivative of the loss by what the activation is applied to."
        let chart = Chart(
            title: options.title ?? "One example, forward and backward", description: description, panels: [panel])
        let series = trace.steps.map { step in
            Figure.Series(
                label: step.quantity, x: step.values.indices.map { Double($0 + 1) }, y: step.values)
        }
        return Figure(chart: chart, data: table(trace), series: series)
    }

    static func table(_ trace: TraceObservation) -> TableContent {
        let columns: [TableContent.Column] = [
            .init("quantity", isNumeric: false), .init("formula", isNumeric: false), .init("shape", isNumeric: false),
            .init("value", isNumeric: false),
        ]
        let rows = trace.steps.map { step -> [TableContent.Cell] in
            [
                .text(step.quantity), .text(step.formula),
                .text(step.shape.map(String.init).joined(separator: "×")), value(step),
            ]
        }
        return TableContent(columns: columns, rows: rows)
    }

    private static func value(_ step: TraceObservation.Step) -> TableContent.Cell {
        guard !step.shape.isEmpty else { return .number(step.values[0], .plain) }
        let numbers = step.values.map(Value.number)
        guard step.shape.count == 2 else { return .value(.array(numbers), text: text(step)) }
        let rows = (0..<step.shape[0]).map { row in
            Value.array(Array(numbers[row * step.shape[1]..<(row + 1) * step.shape[1]]))
        }
        return .value(.array(rows), text: text(step))
    }

    private static func text(_ step: TraceObservation.Step) -> String {
        if step.isDiagonal, !step.values.isEmpty {
            let diagonal = (0..<step.shape[0]).map { NumberText.plain(step.values[$0 * (step.shape[0] + 1)]) }
            return "diag(" + diagonal.joined(separator: ", ") + ")"
        }
        guard !step.values.isEmpty, step.values.count <= mostWritten else {
            return Wording.count(step.shape.reduce(1, *), "number")
        }
        guard step.shape.count == 2 else { return vector(step.values) }
        let rows = (0..<step.shape[0]).map { row in
            vector(Array(step.values[row * step.shape[1]..<(row + 1) * step.shape[1]]))
        }
        return "[" + rows.joined(separator: ", ") + "]"
    }

    private static func vector(_ values: [Double]) -> String {
        guard values.count <= mostWritten else { return Wording.count(values.count, "number") }
        return "[" + values.map { NumberText.plain($0) }.joined(separator: ", ") + "]"
    }
}

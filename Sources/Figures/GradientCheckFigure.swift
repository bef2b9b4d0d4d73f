import Execution
import Language
import Plotting

/// Backpropagation against central differences, tensor by tensor.
enum GradientCheckFigure {
    static func figure(_ checks: [GradientCheckObservation], _ options: ViewOptions) -> Figure {
        let labels = RunLabels.labels(checks.map { ($0.name, $0.member) })
        let y = Axis(label: "relative error", options.y == .linear ? .log : options.y)
        var panels: [Panel] = []
        var series: [Figure.Series] = []
        for (check, label) in zip(checks, labels) {
            let errors = check.tensors.map(\.relativeError)
            panels.append(
                Panel(
                    title: checks.count > 1 ? label : nil, x: Axis(label: "tensor"), y: y,
                    marks: [.bars(labels: check.tensors.map(name), values: errors, color: 0)]))
            series.append(.init(label: label, x: errors.indices.map { Double($0 + 1) }, y: errors))
        }
        let description = zip(checks, labels).map { check, label in
            let worst = check.tensors.max { $0.relativeError < $1.relativeError }
            return "\(label): over \(Wording.count(check.examples, "example")), "
                + (worst.map { "the largest relative error is \(NumberText.plain($0.relativeError)), in \(name($0))." }
                    ?? "there are no parameters.")
        }.joined(separator: " ")
        let chart = Chart(title: options.title ?? "Gradient check", description: description, panels: panels)
        return Figure(chart: chart, data: table(checks), series: series)
    }

    static func table(_ checks: [GradientCheckObservation]) -> TableContent {
        let labels = RunLabels.labels(checks.map { ($0.name, $0.member) })
        let several = checks.count > 1
        var columns = several ? [TableContent.Column("run", isNumeric: false)] : []
        columns += [
            .init("tensor", isNumeric: false), .init("entries checked"), .init("relative error"),
            .init("largest difference"),
        ]
        let rows = zip(checks, labels).flatMap { check, label in
            check.tensors.map { tensor -> [TableContent.Cell] in
                (several ? [.text(label)] : []) + [
                    .text(name(tensor)), .number(Double(tensor.checked), .plain), .number(tensor.relativeError, .plain),
                    .number(tensor.largestDifference, .plain),
                ]
            }
        }
        return TableContent(columns: columns, rows: rows)
    }

    /// `W₁`, `b₁`
    private static func name(_ tensor: GradientCheckObservation.Tensor) -> String {
        let digits: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
        let number = String(String(tensor.layer).map { digits[$0.wholeNumberValue ?? 0] })
        return (tensor.isBias ? "b" : "W") + number
    }
}

import Execution
import Language
import Plotting

/// A model's layers with their shapes and parameters.
enum ModelTable {
    static func table(_ models: [ModelView]) -> TableContent {
        let labels = RunLabels.labels(models.map { ($0.name, $0.member) })
        let several = models.count > 1
        var columns = several ? [TableContent.Column("model", isNumeric: false)] : []
        columns += [.init("layer", isNumeric: false), .init("output"), .init("parameters")]
        var rows: [[TableContent.Cell]] = []
        for (model, label) in zip(models, labels) {
            var width = Width(model.inputs)
            var total = Count.known(0)
            let prefix: [TableContent.Cell] = several ? [.text(label)] : []
            rows.append(prefix + [.text("input"), width.cell, .number(0, .plain)])
            for layer in model.model.layers {
                var parameters = Count.known(0)
                switch layer.kind {
                case .dense(let dense):
                    parameters = width.parameters(units: dense.units, hasBias: dense.hasBias)
                    width = Width(dense.units)
                case .features(let functions): width = Width(functions.count)
                case .activation, .standardize, .minmax, .dropout: break
                }
                total = total + parameters
                rows.append(prefix + [.text(LayerText.text(layer)), width.cell, parameters.cell])
            }
            rows.append(prefix + [.text("total"), .empty, total.cell])
        }
        return TableContent(columns: columns, rows: rows)
    }

    /// How many numbers leave a layer; without data the input's width is a symbol.
    private struct Width {
        var count: Int?

        init(_ count: Int?) { self.count = count }

        var cell: TableContent.Cell { count.map { .number(Double($0), .plain) } ?? .text("n") }

        func parameters(units: Int, hasBias: Bool) -> Count {
            let biases = hasBias ? units : 0
            return count.map { .known(units * $0 + biases) } ?? .symbolic(perInput: units, rest: biases)
        }
    }

    private enum Count {
        case known(Int)
        case symbolic(perInput: Int, rest: Int)

        static func + (a: Count, b: Count) -> Count {
            switch (a, b) {
            case (.known(let a), .known(let b)): .known(a + b)
            case (.known(let a), .symbolic(let n, let rest)): .symbolic(perInput: n, rest: rest + a)
            case (.symbolic(let n, let rest), .known(let b)): .symbolic(perInput: n, rest: rest + b)
            case (.symbolic(let n, let a), .symbolic(let m, let b)): .symbolic(perInput: n + m, rest: a + b)
            }
        }

        var cell: TableContent.Cell {
            switch self {
            case .known(let count): .number(Double(count), .plain)
            case .symbolic(let perInput, let rest):
                .text((perInput == 1 ? "n" : "\(perInput)n") + (rest == 0 ? "" : " + \(rest)"))
            }
        }
    }
}

/// A layer in the words of the language.
enum LayerText {
    static func text(_ layer: LayerDescription) -> String {
        switch layer.kind {
        case .dense(let dense):
            let activation = dense.activation == .identity ? "" : ", \(text(dense.activation))"
            return "dense(\(dense.units)\(activation))"
        case .activation(let activation): return text(activation)
        case .features(let functions): return "features(\(functions.map(\.name).joined(separator: ", ")))"
        case .standardize: return "standardize"
        case .minmax: return "minmax"
        case .dropout(let probability): return "dropout(\(NumberText.plain(probability)))"
        }
    }

    static func text(_ activation: ActivationDescription) -> String {
        switch activation {
        case .identity: "identity"
        case .sigmoid: "sigmoid"
        case .tanh: "tanh"
        case .relu: "relu"
        case .softplus: "softplus"
        case .softmax: "softmax"
        case .leakyRelu(let slope): "leaky_relu(\(NumberText.plain(slope)))"
        case .function(let definition): definition.name
        }
    }
}

import Diagnostics
import Expressions

/// Where a model stands, which decides how much of it must fit.
enum ModelSetting {
    /// Bound by `model`; it may yet become a part of another.
    case declared
    /// Shown as it is, without data.
    case shown
    /// Trained on data; the range is the statement's, for notes.
    case trained(DataSignature, Range<Int>)
}

extension Checker {
    /// Takes a model through its shapes: what each layer gets, from the input on. Where the data is known, the inputs
    /// of `features` are settled too. `nil` if something does not fit, which is reported.
    func description(of model: Model, in setting: ModelSetting) -> ModelDescription? {
        var shape = Shape(width: model.statedInputs, columns: nil)
        var isWhole = true
        var notes: [Diagnostic.Note] = []
        switch setting {
        case .declared: isWhole = false
        case .shown: break
        case .trained(let signature, let range):
            shape = Shape(width: signature.features, columns: signature.columns)
            shape.isSettled = true
            notes = [.init(range: range, message: "trained here, on data with \(counted(signature.features, "input"))")]
        }
        var layers: [LayerDescription] = []
        var isWrong = false
        func fail(_ code: DiagnosticCode, _ message: String, at range: Range<Int>, hint: String? = nil) {
            report(code, message, at: range, hint: hint, notes: notes)
            isWrong = true
        }
        for (number, layer) in model.layers.enumerated() {
            let isLast = number == model.layers.count - 1
            switch layer.form {
            case .input(let sides):
                let count = Model.width(sides)
                if number > 0 {
                    fail(.misplacedLayer, "`input` stands before all other layers", at: layer.range)
                } else if let width = shape.width, width != count {
                    fail(
                        .shapeMismatch, "`input` says \(counted(count, "input")), but the data has \(width)",
                        at: layer.range)
                }
                continue
            case .standardize, .minmax:
                let isStandardize = if case .standardize = layer.form { true } else { false }
                if shape.sawDense || shape.sawDropout {
                    fail(
                        .misplacedLayer,
                        "`\(isStandardize ? "standardize" : "minmax")` stands before the first "
                            + "\(shape.sawDense ? "dense layer" : "`dropout`") only", at: layer.range,
                        hint: "it takes its \(isStandardize ? "means and deviations" : "smallest and largest values") "
                            + "from the data")
                }
                layers.append(LayerDescription(kind: isStandardize ? .standardize : .minmax, range: layer.range))
            case .dropout(let probability):
                if case .trained = setting, isLast {
                    fail(
                        .misplacedLayer, "`dropout` of the outputs would change what the loss sees; a layer follows it",
                        at: layer.range)
                }
                layers.append(LayerDescription(kind: .dropout(probability), range: layer.range))
                shape.sawDropout = true
            case .features(let formulas):
                if shape.sawDense || shape.sawDropout {
                    fail(
                        .misplacedLayer,
                        "`features` stands before the first \(shape.sawDense ? "dense layer" : "`dropout`") only",
                        at: layer.range)
                }
                let definitions = formulas.compactMap { definition(of: $0, shape, notes) }
                if definitions.count < formulas.count { isWrong = true }
                layers.append(LayerDescription(kind: .features(definitions), range: layer.range))
                shape.width = formulas.count
                shape.columns = nil
            case .activation(let activation):
                if isWhole, !shape.sawDense {
                    fail(
                        .misplacedLayer, "an activation belongs to the dense layer before it, and there is none",
                        at: layer.range)
                }
                if activation == .softmax, !isLast { fail(.softmaxInside, Self.softmaxInside, at: layer.range) }
                layers.append(LayerDescription(kind: .activation(activation), range: layer.range))
            case .dense(let dense, let places):
                if case .list(.list(_, let columns?), _)? = places.weights?.type, let width = shape.width,
                    columns != width, let range = places.weights?.range
                {
                    fail(
                        .shapeMismatch,
                        "`weights` has \(counted(columns, "column")), but the layer gets \(counted(width, "input")); "
                            + "columns are inputs",
                        at: range)
                }
                if dense.activation == .softmax, !isLast {
                    fail(.softmaxInside, Self.softmaxInside, at: places.activation ?? layer.range)
                }
                layers.append(LayerDescription(kind: .dense(dense), range: layer.range))
                shape.add(dense)
                if shape.parameters > Limits.numbers, !shape.isTooLarge {
                    fail(.tooLarge, "a model has at most \(grouped(Limits.numbers)) parameters", at: layer.range)
                    shape.isTooLarge = true
                }
                shape.width = dense.units
                shape.columns = nil
                shape.sawDense = true
            }
        }
        if case .trained(_, let range) = setting, !shape.sawDense {
            report(
                .noDenseLayer, "the model has no dense layer, so there is nothing to train", at: range,
                hint: "end it with one, such as `dense(1)`")
            isWrong = true
        }
        return isWrong
            ? nil : ModelDescription(layers: layers, text: model.text, inputShape: model.statedShape)
    }

    private static let softmaxInside = "`softmax` stands on the output only; another layer follows it"

    /// What a layer gets.
    private struct Shape {
        var width: Int?
        var columns: [String]?
        var sawDense = false
        var sawDropout = false
        /// Whether the data is known, so that names must be columns.
        var isSettled = false
        /// As many as are known, counted no further than matters.
        var parameters = 0
        /// Whether that has been said.
        var isTooLarge = false

        mutating func add(_ dense: DenseDescription) {
            let (count, overflows) = dense.units.multipliedReportingOverflow(by: (width ?? 0) + 1)
            parameters = overflows ? .max : min(parameters, Limits.numbers) + min(count, Limits.numbers + 1)
        }
    }

    /// A feature as a function. With the data known its parameters are `x1…xn`, one for each input, and columns are
    /// called so too; otherwise the parameters are the names that occur.
    private func definition(
        of feature: FeatureFormula, _ shape: Shape, _ notes: [Diagnostic.Note]
    ) -> FunctionDefinition? {
        var replacements: [String: ScalarExpression] = [:]
        var isWrong = false
        for input in feature.inputs {
            if let number = inputNumber(input.text) {
                if let width = shape.width, number > width {
                    report(
                        .shapeMismatch, "there is no `\(input.text)`: the layer gets \(counted(width, "input"))",
                        at: input.range, notes: notes)
                    isWrong = true
                }
            } else if let column = shape.columns?.firstIndex(of: input.text) {
                replacements[input.text] = .variable("x\(column + 1)")
            } else if shape.isSettled {
                reportUnknownColumn(input, shape.columns, notes)
                isWrong = true
            }
        }
        if isWrong { return nil }
        guard shape.isSettled, let width = shape.width else {
            let names = Set(feature.inputs.map(\.text)).sorted {
                (inputNumber($0) ?? .max, $0) < (inputNumber($1) ?? .max, $1)
            }
            return FunctionDefinition(name: feature.text, parameters: names, body: feature.body)
        }
        return FunctionDefinition(
            name: feature.text, parameters: (0..<width).map { "x\($0 + 1)" },
            body: feature.body.substituting(replacements))
    }

    private func reportUnknownColumn(_ name: NameSyntax, _ columns: [String]?, _ notes: [Diagnostic.Note]) {
        let near = nearestName(to: name.text, among: (columns ?? []) + Array(bindings.keys.sorted()))
        report(
            .unknownColumn, "`\(name.text)` is neither declared nor a column of the data", at: name.range,
            hint: near.map { "did you mean `\($0)`?" }
                ?? columns.map { "the columns are \(listed(Array($0.prefix(12))))" }
                ?? "inputs are called `x1`, `x2`, …",
            notes: notes)
    }
}

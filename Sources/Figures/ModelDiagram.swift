import Execution
import Language
import Plotting

/// A model as a diagram of its units.
enum ModelDiagram {
    static func figure(_ models: [ModelView], _ options: ViewOptions) -> Figure {
        let labels = RunLabels.labels(models.map { ($0.name, $0.member) })
        let panels = zip(models, labels).map { model, label in
            Panel(
                title: models.count > 1 ? label : nil, x: Axis(label: ""), y: Axis(label: ""),
                marks: [.network(layers(model))])
        }
        let description = zip(models, labels).map { model, label in
            let layers = layers(model).map { "\($0.name) (\($0.caption ?? Wording.count($0.units, "unit")))" }
            return "\(label): \(Wording.list(layers))."
        }.joined(separator: " ")
        let chart = Chart(
            title: options.title ?? labels.joined(separator: ", "), description: description, panels: panels)
        let series = zip(models, labels).map { model, label in
            let units = layers(model).map { Double($0.units) }
            return Figure.Series(label: label, x: units.indices.map(Double.init), y: units)
        }
        return Figure(chart: chart, data: ModelTable.table(models), series: series)
    }

    /// Drawn in place of an unknown number of inputs: enough that some are left out.
    private static let unknownInputs = 9

    /// The input, then each layer that has units of its own.
    private static func layers(_ model: ModelView) -> [NetworkLayer] {
        var layers = [
            NetworkLayer(
                name: "input", units: model.inputs ?? unknownInputs, caption: model.inputs == nil ? "n inputs" : nil)
        ]
        for layer in model.model.layers {
            switch layer.kind {
            case .dense(let dense):
                layers.append(NetworkLayer(name: LayerText.text(dense.activation), units: dense.units))
            case .features(let functions):
                layers.append(NetworkLayer(name: "features", units: functions.count))
            case .activation(let activation):
                layers[layers.count - 1].name = LayerText.text(activation)
            // They change numbers, but neither their count nor their place.
            case .standardize, .minmax, .dropout: break
            }
        }
        return layers
    }
}

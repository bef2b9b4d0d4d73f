import Execution
import Language

/// What stands on the page in a statement's place.
public enum Exhibit: Sendable {
    case figure(Figure)
    case table(TableContent)
    case values([LabelledValue], text: String)
    /// Displayed formulas, in TeX.
    case equations([Equation])
    case expectation(ExpectationOutcome)
    /// A run whose loss stopped being finite: what is to be said of it.
    case divergence([String])
    case unavailable(String)
}

extension Exhibit {
    /// The exhibit of an outcome that a statement left; `nil` where there is nothing to see.
    public static func of(_ outcome: Outcome, isTable: Bool) -> Exhibit? {
        switch outcome {
        case .declared: nil
        case .trained(let training):
            training.members.contains { $0.divergence != nil }
                ? .divergence(training.members.compactMap(\.divergence)) : nil
        case .observed(let observation, let options):
            isTable ? .table(table(of: observation, options)) : .figure(figure(of: observation, options))
        case .shown(let shown): self.shown(shown)
        case .expected(let expectation): .expectation(expectation)
        case .unavailable(let reason): .unavailable(reason)
        }
    }

    private static func shown(_ shown: ShownOutcome) -> Exhibit {
        switch shown.kind {
        case .values(let values): .values(values, text: shown.text)
        case .formula(let definitions): .equations(definitions.map(FunctionEquation.equation))
        case .model(let models): .equations(models.flatMap(ModelEquations.equations))
        case .trace(let trace): .equations(TraceEquations.equations(trace))
        }
    }

    private static func figure(of observation: Observation, _ options: ViewOptions) -> Figure {
        switch observation {
        case .histories(let metric, let histories): HistoryFigure.figure(metric, histories, options)
        case .boundaries(let boundaries): BoundaryFigure.figure(boundaries, options)
        case .curves(let curves): CurveFigure.figure(curves, options)
        case .layers(let view, let layers): LayerFigure.figure(view, layers, options)
        case .predictions(let predictions, let threshold):
            PredictionFigure.figure(predictions, threshold: threshold, options)
        case .data(let data): DataFigure.figure(data, options)
        case .metrics(let runs): MetricsTable.figure(runs, options)
        case .confusions(let confusions): ConfusionFigure.figure(confusions, options)
        case .weights(let runs): WeightsFigure.figure(runs, options)
        case .trace(let trace): TraceFigure.figure(trace, options)
        case .gradientChecks(let checks): GradientCheckFigure.figure(checks, options)
        case .models(let models): ModelDiagram.figure(models, options)
        case .values(let values): ValueFigure.figure(values, options)
        case .moments(let moments): MomentFigure.figure(moments, options)
        }
    }

    private static func table(of observation: Observation, _ options: ViewOptions) -> TableContent {
        switch observation {
        case .histories(let metric, let histories): HistoryFigure.table(metric, histories, every: options.every)
        case .metrics(let runs): MetricsTable.table(runs)
        case .predictions(let predictions, _): PredictionFigure.table(predictions)
        case .layers(let view, let layers): LayerFigure.table(view, layers)
        case .confusions(let confusions): ConfusionFigure.table(confusions)
        case .weights(let runs): WeightsFigure.table(runs)
        case .trace(let trace): TraceFigure.table(trace)
        case .gradientChecks(let checks): GradientCheckFigure.table(checks)
        case .data(let data): DataFigure.table(data)
        case .models(let models): ModelTable.table(models)
        case .values(let values): ValueTable.table(values)
        case .curves(let curves): CurveFigure.table(curves)
        case .boundaries(let boundaries): BoundaryFigure.table(boundaries)
        case .moments: preconditionFailure("the checker lets no table have frames")
        }
    }
}

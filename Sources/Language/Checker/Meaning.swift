import Expressions

/// What an expression means, for one choice of each family's member.
indirect enum Meaning: Sendable {
    case value(TypedExpression)
    case interval(ClosedRange<Double>)
    case function(FunctionValue)
    case data(DataSet)
    case dataPart(DataSet, DataPart)
    case model(Model)
    case run(RunReference)
    /// `fit.train`, `fit.start`, `fit.start.train`
    case runPart(RunReference, part: DataPart?, atStart: Bool)
    /// `fit.layer`, `fit.start.layer`
    case layers(RunReference, atStart: Bool)
    /// `fit.layer[k]`, `fit.start.layer[k]`
    case layer(RunReference, Int, atStart: Bool)
    case activation(ActivationDescription)
    case initialization(InitializationDescription)
    case loss(LossName)
    case optimizer(OptimizerDescription)
    /// A bare built-in that is not yet used for anything: a function, an activation, a view, a keyword.
    case builtIn(String)

    /// How messages call what kind of thing it is, where the thing itself has been named.
    var kindDescription: String {
        if case .value(let value) = self { value.type.description } else { description }
    }

    /// How messages call it.
    var description: String {
        switch self {
        case .value(let value):
            switch value.constant {
            case .number(let number): written(number)
            case .string(let text): "the text \"\(text)\""
            case .boolean(let flag): "`\(flag)`"
            default: value.type.description
            }
        case .interval(let interval): "the interval \(written(interval.lowerBound))..\(written(interval.upperBound))"
        case .function(let function):
            switch function.arity {
            case 1: "a function of one argument"
            case let arity?: "a function of \(arity) arguments"
            case nil: "a function"
            }
        case .data: "a data set"
        case .dataPart: "a part of a data set"
        case .model: "a model"
        case .run: "a run"
        case .runPart(_, part: nil, atStart: true): "the start of a run"
        case .runPart: "a part of a run"
        case .layers: "all layers of a run"
        case .layer: "a layer of a run"
        case .activation: "an activation"
        case .initialization: "an initialisation"
        case .loss: "a loss"
        case .optimizer: "an optimizer"
        case .builtIn(let name):
            "the \(Catalog.entries(named: name).first?.category.rawValue ?? "word") `\(name)`"
        }
    }
}

/// A loss as a note asks for it; which cross-entropy is meant follows from the output.
enum LossChoice: Sendable {
    case named(LossName)
    case function(FunctionDefinition)
}

enum LossName: String, Sendable {
    case crossEntropy = "cross_entropy"
    case meanSquaredError = "mse"
    case meanAbsoluteError = "mae"
}

/// A data set and what is known of it.
struct DataSet: Sendable {
    var source: DataSource
    var signature: DataSignature
}

/// A run that fields are asked of.
struct RunReference: Sendable {
    var subject: Expression.Subject
    var facts: RunFacts

    /// The run as a value of its own; `nil` for the run whose `stop` condition is being read.
    var member: RunMember? { if case .run(let member) = subject { member } else { nil } }
}

/// What is known of a run before it starts.
struct RunFacts: Sendable {
    var model: ModelDescription
    var signature: DataSignature
    var loss: LossDescription

    init(model: ModelDescription, signature: DataSignature, loss: LossDescription) {
        self.model = model
        self.signature = signature
        self.loss = loss
    }

    init(_ run: RunDescription) {
        self.init(model: run.model, signature: run.signature, loss: run.loss)
    }

    var inputs: Int { signature.features }
    var outputs: Int { denseLayers.last?.units ?? 0 }
    var isClassification: Bool { loss.isClassification }

    /// Inputs and units of each dense layer, and whether it has biases.
    var denseLayers: [(inputs: Int, units: Int, hasBias: Bool)] {
        var width = inputs
        var layers: [(inputs: Int, units: Int, hasBias: Bool)] = []
        for layer in model.layers {
            switch layer.kind {
            case .dense(let dense):
                layers.append((width, dense.units, dense.hasBias))
                width = dense.units
            case .features(let formulas): width = formulas.count
            case .activation, .standardize, .minmax, .dropout: break
            }
        }
        return layers
    }
}

extension DataSignature {
    func examples(in part: DataPart) -> Int {
        switch part {
        case .train: train
        case .validation: validation
        case .test: test
        }
    }

    /// The parts there are; a data set without a split has only `train`.
    var parts: [DataPart] { DataPart.allCases.filter { $0 == .train || examples(in: $0) > 0 } }

    var isSplit: Bool { parts.count > 1 }
}

/// What surrounds an expression that is being read.
struct Context {
    /// The choice made for each `each`, by its position in the file. Where one is missing, one value is meant and a
    /// family is an error.
    var choices: [Int: Int] = [:]
    /// Parameters of the function whose body this is.
    var parameters: Set<String> = []
    /// The run whose `stop` condition this is.
    var current: RunFacts?
    /// Whether this is a formula of a layer's inputs, where unknown names are columns.
    var namesInputs = false

    /// Names that mean something of their own here, whatever is declared.
    var locals: Set<String> { current == nil ? parameters : parameters.union(Catalog.runFieldNames) }
}

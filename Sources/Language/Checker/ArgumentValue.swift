import Expressions

/// An argument that has been checked against the type of its parameter.
enum ArgumentValue {
    case number(Double)
    case count(Int)
    case flag(Bool)
    case text(String)
    case texts([String])
    case word(String)
    case scale(ViewOptions.Scale)
    case interval(ClosedRange<Double>)
    case plane([ClosedRange<Double>])
    case expression(TypedExpression)
    case targets(DataSource.PointTargets)
    case function(FunctionValue)
    case curves([CurveSubject])
    case runs([RunView])
    case rate(OptimizerDescription.LearningRate)
    case activation(ActivationDescription)
    case initialization(InitializationDescription)
    case loss(LossChoice)
    case optimizer(OptimizerDescription)
    case model(Model)
    case feature(FeatureFormula)
    case part(DataSource.Part, DataSignature?)
}

/// The checked arguments of a built-in. Asking for one as what its parameter is not is a mistake of ours.
struct BoundArguments {
    let entry: CatalogEntry
    let values: [String: [ArgumentValue]]
    let syntax: MatchedArguments

    func has(_ name: String) -> Bool { values[name] != nil }

    func range(_ name: String) -> Range<Int>? { syntax[name]?.first?.range }

    func number(_ name: String) -> Double? {
        first(name) { if case .number(let number) = $0 { number } else { nil } }
            ?? defaulting(name, Double.init)
    }

    func count(_ name: String) -> Int? {
        first(name) { if case .count(let count) = $0 { count } else { nil } } ?? defaulting(name) { Int($0) }
    }

    /// A number, or `nil` where the parameter's word is given instead or meant.
    func countOrWord(_ name: String) -> Int? {
        if case .count(let count)? = values[name]?.first { count } else { nil }
    }

    func flag(_ name: String) -> Bool? {
        first(name) { if case .flag(let flag) = $0 { flag } else { nil } } ?? defaulting(name) { Bool($0) }
    }

    func expression(_ name: String) -> TypedExpression? {
        first(name) { if case .expression(let value) = $0 { value } else { nil } }
            ?? defaulting(name, Double.init).map { .number($0) }
    }

    func text(_ name: String) -> String? { first(name) { if case .text(let text) = $0 { text } else { nil } } }
    func texts(_ name: String) -> [String]? { first(name) { if case .texts(let texts) = $0 { texts } else { nil } } }
    func word(_ name: String) -> String? { first(name) { if case .word(let word) = $0 { word } else { nil } } }

    func scale(_ name: String) -> ViewOptions.Scale? {
        first(name) { if case .scale(let scale) = $0 { scale } else { nil } }
    }

    func interval(_ name: String) -> ClosedRange<Double>? {
        first(name) { if case .interval(let interval) = $0 { interval } else { nil } }
    }

    func plane(_ name: String) -> [ClosedRange<Double>]? {
        first(name) { if case .plane(let plane) = $0 { plane } else { nil } }
    }

    func targets(_ name: String) -> DataSource.PointTargets? {
        first(name) { if case .targets(let targets) = $0 { targets } else { nil } }
    }

    func function(_ name: String) -> FunctionValue? {
        first(name) { if case .function(let function) = $0 { function } else { nil } }
    }

    func rate(_ name: String) -> OptimizerDescription.LearningRate? {
        first(name) { if case .rate(let rate) = $0 { rate } else { nil } }
            ?? defaulting(name, Double.init).map { .constant(.value(.number($0))) }
    }

    func activation(_ name: String) -> ActivationDescription? {
        first(name) { if case .activation(let activation) = $0 { activation } else { nil } }
    }

    func initialization(_ name: String) -> InitializationDescription? {
        first(name) { if case .initialization(let initialization) = $0 { initialization } else { nil } }
    }

    func loss(_ name: String) -> LossChoice? { first(name) { if case .loss(let loss) = $0 { loss } else { nil } } }

    func optimizer(_ name: String) -> OptimizerDescription? {
        first(name) { if case .optimizer(let optimizer) = $0 { optimizer } else { nil } }
    }

    func model(_ name: String) -> Model? { first(name) { if case .model(let model) = $0 { model } else { nil } } }

    func part(_ name: String) -> (part: DataSource.Part, signature: DataSignature?)? {
        first(name) { if case .part(let part, let signature) = $0 { (part, signature) } else { nil } }
    }

    /// The values of a parameter that takes many.
    func runs(_ name: String) -> [RunView] {
        many(name) { if case .runs(let runs) = $0 { runs } else { nil } }.flatMap { $0 }
    }

    func curves(_ name: String) -> [CurveSubject] {
        many(name) { if case .curves(let curves) = $0 { curves } else { nil } }.flatMap { $0 }
    }

    func features(_ name: String) -> [FeatureFormula] {
        many(name) { if case .feature(let formula) = $0 { formula } else { nil } }
    }

    func counts(_ name: String) -> [Int] { many(name) { if case .count(let count) = $0 { count } else { nil } } }

    func expressions(_ name: String) -> [TypedExpression] {
        many(name) { if case .expression(let value) = $0 { value } else { nil } }
    }

    private func many<Wanted>(_ name: String, _ cast: (ArgumentValue) -> Wanted?) -> [Wanted] {
        (values[name] ?? []).map { value in
            guard let wanted = cast(value) else { preconditionFailure("\(entry.name): \(name) is of another type") }
            return wanted
        }
    }

    private func first<Wanted>(_ name: String, _ cast: (ArgumentValue) -> Wanted?) -> Wanted? {
        many(name, cast).first
    }

    /// The default that the catalog names.
    private func defaulting<Wanted>(_ name: String, _ read: (String) -> Wanted?) -> Wanted? {
        guard values[name] == nil, let parameter = entry.parameter(name),
            case .defaulting(let text) = parameter.presence
        else { return nil }
        return read(text)
    }
}

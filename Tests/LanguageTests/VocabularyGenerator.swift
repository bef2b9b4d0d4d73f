@testable import Language

/// Makes up statements out of the catalog: every built-in with every argument, most of them as they are meant.
extension SyntaxGenerator {
    mutating func meaningfulStatement() -> StatementSyntax {
        let kind: StatementSyntax.Kind =
            switch Int.random(in: 0..<9, using: &random) {
            case 0: .data(name(), family { $0.builtIn(.dataSource) })
            case 1: .model(name(), model())
            case 2: .train(name(), .of(.on(model(), family { $0.builtIn(.dataSource) })), options: options(of: Catalog.train))
            case 3: .train(name(), .of(.name("x")), options: options(of: Catalog.train))
            case 4: .let(name(), parameters: many(1...2) { $0.name() }, value(.runNumber(.any)))
            case 5: .plot(view(), options: options(of: Catalog.plot))
            case 6: .table(view(), options: options(of: Catalog.table))
            case 7: .show(value(.runNumber(.any)))
            default: .expect(value(.condition))
            }
        return StatementSyntax(kind: kind, keywordRange: 0..<0, range: 0..<0, text: "")
    }

    private mutating func model() -> ExpressionSyntax {
        let layers = many(1...3) { generator in generator.family { $0.value(.layer) } }
        return layers.count == 1 ? layers[0] : .of(.chain(layers))
    }

    private mutating func view() -> ExpressionSyntax {
        Int.random(in: 0..<5, using: &random) == 0 ? .of(.name("x")) : builtIn(.view)
    }

    /// A thing, or a family of such things.
    private mutating func family(_ make: (inout Self) -> ExpressionSyntax) -> ExpressionSyntax {
        guard Int.random(in: 0..<4, using: &random) == 0 else { return make(&self) }
        let choices = many(1...3) { generator in
            ArgumentSyntax(
                key: Bool.random(using: &generator.random) ? generator.name(["small", "large"]) : nil,
                value: make(&generator), range: 0..<0)
        }
        return .of(.call(.of(.name("each")), choices))
    }

    // MARK: Built-ins

    private mutating func builtIn(_ category: CatalogEntry.Category) -> ExpressionSyntax {
        let entry = Catalog.entries(in: category).randomElement(using: &random)!
        guard !entry.parameters.isEmpty else { return .of(.name(entry.name)) }
        let positional = entry.positional.flatMap { parameter -> [ArgumentSyntax] in
            switch parameter.presence {
            case .required: [argument(parameter, isKeyed: false)]
            case .variadic(let least): many(max(1, least)...3) { $0.argument(parameter, isKeyed: false) }
            case .optional, .defaulting: []
            }
        }
        let keyed = entry.parameters.compactMap { parameter -> ArgumentSyntax? in
            switch parameter.presence {
            case .required where parameter.isKeyedOnly: argument(parameter, isKeyed: true)
            case .optional, .defaulting:
                Int.random(in: 0..<3, using: &random) == 0 ? argument(parameter, isKeyed: true) : nil
            default: nil
            }
        }
        return .of(.call(.of(.name(entry.name)), positional + keyed))
    }

    private mutating func options(of entry: CatalogEntry) -> [ArgumentSyntax] {
        entry.parameters.compactMap { parameter in
            Int.random(in: 0..<4, using: &random) == 0 ? argument(parameter, isKeyed: true) : nil
        }
    }

    private mutating func argument(_ parameter: Parameter, isKeyed: Bool) -> ArgumentSyntax {
        ArgumentSyntax(
            key: isKeyed ? NameSyntax(text: parameter.name, range: 0..<0) : nil,
            value: family { $0.value(parameter.type) }, range: 0..<0)
    }

    // MARK: Values

    /// A value of a type.
    private mutating func value(_ type: ArgumentType) -> ExpressionSyntax {
        switch type {
        case .number, .runNumber, .feature: number(2)
        case .count, .size, .side, .seed: .of(.number(Double(Int.random(in: 0...9, using: &random))))
        case .countOrWord(let word): Bool.random(using: &random) ? .of(.number(3)) : .of(.name(word))
        case .flag: .of(.boolean(Bool.random(using: &random)))
        case .text: .of(.string(string()))
        case .textOf(let texts): .of(.string(texts.randomElement(using: &random)!))
        case .texts: .of(.list(many(1...2) { .of(.string($0.string())) }))
        case .word(let words): .of(.name(words.randomElement(using: &random)!))
        case .scale: Bool.random(using: &random) ? .of(.name("log")) : interval()
        case .interval: interval()
        case .plane: .of(.list([interval(), interval()]))
        case .list, .example, .target: .of(.list(many(1...3) { $0.number(1) }))
        case .matrix, .examples, .targets: .of(.list(many(1...2) { .of(.list($0.many(2...2) { $0.number(0) })) }))
        case .formula, .curve, .curves: function()
        case .runs: .of(.field(.of(.name("x")), name(["small", "large"])))
        case .rate: Bool.random(using: &random) ? number(1) : function()
        case .activation: builtIn(.activation)
        case .initialization: builtIn(.initialization)
        case .loss: builtIn(.loss)
        case .optimizer: builtIn(.optimizer)
        case .layer: Bool.random(using: &random) ? builtIn(.layer) : builtIn(.activation)
        case .part: Bool.random(using: &random) ? .of(.number(0.25)) : builtIn(.dataSource)
        case .condition: comparison()
        }
    }

    private mutating func interval() -> ExpressionSyntax {
        .of(.binary(BinaryOperatorSyntax(kind: .interval, range: 0..<0), number(0), number(0)))
    }

    private mutating func function() -> ExpressionSyntax {
        let plain: ExpressionSyntax = Bool.random(using: &random) ? .of(.name(name().text)) : builtIn(.activation)
        return Bool.random(using: &random) ? plain : .of(.derivative(plain))
    }

    private mutating func comparison() -> ExpressionSyntax {
        let kinds: [BinaryOperatorSyntax.Kind] = [
            .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .approximatelyEqual,
        ]
        let sign = BinaryOperatorSyntax(kind: kinds.randomElement(using: &random)!, range: 0..<0)
        return .of(.binary(sign, field(), number(1)))
    }

    /// What a run or a data set is asked, down to a layer's statistic.
    private mutating func field() -> ExpressionSyntax {
        let base = ExpressionSyntax.of(.name(name().text))
        func fields(_ category: CatalogEntry.Category) -> [String] { Catalog.entries(in: category).map(\.name) }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return .of(.field(base, name(fields(.runField))))
        case 1: return .of(.field(base, name(fields(.dataField))))
        default:
            let layers = ExpressionSyntax.of(.field(base, NameSyntax(text: "layer", range: 0..<0)))
            let tensor = ExpressionSyntax.of(.field(.of(.index(layers, number(0))), name(fields(.layerField))))
            return .of(.field(tensor, name(fields(.statistic))))
        }
    }

    private mutating func number(_ depth: Int) -> ExpressionSyntax {
        guard depth > 0 else {
            let sign = Int.random(in: 0..<3, using: &random)
            let number = ExpressionSyntax.of(.number([0, 1, 0.5, 2000, 1e-3].randomElement(using: &random)!))
            return sign == 0 ? .of(.unary(.minus, number)) : number
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return field()
        case 1: return builtIn(.function)
        case 2: return .of(.name((Catalog.entries(in: .constant).map(\.name) + ["x1", "φ"]).randomElement(using: &random)!))
        default:
            let kinds: [BinaryOperatorSyntax.Kind] = [.add, .subtract, .multiply, .divide, .power]
            let sign = BinaryOperatorSyntax(kind: kinds.randomElement(using: &random)!, range: 0..<0)
            return .of(.binary(sign, number(depth - 1), number(depth - 1)))
        }
    }
}

extension ExpressionSyntax {
    /// An expression without a place.
    fileprivate static func of(_ kind: Kind) -> ExpressionSyntax { ExpressionSyntax(kind: kind, range: 0..<0) }
}

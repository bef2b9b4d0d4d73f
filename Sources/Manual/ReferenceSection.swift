import Language

/// Built-ins that belong together: a section of the reference, and a topic of `nnbook help`.
public struct ReferenceSection: Sendable {
    public var title: String
    /// The words that ask for it; the first is its name.
    public var words: [String]
    var categories: [CatalogEntry.Category]
    /// One or two sentences that say what they have in common.
    var introduction: String

    public var name: String { words[0] }

    /// The built-ins in the order of the catalog. Where a keyword's options have an entry of their own, that stands in
    /// the keyword's place.
    public var entries: [CatalogEntry] {
        categories.flatMap { Catalog.entries(in: $0) }
            .filter { $0.category != .statement }
            .map { Catalog.entry($0.name, in: .statement) ?? $0 }
    }

    public static let all: [ReferenceSection] = [
        ReferenceSection(
            title: "Statements", words: ["statements", "statement", "keywords"], categories: [.keyword],
            introduction: "The first word of a line says what it does. Options stand after its subject, separated by "
                + "commas, each as `name=value`."),
        ReferenceSection(
            title: "Data", words: ["data", "sources", "datasets"], categories: [.dataSource],
            introduction: "What can stand after `data NAME =`. The formulas of the generators and the order in which "
                + "they draw random numbers are in [numerics.md](numerics.md)."),
        ReferenceSection(
            title: "Layers", words: ["layers"], categories: [.layer],
            introduction: "A model is a chain of layers, joined by `->`, from the input to the output. An activation "
                + "or a whole model may stand where a layer may."),
        ReferenceSection(
            title: "Activations", words: ["activations"], categories: [.activation],
            introduction: "An activation is given to a dense layer, or stands in the chain by itself. Any function of "
                + "one argument is one too."),
        ReferenceSection(
            title: "Initialisations", words: ["initialisations", "initializations", "initialisation"],
            categories: [.initialization],
            introduction: "How first weights are drawn; biases begin at 0. A layer's own `init` or `weights` wins over "
                + "that of the run."),
        ReferenceSection(
            title: "Losses", words: ["losses"], categories: [.loss],
            introduction: "What training makes small, as a mean over examples."),
        ReferenceSection(
            title: "Optimizers", words: ["optimizers", "optimisers"], categories: [.optimizer],
            introduction: "How a gradient ∇ becomes a step of the weights w. A learning rate may be a function of the "
                + "step, which is counted from 0."),
        ReferenceSection(
            title: "Views", words: ["views"], categories: [.view],
            introduction: "What can stand after `plot` or `table`. Each takes one run, several, or a family."),
        ReferenceSection(
            title: "Functions", words: ["functions"], categories: [.function],
            introduction: "For numbers, and in formulas of functions, features, losses and schedules."),
        ReferenceSection(
            title: "Constants", words: ["constants"], categories: [.constant], introduction: "Values with a name."),
        ReferenceSection(
            title: "Fields of runs", words: ["fields", "runs"], categories: [.runField],
            introduction: "What a run can be asked, after a point. Of a family, every member is asked. With a split, "
                + "`loss`, `accuracy` and their like are asked of a part: `fit.test.loss`."),
        ReferenceSection(
            title: "Fields of layers", words: ["layer-fields"], categories: [.layerField],
            introduction: "What `fit.layer[k]` can be asked; dense layers are counted from 1, and 0 is the input."),
        ReferenceSection(
            title: "Statistics", words: ["statistics"], categories: [.statistic],
            introduction: "One number for all entries of a layer's field."),
        ReferenceSection(
            title: "Fields of data", words: ["data-fields"], categories: [.dataField],
            introduction: "What a data set can be asked."),
        ReferenceSection(
            title: "Options of blocks", words: ["options", "blocks", "cells"], categories: [.cellOption],
            introduction: "Lines `#| key: value` at the top of a block."),
    ]
}

extension CatalogEntry {
    /// A keyword that has an entry of its own for its options, which says all there is.
    var isSaidByStatement: Bool { category == .keyword && Catalog.entry(name, in: .statement) != nil }

    /// How it is written where it stands: a call, a field after its point, an option before its colon.
    var usage: String {
        switch category {
        case .keyword, .statement, .runField, .layerField, .statistic, .dataField, .cellOption: shortUsage
        default: signature
        }
    }

    /// The same without arguments.
    var shortUsage: String {
        switch category {
        case .runField, .layerField, .statistic, .dataField: "." + name
        case .cellOption: "#| \(name):"
        default: name
        }
    }

    /// Built-ins a reader of this one may look for: those of the same name, and the topics its arguments come from.
    var related: [String] {
        let topics = parameters.flatMap(\.type.topics)
        let own = ReferenceSection.all.first { $0.categories.contains(category == .statement ? .keyword : category) }
        var seen: Set<String> = []
        return (topics + [own?.name].compactMap { $0 }).filter { seen.insert($0).inserted }
    }
}

extension ArgumentType {
    /// The topics of `help` that list what can stand here.
    fileprivate var topics: [String] {
        switch self {
        case .activation: ["activations"]
        case .initialization: ["initialisations"]
        case .loss: ["losses"]
        case .optimizer: ["optimizers"]
        case .layer: ["layers"]
        case .part: ["data"]
        case .condition, .runs: ["fields"]
        case .formula, .curve, .curves, .feature: ["functions"]
        default: []
        }
    }
}

extension Parameter {
    /// Whether it may be left out, and what it is then.
    var conditions: String {
        switch presence {
        case .required: "required"
        case .optional: "may be left out"
        case .defaulting(let value): "`\(value)` if left out"
        case .variadic(let least): least > 0 ? "one or more" : "any number"
        }
    }
}

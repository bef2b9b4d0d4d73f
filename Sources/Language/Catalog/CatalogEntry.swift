/// One built-in of the language: what it is called, what it takes, what it means.
public struct CatalogEntry: Sendable {
    public enum Category: String, Sendable, CaseIterable {
        case dataSource = "data source"
        case layer
        case activation
        case initialization
        case loss
        case optimizer
        case view
        case function
        case constant
        case keyword
        /// `train`, `plot`, `table` with the options that may follow their subject.
        case statement
        case runField = "field of a run"
        case layerField = "field of a layer"
        case statistic
        case dataField = "field of a data set"
        case cellOption = "cell option"

        /// Whether a note may not declare a name that stands in this category. Option keys and fields have name
        /// spaces of their own.
        public var reservesNames: Bool {
            switch self {
            case .dataSource, .layer, .activation, .initialization, .loss, .optimizer, .view, .function, .constant,
                .keyword:
                true
            case .statement, .runField, .layerField, .statistic, .dataField, .cellOption:
                false
            }
        }
    }

    public var name: String
    public var category: Category
    public var parameters: [Parameter]
    /// One line that says what it is.
    public var meaning: String
    public var example: String

    public init(
        _ name: String, _ category: Category, _ parameters: [Parameter], _ meaning: String, example: String
    ) {
        self.name = name
        self.category = category
        self.parameters = parameters
        self.meaning = meaning
        self.example = example
    }

    public func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }

    /// The parameters that may be given by position, in their order.
    var positional: [Parameter] { parameters.filter { !$0.isKeyedOnly } }

    /// How it is called, such as `momentum(lr, beta=0.9)`.
    public var signature: String {
        parameters.isEmpty ? name : "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
    }
}

/// One argument a built-in takes.
public struct Parameter: Sendable {
    public enum Presence: Sendable, Hashable {
        case required
        /// May be left out.
        case optional
        /// May be left out, and then stands for this, as a note would write it.
        case defaulting(String)
        /// Any number of positional arguments from here on.
        case variadic(atLeast: Int)
    }

    public var name: String
    public var type: ArgumentType
    public var presence: Presence
    public var meaning: String
    /// Given by `name=` only, never by position.
    public var isKeyedOnly: Bool

    public init(
        _ name: String, _ type: ArgumentType, _ presence: Presence = .required, _ meaning: String = "",
        keyed isKeyedOnly: Bool = false
    ) {
        self.name = name
        self.type = type
        self.presence = presence
        self.meaning = meaning
        self.isKeyedOnly = isKeyedOnly
    }

    public var isVariadic: Bool {
        if case .variadic = presence { true } else { false }
    }

    public var isRequired: Bool {
        switch presence {
        case .required: true
        case .variadic(let least): least > 0
        case .optional, .defaulting: false
        }
    }

    var signature: String {
        switch presence {
        case .required: isKeyedOnly ? "\(name)=" : name
        case .optional: "\(name)="
        case .defaulting(let value): "\(name)=\(value)"
        case .variadic: "\(name), …"
        }
    }
}

/// The kinds of mistakes in the meaning of a note. Codes are stable: people search for them.
public enum DiagnosticCode: String, Sendable, CaseIterable {
    // Names
    case unknownName = "unknown-name"
    case usedBeforeDeclaration = "used-before-declaration"
    case declaredTwice = "declared-twice"
    case shadowsBuiltIn = "shadows-built-in"
    case unknownField = "unknown-field"
    case unknownColumn = "unknown-column"
    // Arguments
    case unknownArgument = "unknown-argument"
    case duplicateArgument = "duplicate-argument"
    case missingArgument = "missing-argument"
    case tooManyArguments = "too-many-arguments"
    case wrongArgumentCount = "wrong-argument-count"
    case positionalAfterKey = "positional-after-key"
    case conflictingArguments = "conflicting-arguments"
    case textWithoutQuotes = "text-without-quotes"
    case optionWithoutEffect = "option-without-effect"
    // Values
    case typeMismatch = "type-mismatch"
    case notKnownBefore = "not-known-before"
    case notAFunction = "not-a-function"
    case noDerivative = "no-derivative"
    case indexOutOfRange = "index-out-of-range"
    case unevenList = "uneven-list"
    case emptyInterval = "empty-interval"
    case approximatelyZero = "approximately-zero"
    case formattedValue = "formatted-value"
    case nothingToReduce = "nothing-to-reduce"
    // Families
    case familyWhereOneIsMeant = "family-where-one-is-meant"
    case emptyFamily = "empty-family"
    case tooManyMembers = "too-many-members"
    case duplicateKey = "duplicate-key"
    case keyIsField = "key-is-field"
    // Models and data
    case shapeMismatch = "shape-mismatch"
    case misplacedLayer = "misplaced-layer"
    case softmaxInside = "softmax-inside"
    case noDenseLayer = "no-dense-layer"
    case outputMismatch = "output-mismatch"
    case lossNeedsProbabilities = "loss-needs-probabilities"
    case softmaxWithLabels = "softmax-with-labels"
    case targetsNotClasses = "targets-not-classes"
    case textTargets = "text-targets"
    case noTrainingPart = "no-training-part"
    case tooLarge = "too-large"
    // Training
    case misplacedOn = "misplaced-on"
    case dataNotNamed = "data-not-named"
    case missingLength = "missing-length"
    case missingOptimizer = "missing-optimizer"
    case fixedInContinuation = "fixed-in-continuation"
    case misplacedPatience = "misplaced-patience"
    // Fields of runs and data
    case partNotNamed = "part-not-named"
    case missingPart = "missing-part"
    case noAccuracy = "no-accuracy"
    case noClasses = "no-classes"
    // Views and blocks
    case noSuchForm = "no-such-form"
    case notRecorded = "not-recorded"
    case noErrorFound = "no-error-found"

    /// One sentence on what is wrong, in general.
    public var meaning: String {
        switch self {
        case .unknownName: "A word is neither declared nor part of the language."
        case .usedBeforeDeclaration: "A name is used above the statement that declares it."
        case .declaredTwice: "A name, a parameter or a label is declared once only."
        case .shadowsBuiltIn: "A word of the language cannot be declared."
        case .unknownField: "A value has no field of that name."
        case .unknownColumn: "A word in `features` is neither declared nor a column of the data."
        case .unknownArgument: "A built-in takes no argument or option of that name."
        case .duplicateArgument: "An argument or option is given twice."
        case .missingArgument: "An argument that has no default is left out."
        case .tooManyArguments: "More arguments are given by position than are taken."
        case .wrongArgumentCount: "A function is called with, or has, another number of arguments than is needed."
        case .positionalAfterKey: "An argument without a key follows one with a key."
        case .conflictingArguments: "Two arguments say the same thing in two ways."
        case .textWithoutQuotes: "Files, columns and gates are named in quotes."
        case .optionWithoutEffect: "An option means nothing for what it is given to."
        case .typeMismatch: "A value is of another kind than is expected where it stands."
        case .notKnownBefore: "A result of a run stands where something must be known before anything runs."
        case .notAFunction: "Something that is no function is called."
        case .noDerivative: "Only formulas of one argument have a derivative."
        case .indexOutOfRange: "A list, a family or a model has no such entry; indices count from 1."
        case .unevenList: "A list holds values of one kind; rows of a matrix have one length."
        case .emptyInterval: "An interval goes from its smaller end to its larger one."
        case .approximatelyZero: "`≈` is relative to the values compared, and nothing is relatively near 0."
        case .formattedValue: "`percent` and `round` say how a number is written; they stand outermost."
        case .nothingToReduce: "`min`, `max`, `sum`, `mean` and `all` need a family, a list or several values."
        case .familyWhereOneIsMeant: "A family stands where one value is meant; `min`, `max`, `mean` or `all` make one of it."
        case .emptyFamily: "`each` needs at least one choice."
        case .tooManyMembers: "A family has at most 64 members."
        case .duplicateKey: "Two choices of one `each` have the same key."
        case .keyIsField: "A member of a family cannot be called like a field."
        case .shapeMismatch: "Rows, columns, inputs or units do not fit each other."
        case .misplacedLayer: "A layer stands where it cannot."
        case .softmaxInside: "`softmax` is for the output only."
        case .noDenseLayer: "A model without a dense layer cannot be trained."
        case .outputMismatch: "The output's units do not suit the targets."
        case .lossNeedsProbabilities: "`cross_entropy` needs a sigmoid or softmax output."
        case .softmaxWithLabels: "Softmax picks one class and cannot learn independent labels."
        case .targetsNotClasses: "`cross_entropy` needs targets that are classes or labels."
        case .textTargets: "Targets that are texts need `cross_entropy`."
        case .noTrainingPart: "The split leaves nothing to train on."
        case .tooLarge: "Something is larger than any note needs: data, a model, or a formula that grew by repetition."
        case .misplacedOn: "`model on data` stands in `train` only."
        case .dataNotNamed: "`train` needs data."
        case .missingLength: "`train` needs `steps` or `epochs`."
        case .missingOptimizer: "`train` needs an optimizer unless no step is made."
        case .fixedInContinuation: "An option cannot change when a run goes on."
        case .misplacedPatience: "`patience` says when training ends, so it stands in `stop` only."
        case .partNotNamed: "With a split, metrics are asked of a part."
        case .missingPart: "The data has no such part."
        case .noAccuracy: "A run whose targets are numbers has no accuracy."
        case .noClasses: "The targets are not classes."
        case .noSuchForm: "A value has no form after `plot`, `table` or `show`."
        case .notRecorded: "`every` asks for steps that are not recorded."
        case .noErrorFound: "A block with `error: true` has no error."
        }
    }

    /// Whether it is a mistake of its own in a statement that could not be read whole, not a consequence of that.
    var isCertainInFaultyStatements: Bool {
        switch self {
        case .unknownName, .usedBeforeDeclaration, .declaredTwice, .shadowsBuiltIn, .unknownField, .unknownArgument,
            .duplicateArgument:
            true
        default: false
        }
    }
}

import Expressions

/// What a `plot` or `table` statement asks for.
public struct View: Sendable {
    public enum Kind: Sendable {
        // Views of behaviour.
        case loss([RunView])
        case accuracy([RunView])
        case boundary([RunView], over: [ClosedRange<Double>]?)
        /// - wrong: only the examples whose prediction is wrong.
        case predictions([RunView], threshold: Double?, wrong: Bool)
        /// How often each class is taken for each other.
        case confusion([RunView])
        /// The weights of one dense layer (from 1), or of all.
        case weights([RunView], layer: Int?)
        /// One example forward and backward: its inputs (a number or a list) and its target as the data has it.
        case trace(RunView, inputs: Expression, target: Expression)
        case gradientCheck([RunView])
        case activations([RunView])
        case gradients([RunView], ofWeights: Bool)
        case curve([CurveSubject], over: ClosedRange<Double>)
        /// `table fits`: each run's metrics; `plot fits`: their losses.
        case metrics([RunView])
        // Views of structure.
        case data([DataView])
        case model([ModelView])
        /// A number, a vector or a matrix.
        case values([LabelledExpression])
    }

    public var kind: Kind
    public var options: ViewOptions

    public init(kind: Kind, options: ViewOptions = ViewOptions()) {
        self.kind = kind
        self.options = options
    }
}

public struct ViewOptions: Sendable, Hashable {
    public enum Scale: Sendable, Hashable {
        case linear, log
        case interval(Double, Double)
    }

    public var x: Scale = .linear
    public var y: Scale = .linear
    public var title: String?
    /// Steps between a table's rows.
    public var every: Int?
    /// How many moments of training a figure has, from before the first update to the last.
    public var frames: Int?

    public init() {}
}

/// A run as a view shows it.
public struct RunView: Sendable, Hashable {
    public var run: RunMember
    /// The declaration's name.
    public var name: String
    /// The member's label; empty where the run is no family.
    public var member: String

    public init(run: RunMember, name: String, member: String) {
        self.run = run
        self.name = name
        self.member = member
    }
}

public struct CurveSubject: Sendable {
    public var function: FunctionValue
    public var label: String

    public init(function: FunctionValue, label: String) {
        self.function = function
        self.label = label
    }
}

public struct DataView: Sendable {
    public var source: DataSource
    public var signature: DataSignature
    public var name: String
    public var member: String

    public init(source: DataSource, signature: DataSignature, name: String, member: String) {
        self.source = source
        self.signature = signature
        self.name = name
        self.member = member
    }
}

public struct ModelView: Sendable {
    public var model: ModelDescription
    public var name: String
    public var member: String
    /// The number of inputs, where data or an `input` layer say it.
    public var inputs: Int?

    public init(model: ModelDescription, name: String, member: String, inputs: Int?) {
        self.model = model
        self.name = name
        self.member = member
        self.inputs = inputs
    }
}

public struct LabelledExpression: Sendable {
    public var label: String
    public var expression: Expression

    public init(label: String, expression: Expression) {
        self.label = label
        self.expression = expression
    }
}

/// `show VALUE`
public struct ShownValue: Sendable {
    public enum Kind: Sendable {
        /// One entry, or one for each member of a family.
        case values([LabelledExpression])
        /// A function's formula.
        case formula([FunctionDefinition])
        /// A model's equations.
        case model([ModelView])
        /// The equations of one example's way forward and backward, with its numbers.
        case trace(RunView, inputs: Expression, target: Expression)
    }

    public var kind: Kind
    /// The expression, as written.
    public var text: String

    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

/// `expect CONDITION`: one condition, or one for each member of a family; all must hold.
public struct Expectation: Sendable {
    public var conditions: [LabelledExpression]
    /// The condition, as written.
    public var text: String

    public init(conditions: [LabelledExpression], text: String) {
        self.conditions = conditions
        self.text = text
    }
}

/// A value in prose: `` `nn fits.learned.accuracy` ``.
public struct InlineValue: Sendable {
    public var expression: Expression
    public var range: Range<Int>
    public var text: String

    public init(expression: Expression, range: Range<Int>, text: String) {
        self.expression = expression
        self.range = range
        self.text = text
    }
}

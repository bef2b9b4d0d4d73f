import Diagnostics

/// The syntax of one cell: what was written, before any of it means something.
///
/// All ranges are byte offsets in the Markdown file. Parsing never fails: what cannot be read becomes `.invalid` or
/// `.missing` beside a diagnostic, and the rest of the text is read on.
public struct CellSyntax: Sendable {
    public var options: [CellOptionSyntax]
    public var statements: [StatementSyntax]
}

/// A line `#| key: value` at a cell's top.
public struct CellOptionSyntax: Sendable {
    public var key: NameSyntax
    /// Without the quotes it may stand in.
    public var text: EmbeddedText
    /// Where it stands, quotes and all.
    public var valueRange: Range<Int>

    public var value: String { text.text }
}

public struct NameSyntax: Sendable, Hashable {
    public var text: String
    public var range: Range<Int>
}

public struct StatementSyntax: Sendable {
    public enum Kind: Sendable {
        case data(NameSyntax, ExpressionSyntax)
        case model(NameSyntax, ExpressionSyntax)
        /// `train NAME = SUBJECT, option=…`; the subject is a model `on` data, or a run to go on from.
        case train(NameSyntax, ExpressionSyntax, options: [ArgumentSyntax])
        /// `let NAME = …`, or `let f(x, …) = …` where there are parameters.
        case `let`(NameSyntax, parameters: [NameSyntax]?, ExpressionSyntax)
        case plot(ExpressionSyntax, options: [ArgumentSyntax])
        case table(ExpressionSyntax, options: [ArgumentSyntax])
        case show(ExpressionSyntax)
        case expect(ExpressionSyntax)
        /// Nothing that begins with a known keyword; already reported.
        case invalid
    }

    public var kind: Kind
    /// The keyword; empty for `.invalid`.
    public var keywordRange: Range<Int>
    public var range: Range<Int>
    /// As written, comments and line breaks included.
    public var text: String
    /// Whether something in it could not be read and was reported. What seems to lack or to be too much in such a
    /// statement may be no more than a consequence, so whoever checks it further keeps silent about that.
    public var isFaulty = false
    /// Names that stand where a statement of its kind has no parameters, or none that can be read. In a faulty
    /// statement their uses are a consequence.
    public var strayNames: Set<String> = []
}

public struct ExpressionSyntax: Sendable {
    public indirect enum Kind: Sendable {
        case number(Double)
        case string(String)
        case boolean(Bool)
        /// A bare word: a declared name, a parameter, π, or a word of the vocabulary.
        case name(String)
        case list([ExpressionSyntax])
        case parenthesized(ExpressionSyntax)
        case unary(UnaryOperator, ExpressionSyntax)
        case binary(BinaryOperatorSyntax, ExpressionSyntax, ExpressionSyntax)
        case call(ExpressionSyntax, [ArgumentSyntax])
        case field(ExpressionSyntax, NameSyntax)
        case index(ExpressionSyntax, ExpressionSyntax)
        /// `f'`
        case derivative(ExpressionSyntax)
        /// `a -> b -> c`, with two parts or more.
        case chain([ExpressionSyntax])
        /// `model on data`
        case on(ExpressionSyntax, ExpressionSyntax)
        /// Something should stand here; already reported.
        case missing
    }

    public enum UnaryOperator: String, Sendable { case minus = "-", plus = "+" }

    public var kind: Kind
    public var range: Range<Int>

    public init(kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

public struct BinaryOperatorSyntax: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case add = "+", subtract = "-", multiply = "*", divide = "/", power = "^"
        case interval = ".."
        case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case approximatelyEqual = "≈"
    }

    public var kind: Kind
    public var range: Range<Int>
}

/// An argument in parentheses or an option after a statement's subject, with its key if it has one.
public struct ArgumentSyntax: Sendable {
    public var key: NameSyntax?
    public var value: ExpressionSyntax
    public var range: Range<Int>
}

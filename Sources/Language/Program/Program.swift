import Diagnostics
import Expressions

/// The checked meaning of all `nn` cells of a note, in document order.
///
/// Everything that follows from the text alone is settled here: names are resolved, families are spelled out member
/// by member, shapes are known, constants are folded. What is left are values that only a run can give; they are
/// `Expression`s over `RunMember`s.
public struct Program: Sendable {
    public var cells: [Cell]
    /// All declarations in order; a `DeclarationID` is an index here.
    public var declarations: [Declaration]
    /// The inline values, in the order they were handed in; `nil` where one was refused with a diagnostic.
    public var inlines: [InlineValue?]

    public init(cells: [Cell], declarations: [Declaration], inlines: [InlineValue?]) {
        self.cells = cells
        self.declarations = declarations
        self.inlines = inlines
    }
}

/// One fenced block.
public struct Cell: Sendable {
    /// Which of the cells handed to the checker this is.
    public var index: Int
    public var options: CellOptions
    public var statements: [Statement]
    /// The errors of a cell that must fail (`#| error: true`) and cannot be run; such a cell has no statements. One
    /// that must fail and has statements fails while it runs, or has no error, which is one.
    public var expectedErrors: [Diagnostic] = []
    /// Where its options say that it must fail.
    public var failureRange: Range<Int>?
}

/// The `#| key: value` lines of a cell.
public struct CellOptions: Sendable, Hashable {
    public enum Echo: String, Sendable { case shown = "true", hidden = "false", folded = "fold" }

    public var label: String?
    public var caption: String?
    public var alternative: String?
    public var echo = Echo.shown
    public var include = true
    public var evaluate = true
    public var mustFail = false

    public init() {}
}

public struct Statement: Sendable {
    public enum Kind: Sendable {
        case declaration(DeclarationID)
        case plot(View)
        case table(View)
        case show(ShownValue)
        case expect(Expectation)
    }

    public var kind: Kind
    /// Where it stands in the file.
    public var range: Range<Int>
    /// Its text, as written.
    public var text: String
}

public struct Declaration: Sendable {
    public enum Meaning: Sendable {
        case data(Family<DataSource>)
        case model(Family<ModelDescription>)
        case run(Family<RunDescription>)
        case value(Family<Expression>)
        case function(Family<FunctionValue>)
    }

    public var name: String
    public var nameRange: Range<Int>
    public var meaning: Meaning
}

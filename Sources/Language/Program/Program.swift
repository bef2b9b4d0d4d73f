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

public typealias DeclarationID = Int

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
    public var echo: Echo?
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

/// One value, or several that `each` spans: the product of its axes, the first varying slowest.
public struct Family<Element: Sendable>: Sendable {
    public var axes: [FamilyAxis]
    /// One member a choice; exactly one where there are no axes.
    public var members: [Element]

    public init(_ single: Element) {
        axes = []
        members = [single]
    }

    public init(axes: [FamilyAxis], members: [Element]) {
        precondition(members.count == axes.reduce(1) { $0 * $1.labels.count })
        self.axes = axes
        self.members = members
    }

    public var isFamily: Bool { !axes.isEmpty }

    /// The label of a member: its choices' labels, joined; empty where this is no family.
    public func label(_ member: Int) -> String {
        var rest = member
        var parts: [String] = []
        for axis in axes.reversed() {
            parts.append(axis.labels[rest % axis.labels.count])
            rest /= axis.labels.count
        }
        return parts.reversed().joined(separator: ", ")
    }

    public func map<Other>(_ transform: (Element) throws -> Other) rethrows -> Family<Other> {
        Family<Other>(axes: axes, members: try members.map(transform))
    }
}

/// One `each(…)` in the text.
public struct FamilyAxis: Sendable, Hashable {
    /// Where the `each` begins in the file; tells axes apart.
    public var position: Int
    /// What members are called by (`fits.adam`); `nil` where only an index serves.
    public var keys: [String?]
    /// What figures and tables show, such as `adam` or `units=32`.
    public var labels: [String]

    public init(position: Int, keys: [String?], labels: [String]) {
        self.position = position
        self.keys = keys
        self.labels = labels
    }
}

/// One run: a `train` declaration and which member of its family.
public struct RunMember: Hashable, Sendable {
    public var declaration: DeclarationID
    public var member: Int

    public init(declaration: DeclarationID, member: Int) {
        self.declaration = declaration
        self.member = member
    }
}

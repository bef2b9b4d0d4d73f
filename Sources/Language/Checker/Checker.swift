import Diagnostics

/// Checks the text of a note as a whole and says what it means.
///
/// All errors are reported in one pass. None is a consequence of another: a name whose declaration has an error is
/// bound all the same, and its uses are silent.
///
/// - Parameter signatures: tells what the data sources hold, without which shapes cannot be known.
/// - Returns: the program, without the statements that have errors, and the diagnostics in the order of the file.
public func check(
    _ text: ProgramText, signatures: some DataSignatures
) -> (program: Program, diagnostics: [Diagnostic]) {
    let checker = Checker(text, signatures: signatures)
    let program = checker.program(text)
    return (program, checker.inOrder)
}

/// What is known while the statements are read one after another. A class, since reading an expression both looks at
/// the scope and reports, from within many nested functions.
final class Checker {
    let signatures: any DataSignatures
    let excerpts: Excerpts
    let defaults: ProgramDefaults
    /// The first declaration of each name, to tell a name used too early from an unknown one.
    var declaredLater: [String: NameSyntax] = [:]
    /// Names in blocks that declare nothing, since they must fail or are not evaluated.
    var declaredInVain: [String: NameSyntax] = [:]
    /// Words of statements that could not be read at all; what they declare is not known.
    var unreadWords: Set<String> = []
    var bindings: [String: Binding] = [:]
    var declarations: [Declaration] = []
    /// Runs without an optimizer, which make no step.
    var idleRuns: Set<RunMember> = []
    var knownSignatures: [DataSource: Result<DataSignature, DataProblem>] = [:]
    var cellLabels: [String: Range<Int>] = [:]
    /// Whether the statement at hand could not be read as a whole, so that only what is certain is reported.
    var isFaulty = false
    /// Whether arguments are looked at of which one was not understood: what seems missing may be that one.
    var ignoresMissing = false
    /// Whether the cell at hand is not evaluated, so that it may use a name anew.
    var declaresNothing = false
    /// The name that the statement at hand declares.
    var declaring: NameSyntax?
    private(set) var diagnostics: [Diagnostic] = []
    private var places: Set<Place> = []

    fileprivate struct Place: Hashable {
        var code: String
        var range: Range<Int>?
    }

    /// All that a cell may change, to be able to undo it.
    struct Memory {
        fileprivate var bindings: [String: Binding]
        fileprivate var declarations: [Declaration]
        fileprivate var idleRuns: Set<RunMember>
        fileprivate var diagnostics: [Diagnostic]
        fileprivate var places: Set<Place>

        /// How much had been reported.
        var reported: Int { diagnostics.count }
    }

    init(_ text: ProgramText, signatures: some DataSignatures) {
        self.signatures = signatures
        excerpts = Excerpts(text)
        defaults = text.defaults
    }

    var memory: Memory {
        Memory(
            bindings: bindings, declarations: declarations, idleRuns: idleRuns, diagnostics: diagnostics,
            places: places)
    }

    /// Takes back all declarations since then; with `diagnosticsToo`, what was reported as well.
    func restore(_ memory: Memory, diagnosticsToo: Bool) {
        bindings = memory.bindings
        declarations = memory.declarations
        idleRuns = memory.idleRuns
        if diagnosticsToo {
            diagnostics = memory.diagnostics
            places = memory.places
        }
    }

    func report(
        _ code: DiagnosticCode, _ message: String, at range: Range<Int>, label: String? = nil, hint: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        if isFaulty, !code.isCertainInFaultyStatements { return }
        diagnose(Diagnostic(code.rawValue, .error, message, at: range, label: label, hint: hint, notes: notes))
    }

    /// Several members of a family, or runs of one model, may meet the same mistake; it is reported once.
    func diagnose(_ diagnostic: Diagnostic) {
        guard places.insert(Place(code: diagnostic.code, range: diagnostic.range)).inserted else { return }
        diagnostics.append(diagnostic)
    }

    /// The diagnostics in the order of the file.
    var inOrder: [Diagnostic] { diagnostics.inOrder }
}

extension [Diagnostic] {
    /// Sorted by place, those of one place as they came.
    var inOrder: [Diagnostic] {
        enumerated().sorted {
            ($0.element.range?.lowerBound ?? 0, $0.offset) < ($1.element.range?.lowerBound ?? 0, $1.offset)
        }.map(\.element)
    }
}

import Diagnostics
import Language

/// What a diagnostic's code stands for: what it means, why it is reported, an example, and the example put right.
public struct Explanation: Sendable {
    public enum Example: Sendable, Hashable {
        /// The text of one `nn` block that needs nothing before it.
        case cell(String)
        /// A whole note, or a piece of one, as Markdown.
        case note(String)
        /// What cannot be shown in a few lines, in words.
        case words(String)
    }

    /// A file beside the note of the examples.
    public struct File: Sendable, Hashable {
        public var name: String
        public var text: String
    }

    public var code: String
    public var severity: Diagnostic.Severity
    /// One sentence on what is found, in general.
    public var meaning: String
    /// Why nnbook does not just accept it.
    public var reason: String
    public var wrong: Example
    public var right: Example
    public var files: [File]

    /// A kind of mistake in `nn` text, with two blocks as its examples.
    init(_ code: DiagnosticCode, _ reason: String, wrong: String, right: String) {
        self.init(
            code.rawValue, code.meaning, reason, wrong: .cell(wrong), right: .cell(right))
    }

    /// A kind of mistake in the writing of `nn` text, with two blocks as its examples.
    init(_ code: SyntaxDiagnosticCode, _ reason: String, wrong: String, right: String) {
        self.init(
            code.rawValue, code.meaning, reason, wrong: .cell(wrong), right: .cell(right))
    }

    /// An error.
    init(
        _ code: String, _ meaning: String, _ reason: String, wrong: Example, right: Example, files: [File] = []
    ) {
        self.init(code, .error, meaning, reason, wrong: wrong, right: right, files: files)
    }

    init(
        _ code: String, _ severity: Diagnostic.Severity, _ meaning: String, _ reason: String,
        wrong: Example, right: Example, files: [File] = []
    ) {
        self.code = code
        self.severity = severity
        self.meaning = meaning
        self.reason = reason
        self.wrong = wrong
        self.right = right
        self.files = files
    }
}

/// Explanations that belong together.
public struct ExplanationGroup: Sendable {
    public var title: String
    public var explanations: [Explanation]
}

extension Explanation {
    /// Every code that nnbook can report, in the order of the manual.
    public static let groups: [ExplanationGroup] = [
        ExplanationGroup(title: "Names", explanations: names),
        ExplanationGroup(title: "Arguments and options", explanations: arguments),
        ExplanationGroup(title: "Values", explanations: values),
        ExplanationGroup(title: "Families", explanations: families),
        ExplanationGroup(title: "Models and data", explanations: models),
        ExplanationGroup(title: "Training", explanations: training),
        ExplanationGroup(title: "Fields, views and blocks", explanations: views),
        ExplanationGroup(title: "Statements", explanations: statements),
        ExplanationGroup(title: "Expressions", explanations: expressions),
        ExplanationGroup(title: "Brackets", explanations: brackets),
        ExplanationGroup(title: "Characters", explanations: characters),
        ExplanationGroup(title: "Data files", explanations: files),
        ExplanationGroup(title: "Running", explanations: running),
        ExplanationGroup(title: "Markdown", explanations: markdown),
    ]

    public static let all: [Explanation] = groups.flatMap(\.explanations)

    public static func of(_ code: String) -> Explanation? { all.first { $0.code == code } }

    /// The code that a misspelt one most likely stands for.
    public static func nearest(to code: String) -> String? { nearestName(to: code, among: all.map(\.code)) }
}

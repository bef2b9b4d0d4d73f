import Diagnostics

/// Reads statements and expressions out of tokens by recursive descent.
///
/// Every bracket has its partner (`StatementLayout` sees to that), so whatever is wrong inside of one, reading goes on
/// behind it; inside, reading goes on behind the next comma. So each argument can have its own mistake, and no mistake
/// has consequences.
struct Parser {
    /// How high a syntax tree may become: whoever walks one may recurse, even on a thread with 512 KB of stack.
    static let nestingLimit = 100

    let source: EmbeddedText
    let tokens: [Token]
    let partners: [Int: Int]

    var position = 0
    /// The end of the bracket or statement that is being read.
    var limit = 0
    var diagnostics: [Diagnostic] = []
    /// How many mistakes were met after which the meaning is unknown.
    var failures = 0
    /// In a statement whose mistake is known already, everything else may be a consequence.
    var isQuiet = false
    var nesting = 0
    /// Whether a `=` at this place can only mean a comparison.
    var equalsCompares = true
    /// The statement that is being read, as far as its keyword tells.
    var keyword: StatementKeyword?
    /// Names in the statement's parentheses that could not be read as parameters.
    var strayNames: Set<String> = []
    /// Whether the statement's first mistake is that it begins with its name.
    var lacksKeyword = false
    /// Where an operand was missed last; the token there has been blamed.
    var blamed: Int?
    private var hasReportedNesting = false

    init(_ layout: StatementLayout) {
        source = layout.source
        tokens = layout.tokens
        partners = layout.partners
    }

    // MARK: Tokens

    var current: Token? { position < limit ? tokens[position] : nil }

    func peek(_ distance: Int = 1) -> Token? { position + distance < limit ? tokens[position + distance] : nil }

    /// Takes the current token, and reports what is wrong with the way it is written.
    mutating func advance() {
        let token = tokens[position]
        if token.kind == .broken || token.kind == .unreadable { failures += 1 }
        if !isQuiet { diagnostics += token.problems }
        position += 1
    }

    mutating func skipToComma() {
        while let token = current, token.kind != .comma { position = partners[position].map { $0 + 1 } ?? position + 1 }
    }

    /// The name at the current place, if one stands there.
    var currentName: String? {
        if case .name(let text) = current?.kind { text } else { nil }
    }

    // MARK: Ranges

    func range(of index: Int) -> Range<Int> { source.fileRange(of: tokens[index].range) }

    /// The place behind the token before the current one.
    var endOfLast: Int { position > 0 ? range(of: position - 1).upperBound : source.fileOffset(of: 0) }

    /// From where something begins to the end of the token before the current one.
    func range(from start: Int) -> Range<Int> {
        start..<max(start, endOfLast)
    }

    func text(of token: Token) -> String { source.text(of: token.range) }

    /// What stands at a place, for people.
    func description(of token: Token) -> String {
        switch token.kind {
        case .string: "the string `\(text(of: token))`"
        case .number: "the number `\(text(of: token))`"
        default: "`\(text(of: token))`"
        }
    }

    // MARK: Reports

    /// Reports a mistake that leaves the meaning unknown.
    mutating func fail(
        _ code: String, _ message: String, at range: Range<Int>, label: String? = nil, hint: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        failures += 1
        report(code, message, at: range, label: label, hint: hint, notes: notes)
    }

    /// Reports a mistake after which reading goes on as if it had been written properly.
    mutating func report(
        _ code: String, _ message: String, at range: Range<Int>, label: String? = nil, hint: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        guard !isQuiet else { return }
        diagnostics.append(Diagnostic(code, .error, message, at: range, label: label, hint: hint, notes: notes))
    }

    mutating func failNesting(at range: Range<Int>) {
        failures += 1
        guard !hasReportedNesting else { return }
        hasReportedNesting = true
        report(
            "nesting-too-deep", "this is nested more than \(Self.nestingLimit) levels deep", at: range,
            hint: "give a part of it a name with `let`")
    }

    mutating func enter(_ statement: StatementLayout.Statement) {
        position = statement.tokens.lowerBound
        limit = statement.tokens.upperBound
        failures = 0
        isQuiet = statement.isDisordered
        hasReportedNesting = false
        lacksKeyword = false
        keyword = nil
        strayNames = []
        blamed = nil
        equalsCompares = true
    }
}

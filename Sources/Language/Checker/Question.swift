import Diagnostics

/// Something that is asked of a note from outside, in the words of its language, after its last statement.
public enum Question: Sendable {
    /// Any expression that makes one value.
    case value(Expression)
    /// What `table VIEW` would show.
    case table(View)
    /// What `plot VIEW` would.
    case plot(View)

    /// What a question's text is read as.
    public enum Form: String, Sendable { case value, table, plot }
}

/// A question, checked.
public struct CheckedQuestion: Sendable {
    /// `nil` where it has mistakes.
    public var question: Question?
    /// What is wrong with it. Places count from the start of the question, but those of `placesInNote` from the start
    /// of the file.
    public var diagnostics: [Diagnostic]
    /// Where in the file something stands that a mistake has to do with, such as a declaration.
    public var placesInNote: [Diagnostic.Note]
}

/// Checks a question where all that a text declares is known.
///
/// - Parameter text: has been checked without errors.
public func check(
    _ question: String, as form: Question.Form, after text: ProgramText, signatures: some DataSignatures
) -> CheckedQuestion {
    // A place of its own behind the note, so that no place means two things; a view's text gets its keyword in front.
    let start = text.end + Question.Form.longestPrefix
    let prefix = form.prefix
    let piece = EmbeddedText(prefix + question, fileOffset: start - prefix.utf8.count)
    let checker = Checker(
        ProgramText(cells: text.cells, inlines: text.inlines + [piece], defaults: text.defaults), signatures: signatures)
    _ = checker.program(text)
    let earlier = checker.memory.reported
    let checked = checker.question(piece, as: form)
    let found = Array(checker.diagnostics[earlier...]).inOrder
    return CheckedQuestion(
        question: found.contains { $0.severity == .error } ? nil : checked,
        diagnostics: found.map { $0.seen(from: start, upTo: question.utf8.count) },
        placesInNote: found.flatMap(\.notes).filter { $0.range.lowerBound < text.end })
}

extension Question.Form {
    fileprivate static let longestPrefix = 16

    fileprivate var prefix: String {
        switch self {
        case .value: ""
        case .table: StatementKeyword.table.rawValue + " "
        case .plot: StatementKeyword.plot.rawValue + " "
        }
    }
}

extension Checker {
    fileprivate func question(_ text: EmbeddedText, as form: Question.Form) -> Question? {
        guard form != .value else { return questionedValue(text).map(Question.value) }
        let (syntax, problems) = parseStatement(text)
        problems.forEach(diagnose)
        guard let syntax else { return nil }
        switch statement(syntax)?.kind {
        case .table(let view): return .table(view)
        case .plot(let view): return .plot(view)
        default: return nil
        }
    }

    private func questionedValue(_ text: EmbeddedText) -> Expression? {
        guard let (meaning, range) = single(text) else { return nil }
        guard case .value(let value) = meaning else {
            report(.typeMismatch, "a value is expected; found \(meaning.description)", at: range)
            return nil
        }
        return value.expression
    }
}

extension ProgramText {
    /// The first place of the file behind all of it.
    fileprivate var end: Int { (cells + inlines).map { $0.fileOffset(of: $0.bytes.count) + 1 }.max() ?? 0 }
}

extension Diagnostic {
    /// The same with places counted from `start`, as far as they lie within the `count` bytes from there.
    fileprivate func seen(from start: Int, upTo count: Int) -> Diagnostic {
        func seen(_ range: Range<Int>) -> Range<Int> {
            // The keyword in front is not the asker's.
            (range.lowerBound - start..<range.upperBound - start).clamped(to: 0..<count)
        }
        var copy = self
        copy.range = range.map(seen)
        copy.notes = notes.filter { $0.range.upperBound > start }.map { Note(range: seen($0.range), message: $0.message) }
        return copy
    }
}

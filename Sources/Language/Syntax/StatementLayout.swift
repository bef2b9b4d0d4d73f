import Diagnostics

/// Divides tokens into statements and pairs their brackets, so that whoever reads them finds every bracket closed.
///
/// A bracket that is never closed gets a virtual partner and one diagnostic, at its opening. It ends at the latest
/// where a line begins a new statement, so that it does not swallow the rest of the cell.
struct StatementLayout {
    struct Statement {
        var tokens: Range<Int>
        /// Whether a bracket or a quotation mark is amiss: what the text means is then not known.
        var isFaulty: Bool
        /// Whether it is so much out of order that everything else about it is a consequence: a string swallowed the
        /// rest of its line, or an opening bracket is missing.
        var isDisordered: Bool
    }

    let source: EmbeddedText
    private(set) var tokens: [Token] = []
    /// For an opening bracket the index of its closing one.
    private(set) var partners: [Int: Int] = [:]
    private(set) var statements: [Statement] = []
    private(set) var diagnostics: [Diagnostic] = []

    private var start = 0
    private var open: [OpenBracket] = []
    private var isFaulty = false
    private var lacksOpening = false
    private var hasUnterminatedString = false
    private var endsHere = false
    /// Brackets given up by a statement whose closing partners may still come.
    private var forgiven: [Token.Bracket: Int] = [:]
    /// How many of each kind are open.
    private var openCounts: [Token.Bracket: Int] = [:]

    private struct OpenBracket {
        var bracket: Token.Bracket
        var index: Int
        /// The first closing bracket of another kind inside of it: too much if this one is closed later on, and wrong
        /// if it is not.
        var stray: Token?
    }

    /// - Parameter isOneStatement: inline text, whose line breaks mean nothing.
    init(_ input: [Token], of source: EmbeddedText, isOneStatement: Bool) {
        self.source = source
        var pendingStart: (line: Bool, blank: Bool)?
        for index in input.indices {
            var token = input[index]
            if let pending = pendingStart {
                token.startsLine = token.startsLine || pending.line
                token.followsBlankLine = token.followsBlankLine || pending.blank
                pendingStart = nil
            }
            if start < tokens.count, token.startsLine || endsHere, !isOneStatement {
                let next = index + 1 < input.count ? input[index + 1] : nil
                if beginsNewStatement(token, next) { finish(before: token) }
            }
            endsHere = false
            if !append(token) { pendingStart = (token.startsLine, token.followsBlankLine) }
        }
        if start < tokens.count { finish(before: nil) }
    }

    // MARK: Where statements end

    private mutating func beginsNewStatement(_ token: Token, _ next: Token?) -> Bool {
        if opensStatement(token, next) { return true }
        if !open.isEmpty { return hasUnterminatedString && token.followsBlankLine }
        if endsHere { return true }
        let isUnfinished = tokens[tokens.count - 1].asksForMore && !endsInFieldName
        switch (isUnfinished || token.kind == .arrow, token.followsBlankLine) {
        case (true, false): return false
        case (true, true):
            report(
                "blank-line-in-statement", "the statement goes on after a blank line, which has ended it", token,
                hint: "take the blank line away")
            return false
        case (false, _):
            if isFurtherOption(token, next) { return false }
            guard token.followsOperand else { return true }
            report(
                "operator-at-line-start", "a line begins with `\(source.text(of: token.range))`", token,
                hint: "let the line before end in it, or put the whole in parentheses; only `->` may begin a line")
            return false
        }
    }

    /// Whether a line begins a statement beyond doubt, even where something before it is not finished.
    private func opensStatement(_ token: Token, _ next: Token?) -> Bool {
        guard case .name(let word) = token.kind, let keyword = StatementKeyword(rawValue: word) else { return false }
        // By itself it is an unfinished statement, unless it may be an argument.
        guard let next, !next.startsLine else { return open.isEmpty }
        guard keyword.isDeclaration else { return next.beginsOperand || next.kind == .binary(.subtract) }
        if case .name(let name) = next.kind { return name != "on" }
        return false
    }

    /// Whether an indented line `name=…` goes on with the options of the statement before it, which then lacks a comma;
    /// whoever reads the options says so.
    private func isFurtherOption(_ token: Token, _ next: Token?) -> Bool {
        guard case .name(let word) = tokens[start].kind, ["train", "plot", "table"].contains(word) else { return false }
        guard case .name = token.kind, next?.kind == .assign, !token.followsBlankLine else { return false }
        return token.column > tokens[start].column
    }

    /// A field may be called `on`, which then is no operator.
    private var endsInFieldName: Bool {
        guard tokens.count >= 2, case .name = tokens[tokens.count - 1].kind else { return false }
        return tokens[tokens.count - 2].kind == .dot
    }

    private mutating func finish(before next: Token?) {
        closeUnclosed(until: nil, note: next.map { note($0, "a new statement begins here") })
        statements.append(
            Statement(
                tokens: start..<tokens.count, isFaulty: isFaulty,
                isDisordered: hasUnterminatedString || lacksOpening))
        start = tokens.count
        (isFaulty, hasUnterminatedString, lacksOpening) = (false, false, false)
    }

    // MARK: Brackets

    /// Takes a token up, unless it is one that only divides or closes nothing.
    private mutating func append(_ token: Token) -> Bool {
        switch token.kind {
        case .open(let bracket):
            open.append(OpenBracket(bracket: bracket, index: tokens.count))
            openCounts[bracket, default: 0] += 1
            tokens.append(token)
        case .close(let bracket):
            return close(bracket, token)
        case .semicolon where open.isEmpty:
            report(
                "semicolon", "a statement ends with its line, not with `;`", token, label: "take it away",
                hint: "what follows begins a line of its own")
            endsHere = true
            return false
        case .broken where token.isUnterminated:
            diagnostics += token.problems
            var reported = token
            reported.problems = []
            (isFaulty, hasUnterminatedString) = (true, true)
            tokens.append(reported)
        default:
            tokens.append(token)
        }
        return true
    }

    private mutating func close(_ bracket: Token.Bracket, _ token: Token) -> Bool {
        guard let last = open.last else {
            dropUnopened(bracket, token)
            return false
        }
        if last.bracket != bracket {
            guard openCounts[bracket, default: 0] > 0 else {
                if last.stray == nil { open[open.count - 1].stray = token }
                isFaulty = true
                return false
            }
            closeUnclosed(until: bracket, note: note(token, "this closes the `\(bracket.opening)` before it"))
        }
        if let stray = open[open.count - 1].stray { reportUnopened(stray) }
        closeInnermost()
        tokens.append(token)
        return true
    }

    private mutating func dropUnopened(_ bracket: Token.Bracket, _ token: Token) {
        if let count = forgiven[bracket], count > 0 {
            forgiven[bracket] = count - 1
            return
        }
        if !lacksOpening { reportUnopened(token) }
        guard start < tokens.count else { return }
        (isFaulty, lacksOpening) = (true, true)
    }

    /// The token taken up next closes the innermost bracket.
    private mutating func closeInnermost() {
        let last = open.removeLast()
        openCounts[last.bracket, default: 0] -= 1
        partners[last.index] = tokens.count
    }

    /// Gives virtual partners to the open brackets, down to the innermost of a kind if one is given.
    private mutating func closeUnclosed(until kind: Token.Bracket?, note: Diagnostic.Note?) {
        var unclosed: [OpenBracket] = []
        while let last = open.last, last.bracket != kind {
            unclosed.append(last)
            tokens[last.index].isUnclosed = true
            closeInnermost()
            let end = tokens[tokens.count - 1].range.upperBound
            tokens.append(Token(kind: .close(last.bracket), range: end..<end, column: 0, isVirtual: true))
        }
        guard !unclosed.isEmpty else { return }
        isFaulty = true
        guard !hasUnterminatedString else { return }
        if let closedWrongly = unclosed.first(where: { $0.stray != nil }), let stray = closedWrongly.stray {
            reportMismatch(stray, closedWrongly)
        } else {
            reportUnclosed(unclosed, note)
        }
    }

    // MARK: Reports

    /// - Parameter unclosed: innermost first.
    private mutating func reportUnclosed(_ unclosed: [OpenBracket], _ note: Diagnostic.Note?) {
        for bracket in unclosed { forgiven[bracket.bracket, default: 0] += 1 }
        let closing = unclosed.prefix(8).map(\.bracket.closing).joined()
        let others = unclosed.dropFirst().prefix(3).map { self.note(tokens[$0.index], "nor is this one") }
        report(
            "unclosed-bracket", "`\(unclosed[0].bracket.opening)` is never closed", tokens[unclosed[0].index],
            hint: "put `\(closing)` where it ends", notes: others + [note].compactMap(\.self))
    }

    private mutating func reportMismatch(_ stray: Token, _ open: OpenBracket) {
        report(
            "mismatched-bracket",
            "`\(source.text(of: stray.range))` stands where `\(open.bracket.closing)` is expected", stray,
            notes: [note(tokens[open.index], "this bracket is to be closed")])
    }

    private mutating func reportUnopened(_ token: Token) {
        guard !hasUnterminatedString else { return }
        report(
            "unopened-bracket", "`\(source.text(of: token.range))` closes nothing", token,
            hint: "take it away, or put its partner where it belongs")
    }

    private mutating func report(
        _ code: String, _ message: String, _ token: Token, label: String? = nil, hint: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(
                code, .error, message, at: source.fileRange(of: token.range), label: label, hint: hint, notes: notes))
    }

    private func note(_ token: Token, _ message: String) -> Diagnostic.Note {
        Diagnostic.Note(range: source.fileRange(of: token.range), message: message)
    }
}

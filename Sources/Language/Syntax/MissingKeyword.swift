import Diagnostics

extension Parser {
    /// Reports a statement that begins with no keyword. Where it is clear which one is meant, that one is returned, and
    /// the statement is read on from the current place.
    mutating func parseForeignKeyword() -> StatementKeyword? {
        guard let word = currentName else {
            failStart()
            return nil
        }
        if let keyword = keywordOfBinding() {
            lacksKeyword = true
            return keyword
        }
        guard let next = peek() else {
            failBareValue()
            return nil
        }
        if next.kind == .unreadable {
            position += 1
            advance()
            return nil
        }
        if next.kind == .open(.round) {
            guard let keyword = StatementKeyword(meantBy: word), !keyword.isDeclaration else {
                failBareValue()
                return nil
            }
            return misspelt(word, keyword)
        }
        guard next.beginsOperand else {
            failBareValue()
            return nil
        }
        if let hint = Self.foreignStatements[word] {
            fail("unknown-statement", "there is no `\(word)` in this language", at: range(of: position), hint: hint)
            return nil
        }
        if let keyword = StatementKeyword(meantBy: word) { return misspelt(word, keyword) }
        fail(
            "unknown-statement", "no statement begins with `\(word)`", at: range(of: position),
            hint: "a statement begins with one of \(StatementKeyword.list)")
        return nil
    }

    private static let foreignStatements: [String: String] = [
        "import": "everything there is can be used at once", "from": "everything there is can be used at once",
        "using": "everything there is can be used at once", "library": "everything there is can be used at once",
        "for": "`each(a, b, …)` makes a family, `repeat(k, LAYER)` repeats a layer",
        "while": "`each(a, b, …)` makes a family; `stop=CONDITION` ends a training early",
        "if": "a choice between values is written `if(condition, a, b)`",
        "class": "a model is made of layers: `model NAME = LAYER -> LAYER`",
        "with": "a data set, a model and a run are declared by `data`, `model` and `train`",
    ]

    private mutating func misspelt(_ word: String, _ keyword: StatementKeyword) -> StatementKeyword {
        report(
            "unknown-statement", "no statement begins with `\(word)`", at: range(of: position),
            hint: "did you mean `\(keyword.rawValue)`?")
        advance()
        return keyword
    }

    private mutating func failStart() {
        if tokens[position].kind == .unreadable || tokens[position].kind == .broken {
            advance()
            failures += 1
        } else if case .string = tokens[position].kind {
            failBareValue()
        } else if tokens[position].kind == .arrow {
            fail(
                "operator-at-line-start", "`->` follows no layer", at: range(of: position),
                hint: "it goes on with the statement before it, in the same block")
        } else {
            failBareValue()
        }
    }

    private mutating func failBareValue() {
        fail(
            "missing-keyword", "a line begins with a keyword, not with \(description(of: tokens[position]))",
            at: range(of: position),
            hint: "`show …` puts a value on the page, `plot …` a figure, `table …` a table; a comment begins with `#`")
    }

    // MARK: Bindings without a keyword

    /// For `x = …`, `f(x) = …` and their look-alikes: the keyword that fits what is bound.
    private mutating func keywordOfBinding() -> StatementKeyword? {
        let start = position
        defer { position = start }
        var isFunction = false
        position += 1
        if current?.kind == .open(.round), !tokens[position].isUnclosed {
            isFunction = true
            position = closing(position) + 1
        }
        guard current?.kind != .arrow, let length = current?.kind == .assign ? 1 : assignLookAlike() else { return nil }
        let keyword: StatementKeyword = isFunction ? .let : likelyKeyword(from: position + length)
        let name = text(of: tokens[start])
        report(
            "missing-keyword", "`\(name)` is bound without a keyword", at: range(of: start),
            hint: "write `\(keyword.rawValue) \(name)\(isFunction ? "(…)" : "") = …`")
        return keyword
    }

    private func likelyKeyword(from index: Int) -> StatementKeyword {
        var depth = 0
        var hasArrow = false
        for token in tokens[min(index, limit)..<limit] {
            switch token.kind {
            case .open: depth += 1
            case .close: depth -= 1
            case .name("on") where depth == 0: return .train
            case .arrow where depth == 0: hasArrow = true
            default: break
            }
        }
        if hasArrow { return .model }
        guard index < limit, case .name(let first) = tokens[index].kind else { return .let }
        switch first {
        case "dense", "features", "repeat", "standardize", "input": return .model
        case "gate", "moons", "circles", "spirals", "blobs", "sample", "digits", "points", "csv", "npz", "idx":
            return .data
        default: return .let
        }
    }
}

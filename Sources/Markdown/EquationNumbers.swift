import Diagnostics

extension TreePass {
    /// Numbers equations in the order of the page: the rows of `align` and the like, and displayed formulas with a
    /// label (`\label{loss}` inside, `{#eq-loss}` behind). Where a formula refers to an equation, its number is put in.
    public static let equationNumbers = TreePass(name: "equation numbers") { notebook, reading in
        var numbering = EquationNumbering(notebook)
        guard numbering.hasSources || reading.found.contains(.anchors) else { return }
        notebook.blocks = notebook.blocks.map { numbering.numbered($0) }
        for index in notebook.footnotes.indices {
            notebook.footnotes[index].blocks = notebook.footnotes[index].blocks.map { numbering.numbered($0) }
        }
        numbering.finish(&notebook)
    }
}

private struct EquationNumbering {
    private var formulas: [Formula]
    /// What each formula's TeX says; `nil` for those without numbers and references.
    private var sources: [TeXEquations?]
    private var edits: [Int: [EditedText.Edit]] = [:]
    private var isNumbered: Set<Int> = []
    private var lastNumber = 0
    private var numbers: [String: String] = [:]
    private var diagnostics: [Diagnostic] = []

    init(_ notebook: Notebook) {
        formulas = notebook.formulas
        sources = formulas.map { formula in
            let tex = Array(formula.tex.utf8)
            let says = (formula.isDisplay && TeXEquations.mayBeNumbered(tex)) || Self.holdsReference(tex)
            return says ? TeXEquations(tex) : nil
        }
    }

    private static func holdsReference(_ tex: [UInt8]) -> Bool {
        TeXEquations.holds(["\\ref{", "\\eqref{"], tex)
    }

    /// Whether any formula has something to number or refers to a number.
    var hasSources: Bool { sources.contains { $0 != nil } }

    mutating func numbered(_ block: Block) -> Block {
        let own = block.mappingInlines { numbered($0) }
        return own.mappingBlocks { blocks in blocks.map { numbered($0) } }
    }

    private mutating func numbered(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for inline in inlines {
            switch inline {
            case .formula(let index) where formulas[index].isDisplay: number(index)
            case .anchor(let name) where name.hasPrefix("eq-"):
                let before = result.withoutBlanksAtEnd
                guard case .formula(let index)? = before.last, formulas[index].isDisplay else { break }
                result = before.dropLast() + [.formula(label(index, name))]
                continue
            default: break
            }
            result.append(inline.children.map { inline.with(children: numbered($0)) } ?? inline)
        }
        return result
    }

    private mutating func number(_ index: Int) {
        guard let source = sources[index], isNumbered.insert(index).inserted else { return }
        for row in source.rows where !row.isBlank { number(row, of: index, isNumbered: source.isNumbered) }
    }

    private mutating func number(_ row: TeXEquations.Row, of index: Int, isNumbered: Bool) {
        for label in row.labels {
            // As long as it was, so that later places stay what they are.
            edits[index, default: []].append(.init(label.range, String(repeating: " ", count: label.range.count)))
        }
        let number: String
        if let tag = row.tag {
            number = tag
        } else if !row.isSuppressed, isNumbered || !row.labels.isEmpty {
            lastNumber += 1
            number = String(lastNumber)
            edits[index, default: []].append(
                .init(row.end..<row.end, (row.endsInComment ? "\n" : "") + "\\tag{\(number)}"))
        } else {
            return
        }
        if row.labels.isEmpty { formulas[index].equations.append(Equation(number: number)) }
        for label in row.labels { note(label.name, number, index, at: label.range) }
    }

    /// Gives the formula the label behind it, and returns its index: another where the formula stands elsewhere too.
    private mutating func label(_ index: Int, _ name: String) -> Int {
        var index = index
        if formulas[index].equations.isEmpty {
            if formulas[index].places.count > 1 {
                formulas.append(formulas[index])
                sources.append(sources[index])
                index = formulas.count - 1
            }
            lastNumber += 1
            let end = formulas[index].tex.utf8.count
            let endsInComment = TeXEquations(Array(formulas[index].tex.utf8)).rows.last!.endsInComment
            edits[index, default: []].append(
                .init(end..<end, (endsInComment ? "\n" : "") + "\\tag{\(lastNumber)}"))
            note(name, String(lastNumber), index, at: nil)
        } else {
            let number = formulas[index].equations[0].number
            if formulas[index].equations[0].label == nil { formulas[index].equations.removeFirst() }
            note(name, number, index, at: nil)
        }
        return index
    }

    private mutating func note(_ label: String, _ number: String, _ index: Int, at range: Range<Int>?) {
        formulas[index].equations.append(Equation(number: number, label: label))
        if numbers[label] == nil {
            numbers[label] = number
        } else {
            let place = range.flatMap { fileRange($0, of: index) } ?? formulas[index].ranges.first
            diagnostics.append(
                Diagnostic(
                    "duplicate-label", .warning, "the label `\(label)` is given twice; references lead to the first",
                    at: place))
        }
    }

    private func fileRange(_ range: Range<Int>, of index: Int) -> Range<Int>? {
        guard let place = formulas[index].places.first else { return nil }
        let start = place.fileOffset(of: range.lowerBound)
        return start..<place.fileOffset(of: range.upperBound - 1) + 1
    }

    /// Puts numbers in the place of references and writes what is to be typeset.
    mutating func finish(_ notebook: inout Notebook) {
        for (index, source) in sources.enumerated() {
            for reference in source?.references ?? [] {
                let number = numbers[reference.label]
                if number == nil {
                    let similar = nearestName(to: reference.label, among: numbers.keys)
                    diagnostics.append(
                        Diagnostic(
                            "unknown-label", .warning, "no equation has the label `\(reference.label)`",
                            at: fileRange(reference.range, of: index), hint: similar.map { "did you mean `\($0)`?" }))
                }
                let text = number ?? "?"
                edits[index, default: []].append(
                    .init(reference.range, "\\text{\(reference.isParenthesized ? "(\(text))" : text)}"))
            }
        }
        for (index, edits) in edits {
            formulas[index].typeset = EditedText(
                formulas[index].tex, edits: edits.sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        notebook.formulas = formulas
        notebook.diagnostics += diagnostics
    }
}

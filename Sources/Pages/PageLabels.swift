import Diagnostics
import Language
import Markdown
import Markup
import Notes

/// What references on a page lead to: its labelled figures, tables, equations and sections, numbered in its order.
struct PageLabels: Sendable {
    enum Kind {
        case figure, table, equation, section
    }

    struct Entry {
        var kind: Kind
        /// What is counted; for a section without a number its words.
        var number: String
        /// The name a link leads to.
        var anchor: String
    }

    private var entries: [String: Entry] = [:]
    /// For each section its number, where sections are numbered.
    private(set) var sectionNumbers: [String: String] = [:]
    let words: PageWords
    private var figures = 0
    private var tables = 0

    init() { words = .english }

    /// - Parameter blocks: the note's as the page shows them, headings at their levels.
    init(_ note: Note, blocks: [Block]) {
        let front = note.notebook.frontMatter
        words = PageWords.inLanguage(front.lang)
        if front.numbersSections == true { sectionNumbers = Self.sectionNumbers(blocks) }
        // A cell that is not shown has no number.
        let labels = note.program.cells.reduce(into: [Int: String]()) {
            if $1.options.include { $0[$1.index] = $1.options.label }
        }
        for part in [blocks] + note.notebook.footnotes.map(\.blocks) {
            part.forEachBlock { block in
                if case .cell(let index) = block.kind, let label = labels[index] { add(label) }
                if let identifier = block.identifier { add(identifier) }
                if case .heading(_, let identifier, let inlines) = block.kind { addSection(identifier, inlines, note) }
            }
        }
        for formula in note.notebook.formulas {
            let anchor = formula.equations.lazy.compactMap(\.label).first.map(Self.anchor)
            for equation in formula.equations {
                guard let label = equation.label, entries[label] == nil else { continue }
                entries[label] = Entry(kind: .equation, number: equation.number, anchor: anchor ?? Self.anchor(label))
            }
        }
    }

    /// The name on the page of an equation's label, which may hold anything.
    static func anchor(_ label: String) -> String { label.split(whereSeparator: \.isWhitespace).joined(separator: "-") }

    private mutating func add(_ label: String) {
        guard entries[label] == nil else { return }
        if label.hasPrefix("fig-") {
            figures += 1
            entries[label] = Entry(kind: .figure, number: String(figures), anchor: label)
        } else if label.hasPrefix("tbl-") {
            tables += 1
            entries[label] = Entry(kind: .table, number: String(tables), anchor: label)
        }
    }

    private mutating func addSection(_ identifier: String, _ inlines: [Inline], _ note: Note) {
        let words = inlines.plainText(
            formula: { note.notebook.formulas[$0].tex }, value: { note.notebook.values[$0].text.text })
        let entry = Entry(kind: .section, number: sectionNumbers[identifier] ?? words, anchor: identifier)
        let label = identifier.hasPrefix("sec-") ? identifier : "sec-" + identifier
        if entries[label] == nil { entries[label] = entry }
    }

    private static func sectionNumbers(_ blocks: [Block]) -> [String: String] {
        var numbers: [String: String] = [:]
        var counts: [Int] = []
        let headings = blocks.compactMap { block -> (level: Int, identifier: String)? in
            guard case .heading(let level, let identifier, _) = block.kind, !block.isUnnumbered else { return nil }
            return (level, identifier)
        }
        let top = headings.map(\.level).min() ?? 1
        for heading in headings {
            let depth = heading.level - top
            counts = Array(counts.prefix(depth + 1))
            while counts.count <= depth { counts.append(0) }
            counts[depth] += 1
            numbers[heading.identifier] = counts.map(String.init).joined(separator: ".")
        }
        return numbers
    }

    // MARK: - Asking

    subscript(label: String) -> Entry? {
        if let entry = entries[label] { return entry }
        // `@eq-loss` means `\label{eq:loss}` and `\label{loss}` too.
        guard label.hasPrefix("eq-") else { return nil }
        let name = String(label.dropFirst(3))
        return entries["eq:" + name] ?? entries[name].flatMap { $0.kind == .equation ? $0 : nil }
    }

    /// "Figure 2", as a caption begins; `nil` for what has no number.
    func name(ofLabel label: String) -> String? {
        guard let entry = self[label], entry.kind == .figure || entry.kind == .table else { return nil }
        return name(entry)
    }

    private func name(_ entry: Entry) -> String {
        let isNumbered = sectionNumbers[entry.anchor] != nil
        switch entry.kind {
        case .figure: return words.figure(entry.number)
        case .table: return words.table(entry.number)
        case .equation: return words.equation(entry.number)
        case .section: return isNumbered ? words.section(entry.number) : entry.number
        }
    }

    func html(_ reference: CrossReference) -> String {
        guard let (text, anchor) = link(reference) else {
            let title = escaped(words.noLabel(reference.label))
            let text = reference.form == .named ? "@" + reference.label : reference.label
            return "<span class=\"missing\" title=\"\(title)\">\(escaped(text))</span>"
        }
        // What an unnumbered section is called are the author's words.
        let isOurs = reference.form == .named && (self[reference.label]?.kind != .section || sectionNumbers[anchor] != nil)
        return "<a class=\"reference\" href=\"#\(escaped(anchor))\"\(isOurs ? words.mark : "")>\(escaped(text))</a>"
    }

    /// What a reference says and the name it leads to; `nil` where nothing has its label.
    func link(_ reference: CrossReference) -> (text: String, anchor: String)? {
        guard let entry = self[reference.label] else { return nil }
        let text =
            switch reference.form {
            case .named: name(entry)
            case .number: entry.number
            case .parenthesized: "(\(entry.number))"
            }
        return (text, entry.anchor)
    }

    /// A warning for each reference that leads nowhere.
    func diagnostics(_ notebook: Notebook) -> [Diagnostic] {
        notebook.references.filter { self[$0.content.label] == nil }.map { place in
            let similar = nearestName(to: place.content.label, among: entries.keys)
            return Diagnostic(
                "unknown-label", .warning, "nothing on the page has the label `\(place.content.label)`",
                at: place.range,
                hint: similar.map { "did you mean `\($0)`?" })
        }
    }
}

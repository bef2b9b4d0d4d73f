import Diagnostics

extension Checker {
    /// The lines `#| key: value` at a cell's top.
    func checkOptions(_ lines: [CellOptionSyntax]) -> CellOptions {
        var options = CellOptions()
        options.echo = defaults.echo
        var seen: [String: Range<Int>] = [:]
        for line in lines {
            if let earlier = seen[line.key.text] {
                report(
                    .duplicateArgument, "the option `\(line.key.text)` is given twice", at: line.key.range,
                    notes: [.init(range: earlier, message: "first here")])
                continue
            }
            seen[line.key.text] = line.key.range
            set(line, in: &options)
        }
        return options
    }

    private func set(_ line: CellOptionSyntax, in options: inout CellOptions) {
        switch line.key.text {
        case "label": if isLabel(line) { options.label = line.value }
        case "caption": options.caption = text(line)
        case "alt": options.alternative = text(line)
        case "echo":
            guard let echo = CellOptions.Echo(rawValue: line.value) else {
                return reportValue(of: line, "`true`, `false` or `fold`")
            }
            options.echo = echo
        case "include": options.include = flag(line) ?? options.include
        case "eval": options.evaluate = flag(line) ?? options.evaluate
        case "error": options.mustFail = flag(line) ?? options.mustFail
        default:
            let names = Catalog.names(in: [.cellOption])
            let near = ForeignHabits.cellOption(line.key.text) ?? nearestName(to: line.key.text, among: names)
            report(
                .unknownArgument, "a block has no option `\(line.key.text)`", at: line.key.range,
                hint: near.map { "did you mean `\($0)`?" } ?? "there are \(listed(names))")
        }
    }

    private func flag(_ line: CellOptionSyntax) -> Bool? {
        if let flag = Bool(line.value) { return flag }
        reportValue(of: line, "`true` or `false`")
        return nil
    }

    private func text(_ line: CellOptionSyntax) -> String? {
        if !line.value.isEmpty { return line.value }
        reportValue(of: line, "a text")
        return nil
    }

    /// A label is one word, and its own.
    private func isLabel(_ line: CellOptionSyntax) -> Bool {
        guard !line.value.isEmpty, !line.value.contains(where: \.isWhitespace) else {
            reportValue(of: line, "one word")
            return false
        }
        if let earlier = cellLabels[line.value] {
            report(
                .declaredTwice, "another block is labelled `\(line.value)`", at: line.valueRange,
                notes: [.init(range: earlier, message: "the first")])
            return false
        }
        cellLabels[line.value] = line.valueRange
        return true
    }

    private func reportValue(of line: CellOptionSyntax, _ expected: String) {
        let range = line.valueRange.isEmpty ? line.key.range : line.valueRange
        report(
            .typeMismatch,
            "the option `\(line.key.text)` takes \(expected); found \(line.value.isEmpty ? "nothing" : "`\(line.value)`")",
            at: range, hint: Self.meant(by: line.value, among: expected).map { "did you mean `\($0)`?" })
    }

    /// The value that another one stands for, as YAML has it, or is a misspelling of.
    private static func meant(by value: String, among expected: String) -> String? {
        let values = ["true", "false", "fold"].filter { expected.contains("`\($0)`") }
        let answer = ForeignHabits.answer(toName: value.lowercased())
        return answer.flatMap { values.contains($0) ? $0 : nil } ?? nearestName(to: value, among: values)
    }
}

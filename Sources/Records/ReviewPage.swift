import JSON
import Markup
import Notes
import Pages
import Plotting

/// What differs in some notes as one page: recorded and found side by side, curves over each other.
///
/// It needs no script and no network.
public func reviewPage(_ tests: [NoteTest]) -> String {
    let changed = tests.filter { !$0.differences.isEmpty }
    let content = changed.enumerated().map { ReviewSection($0.element, number: $0.offset + 1).html }.joined()
    let count = changed.reduce(0) { $0 + $1.differences.count }
    let summary = "\(count == 1 ? "One result is" : "\(count) results are") not what was recorded."
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Review of changed results</title>
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="\(Release.name)">
        <style>\(ThemeAssets.stylesheet)\(reviewStyle)</style>
        <style media="screen and (prefers-color-scheme: dark)">\(ThemeAssets.darkStylesheet)</style>
        </head>
        <body>
        <div class="layout">
        <main>
        <header class="title-block"><h1>Review of changed results</h1><p class="description">\(summary)</p></header>
        \(content)<p>To accept what was found: <code>nnbook test --update</code> with the same notes. Then look at the \
        change in version control.</p>
        </main>
        </div>
        </body>
        </html>

        """
}

private let reviewStyle = """
    .layout{max-width:62rem}
    .review h3{overflow-wrap:anywhere}
    .review .cause{font-family:var(--sans);font-size:.84rem;color:var(--ink-soft)}
    .review :is(td,th){white-space:nowrap}
    """

/// The part of the page about one note.
private struct ReviewSection {
    let test: NoteTest
    let comparison: Comparison
    let number: Int

    /// No more pairs of a quantity and no more drawings of a statement than anybody looks at.
    private static let pairLimit = 40
    private static let panelLimit = 6

    init(_ test: NoteTest, number: Int) {
        guard let comparison = test.comparison else { preconditionFailure("differences come of a comparison") }
        self.test = test
        self.comparison = comparison
        self.number = number
    }

    var html: String {
        var statements: [String] = []
        for difference in comparison.differences where statements.last != difference.statement {
            if !statements.contains(difference.statement) { statements.append(difference.statement) }
        }
        let parts = statements.enumerated().map { index, statement in
            section(statement, comparison.differences.filter { $0.statement == statement }, "r\(number)s\(index + 1)")
        }
        return "<section class=\"review\">\n<h2>\(escaped(test.path))</h2>\n\(parts.joined())</section>\n"
    }

    private func section(_ statement: String, _ differences: [Difference], _ id: String) -> String {
        let reasons = differences.map(\.reason).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let line = differences.compactMap(\.line).first.map { "line \($0)" }
        let cause = ([line].compactMap { $0 } + reasons).joined(separator: "; ")
        let rows = differences.map(rows).joined()
        return "<section>\n<h3><code>\(escaped(statement))</code></h3>\n<p class=\"cause\">\(withCode(cause))</p>\n"
            + figure(statement, differences, id)
            + "<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">quantity</th>"
            + "<th scope=\"col\">at</th><th scope=\"col\">recorded</th><th scope=\"col\">found</th>"
            + "<th scope=\"col\">relative</th><th scope=\"col\">ulp</th></tr></thead>\n<tbody>\n\(rows)</tbody></table></div>\n</section>\n"
    }

    // MARK: - Tables

    private func rows(_ difference: Difference) -> String {
        switch difference.kind {
        case .new, .missing:
            let isNew = difference.kind == .new
            let record = isNew ? comparison.found.record : comparison.recorded
            let all = record.entries[difference.statement] ?? [:]
            let chosen = difference.quantity.isEmpty ? all : all.filter { $0.key == difference.quantity }
            return chosen.sorted { Record.isBefore($0.key, $1.key) }.map { quantity, entry in
                let text = brief(entry)
                return row(quantity, "", isNew ? "not recorded" : text, isNew ? text : "no longer there", nil)
            }.joined()
        case .changed(let change):
            let shown = change.pairs.prefix(Self.pairLimit).enumerated().map { index, pair in
                row(
                    index == 0 ? difference.quantity : "", pair.position, pair.recorded, pair.found, pair.distance)
            }
            let rest = change.pairs.count - shown.count
            let head = change.introduction.map { remark(shown.isEmpty ? difference.quantity : "", $0) } ?? ""
            return head + shown.joined() + (rest > 0 ? remark("", "and \(rest) more") : "")
        }
    }

    private func row(
        _ quantity: String, _ place: String, _ recorded: String, _ found: String, _ distance: Distance?
    ) -> String {
        "<tr><th scope=\"row\">\(escaped(quantity))</th><td>\(escaped(place))</td>"
            + "<td>\(escaped(recorded))</td><td>\(escaped(found))</td>"
            + "<td>\(distance?.relativeText ?? "")</td><td>\(distance?.ulpText ?? "")</td></tr>\n"
    }

    private func remark(_ quantity: String, _ text: String) -> String {
        "<tr><th scope=\"row\">\(escaped(quantity))</th><td colspan=\"5\">\(escaped(text))</td></tr>\n"
    }

    private func brief(_ entry: Record.Entry) -> String {
        switch entry {
        case .value(let value): value.text(pretty: false)
        case .series(let series): "\(series.length) values"
        }
    }

    // MARK: - Figures

    /// The curves that changed, what was recorded of them dashed over what was found.
    private func figure(_ statement: String, _ differences: [Difference], _ id: String) -> String {
        let panels = differences.compactMap { panel(statement, $0.quantity) }.prefix(Self.panelLimit)
        guard !panels.isEmpty else { return "" }
        let chart = Chart(
            title: statement, description: "What was found, and what was recorded of it, over each other.",
            panels: Array(panels))
        return "<figure class=\"figure\">\(render(chart, idPrefix: id).html)</figure>\n"
    }

    private func panel(_ statement: String, _ quantity: String) -> Panel? {
        guard !quantity.hasSuffix(", x"), let after = comparison.found.curve(statement, quantity),
            let before = comparison.recorded.curve(statement, quantity, label: after.label), after.y.count > 1,
            before.y.count > 1
        else { return nil }
        let found = Series(label: "found", x: after.x, y: after.y, color: 0)
        let recorded = Series(label: "recorded", x: before.x, y: before.y, color: 1)
        let isCurve = zip(after.x, after.x.dropFirst()).allSatisfy { $0 <= $1 }
        let marks: [Mark] =
            isCurve
            ? [.line(found, isDashed: false), .line(recorded, isDashed: true)]
            : [.points(found, shape: .circle), .points(recorded, shape: .cross)]
        return Panel(
            title: quantity, x: Axis(label: after.label), y: Axis(label: ""), marks: marks)
    }
}

/// A series with the places its values stand at.
struct RecordedCurve {
    var x: [Double]
    var y: [Double]
    /// What x is.
    var label: String
}

extension FoundResults {
    /// `nil` for what is no curve.
    func curve(_ statement: String, _ quantity: String) -> RecordedCurve? {
        guard let y = numbers(statement, quantity) else { return nil }
        if statement.hasPrefix("train ") {
            guard let steps = numbers(statement, Self.recordedSteps), steps.count == y.count else { return nil }
            return RecordedCurve(x: steps, y: y, label: "step")
        }
        guard quantity.hasSuffix(", y"), let x = numbers(statement, quantity.dropLast() + "x"), x.count == y.count
        else { return nil }
        return RecordedCurve(x: x, y: y, label: "x")
    }
}

extension Record {
    /// What is known of a curve: all of a short one, samples of a long one.
    func curve(_ statement: String, _ quantity: String, label: String) -> RecordedCurve? {
        guard let y = points(statement, quantity) else { return nil }
        let name = statement.hasPrefix("train ") ? FoundResults.recordedSteps : quantity.dropLast() + "x"
        guard let x = points(statement, name), x.count == y.count else { return nil }
        return RecordedCurve(x: x, y: y, label: label)
    }

    private func points(_ statement: String, _ quantity: String) -> [Double]? {
        switch entries[statement]?[quantity] {
        case .series(let series): return series.sample.isEmpty ? nil : series.sample
        case .value(.array(let values)):
            let numbers = values.compactMap(\.number)
            return numbers.count == values.count ? numbers : nil
        default: return nil
        }
    }
}

/// What stands between backticks as code.
private func withCode(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
        index.isMultiple(of: 2) ? escaped(String(part)) : "<code>\(escaped(String(part)))</code>"
    }.joined()
}

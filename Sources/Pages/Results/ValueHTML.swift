import Execution
import Figures
import Language
import Markup

/// Shown values: a name and a number, a vector or a matrix.
enum ValueHTML {
    static func html(_ values: [LabelledValue], text: String) -> String {
        let entries = values.map { value in
            let name = value.label.isEmpty ? text : value.label
            return "<div><dt><code class=\"language-nn\">\(escaped(name))</code></dt><dd>\(html(value.value))</dd></div>"
        }
        // The members of a family have their own names; what is shown of them stands above.
        let isFamily = values.count > 1 && values.allSatisfy { !$0.label.isEmpty }
        let heading = isFamily ? "<p class=\"values-of\"><code class=\"language-nn\">\(escaped(text))</code></p>\n" : ""
        return heading + "<dl class=\"values\">\n" + entries.joined(separator: "\n") + "\n</dl>\n"
    }

    private static func html(_ value: Value) -> String {
        guard case .array(let rows) = value, !rows.isEmpty else { return escaped(ValueText.text(value)) }
        let lines = rows.map { row in if case .array(let entries) = row { entries } else { [row] } }
        let isMatrix = rows.contains { if case .array = $0 { true } else { false } }
        // A vector is one row, as it is written.
        let cells = isMatrix ? lines : [lines.flatMap { $0 }]
        let body = cells.map { line in
            "<tr>" + line.map { "<td class=\"number\">\(escaped(ValueText.text($0)))</td>" }.joined() + "</tr>"
        }
        return "<div class=\"table-scroll\"><table class=\"matrix\"><tbody>\(body.joined())</tbody></table></div>"
    }
}

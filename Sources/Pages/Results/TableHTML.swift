import Figures
import Markup
import Plotting

/// A table of results, in a box of its own that scrolls where the page is too narrow.
enum TableHTML {
    /// More rows than this make a table scroll inside its box.
    private static let tallRows = 60

    static func figure(_ table: TableContent, label: String, _ words: PageWords) -> String {
        "<figure class=\"table\">\n\(scrolling(table, label: label, words))\n</figure>\n"
    }

    static func scrolling(_ table: TableContent, label: String, _ words: PageWords) -> String {
        let isTall = table.rows.count > tallRows
        return """
            <div class="table-scroll\(isTall ? " tall" : "")" role="group" aria-label="\(escaped(label))" tabindex="0">
            \(html(table, words))
            </div>
            """
    }

    private static func html(_ table: TableContent, _ words: PageWords) -> String {
        let heads = table.columns.map { column in
            "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")\(words.mark(column))>\(escaped(words.head(column)))</th>"
        }
        let rows = table.rows.map { row in
            "<tr>"
                + row.enumerated().map { index, cell in
                    let isNumeric = table.columns[index].isNumeric
                    let name = isNumeric ? " class=\"number\"" : ""
                    let isHeader = index == 0 && table.hasRowHeaders
                    let text = escaped(words.text(cell, in: table.columns[index]))
                    return isHeader
                        ? "<th scope=\"row\"\(name)>\(text)</th>"
                        : "<td\(name)>\(text)</td>"
                }.joined() + "</tr>"
        }
        return """
            <table>
            <thead><tr>\(heads.joined())</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }
}

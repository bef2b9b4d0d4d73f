import Markdown
import Markup

/// Lists, tasks and tables.
extension HTMLWriter {
    mutating func write(_ list: Block.List, of block: Block) {
        let name = list.start == nil ? "ul" : "ol"
        html.append("<\(name)")
        if options.conventions == .page, !list.tasks.isEmpty { html.attribute("class", "tasks") }
        if let identifier = block.identifier { html.attribute("id", identifier) }
        if let start = list.start, start != 1 { html.attribute("start", "\(start)") }
        html.append(">\n")
        for (number, item) in list.items.enumerated() {
            html.startLine()
            html.append("<li>")
            if number < list.tasks.count, let isDone = list.tasks[number] { writeCheckbox(isDone) }
            write(item, inTightList: list.isTight)
            html.append("</li>\n")
        }
        html.append("</\(name)>\n")
    }

    private mutating func writeCheckbox(_ isDone: Bool) {
        html.append("<input type=\"checkbox\"\(isDone ? " checked=\"\"" : "") disabled=\"\"")
        if options.conventions == .page { html.attribute("aria-label", isDone ? content.words.done : content.words.toDo) }
        html.append(" /> ")
    }

    mutating func write(_ table: Block.Table, of block: Block) {
        let caption = table.caption.map { caption in
            captionHTML(caption, label: block.identifier)
        }
        var block = block
        if options.conventions == .page {
            if caption != nil {
                open("figure", of: block, class: "table")
                html.append("\n")
                block.identifier = nil
            }
            html.append("<div class=\"table-scroll\">\n")
        }
        open("table", of: block)
        html.append("\n<thead>\n")
        write(row: table.head, cell: "th", of: table)
        html.append("</thead>\n")
        if !table.rows.isEmpty {
            html.append("<tbody>\n")
            for row in table.rows { write(row: row, cell: "td", of: table) }
            html.append("</tbody>\n")
        }
        html.append("</table>\n")
        if options.conventions == .page {
            html.append("</div>\n")
            if let caption { html.append("<figcaption>\(caption)</figcaption>\n</figure>\n" as HTMLBuffer) }
        }
    }

    private mutating func write(row: [[Inline]], cell name: String, of table: Block.Table) {
        html.append("<tr>\n")
        for (cell, alignment) in zip(row, table.alignments) {
            // A corner without words is no head of anything.
            let name = cell.isEmpty && options.conventions == .page ? "td" : name
            html.append("<\(name)")
            if let alignment {
                switch options.conventions {
                case .page: html.attribute("style", "text-align:\(alignment.rawValue)")
                case .gitHub: html.attribute("align", alignment.rawValue)
                }
            }
            html.append(">")
            write(cell)
            html.append("</\(name)>\n")
        }
        html.append("</tr>\n")
    }

    /// "Figure 2: Caption", as far as there is one of the two.
    func captionHTML(_ caption: [Inline], label: String?) -> HTMLBuffer {
        let text = Self.write(caption, content: content, options: options)
        guard let label, let number = content.number(ofLabel: label) else { return text }
        let name = content.words.marked(escaped(number))
        return text.isEmpty ? HTMLBuffer(name) : "\(name): \(text)"
    }
}

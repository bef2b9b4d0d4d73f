/// A notebook's tree as indented text, one node a line, for tests and for people who wonder what was read.
///
/// A block's line ends with its lines in the file. Texts stand in quotes, line ends and quotes in them escaped.
public func dump(_ notebook: Notebook) -> String {
    var dumper = TreeDumper(notebook: notebook)
    for entry in notebook.frontMatter.entries { dumper.line("\(entry.key): \(entry.value)") }
    dumper.write(notebook.blocks)
    for (index, footnote) in notebook.footnotes.enumerated() {
        dumper.line("footnote \(index + 1) \(footnote.label)")
        dumper.indented { $0.write(footnote.blocks) }
    }
    return dumper.text
}

private struct TreeDumper {
    let notebook: Notebook
    var text = ""
    var depth = 0

    mutating func line(_ words: String) {
        text += String(repeating: "  ", count: depth) + words + "\n"
    }

    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    mutating func indented(_ body: (inout TreeDumper) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    private mutating func write(_ block: Block) {
        let (first, last) = (block.lines.lowerBound, block.lines.upperBound)
        let name = (block.identifier.map { " #\($0)" } ?? "") + block.classes.map { " ." + $0 }.joined()
        let lines = (first == last ? "\(first)" : "\(first)–\(last)") + name
        switch block.kind {
        case .paragraph(let inlines):
            line("paragraph \(lines)")
            indented { $0.write(inlines) }
        case .heading(let level, let identifier, let inlines):
            line("heading \(level) #\(identifier) \(lines)")
            indented { $0.write(inlines) }
        case .quote(let blocks):
            line("quote \(lines)")
            indented { $0.write(blocks) }
        case .list(let list):
            let kind = list.start.map { "from \($0)" } ?? "of bullets"
            line("list \(kind)\(list.isTight ? "" : ", loose") \(lines)")
            indented { dumper in
                for (number, item) in list.items.enumerated() {
                    let task = number < list.tasks.count ? list.tasks[number] : nil
                    dumper.line(task.map { $0 ? "item, done" : "item, to do" } ?? "item")
                    dumper.indented { $0.write(item) }
                }
            }
        case .code(let code): line("code \(quoted(code.info)) \(quoted(code.text)) \(lines)")
        case .html(let html): line("html \(quoted(html)) \(lines)")
        case .thematicBreak: line("thematic break \(lines)")
        case .table(let table):
            line("table \(table.alignments.map { $0?.rawValue ?? "-" }.joined(separator: " ")) \(lines)")
            indented { dumper in
                for row in [table.head] + table.rows {
                    dumper.line("row")
                    dumper.indented { $0.write(cells: row) }
                }
                if let caption = table.caption { dumper.branch("caption", caption) }
            }
        case .cell(let index): line("cell \(index) \(quoted(notebook.cells[index].text.text)) \(lines)")
        case .callout(let callout):
            let folding = callout.folding.map { $0 == .open ? ", open" : ", closed" } ?? ""
            line("callout \(callout.kind)\(folding) \(lines)")
            indented { dumper in
                dumper.branch("title", callout.title)
                dumper.write(callout.blocks)
            }
        case .embed(let link): line("embed \(described(link)) \(lines)")
        }
    }

    private mutating func write(cells: [[Inline]]) {
        for cell in cells {
            line("cell")
            indented { $0.write(cell) }
        }
    }

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): line("text \(quoted(text))")
        case .softBreak: line("soft break")
        case .lineBreak: line("line break")
        case .code(let text): line("code \(quoted(text))")
        case .html(let text): line("html \(quoted(text))")
        case .emphasis(let inlines): branch("emphasis", inlines)
        case .strong(let inlines): branch("strong", inlines)
        case .link(let destination, let title, let inlines):
            branch("link \(quoted(destination))\(title.isEmpty ? "" : " " + quoted(title))", inlines)
        case .image(let destination, let title, let inlines, let attributes):
            let words = "image \(quoted(destination))\(title.isEmpty ? "" : " " + quoted(title))"
            branch(words + described(attributes), inlines)
        case .formula(let index):
            let formula = notebook.formulas[index]
            line("\(formula.isDisplay ? "display" : "formula") \(quoted(formula.tex))")
        case .value(let index): line("value \(quoted(notebook.values[index].text.text))")
        case .deletion(let inlines): branch("deletion", inlines)
        case .highlight(let inlines): branch("highlight", inlines)
        case .noteLink(let link, let inlines): branch("note link \(described(link))", inlines)
        case .embed(let link): line("embed \(described(link))")
        case .tag(let name): line("tag \(quoted(name))")
        case .footnote(let reference):
            line("footnote \(reference.number) \(quoted(reference.label)), \(reference.occurrence)")
        case .crossReference(let reference): line("reference \(quoted(reference.label)), \(reference.form)")
        case .anchor(let name): line("anchor \(quoted(name))")
        case .attributes(let attributes): line("attributes" + described(attributes))
        }
    }

    private func described(_ link: NoteLink) -> String {
        var words = quoted(link.target)
        if !link.headings.isEmpty { words += " # " + link.headings.map(quoted).joined(separator: " # ") }
        if let block = link.block { words += " ^" + quoted(block) }
        if let alternative = link.alternative { words += " " + quoted(alternative) }
        if let width = link.width { words += " \(width)" + (link.height.map { "×\($0)" } ?? "") }
        return words
    }

    private func described(_ attributes: Attributes) -> String {
        let lengths = [("width", attributes.width), ("height", attributes.height)].compactMap { name, length in
            length.map { " \(name)=\($0.number)\($0.unit)" }
        }
        return attributes.classes.map { " ." + $0 }.joined() + lengths.joined()
    }

    mutating func branch(_ name: String, _ inlines: [Inline]) {
        line(name)
        indented { $0.write(inlines) }
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\"": result += "\\\""
            default: result.unicodeScalars.append(character)
            }
        }
        return result + "\""
    }
}

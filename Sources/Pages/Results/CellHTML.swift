import Diagnostics
import Language
import Markdown
import Markup
import Notes
import Typesetting
import World

/// A cell on the page: its source, which folds, then its results in the order of its statements.
struct CellHTML: Sendable {
    let note: Note
    let results: ShownResults
    let words: PageWords
    /// Where the note's Markdown can be read; lines are linked to there.
    let sourceLink: String?
    /// Typeset formulas by their TeX, for equations among the results.
    let equation: @Sendable (String) -> HTMLBuffer

    /// - Parameters:
    ///   - caption: the cell's, as HTML.
    ///   - number: "Figure 2" for the label of a cell that is numbered.
    func html(_ index: Int, caption: HTMLBuffer?, number: (String) -> String?) -> HTMLBuffer {
        guard let place = note.program.cells.firstIndex(where: { $0.index == index }) else { return "" }
        let cell = note.program.cells[place]
        guard cell.options.include else { return "" }
        var results = HTMLBuffer()
        for error in cell.expectedErrors {
            results.append(DiagnosticHTML.html(error, in: note.source, words, isExpected: true))
        }
        results.append(self.results(cell, place, cell.options.label.flatMap(number), caption))
        let source = self.source(cell, note.notebook.cells[index])
        guard !source.isEmpty || !results.isEmpty else { return "" }
        // No heading's identifier has a full stop in it.
        let identifier = cell.options.label ?? "cell.\(index + 1)"
        let body: HTMLBuffer = results.isEmpty ? "" : "<div class=\"results\">\n\(results)</div>\n"
        return """
            <section class="cell" id="\(escaped(identifier))" aria-label="\(words.cell(index + 1))">
            \(source)\(body)</section>

            """
    }

    /// - Parameters:
    ///   - number: "Figure 2" for a cell that is numbered.
    ///   - caption: the cell's, as HTML.
    private func results(_ cell: Cell, _ place: Int, _ number: String?, _ caption: HTMLBuffer?) -> HTMLBuffer {
        var html = HTMLBuffer()
        for piece in results.cells[place] {
            switch piece {
            case .html(let text): html.append(text)
            case .equation(let tex): html.append(equation(tex))
            case .caption:
                guard number != nil || caption != nil, !html.isEmpty else { continue }
                var text = HTMLBuffer()
                if let number { text.append(words.marked(escaped(number)) + (caption == nil ? "" : ": ")) }
                if let caption { text.append(caption) }
                html = "<figure class=\"figure\">\n\(html)<figcaption>\(text)</figcaption>\n</figure>\n"
            }
        }
        return html
    }

    // MARK: - Source

    private func source(_ cell: Cell, _ text: Notebook.Cell) -> String {
        let echo = cell.options.echo
        guard echo != .hidden else { return "" }
        let line = note.source.line(at: text.range.lowerBound)
        let link = sourceLink.map { target in
            "<a class=\"source-link\" href=\"\(escaped(Paths.address(of: target)))#L\(line)\"\(words.mark)>"
                + "\(words.line(line))</a>"
        } ?? "<span class=\"source-link\"\(words.mark)>\(words.line(line))</span>"
        return """
            <details class="source"\(echo == .shown ? " open" : "")>
            <summary\(words.mark)>\(words.cellSource)</summary>
            <pre><code class="language-nn">\(NNHighlighter.html(for: Self.program(text.text.text)))</code></pre>
            <p class="source-place">\(link)</p>
            </details>

            """
    }

    /// A cell's text without its options, which are said to nnbook and not to the reader.
    static func program(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0.trimmingPrefix { $0 == " " }.hasPrefix("#|") || $0.isEmpty }.joined(separator: "\n")
    }
}

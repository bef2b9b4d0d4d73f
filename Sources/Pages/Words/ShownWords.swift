import Figures
import Plotting

// Where the words go that are not written at their places: templates, the script, tables and figures.

extension PageWords {
    /// For templates.
    var context: [String: Any] {
        [
            "mark": mark, "skip": skip, "contents": contents, "tags": tags, "neighbours": neighbours,
            "previous": previous, "next": next, "noteSource": noteSource, "notes": notes,
        ]
    }

    /// An object for the page's script; `language` is empty where it is the page's.
    var forScript: String {
        let entries = [
            ("language", areForeign ? language : ""), ("dark", darkColours), ("copy", copy), ("copied", copied),
            ("link", linkTo),
        ]
        precondition(entries.allSatisfy { !$0.1.contains { "'\\<".contains($0) } }, "words need no escaping")
        return "{ " + entries.map { "\($0.0): '\($0.1)'" }.joined(separator: ", ") + " }"
    }

    /// A column's head: names in the author's data stay as they are.
    func head(_ column: TableContent.Column) -> String {
        NumberText.shown(column.isOfData ? column.title : term(column.title))
    }

    func text(_ cell: TableContent.Cell, in column: TableContent.Column) -> String {
        if case .text(let text) = cell, !column.isOfData, let word = terms[text] { word } else { cell.text }
    }

    /// The mark for a head that holds words of these.
    func mark(_ column: TableContent.Column) -> String { !column.isOfData && terms[column.title] != nil ? mark : "" }

    /// A head of a table, a title, an axis or a key, where it is one of ours.
    private func term(_ name: String) -> String {
        if let word = terms[name] { return word }
        if let comma = name.firstRange(of: ", dashed: ") {
            return dashed(term(String(name[..<comma.lowerBound])), term(String(name[comma.upperBound...])))
        }
        // What is hollow in a figure is of the test part.
        if name.hasSuffix(")"), let part = name.lastIndex(of: "("), part > name.startIndex {
            let end = name.index(before: name.endIndex)
            let inner = name[name.index(after: part)..<end]
            if let word = terms[String(inner)] { return term(String(name[..<part].dropLast())) + " (\(word))" }
        }
        return name.hasPrefix("class ") ? classNamed(String(name.dropFirst("class ".count))) : name
    }

    /// A chart with its title, axes and keys in these words; its description stays in English, and says so.
    func chart(_ chart: Chart) -> Chart {
        guard language != "en" || areForeign else { return chart }
        var chart = chart
        chart.descriptionLanguage = "en"
        chart.title = term(chart.title)
        chart.frameTitle = term(chart.frameTitle)
        for index in chart.panels.indices {
            chart.panels[index].x.label = term(chart.panels[index].x.label)
            chart.panels[index].y.label = term(chart.panels[index].y.label)
            chart.panels[index].marks = chart.panels[index].marks.map(inWords)
        }
        return chart
    }

    private func inWords(_ mark: Mark) -> Mark {
        switch mark {
        case .line(var series, let isDashed):
            series.label = term(series.label)
            return .line(series, isDashed: isDashed)
        case .points(var series, let shape):
            series.label = term(series.label)
            return .points(series, shape: shape)
        case .rule(let direction, let place, let label): return .rule(direction, at: place, label: term(label))
        case .cells(var grid):
            grid.rowTitle = term(grid.rowTitle)
            grid.columnTitle = term(grid.columnTitle)
            return .cells(grid)
        case .network(var layers):
            for index in layers.indices { layers[index].name = terms[layers[index].name] ?? layers[index].name }
            return .network(layers)
        case .band, .field, .bars, .images: return mark
        }
    }
}

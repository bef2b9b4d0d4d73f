import Markup

/// Draws a chart as one SVG file that needs no page: its panels in rows, the legend above, with a palette of its own
/// for light and dark.
///
/// Of a chart with frames it shows the last.
///
/// - Parameter idPrefix: begins the ids of title and description.
public func standaloneSVG(_ chart: Chart, idPrefix: String = "chart") -> String {
    var chart = chart
    chart.panels = chart.panels.suffix(chart.panelsPerFrame)
    chart.frames = []
    let composition = Composition(chart, idPrefix: idPrefix)
    let format = composition.format
    let gap = 1.5 * format.em
    let columns = min(max(1, chart.panels.count), composition.isSmall ? 3 : 1)
    let width = Double(columns) * (format.width + gap) - gap
    let (legend, legendHeight) = legendRow(composition.legend, format, width: width)
    var panels = ""
    var top = legendHeight
    for start in stride(from: 0, to: composition.drawings.count, by: columns) {
        let row = composition.drawings[start..<min(start + columns, composition.drawings.count)]
        for (column, drawing) in row.enumerated() {
            let left = Double(column) * (format.width + gap)
            panels += element(
                "g", ["transform": "translate(\(coordinate(left)) \(coordinate(top)))"], drawing.content)
        }
        top += (row.map(\.height).max() ?? 0) + gap
    }
    let margin = format.em
    let size = (width: width + 2 * margin, height: max(0, top - gap) + 2 * margin)
    let box = "\(coordinate(-margin)) \(coordinate(-margin)) \(coordinate(size.width)) \(coordinate(size.height))"
    let title = element("title", ["id": "\(idPrefix)-title"], escapedForXML(chart.title))
    let description =
        chart.description.isEmpty ? "" : element("desc", ["id": "\(idPrefix)-desc"], escapedForXML(chart.description))
    let paper = element(
        "rect",
        [
            "class": "paper", "x": coordinate(-margin), "y": coordinate(-margin), "width": coordinate(size.width),
            "height": coordinate(size.height),
        ])
    return element(
        "svg",
        [
            "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "viewBox": box,
            "width": coordinate(size.width), "height": coordinate(size.height), "role": "img",
            "aria-labelledby": "\(idPrefix)-title",
            "aria-describedby": chart.description.isEmpty ? nil : "\(idPrefix)-desc",
        ], title + description + element("style", [:], standaloneStyle) + paper + legend + panels)
}

/// The keys beside each other, wrapped at the width.
private func legendRow(_ legend: Legend, _ format: PanelFormat, width: Double) -> (markup: String, height: Double) {
    guard !legend.entries.isEmpty else { return ("", 0) }
    let lineHeight = 1.5 * format.em
    var (x, y) = (0.0, 0.0)
    var markup = ""
    for entry in legend.entries {
        let length = 30 + format.width(entry.label) + format.em
        if x > 0, x + length > width { (x, y) = (0, y + lineHeight) }
        let key =
            Legend.symbol(entry) + element("text", ["x": "29", "y": "6", "dy": ".32em"], escapedForXML(entry.label))
        markup += element("g", ["transform": "translate(\(coordinate(x)) \(coordinate(y)))"], key)
        x += length
    }
    return (element("g", ["class": "legend"], markup), y + lineHeight + 0.5 * format.em)
}

/// The page's classes for charts, with literal values.
private let standaloneStyle = """
    .chart{--paper:#fdfcf9;--ink:#23252b;--ink-soft:#5c616d;--grid:#e6e3da;\
    --series-0:#4459cf;--series-1:#cc6c1e;--series-2:#1b5a30;--series-3:#ad6bc2;\
    --series-4:#6d6014;--series-5:#055882;--series-6:#727986;--series-7:#7e3a4f}
    @media (prefers-color-scheme:dark){.chart{--paper:#17191d;--ink:#dfe1e6;--ink-soft:#a2a8b4;--grid:#2e3238;\
    --series-0:#5b95f8;--series-1:#f58a5b;--series-2:#86efac;--series-3:#c96acb;\
    --series-4:#e8c547;--series-5:#67c7e0;--series-6:#d5daea;--series-7:#e0554a}}
    \((0..<8).map { ".series-\($0){--series:var(--series-\($0))}" }.joined())
    text{font:12.5px system-ui,sans-serif;fill:var(--ink)}
    .paper{fill:var(--paper)}
    .line{fill:none;stroke:var(--series);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
    .dashed{stroke-dasharray:5 4}.dense{stroke-width:1}
    .point{fill:var(--series);stroke:var(--paper);stroke-width:.75}
    marker+path{fill:none;stroke:none}
    .ring,.cross{fill:none;stroke:var(--series);stroke-width:1.75}
    .dots{fill:var(--series);stroke:var(--series);stroke-linecap:round}
    .band{fill:var(--series);fill-opacity:.18}.bar,.region{fill:var(--series)}
    .level{fill:none;stroke:var(--ink);stroke-width:1.5}.thin{stroke-width:.75}
    .axis path{fill:none;stroke:var(--ink-soft)}.grid path,.frame{fill:none;stroke:var(--grid)}
    .tick text,.axis .title,.rule text,.bar-values text,.image-caption{fill:var(--ink-soft)}
    .rule line{stroke:var(--ink-soft);stroke-dasharray:2 3}
    .label{fill:var(--series);font-weight:600;stroke:var(--paper);stroke-width:3px;\
    stroke-linejoin:round;paint-order:stroke}
    .leader{fill:none;stroke:var(--series);stroke-opacity:.6}
    .panel-title{font-weight:600}.pixel{fill:var(--ink)}
    .node{fill:var(--paper);stroke:var(--ink);stroke-width:1.25}.ellipsis,.node-units{fill:var(--ink-soft)}
    .edge{fill:none;stroke:var(--ink-soft);stroke-opacity:.45;stroke-width:.75}
    """

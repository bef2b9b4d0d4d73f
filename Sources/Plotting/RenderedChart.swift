import Markup

/// A chart as SVG, one drawing a panel, so that panels can wrap on a narrow page with their text still legible.
///
/// The drawings take their colours and fonts from the page's style sheet, through classes.
public struct RenderedChart: Sendable, Equatable {
    /// One `<svg class="chart">` for each panel, in order.
    public var panels: [String]
    /// Panels are small, to stand two or three abreast; else there is one across the page.
    public var isSmall: Bool
    /// The names of frames that share the panels in equal parts, and what they are; none where all are shown at once.
    public var frames: [String]
    public var frameTitle: String
    /// Names the frames' group on the page.
    var id: String
    /// A row of keys, `<div class="legend">…`, for what is not labelled in the drawings.
    public var legend: String?

    /// The legend above the panels, as they stand in a figure.
    public var html: String {
        guard !frames.isEmpty else { return (legend ?? "") + group(panels[...]) }
        let count = panels.count / frames.count
        let items = frames.enumerated().map { index, name in
            // The end of training is what is shown first.
            let isLast = index == frames.count - 1
            let radio =
                "<input type=\"radio\" name=\"\(id)-frame\" id=\"\(id)-frame-\(index + 1)\"\(isLast ? " checked" : "")>"
                + element("label", ["for": "\(id)-frame-\(index + 1)", "data-of": frameTitle], escapedForXML(name))
            return element("div", ["class": "moment"], radio + group(panels[index * count..<(index + 1) * count]))
        }
        return (legend ?? "")
            + element("fieldset", ["class": "moments"], element("legend", [:], escapedForXML(frameTitle)) + items.joined())
    }

    private func group(_ panels: ArraySlice<String>) -> String {
        element("div", ["class": isSmall ? "panels small" : "panels"], panels.joined())
    }
}

/// Draws a chart for a page.
///
/// - Parameter idPrefix: begins the ids of the drawings' titles, and must be unique on the page.
public func render(_ chart: Chart, idPrefix: String) -> RenderedChart {
    let composition = Composition(chart, idPrefix: idPrefix)
    let panels = zip(chart.panels, composition.drawings).enumerated().map { index, item in
        let (panel, drawing) = item
        let id = "\(idPrefix)-\(index + 1)"
        let frame = chart.frames.isEmpty ? "" : "\(chart.frameTitle) \(chart.frames[index / chart.panelsPerFrame])"
        let name = [chart.title, frame, panel.title ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        // What holds for all panels is told once.
        let isFirst = index == (chart.frames.isEmpty ? 0 : chart.panels.count - chart.panelsPerFrame)
        let description = isFirst ? chart.description : ""
        return element(
            "svg",
            [
                "class": "chart", "viewBox": "0 0 \(coordinate(drawing.width)) \(coordinate(drawing.height))",
                "role": "img", "aria-labelledby": "\(id)-title",
                "aria-describedby": description.isEmpty ? nil : "\(id)-desc",
            ],
            element("title", ["id": "\(id)-title"], escapedForXML(name))
                + (description.isEmpty
                ? ""
                : element(
                    "desc", ["id": "\(id)-desc", "lang": chart.descriptionLanguage], escapedForXML(description)))
                + drawing.content)
    }
    return RenderedChart(
        panels: panels, isSmall: composition.isSmall, frames: chart.frames, frameTitle: chart.frameTitle, id: idPrefix,
        legend: composition.legend.html)
}

/// What all panels of a chart have in common, and their drawings.
struct Composition {
    let drawings: [PanelDrawing]
    let legend: Legend
    let format: PanelFormat
    let isSmall: Bool

    init(_ chart: Chart, idPrefix: String) {
        let format = PanelFormat(chart)
        // Labels stand at the curves' ends only if they fit in every panel.
        let fitting = chart.panels.compactMap { DirectLabels($0, format) }
        let isDirect = fitting.count == chart.panels.count
        let labels = isDirect ? fitting : chart.panels.map { _ in DirectLabels.none }
        let margins = zip(chart.panels, labels).reduce(Margins()) { margins, item in
            margins.union(PanelLayout.margins(of: item.0, format, labelWidth: item.1.width(format)))
        }
        drawings = zip(chart.panels, labels).enumerated().map { index, item in
            PanelDrawing(item.0, format, margins, labels: item.1, id: "\(idPrefix)-\(index + 1)")
        }
        legend = Legend(chart, includesLines: !isDirect)
        self.format = format
        isSmall = format.width < PanelFormat.square.width
    }
}

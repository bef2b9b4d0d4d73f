import Testing

@testable import Plotting

@Suite struct RenderingTests {
    private func line(_ label: String, _ y: [Double], color: Int = 0) -> Mark {
        .line(Series(label: label, x: y.indices.map(Double.init), y: y, color: color), isDashed: false)
    }

    private func chart(_ marks: [Mark], y: Axis = Axis(label: "loss")) -> Chart {
        Chart(
            title: "Loss", description: "It falls.",
            panels: [Panel(x: Axis(label: "step", isInteger: true), y: y, marks: marks)])
    }

    /// Start and end tags match, and nothing is left open: enough of XML for what is written here.
    private func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for tag in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
            guard let end = tag.firstIndex(of: ">") else { return false }
            let name = tag.prefix { !" >/".contains($0) }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag[tag.index(after: tag.startIndex)..<end] else { return false }
            } else if tag[..<end].last != "/" {
                open.append(name)
            }
        }
        return open.isEmpty
    }

    /// A loss that reaches 0 has a place for it on a logarithmic axis, below all others.
    @Test func zeroHasItsPlaceOnALogarithmicAxis() {
        let chart = chart([line("", [1, 0.1, 0.01, 0, 0, 0.05, -1])], y: Axis(label: "loss", scale: .log))
        let layout = PanelLayout(
            chart.panels[0], .wide, PanelLayout.margins(of: chart.panels[0], .wide, labelWidth: 0))
        #expect(layout.y.ticks.map(\.label).prefix(2) == ["0", "0.01"])
        #expect(layout.y.position(0) == layout.frame.bottom)
        #expect(layout.y.position(0.01)! < layout.frame.bottom - 15 && layout.y.position(1) == layout.frame.top)
        #expect(layout.y.position(-1) == nil && layout.x.domain == 0...5)
        let without = self.chart([line("", [1, 0.1])], y: Axis(label: "loss", scale: .log)).panels[0]
        #expect(Extent(without).scales(without, xTickCount: 5, yTickCount: 5).y.position(0) == nil)
        let nothing = self.chart([line("", [0, 0])], y: Axis(label: "loss", scale: .log)).panels[0]
        #expect(!Extent(nothing).hasZero)
    }

    @Test func manyKeysStandInColumnsAsWideAsTheyAre() throws {
        let short = render(chart((0..<12).map { line("r\($0)", [3, 2, 1], color: $0) }), idPrefix: "f").html
        let long = render(chart((0..<12).map { line("lr=0.\($0), units=32", [3, 2, 1], color: $0) }), idPrefix: "f").html
        let widths = try [short, long].map { html in
            let width = try #require(html.firstMatch(of: /legend many" style="column-width:([0-9.]+)em"/))
            return try #require(Double(width.1))
        }
        // A phone has 24 em for them.
        #expect(widths[0] < 7 && widths[1] > 10)
    }

    @Test func labelsAreEscaped() {
        let evil = "a<b>&\"'\u{1}"
        var chart = chart([line(evil, [1, 2])], y: Axis(label: evil))
        chart.title = evil
        chart.panels[0].title = evil
        chart.panels[0].marks.append(.rule(.horizontal, at: 1.5, label: evil))
        chart.panels[0].marks.append(.points(Series(label: evil, x: [1], y: [1], color: 1), shape: .cross))
        let html = render(chart, idPrefix: "f").html
        #expect(!html.contains(evil) && !html.contains("\u{1}"))
        #expect(html.contains("a&lt;b&gt;&amp;&quot;'\u{FFFD}"))
        #expect(isWellFormed(html))
        #expect(isWellFormed(standaloneSVG(chart)))
    }

    @Test func sameInputSameBytes() {
        let chart = chart([line("sgd", (0..<3000).map { 1 / Double($0 + 1) })])
        #expect(render(chart, idPrefix: "f") == render(chart, idPrefix: "f"))
        #expect(
            render(chart, idPrefix: "f").panels[0].contains(#"aria-labelledby="f-1-title" aria-describedby="f-1-desc""#)
        )
    }

    /// No colour of its own: the page's style sheet decides.
    @Test func coloursAreClasses() {
        let html = render(chart([line("sgd", [3, 2, 1], color: 9)]), idPrefix: "f").html
        #expect(html.contains("series-1"))
        #expect(!html.contains("#") && !html.contains("stroke=") && !html.contains("fill=\""))
    }

    @Test func longSeriesAreShort() {
        var state: UInt64 = 1
        let noise = (0..<10_000).map { _ -> Double in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40)
        }
        #expect(render(chart([line("noise", noise)]), idPrefix: "f").html.utf8.count < 20_000)
        let smooth = (0..<10_000).map { 1 / (1 + Double($0) / 100) }
        #expect(render(chart([line("smooth", smooth)]), idPrefix: "f").html.utf8.count < 4_000)
    }

    @Test func linesBreakAtGaps() {
        var values = (0..<20).map { Double($0 * $0) }
        values[5] = .nan
        values[7] = .infinity
        let svg = render(chart([line("", values)]), idPrefix: "f").panels[0]
        let path = svg.components(between: #"class="line series-0" d=""#, and: "\"")
        #expect(path.count { $0 == "M" || $0 == "m" } == 2)
        // The value between the gaps is a dot.
        #expect(svg.count(of: "<circle") == 1)
    }

    @Test func strangeValuesStillDraw() {
        let values: [[Double]] = [
            [], [1], [.nan], [0, 0, 0], [1e308, -1e308], [.infinity, 1], [-1, -2], [.leastNonzeroMagnitude, 1e-300],
            [1e-300, 1e300],
        ]
        for y in values {
            for scale in [Axis.Scale.linear, .log] {
                for domain in [nil, 0...1, 5...5] as [ClosedRange<Double>?] {
                    let axis = Axis(label: "y", scale: scale, domain: domain)
                    let x = y.indices.map(Double.init)
                    let series = Series(label: "s", x: x, y: y, color: 0)
                    let html = render(
                        chart(
                            [
                                .band(x: x, low: y, high: y, color: 0), .line(series, isDashed: true),
                                .points(series, shape: .triangle), .rule(.horizontal, at: y.first ?? .nan, label: "r"),
                            ], y: axis), idPrefix: "f"
                    ).html
                    #expect(isWellFormed(html))
                    #expect(!html.contains("nan") && !html.contains("inf"))
                }
            }
        }
    }

    @Test func labelsAtTheEndsOrInTheLegend() {
        let few = render(chart([line("sgd", [3, 2]), line("adam", [3, 1], color: 1)]), idPrefix: "f")
        #expect(few.legend == nil)
        #expect(few.panels[0].contains(">adam</text>"))
        // The name of a curve that ends early would lie on the other.
        let early = render(chart([line("sgd", [3, 2, 1]), line("adam", [3, 1], color: 1)]), idPrefix: "f")
        #expect(early.legend?.count(of: "class=\"key\"") == 2 && !early.panels[0].contains(">adam</text>"))
        let many = render(
            chart((0..<30).map { line("momentum, lr=0.\($0)", [3, Double($0)], color: $0) }), idPrefix: "f")
        #expect(many.legend?.count(of: "class=\"key\"") == 30)
        #expect(!many.panels[0].contains("class=\"label"))
    }

    @Test func legendNamesEachClassOnce() {
        let points = Mark.points(Series(label: "class 0", x: [0, 1], y: [0, 1], color: 0), shape: .circle)
        let panel = Panel(title: "and", x: Axis(label: "x"), y: Axis(label: "y"), marks: [points], isEqualAspect: true)
        let chart = Chart(title: "Gates", description: "", panels: [panel, panel, panel])
        let rendered = render(chart, idPrefix: "f")
        #expect(rendered.panels.count == 3 && rendered.isSmall)
        #expect(rendered.legend?.count(of: "class 0") == 1)
        #expect(rendered.html.count(of: "f-2-title") == 2)
        #expect(standaloneSVG(chart).count(of: "panel-title\"") == 3)
    }

    @Test func coloursThatComeAgainAreDashed() {
        let svg = render(chart([line("", [3, 2], color: 0), line("", [3, 1], color: 8)]), idPrefix: "f").panels[0]
        #expect(svg.count(of: "line series-0") == 2)
        #expect(svg.count(of: "stroke-dasharray") == 1)
    }

    @Test func anEmptyTitleIsNone() {
        var chart = chart([line("", [3, 2])])
        let without = render(chart, idPrefix: "f")
        chart.panels[0].title = ""
        #expect(render(chart, idPrefix: "f") == without)
    }

    @Test func equalUnits() {
        let panel = Panel(
            x: Axis(label: ""), y: Axis(label: ""),
            marks: [.points(Series(label: "", x: [0, 4], y: [0, 2], color: 0), shape: .circle)], isEqualAspect: true)
        let layout = PanelLayout(panel, .small, Margins(left: 20, right: 10, top: 10, bottom: 20))
        let unitX = layout.x.position(1)! - layout.x.position(0)!
        let unitY = layout.y.position(0)! - layout.y.position(1)!
        #expect(abs(unitX - unitY) < 1e-9)
    }

    @Test func fieldsOfOneValue() {
        for value in [0, 0.5, 1, .nan] {
            let field = Field(
                columns: 3, rows: 3, x: 0...1, y: 0...1, values: Array(repeating: value, count: 9),
                meaning: .probability(lowColor: 0, highColor: 1))
            let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.field(field)], isEqualAspect: true)
            let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
            #expect(!svg.contains("class=\"level"))
            let high = String(svg.components(between: "region series-1", and: "</g>"))
            #expect(high.count(of: "<path") == (value == 1 ? 5 : value == 0.5 ? 1 : 0))
        }
    }

    @Test func framesAreChosenWithoutScript() {
        let panels = (1...6).map { number in
            Panel(
                x: Axis(label: ""), y: Axis(label: ""),
                marks: [.points(Series(label: "", x: [0, Double(number)], y: [0, 1], color: 0), shape: .circle)])
        }
        let chart = Chart(title: "T", description: "D", panels: panels, frames: ["0", "5", "<"], frameTitle: "step")
        let rendered = render(chart, idPrefix: "f")
        #expect(rendered.isSmall && rendered.panels.count == 6)
        #expect(rendered.html.count(of: #"<div class="moment"><input type="radio" name="f-frame""#) == 3)
        #expect(rendered.html.count(of: "<div class=\"panels small\">") == 3)
        #expect(rendered.html.contains(#"id="f-frame-3" checked><label for="f-frame-3" data-of="step">&lt;</label>"#))
        #expect(rendered.panels[3].contains(">T: step 5</title>") && rendered.panels[4].contains("f-5-desc"))
        #expect(standaloneSVG(chart).count(of: "<circle") == 4)
    }

    @Test func picturesAreRuns() {
        let image = PixelImage(width: 4, height: 2, pixels: [1, 1, 0, 1, 0, .nan, 0, 2], caption: "7 < 9")
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.images([image])])
        let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
        #expect(svg.contains(#"fill-opacity="1" d="M0 0h2v1h-2zm3 0h1v1h-1zm0 1h1v1h-1z""#))
        #expect(svg.count(of: "class=\"pixel\"") == 1)
        #expect(svg.contains("7 &lt; 9"))
    }

    @Test func coloursFillOverTheCommonest() {
        let image = PixelImage(
            width: 3, height: 1, pixels: [0, 0, 0], colors: [0, 0.5, 1, 1, 0, 0, 0, 0.5, 1], caption: "")
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.images([image])])
        let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
        #expect(svg.contains(##"<path fill="#08f" d="M0 0h3v1h-3z"/><path fill="#f00" d="M1 0h1v1h-1z"/>"##))
    }

    @Test func networksAreAbridged() {
        let layers = [NetworkLayer(name: "input", units: 784), NetworkLayer(name: "softmax", units: 10)]
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.network(layers)])
        let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
        #expect(svg.count(of: "class=\"node\"") == 12)
        #expect(svg.contains("784 units"))
        let deep = Panel(
            x: Axis(label: ""), y: Axis(label: ""), marks: [.network(Array(repeating: layers[1], count: 60))])
        #expect(render(Chart(title: "", description: "", panels: [deep]), idPrefix: "f").html.utf8.count < 12_000)
    }
}

extension String {
    func count(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }

    /// What follows the first `start`, up to `end`; empty where there is none.
    func components(between start: String, and end: String) -> Substring {
        let parts = split(separator: start, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count < 2 ? "" : parts[1].split(separator: end, omittingEmptySubsequences: false)[0]
    }
}

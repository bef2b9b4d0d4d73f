import Testing

@testable import Plotting

@Suite struct CellTests {
    private func svg(_ grid: CellGrid) -> String {
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.cells(grid)])
        return render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
    }

    private func grid(_ rows: Int, _ columns: Int, _ values: [Double], _ meaning: CellGrid.Meaning) -> CellGrid {
        CellGrid(
            rows: rows, columns: columns, values: values, texts: values.map { "\($0)" },
            rowNames: (0..<rows).map { "row \($0)" }, rowTitle: "<rows>", meaning: meaning)
    }

    @Test func signsHaveColoursAndZeroHasNone() {
        let svg = svg(grid(2, 2, [-4, 0, .nan, 2], .signed(negativeColor: 3, positiveColor: 5)))
        #expect(svg.count(of: "region series-3") == 1 && svg.count(of: "region series-5") == 1)
        // The deepest colour, and half of it.
        #expect(svg.contains(#"region series-3" fill-opacity=".6""#))
        #expect(svg.contains("&lt;rows&gt;") && svg.contains(">row 1</text>") && svg.contains(">-4.0</text>"))
        #expect(!svg.contains("fill=\"") && !svg.lowercased().contains("nan\""))
    }

    @Test func manyCellsHaveAScaleInPlaceOfTexts() {
        let values = (0..<900).map { Double($0 % 30) - 10 }
        let svg = svg(grid(30, 30, values, .signed(negativeColor: 0, positiveColor: 1)))
        #expect(!svg.contains("cell-value"))
        #expect(svg.contains(">-19</text>") || svg.contains(">−19</text>"))
        #expect(svg.utf8.count < 40_000)
    }

    @Test func nothingButZeros() {
        let svg = svg(grid(1, 2, [0, 0], .amount(color: 0)))
        #expect(!svg.contains("region"))
    }

    @Test func nodesMayHaveNumbers() {
        let layer = NetworkLayer(
            name: "tanh", units: 9, values: (1...9).map { "v\($0)" }, notes: (1...9).map { "n\($0)" })
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.network([layer])])
        let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
        // Four at the top and two at the bottom are drawn.
        for text in ["v1", "v4", "n4", "v8", "n9"] { #expect(svg.contains(">\(text)</text>")) }
        #expect(!svg.contains(">v5</text>"))
    }

    @Test func bordersOfClassesAreCutBetweenNodes() {
        // The first class leads by ½ − x: the border lies between the nodes 0 and 1.
        let leads = [[0.25, -0.75, 0.25, -0.75], [-0.25, 0.75, -0.25, 0.75]]
        let field = Field(
            columns: 2, rows: 2, x: 0...1, y: 0...1, values: [0, 1, 0, 1],
            meaning: .leads(colors: [0, 1], leads: leads))
        let panel = Panel(x: Axis(label: ""), y: Axis(label: ""), marks: [.field(field)], isEqualAspect: true)
        let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "f").panels[0]
        #expect(svg.count(of: "region series-0") == 1 && svg.count(of: "region series-1") == 1)
        #expect(svg.count(of: "class=\"level thin\"") == 1)
        let layout = PanelLayout(panel, .square, PanelLayout.margins(of: panel, .square, labelWidth: 0))
        let border = layout.x.position(0.25)!
        let drawn = Double(svg.components(between: "level thin\" d=\"M", and: " "))!
        #expect(abs(drawn - border) <= 0.05)
    }
}

import Execution
import Figures
import Language
import Plotting
import Testing

@Suite struct ViewFigureTests {
    private func figure(_ observation: Observation, _ options: ViewOptions = ViewOptions()) throws -> Figure {
        guard case .figure(let figure)? = Exhibit.of(.observed(observation, options), isTable: false) else {
            throw NoExhibit()
        }
        return figure
    }

    private func table(_ observation: Observation) throws -> TableContent {
        guard case .table(let table)? = Exhibit.of(.observed(observation, ViewOptions()), isTable: true) else {
            throw NoExhibit()
        }
        return table
    }

    private struct NoExhibit: Error {}

    private func confusion(_ counts: [[Int]], name: String = "fit") -> ConfusionObservation {
        ConfusionObservation(
            name: name, member: "", part: .test, classes: counts.indices.map { "\($0)" }, counts: counts)
    }

    @Test func confusionSaysWhatIsTakenForWhat() throws {
        let observation = Observation.confusions([confusion([[8, 2], [0, 0]])])
        let figure = try figure(observation)
        #expect(
            figure.chart.description
                == "fit: 8 of 10 examples of the test part right; most often 0 is taken for 1, twice.")
        #expect(
            try table(observation).rows.map { $0.map(\.text) } == [
                ["0", "8", "2", "80\u{202F}%"], ["1", "0", "0", ""],
            ])
        #expect(figure.series.map(\.y) == [[8, 2], [0, 0]])
    }

    @Test func runsWithOtherClassesShareATable() throws {
        let other = ConfusionObservation(name: "b", member: "", part: .test, classes: ["x"], counts: [[3]])
        let table = try table(.confusions([confusion([[1, 0], [0, 1]], name: "a"), other]))
        #expect(table.columns.map(\.title) == ["run", "true class", "as 0", "as 1", "as x", "right"])
        #expect(table.rows.last?.map(\.text) == ["b", "x", "", "", "3", "100\u{202F}%"])
    }

    private func weights(_ rows: [[Double]], shape: [Int]? = nil, number: Int = 1) -> WeightsObservation.Layer {
        WeightsObservation.Layer(number: number, weights: rows, biases: nil, inputNames: nil, imageShape: shape)
    }

    @Test func weightsAreCellsOrImages() throws {
        let cells = WeightsObservation(name: "fit", member: "", layers: [weights([[1, -2], [0, 4]])])
        guard case .cells(let grid) = try figure(.weights([cells])).chart.panels[0].marks[0] else {
            Issue.record("no cells")
            return
        }
        #expect(grid.values == [1, -2, 0, 4] && grid.texts == ["1", "−2", "0", "4"])
        let images = WeightsObservation(name: "fit", member: "", layers: [weights([[1, -2, 0, 4]], shape: [2, 2])])
        guard case .images(let pictures) = try figure(.weights([images])).chart.panels[0].marks[0] else {
            Issue.record("no images")
            return
        }
        #expect(pictures[0].pixels == [0.25, -0.5, 0, 1] && pictures[0].isSigned)
    }

    @Test func tablesOfSeveralLayersArePadded() throws {
        let run = WeightsObservation(
            name: "fit", member: "", layers: [weights([[1, 2, 3]]), weights([[4], [5]], number: 2)])
        let table = try table(.weights([run]))
        #expect(table.columns.map(\.title) == ["layer", "unit", "1", "2", "3"])
        #expect(table.rows.last?.map(\.text) == ["layer 2", "2", "5", "", ""])
    }

    @Test func largeLayersAreDrawnInPart() throws {
        let run = WeightsObservation(
            name: "fit", member: "",
            layers: [weights([[Double]](repeating: [Double](repeating: 1, count: 784), count: 128))])
        let figure = try figure(.weights([run]))
        #expect(figure.chart.description.hasSuffix("Its first 48 units and 64 inputs are drawn."))
        #expect(render(figure.chart, idPrefix: "f").html.utf8.count < 60_000)
    }

    private func data(_ counts: [(part: DataPart, examples: Int)], _ classes: [(String, Int)]) -> DataObservation {
        DataObservation(
            name: "d", member: "", inputNames: ["x1", "x2"], targetNames: ["y"], classes: classes.map(\.0), points: [],
            firstRows: [], counts: counts, classCounts: classes.map(\.1))
    }

    @Test func dataIsDescribedInProse() throws {
        let whole = try figure(.data([data([(.train, 3)], [("0", 1), ("1", 2)])]))
        #expect(whole.chart.description == "d: 3 examples; 1 are of class 0 and 2 of class 1.")
        let split = try figure(.data([data([(.train, 1), (.validation, 2), (.test, 3)], [])]))
        #expect(split.chart.description == "d: 1 example for training, 2 for validation and 3 for testing.")
        let many = try figure(.data([data([(.train, 9)], (0..<5).map { ("\($0)", 1) })]))
        #expect(many.chart.description == "d: 9 examples, of 5 classes.")
    }

    @Test func wideDataShowsItsFirstColumns() throws {
        var wide = data([(.train, 1)], [])
        wide.inputNames = (1...64).map { "x\($0)" }
        wide.firstRows = [(1...65).map { "\($0)" }]
        let table = try table(.data([wide]))
        #expect(table.columns.map(\.title).suffix(3) == ["x12", "…", "y"])
        #expect(table.rows[0].map(\.text).suffix(3) == ["12", "…", "65"])
    }

    @Test func valuesAreBarsLinesOrCells() throws {
        func mark(_ values: [Value]) throws -> Mark? {
            try figure(.values(values.map { LabelledValue(label: "v", value: $0) })).chart.panels[0].marks.first
        }
        func list(_ count: Int) -> Value { .array((0..<count).map { .number(Double($0)) }) }
        if case .bars(let labels, let values, _)? = try mark([.number(1), .formatted(2, .percent)]) {
            #expect(labels == ["v", "v"] && values == [1, 2])
        } else {
            Issue.record("no bars")
        }
        if case .bars(let labels, _, _)? = try mark([list(3)]) {
            #expect(labels == ["1", "2", "3"])
        } else {
            Issue.record("no bars")
        }
        if case .line? = try mark([list(100)]) {} else { Issue.record("no line") }
        if case .cells(let grid)? = try mark([.array([list(2), list(2)])]) {
            #expect(grid.values == [0, 1, 0, 1])
        } else {
            Issue.record("no cells")
        }
    }
}

import Markup

/// A matrix as coloured cells with names at the left and below, as the content of an SVG.
struct CellMarks {
    private let grid: CellGrid
    private let width: Double
    private let em: Double
    /// Where the cells begin, behind the names of the rows.
    private let left: Double
    private let cell: (width: Double, height: Double)
    private let isWritten: Bool
    private let largest: Double

    /// Steps of colour on each side of 0.
    private static let shades = 15
    /// More cells than this have neither a text nor one to hover over.
    private static let mostWritten = 150
    private static let mostHovered = 400
    /// Text stays legible on the deepest colour.
    private static let writtenOpacity = 0.6
    private static let bareOpacity = 0.92

    init(_ grid: CellGrid, width: Double, em: Double) {
        self.grid = grid
        self.width = width
        self.em = em
        largest = grid.largest
        func widest(_ texts: [String]) -> Double { texts.map { TextMetrics.width($0, size: em) }.max() ?? 0 }
        let names = widest(grid.rowNames)
        left = names == 0 ? 0 : names + 0.5 * em
        let room = (width - left) / Double(max(1, grid.columns))
        let text = grid.values.count <= Self.mostWritten ? widest(grid.texts) : .infinity
        isWritten = room >= text + 0.5 * em
        if isWritten {
            let side = min(room, max(2.2 * em, text + 0.9 * em))
            cell = (side, min(side, 2.2 * em))
        } else {
            let side = min(room, 2.2 * em, 1.1 * width / Double(max(1, grid.rows)))
            cell = (side, side)
        }
    }

    // MARK: - Sizes

    private func width(_ text: String) -> Double { TextMetrics.width(text, size: em) }

    private var bodyHeight: Double { cell.height * Double(grid.rows) }
    private var titleHeight: Double { grid.rowTitle.isEmpty ? 0 : 1.5 * em }
    private var nameHeight: Double { grid.columnNames.isEmpty ? 0 : 1.4 * em }
    private var columnTitleHeight: Double { grid.columnTitle.isEmpty ? 0 : 1.4 * em }
    private var scaleHeight: Double { isWritten ? 0 : 2.5 * em }

    var height: Double { titleHeight + bodyHeight + nameHeight + columnTitleHeight + scaleHeight + 0.3 * em }

    // MARK: - Drawing

    func markup(top: Double) -> String {
        let top = top + titleHeight
        var texts = names(top: top)
        if !grid.rowTitle.isEmpty {
            texts += text(grid.rowTitle, x: 0, y: top, dy: "-.55em", anchor: nil, className: "title")
        }
        let bottom = top + bodyHeight
        if !grid.columnTitle.isEmpty {
            let middle = left + cell.width * Double(grid.columns) / 2
            texts += text(
                grid.columnTitle, x: middle, y: bottom + nameHeight, dy: "1.1em", anchor: "middle", className: "title")
        }
        var boxes = cells(top: top)
        if !isWritten {
            let (strip, ends) = scale(top: bottom + nameHeight + columnTitleHeight + 0.6 * em)
            boxes += strip
            texts += ends
        }
        return boxes + element("g", ["class": "axis"], texts)
    }

    private func cells(top: Double) -> String {
        let opacity = isWritten ? Self.writtenOpacity : Self.bareOpacity
        let paths = shadedPaths()
        let shaded = paths.keys.sorted().map { shade in
            let strength = Double(shade.magnitude) / Double(Self.shades) * opacity
            return element(
                "path",
                [
                    "class": "region series-\(seriesIndex(color(shade)))", "fill-opacity": coordinate(strength),
                    "d": paths[shade]!.text,
                ])
        }.joined()
        let transform =
            "translate(\(coordinate(left)) \(coordinate(top))) scale(\(factor(cell.width)) \(factor(cell.height)))"
        var result = shaded.isEmpty ? "" : element("g", ["transform": transform], shaded)
        result += element(
            "rect",
            [
                "class": "frame", "x": coordinate(left), "y": coordinate(top),
                "width": coordinate(cell.width * Double(grid.columns)), "height": coordinate(bodyHeight),
            ])
        if isWritten {
            let texts = grid.texts.enumerated().map { index, content in
                let box = box(index, top: top)
                return text(
                    content, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, dy: ".34em", anchor: nil,
                    className: "cell-value")
            }
            result += element("g", ["text-anchor": "middle"], texts.joined())
        } else if grid.values.count <= Self.mostHovered {
            result += grid.texts.enumerated().map { index, content in hit(index, content, top: top) }.joined()
        }
        return result
    }

    /// The cells of each shade, a cell being one unit wide and high; a little paper shows between those that are large.
    private func shadedPaths() -> [Int: PathData] {
        var paths: [Int: PathData] = [:]
        let inset = cell.width < 0.8 * em ? 0 : 0.02
        for row in 0..<grid.rows {
            var column = 0
            while column < grid.columns {
                let start = column
                let shade = shade(grid.values[row * grid.columns + column])
                column += 1
                while inset == 0, column < grid.columns, self.shade(grid.values[row * grid.columns + column]) == shade {
                    column += 1
                }
                guard shade != 0 else { continue }
                let (left, right) = (Double(start) + inset, Double(column) - inset)
                let (top, bottom) = (Double(row) + inset, Double(row + 1) - inset)
                paths[shade, default: PathData(.hundredths)].polyline(
                    [
                        Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
                        Point(x: left, y: bottom),
                    ], isClosed: true)
            }
        }
        return paths
    }

    private func box(_ index: Int, top: Double) -> Rectangle {
        let (row, column) = index.quotientAndRemainder(dividingBy: grid.columns)
        let x = left + Double(column) * cell.width
        let y = top + Double(row) * cell.height
        return Rectangle(left: x, top: y, right: x + cell.width, bottom: y + cell.height)
    }

    private func hit(_ index: Int, _ content: String, top: Double) -> String {
        let box = box(index, top: top)
        let (row, column) = index.quotientAndRemainder(dividingBy: grid.columns)
        let rowName = grid.rowNames.isEmpty ? "\(row + 1)" : grid.rowNames[row]
        let columnName = grid.columnNames.isEmpty ? "\(column + 1)" : grid.columnNames[column]
        return element(
            "rect",
            [
                "class": "hit", "x": coordinate(box.left), "y": coordinate(box.top), "width": coordinate(box.width),
                "height": coordinate(box.height),
            ], element("title", [:], escapedForXML("\(rowName), \(columnName): \(content)")))
    }

    /// Names of rows and columns; where they would touch, only every second, third, … is written.
    private func names(top: Double) -> String {
        let rowStride = max(1, Int((1.15 * em / cell.height).rounded(.up)))
        let rows = grid.rowNames.enumerated().filter { $0.offset % rowStride == 0 }.map { index, name in
            element(
                "text",
                [
                    "x": coordinate(left - 0.4 * em), "y": coordinate(top + (Double(index) + 0.5) * cell.height),
                    "dy": ".34em",
                ],
                escapedForXML(name))
        }
        let widest = (grid.columnNames.map(width).max() ?? 0) + 0.4 * em
        let columnStride = max(1, Int((widest / cell.width).rounded(.up)))
        let columns = grid.columnNames.enumerated().filter { $0.offset % columnStride == 0 }.map { index, name in
            element(
                "text",
                [
                    "x": coordinate(left + (Double(index) + 0.5) * cell.width), "y": coordinate(top + bodyHeight),
                    "dy": "1.15em",
                ], escapedForXML(name))
        }
        return (rows.isEmpty ? "" : element("g", ["class": "tick", "text-anchor": "end"], rows.joined()))
            + (columns.isEmpty ? "" : element("g", ["class": "tick", "text-anchor": "middle"], columns.joined()))
    }

    /// What the colours stand for, from the smallest to the largest.
    private func scale(top: Double) -> (strip: String, ends: String) {
        let isSigned = if case .signed = grid.meaning { true } else { false }
        let shades = Array((isSigned ? -Self.shades : 0)...Self.shades)
        let step = min(0.5 * em, (width - left) / Double(shades.count))
        let boxes = shades.enumerated().filter { $0.element != 0 }.map { place, shade in
            element(
                "rect",
                [
                    "class": "region series-\(seriesIndex(color(shade)))",
                    "fill-opacity": coordinate(Double(shade.magnitude) / Double(Self.shades) * Self.bareOpacity),
                    "x": coordinate(left + Double(place) * step), "y": coordinate(top), "width": coordinate(step),
                    "height": coordinate(0.6 * em),
                ])
        }
        let end = left + Double(shades.count) * step
        let y = top + 0.6 * em
        var labels = text(
            NumberText.plain(largest, significantDigits: 3), x: end, y: y, dy: "1.15em", anchor: "end",
            className: "title")
        let start = isSigned ? NumberText.plain(-largest, significantDigits: 3) : "0"
        labels += text(start, x: left, y: y, dy: "1.15em", anchor: nil, className: "title")
        if isSigned {
            labels += text("0", x: (left + end) / 2, y: y, dy: "1.15em", anchor: "middle", className: "title")
        }
        return (boxes.joined(), labels)
    }

    private func shade(_ value: Double) -> Int {
        guard value.isFinite, largest > 0 else { return 0 }
        return Int((value / largest * Double(Self.shades)).rounded())
    }

    private func color(_ shade: Int) -> Int {
        switch grid.meaning {
        case .amount(let color): color
        case .signed(let negative, let positive): shade < 0 ? negative : positive
        }
    }

    private func text(
        _ content: String, x: Double, y: Double, dy: String, anchor: String?, className: String
    ) -> String {
        element(
            "text",
            ["class": className, "x": coordinate(x), "y": coordinate(y), "dy": dy, "text-anchor": anchor],
            escapedForXML(content))
    }
}

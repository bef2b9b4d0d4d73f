import Markup

/// Values over a rectangle as translucent regions.
struct FieldMarks {
    let layout: PanelLayout

    /// How far what is drawn may be from the true border, in units: a quarter of a pixel.
    private static let tolerance = 0.2
    /// Each side of one half has its half-open bands of a tenth, laid over each other: the surer, the deeper.
    private static let bandOpacity = ".08"
    private static let levels = [5, 6, 7, 8, 9]
    private static let regionOpacity = ".3"
    /// No farther from one half than float32 rounds in a layer or two.
    private static let undecided = 1e-6

    /// The regions, which lie under all else.
    func regions(_ field: Field) -> String {
        switch field.meaning {
        case .probability(let lowColor, let highColor):
            let contours = Contours(columns: field.columns, rows: field.rows, values: field.values)
            let low = Self.levels.map { contours.regions(below: Double(10 - $0) / 10) }
            let high = Self.levels.map { contours.regions(atLeast: Double($0) / 10) }
            return regions(low, field, lowColor, Self.bandOpacity) + regions(high, field, highColor, Self.bandOpacity)
        case .leads(let colors, let leads):
            return zip(colors, leads).map { color, lead in
                let contours = Contours(columns: field.columns, rows: field.rows, values: lead)
                return regions([contours.regions(atLeast: 0)], field, color, Self.regionOpacity)
            }.joined()
        case .regions(let colors):
            return colors.enumerated().map { index, color in
                let contours = share(field) { $0 == Double(index) }
                return regions([contours.regions(atLeast: 0.5)], field, color, Self.regionOpacity)
            }.joined()
        }
    }

    /// The lines between regions, which many points would hide if they lay under them.
    func borders(_ field: Field) -> String {
        switch field.meaning {
        case .probability:
            // Where all of the plane is undecided, a line would only tell how numbers were rounded.
            guard field.values.contains(where: { ($0 - 0.5).magnitude > Self.undecided }) else { return "" }
            let contours = Contours(columns: field.columns, rows: field.rows, values: field.values)
            return line(contours.lines(at: 0.5), field, className: "level")
        case .leads(_, let leads):
            // Every border is that of two classes, so that of the last is drawn with the others.
            return leads.dropLast().map { lead in
                let contours = Contours(columns: field.columns, rows: field.rows, values: lead)
                return line(contours.lines(at: 0), field, className: "level thin")
            }.joined()
        case .regions(let colors):
            // One line between two classes, though both have it as their edge.
            return colors.indices.dropLast().map { index in
                let contours = share(field) { $0 <= Double(index) }
                return line(contours.lines(at: 0.5), field, className: "level thin")
            }.joined()
        }
    }

    /// How much of a point's surroundings fulfils a condition. Where that is half, edges are smooth, not stairs.
    private func share(_ field: Field, _ condition: (Double) -> Bool) -> Contours {
        func blurred(_ values: [Double], count: Int, stride: Int, lines: Int, lineStride: Int) -> [Double] {
            var result = values
            for line in 0..<lines {
                for index in 0..<count {
                    let here = line * lineStride + index * stride
                    let before = index == 0 ? here : here - stride
                    let after = index == count - 1 ? here : here + stride
                    result[here] = values[before] / 4 + values[here] / 2 + values[after] / 4
                }
            }
            return result
        }
        let (columns, rows) = (field.columns, field.rows)
        var values = field.values.map { condition($0) ? 1.0 : 0 }
        values = blurred(values, count: columns, stride: 1, lines: rows, lineStride: columns)
        values = blurred(values, count: rows, stride: columns, lines: columns, lineStride: 1)
        return Contours(columns: columns, rows: rows, values: values)
    }

    /// Regions of one colour, laid over each other.
    private func regions(_ regions: [[[Point]]], _ field: Field, _ color: Int, _ opacity: String) -> String {
        let paths = regions.map { rings in
            // In whole numbers of tenths: a quarter of the bytes of a page with planes were points and zeros.
            var path = PathData(.units)
            for ring in rings {
                let simple = Simplify.ring(ring.map { place($0, field) }, tolerance: Self.tolerance)
                if simple.count > 2 {
                    path.polyline(simple.map { Point(x: 10 * $0.x, y: 10 * $0.y) }, isClosed: true)
                }
            }
            return path.isEmpty ? "" : element("path", ["d": path.text])
        }.joined()
        guard !paths.isEmpty else { return "" }
        return element(
            "g",
            [
                "class": "region series-\(seriesIndex(color))", "fill-opacity": opacity,
                "transform": PathData.unitsScale,
            ], paths)
    }

    private func line(_ lines: [[Point]], _ field: Field, className: String) -> String {
        var path = PathData()
        for line in lines {
            path.polyline(Simplify.polyline(line.map { place($0, field) }, tolerance: Self.tolerance))
        }
        return path.isEmpty ? "" : element("path", ["class": className, "d": path.text])
    }

    /// From cells to the drawing.
    private func place(_ point: Point, _ field: Field) -> Point {
        let across = field.x.lowerBound + point.x / Double(field.columns - 1) * length(field.x)
        let up = field.y.lowerBound + point.y / Double(field.rows - 1) * length(field.y)
        guard let place = layout.point(across, up) else { preconditionFailure("a field lies on its own axes") }
        return Point(
            x: min(max(place.x, layout.frame.left), layout.frame.right),
            y: min(max(place.y, layout.frame.top), layout.frame.bottom))
    }

    private func length(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }
}

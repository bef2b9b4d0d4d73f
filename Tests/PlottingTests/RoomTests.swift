import Testing

@testable import Plotting

/// That everything drawn has its room.
@Suite struct RoomTests {
    private func series(_ count: Int, _ value: (Double) -> Double) -> Series {
        let x = (0..<count).map(Double.init)
        return Series(label: "s\(count)", x: x, y: x.map(value), color: 0)
    }

    private var panels: [Panel] {
        let axis = Axis(label: "x")
        let wild = series(300) { $0.truncatingRemainder(dividingBy: 7) * 1e9 - 3e9 }
        return [
            Panel(x: axis, y: Axis(label: "y"), marks: [.line(wild, isDashed: false)]),
            Panel(x: axis, y: Axis(label: "", scale: .log), marks: [.line(series(40) { 1e-12 * $0 * $0 }, isDashed: true)]),
            Panel(x: Axis(label: "", isInteger: true), y: axis, marks: [.points(series(1) { $0 }, shape: .circle)]),
            Panel(title: "t", x: axis, y: axis, marks: [.points(series(70) { -$0 }, shape: .square)], isEqualAspect: true),
            Panel(x: axis, y: axis, marks: [.bars(labels: ["a", "b"], values: [3, -1], color: 0)]),
            Panel(x: axis, y: axis, marks: [.points(series(0) { $0 }, shape: .ring)]),
        ]
    }

    /// A path's corners in the drawing's units.
    private func corners(_ path: Substring) -> [Point] {
        var corners: [Point] = []
        var (x, y) = (0.0, 0.0)
        var start = (0.0, 0.0)
        var command: Character = "M"
        var numbers: [Double] = []
        var text = ""
        func flush() {
            if let number = Double(text) { numbers.append(number) }
            text = ""
        }
        func take() {
            var rest = numbers[...]
            while !rest.isEmpty {
                switch command {
                case "h": x += rest.removeFirst()
                case "v": y += rest.removeFirst()
                case "M": (x, y) = (rest.removeFirst(), rest.removeFirst())
                default: (x, y) = (x + rest.removeFirst(), y + rest.removeFirst())
                }
                if command == "M" || command == "m" { start = (x, y) }
                corners.append(Point(x: x, y: y))
            }
            numbers = []
        }
        for character in path {
            if character.isLetter {
                flush()
                take()
                if character == "z" { (x, y) = start }
                command = character
            } else if character == " " || character == "-" || character == "." && text.contains(".") {
                flush()
                if character != " " { text = String(character) }
            } else {
                text.append(character)
            }
        }
        flush()
        take()
        return corners
    }

    @Test func nothingLeavesItsDrawing() {
        for panel in panels {
            let svg = render(Chart(title: "", description: "", panels: [panel]), idPrefix: "r").panels[0]
            let size = svg.components(between: "viewBox=\"0 0 ", and: "\"").split(separator: " ").map { Double($0)! }
            #expect(size.count == 2 && size.allSatisfy { $0 > 0 })
            // The outline of a symbol that is repeated has its own origin.
            let drawn = svg.split(separator: "<marker").enumerated().map { index, part in
                index == 0 ? String(part) : part.components(after: "</marker>")
            }
            let paths = drawn.map { $0.split(separator: " d=\"").dropFirst() }.joined()
            #expect(!paths.isEmpty)
            for corner in paths.map({ corners($0.prefix { $0 != "\"" }) }).joined() {
                #expect((0...size[0]).contains(corner.x) && (0...size[1]).contains(corner.y), "\(corner) of \(size)")
            }
        }
    }

    @Test func labelsOfTicksStandApart() {
        for panel in panels {
            for format in [PanelFormat.small, .wide] {
                let margins = PanelLayout.margins(of: panel, format, labelWidth: 0)
                let layout = PanelLayout(panel, format, margins)
                let xLabels = layout.x.ticks.compactMap { tick in
                    layout.x.position(tick.value).map { ($0, format.width(tick.label)) }
                }
                for (a, b) in zip(xLabels, xLabels.dropFirst()) {
                    #expect(b.0 - b.1 / 2 > a.0 + a.1 / 2)
                }
                let yLabels = layout.y.ticks.compactMap { layout.y.position($0.value) }
                for (a, b) in zip(yLabels, yLabels.dropFirst()) { #expect(a - b > format.em) }
                for tick in layout.y.ticks { #expect(format.width(tick.label) < margins.left) }
            }
        }
    }

    /// Every point left out lies within the tolerance of what is drawn.
    @Test func simplifiedLinesStayClose() {
        let points = (0...2000).map { step -> Point in
            let t = Double(step) / 100
            return Point(x: 10 * t, y: 40 * (t - 10) * (t - 3) * (t - 17) / 300 + (t * 7).truncatingRemainder(dividingBy: 1))
        }
        for tolerance in [0.05, 0.12, 1] {
            let simple = Simplify.polyline(points, tolerance: tolerance)
            #expect(simple.count < points.count && simple.first == points.first && simple.last == points.last)
            for point in points {
                let nearest = zip(simple, simple.dropFirst()).map { distance(point, $0, $1) }.min()!
                #expect(nearest <= tolerance * 1.000001)
            }
        }
    }

    private func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let t = max(0, min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy)))
        let (x, y) = (point.x - a.x - t * dx, point.y - a.y - t * dy)
        return (x * x + y * y).squareRoot()
    }
}

extension Substring {
    fileprivate func components(after end: String) -> String {
        let parts = split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count < 2 ? "" : String(parts[1])
    }
}

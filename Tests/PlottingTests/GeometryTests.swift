import Testing

@testable import Plotting

@Suite struct GeometryTests {
    @Test func pathsAreShort() {
        var path = PathData(.hundredths)
        path.polyline(
            [
                Point(x: 1, y: 2), Point(x: 1.5, y: 1.5), Point(x: 1.504, y: 1.5), Point(x: 11.5, y: 1.5),
                Point(x: 11.5, y: -3.25), Point(x: 12.5, y: 0.07),
            ], isClosed: true)
        #expect(path.text == "M1 2l.5-.5h10v-4.75l1 3.32z")
    }

    @Test func numbersTouchWhereTheyCan() {
        let points = [Point(x: 0, y: 0), Point(x: 1.52, y: 0.31), Point(x: 3.04, y: 2.31), Point(x: 3.1, y: 2.6)]
        var tenths = PathData(.tenths)
        tenths.polyline(points)
        #expect(tenths.text == "M0 0l1.5.3 1.5 2 .1.3")
        var units = PathData(.units)
        units.polyline(points.map { Point(x: 10 * $0.x, y: 10 * $0.y) })
        #expect(units.text == "M0 0l15 3 15 20 1 3")
    }

    /// Errors of rounding do not add up along a path.
    @Test func relativeCoordinatesDoNotDrift() {
        var path = PathData(.hundredths)
        path.polyline((0...1000).map { Point(x: Double($0) / 3, y: Double($0 % 2)) })
        let numbers = path.text.dropFirst(4).replacing("-", with: " -").split { " lhv".contains($0) }
        let end = zip(numbers, 0...).filter { $0.1 % 2 == 0 }.reduce(0) { $0 + Double($1.0)! }
        #expect(abs(end - 333.33) < 1e-9)
    }

    @Test func columnsKeepExtremes() {
        let points = (0..<10_000).map { Point(x: Double($0) / 100, y: $0 == 5037 ? 90 : Double($0 % 7)) }
        let simple = Simplify.columns(points)
        #expect(simple.count <= 400)
        #expect(simple.contains(Point(x: 50.37, y: 90)))
        #expect(simple.first == points.first && simple.last == points.last)
    }

    @Test func polylinesKeepTheirShape() {
        let line = (0...100).map { Point(x: Double($0), y: Double($0) / 2) }
        #expect(Simplify.polyline(line, tolerance: 0.1) == [line[0], line[100]])
        let corner = [Point(x: 0, y: 0), Point(x: 5, y: 0.05), Point(x: 10, y: 0), Point(x: 10, y: 10)]
        #expect(Simplify.polyline(corner, tolerance: 0.1) == [corner[0], corner[2], corner[3]])
        let square = (0..<40).map { step -> Point in
            let along = Double(step % 10)
            return [
                Point(x: along, y: 0), Point(x: 10, y: along), Point(x: 10 - along, y: 10), Point(x: 0, y: 10 - along),
            ][step / 10]
        }
        #expect(Simplify.ring(square, tolerance: 0.1).count == 4)
    }

    @Test func clipping() {
        let frame = Rectangle(left: 0, top: 0, right: 10, bottom: 10)
        let parts = frame.clip([
            Point(x: -5, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 1e300), Point(x: 6, y: 1e300), Point(x: 6, y: 8),
        ])
        #expect(
            parts == [
                [Point(x: 0, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 10)], [Point(x: 6, y: 10), Point(x: 6, y: 8)],
            ])
        // Outside at both ends, but across a corner.
        #expect(frame.clip([Point(x: -1, y: 4), Point(x: 4, y: -1)]) == [[Point(x: 0, y: 3), Point(x: 3, y: 0)]])
        #expect(frame.clip([Point(x: -1, y: 0), Point(x: -1, y: 10)]).isEmpty)
    }

    @Test func labelsMoveApart() {
        let spread = { LabelPlacement.spread($0, spacing: 10, in: 0...100) }
        #expect(spread([10, 50]) == [10, 50])
        #expect(spread([50, 50]) == [45, 55])
        #expect(spread([52, 50, 20]) == [56, 46, 20])
        #expect(spread([99, 100, 98]) == [90, 100, 80])
        #expect(spread([0, 0, 11]) == [0, 10, 20])
        // A block pushed from the border meets the next.
        let pushed = spread([0, 1, 2, 25, 26])
        #expect(zip(pushed, pushed.dropFirst()).allSatisfy { $1 - $0 > 9.999 })
        #expect(pushed[0] == 0)
    }
}

@Suite struct ContoursTests {
    /// Twice the signed area by the shoelace formula.
    private func area(_ rings: [[Point]]) -> Double {
        rings.reduce(0) { sum, ring in
            sum + zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
        } / 2
    }

    /// Hills, saddles, plateaus at the levels, and values that are not numbers.
    private func grid(_ columns: Int, _ rows: Int, seed: UInt64) -> [Double] {
        var state = seed
        return (0..<columns * rows).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(state >> 59) / 10
            return value > 3 ? .nan : value
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func regionsCoverTheRectangleOnce(_ seed: UInt64) {
        let (columns, rows) = (13, 9)
        let contours = Contours(columns: columns, rows: rows, values: grid(columns, rows, seed: seed))
        for level in [0.05, 0.5, 1, 1.55, 2.9, 5] {
            let above = contours.regions(atLeast: level)
            let below = contours.regions(below: level)
            #expect(abs(area(above) + area(below) - 12 * 8) < 1e-9)
            #expect(area(above) >= 0 && area(below) >= 0)
        }
        // Higher levels lie within lower ones.
        let areas = [0.1, 0.6, 1.1, 2.2].map { area(contours.regions(atLeast: $0)) }
        #expect(areas == areas.sorted(by: >))
    }

    @Test func aPlaneIsCutWhereItShould() {
        let values = (0..<25).map { Double($0 % 5) / 4 }
        let contours = Contours(columns: 5, rows: 5, values: values)
        #expect(contours.lines(at: 0.4) == [(0...4).reversed().map { Point(x: 1.6, y: Double($0)) }])
        #expect(abs(area(contours.regions(atLeast: 0.4)) - 2.4 * 4) < 1e-12)
        #expect(contours.regions(atLeast: 2).isEmpty)
        #expect(contours.regions(below: 2).count == 1)
        #expect(contours.lines(at: 2).isEmpty)
    }

    @Test func aHoleRunsTheOtherWay() {
        var values = Array(repeating: 1.0, count: 49)
        values[24] = 0
        let rings = Contours(columns: 7, rows: 7, values: values).regions(atLeast: 0.5)
        #expect(rings.count == 2)
        #expect(Set(rings.map { area([$0]) > 0 }) == [true, false])
        let line = Contours(columns: 7, rows: 7, values: values).lines(at: 0.5)
        #expect(line.count == 1 && line[0].first == line[0].last)
    }
}

extension Axis {
    /// The interval on y that several panels need together; `nil` where they have no axes of their own to share.
    public static func domain(of panels: [Panel]) -> ClosedRange<Double>? {
        guard let first = panels.first, !panels.contains(where: { Extent($0).field != nil }) else { return nil }
        let values = panels.flatMap { Extent($0).y }
        guard !values.isEmpty else { return nil }
        var joined = first
        joined.marks = [.line(Series(label: "", x: values.indices.map(Double.init), y: values, color: 0), isDashed: false)]
        return Extent(joined).scales(joined, xTickCount: 5, yTickCount: 5).y.domain
    }
}

/// What the marks of a panel need of its two axes.
struct Extent {
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    /// Curves begin and end where x does; only other marks have x rounded outwards.
    private(set) var hasCurves = false
    /// A field fills its rectangle to the edge.
    private(set) var field: Field?
    private(set) var hasPoints = false
    private(set) var hasBars = false
    /// A value on a logarithmic y is 0, where others are positive: a loss that has reached it.
    var hasZero: Bool { reachesZero && !y.isEmpty }
    private var reachesZero = false

    init(_ panel: Panel) {
        for mark in panel.marks {
            switch mark {
            case .line(let series, _):
                hasCurves = true
                add(series.x, series.y, panel)
            case .points(let series, _):
                hasPoints = true
                add(series.x, series.y, panel)
            case .band(let x, let low, let high, _):
                hasCurves = true
                add(x, low, panel)
                add(x, high, panel)
            case .field(let field):
                self.field = field
            case .rule(.horizontal, let value, _):
                y.append(value)
            case .rule(.vertical, let value, _):
                x.append(value)
            case .bars(_, let values, _):
                hasBars = true
                y += values
                if panel.y.scale == .linear { y.append(0) }
            case .images, .network, .cells:
                break
            }
        }
        if let field {
            x = [field.x.lowerBound, field.x.upperBound]
            y = [field.y.lowerBound, field.y.upperBound]
        }
    }

    private mutating func add(_ xs: [Double], _ ys: [Double], _ panel: Panel) {
        precondition(xs.count == ys.count, "a series has as many x as y")
        for (x, y) in zip(xs, ys) where Scale.canShow(x, on: panel.x.scale) {
            if Scale.canShow(y, on: panel.y.scale) {
                self.x.append(x)
                self.y.append(y)
            } else if y == 0 {
                self.x.append(x)
                reachesZero = true
            }
        }
    }

    /// Scales for both axes; with equal units, they have the same steps too.
    func scales(_ panel: Panel, xTickCount: Int, yTickCount: Int) -> (x: Scale, y: Scale) {
        let (xDomain, yDomain) = (domain(panel.x, x), domain(panel.y, y))
        let length = panel.isEqualAspect ? max(xDomain.length, yDomain.length) : nil
        return (
            Scale(
                axis: panel.x, domain: xDomain, tickCount: xTickCount, steppedLength: length,
                roundsOutwards: isRounded(panel.x) && !isOfPoints && (!hasCurves || isSingle(panel.x, x))),
            Scale(
                axis: panel.y, domain: yDomain, tickCount: yTickCount, steppedLength: length,
                roundsOutwards: isRounded(panel.y) && !isOfPoints, showsZero: hasZero)
        )
    }

    private func domain(_ axis: Axis, _ values: [Double]) -> ClosedRange<Double> {
        if let given = axis.domain { return Scale.domain(of: [given.lowerBound, given.upperBound], on: axis.scale) }
        // Steps and layers are counted from 0: a single one has no room on its left.
        if axis.isInteger, axis.scale == .linear, isSingle(axis, values), let value = values.first { return value...value + 1 }
        let domain = Scale.domain(of: values, on: axis.scale)
        if hasBars, axis.scale == .linear, domain.lowerBound < 0 {
            // The number under a bar that hangs down does not stand on the names below.
            return domain.lowerBound - domain.length / 8...domain.upperBound
        }
        guard isOfPoints, axis.scale == .linear else { return domain }
        // Points are not cut in half by the panel's edge.
        let margin = domain.length / 25
        return domain.lowerBound - margin...domain.upperBound + margin
    }

    /// Single points alone fill their panel: what lies around them has no meaning.
    private var isOfPoints: Bool { hasPoints && !hasCurves && field == nil }

    private func isRounded(_ axis: Axis) -> Bool { axis.domain == nil && field == nil }

    /// Whether all values are the same.
    private func isSingle(_ axis: Axis, _ values: [Double]) -> Bool {
        Set(values.filter { Scale.canShow($0, on: axis.scale) }).count < 2
    }
}

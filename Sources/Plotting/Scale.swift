import Kernels

/// Where a value lies on an axis, in the drawing's units.
struct Scale {
    let kind: Axis.Scale
    let domain: ClosedRange<Double>
    let ticks: [Tick]
    /// The part of a logarithmic axis that lies below its domain and ends in 0.
    let zeroShare: Double
    /// The places of the domain's ends; for y the first is the larger.
    var start: Double
    var end: Double

    /// A scale over a domain that is not empty, and positive where the scale is logarithmic.
    ///
    /// - Parameters:
    ///   - steppedLength: the length that is cut into about `tickCount` steps, if not the domain's own.
    ///   - showsZero: whether a logarithmic axis has a place for 0, below all others.
    init(
        axis: Axis, domain: ClosedRange<Double>, tickCount: Int, steppedLength: Double? = nil, roundsOutwards: Bool,
        showsZero: Bool = false
    ) {
        kind = axis.scale
        zeroShare = showsZero && axis.scale == .log ? Self.zeroShare : 0
        start = 0
        end = 1
        switch axis.scale {
        case .linear:
            let steps = LinearTicks(
                length: steppedLength ?? domain.length, count: tickCount, isInteger: axis.isInteger)
            self.domain = roundsOutwards ? steps.rounded(domain) : domain
            ticks = steps.ticks(in: self.domain)
        case .log:
            self.domain = roundsOutwards ? LogTicks.rounded(domain) : domain
            let count = Int(Double(tickCount) * (1 - zeroShare))
            ticks = (zeroShare > 0 ? [Tick(value: 0, label: "0")] : []) + LogTicks.ticks(in: self.domain, count: count)
        }
    }

    /// A linear scale without ticks.
    init(domain: ClosedRange<Double>) {
        kind = .linear
        self.domain = domain
        ticks = []
        zeroShare = 0
        start = 0
        end = 1
    }

    /// Room for a label between 0 and the next.
    private static let zeroShare = 0.14

    /// `nil` where the value has no place: not finite, or not positive on a logarithmic scale.
    func position(_ value: Double) -> Double? {
        if value == 0, zeroShare > 0 { return start }
        guard Self.canShow(value, on: kind) else { return nil }
        let fraction =
            switch kind {
            case .linear: (value - domain.lowerBound) / domain.length
            case .log:
                zeroShare + (1 - zeroShare) * (nn_log(value) - nn_log(domain.lowerBound))
                    / (nn_log(domain.upperBound) - nn_log(domain.lowerBound))
            }
        let place = start + fraction * (end - start)
        // What the axis shows is in the frame, its last value too, however that was rounded.
        return domain.contains(value) ? min(max(place, min(start, end)), max(start, end)) : place
    }

    func contains(_ value: Double) -> Bool { domain.contains(value) }

    /// Beyond these an interval's length would overflow, or its parts vanish.
    private static let largest = 4e307
    private static let smallest = 1e-300

    static func canShow(_ value: Double, on kind: Axis.Scale) -> Bool {
        switch kind {
        case .linear: value.magnitude <= largest
        case .log: value >= smallest && value <= largest
        }
    }

    /// The interval from the smallest to the largest value, widened where it has no length.
    static func domain(of values: [Double], on kind: Axis.Scale) -> ClosedRange<Double> {
        let shown = values.filter { canShow($0, on: kind) }
        guard let low = shown.min(), let high = shown.max() else { return kind == .log ? 1...10 : 0...1 }
        let size = max(low.magnitude, high.magnitude)
        guard high - low <= max(smallest, 1e-12 * size) else { return low...high }
        switch kind {
        case .log: return low / 2...high * 2
        case .linear: return size <= smallest ? -1...1 : low - size / 2...high + size / 2
        }
    }
}

extension ClosedRange<Double> {
    var length: Double { upperBound - lowerBound }
}

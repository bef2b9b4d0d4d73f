/// A labelled place on an axis.
struct Tick: Equatable {
    var value: Double
    var label: String
}

/// Steps of 1, 2 or 5 times a power of ten; ticks are whole multiples of it.
struct LinearTicks {
    private let factor: Int
    private let exponent: Int

    /// The step that cuts an interval of this length into about `count` parts.
    init(length: Double, count: Int, isInteger: Bool) {
        let exact = length / Double(max(1, count))
        let rough = isInteger ? max(1, exact) : exact
        let power = floorLog10(rough)
        // The boundaries are the geometric means of neighbouring steps: √2, √10, √50.
        switch rough / powerOfTen(power) {
        case ..<1.4142135623730951: (factor, exponent) = (1, power)
        case ..<3.1622776601683795: (factor, exponent) = (2, power)
        case ..<7.0710678118654755: (factor, exponent) = (5, power)
        default: (factor, exponent) = (1, power + 1)
        }
    }

    /// The domain with its ends moved outwards to ticks.
    func rounded(_ domain: ClosedRange<Double>) -> ClosedRange<Double> {
        let low = multiple((domain.lowerBound / step + Self.tolerance).rounded(.down))
        let high = multiple((domain.upperBound / step - Self.tolerance).rounded(.up))
        return low.value...high.value
    }

    func ticks(in domain: ClosedRange<Double>) -> [Tick] {
        let first = (domain.lowerBound / step - Self.tolerance).rounded(.up)
        let last = (domain.upperBound / step + Self.tolerance).rounded(.down)
        guard first <= last else { return [] }
        return labelled((Int(first)...Int(last)).map { multiple(Double($0)) })
    }

    /// How far from a tick, in steps, a value may lie to count as being on it.
    private static let tolerance = 1e-6

    private var step: Double { multiple(1).value }

    private func multiple(_ count: Double) -> ExactDecimal {
        ExactDecimal(mantissa: Int(count) * factor, exponent: exponent)
    }

    /// All labels alike: in digits with the same decimals, or with the same power of ten where numbers are long.
    private func labelled(_ ticks: [ExactDecimal]) -> [Tick] {
        let magnitude = ticks.filter { $0.mantissa != 0 }.map(\.magnitude).max() ?? 0
        let isLong = magnitude >= 6 || exponent < -5
        let isScientific = isLong && magnitude - exponent <= 4
        return ticks.map { tick in
            let label =
                tick.mantissa == 0
                ? "0"
                : isScientific
                    ? tick.scientific(magnitude: magnitude, decimals: max(0, magnitude - exponent))
                    : tick.plain(decimals: max(0, -exponent))
            return Tick(value: tick.value, label: label)
        }
    }
}

/// Powers of ten, with their doubles and quintuples where there is room.
enum LogTicks {
    /// The domain with its ends moved outwards to 1, 2 or 5 times a power of ten.
    static func rounded(_ domain: ClosedRange<Double>) -> ClosedRange<Double> {
        let candidates = candidates(domain)
        let low = candidates.last { $0.value <= domain.lowerBound * (1 + 1e-9) }
        let high = candidates.first { $0.value >= domain.upperBound * (1 - 1e-9) }
        return (low?.value ?? domain.lowerBound)...(high?.value ?? domain.upperBound)
    }

    static func ticks(in domain: ClosedRange<Double>, count: Int) -> [Tick] {
        let inside = candidates(domain).filter {
            $0.value >= domain.lowerBound * (1 - 1e-9) && $0.value <= domain.upperBound * (1 + 1e-9)
        }
        let powers = inside.filter { $0.mantissa == 1 }
        if inside.count <= max(3, count) || powers.count < 2 {
            // An interval within one such step has nothing to do with decades.
            return inside.count < 2
                ? LinearTicks(length: domain.length, count: count, isInteger: false).ticks(in: domain)
                : labelled(inside)
        }
        let stride = [1, 2, 5, 10, 20, 50].first { powers.count <= count * $0 } ?? 100
        return labelled(powers.filter { $0.exponent % stride == 0 })
    }

    /// 1, 2 and 5 times the powers of ten around a domain.
    private static func candidates(_ domain: ClosedRange<Double>) -> [ExactDecimal] {
        (floorLog10(domain.lowerBound)...floorLog10(domain.upperBound) + 1).flatMap { exponent in
            [1, 2, 5].map { ExactDecimal(mantissa: $0, exponent: exponent) }
        }
    }

    private static func labelled(_ ticks: [ExactDecimal]) -> [Tick] {
        let isPlain = ticks.allSatisfy { (-2...4).contains($0.exponent) }
        return ticks.map { tick in
            let label =
                isPlain
                ? tick.plain(decimals: max(0, -tick.exponent))
                : tick.scientific(magnitude: tick.exponent, decimals: 0)
            return Tick(value: tick.value, label: label)
        }
    }
}

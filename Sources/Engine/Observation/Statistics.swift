import Kernels

/// Numbers about numbers, by the kernels' sums, so that they are the same on every machine.
public struct Statistics: Hashable, Sendable {
    public var count: Int
    public var mean: Double
    /// With n, not n − 1.
    public var variance: Double
    /// The largest absolute value.
    public var max: Double
    /// √Σx²
    public var norm: Double

    /// √(Σx² / n)
    public var rms: Double { count == 0 ? .nan : nn_sqrt(norm / Double(count) * norm) }

    public init(_ values: [Double]) {
        let kernels = nn_f64().pointee
        count = values.count
        var (mean, variance) = (Double.nan, Double.nan)
        if count > 0 { kernels.column_moments(count, 1, values, 1, &mean, &variance) }
        self.mean = mean
        self.variance = variance
        max = kernels.max_abs(count, values)
        norm = Self.norm(values, largest: max)
    }

    /// Squares of numbers as large as 1.5^1000 overflow; those are scaled by a power of two first.
    private static func norm(_ values: [Double], largest: Double) -> Double {
        let kernels = nn_f64().pointee
        if largest == 0 || !largest.isFinite || (largest > 0x1p-400 && largest < 0x1p400) {
            return nn_sqrt(kernels.sum_squares(values.count, values))
        }
        let scale = Double(sign: .plus, exponent: -Int(largest.exponent), significand: 1)
        return nn_sqrt(kernels.sum_squares(values.count, values.map { $0 * scale })) / scale
    }
}

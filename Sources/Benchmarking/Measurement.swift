import JSON

/// What was measured: samples of one quantity, and what follows from their median.
public struct Measurement: Sendable {
    public enum Unit: String, Sendable {
        case microseconds = "µs"
        case nanosecondsPerElement = "ns/element"
        case gigaflops = "GF/s"
        case gigabytes = "GB/s"
    }

    public let unit: Unit
    /// In ascending order; at least one.
    public let samples: [Double]
    /// Arithmetic operations of what one sample is the time of, in microseconds.
    public var operations: Double?
    /// The measured peak for such operations, in GF/s, on as many threads.
    public var peak: Double?
    /// The loss at the end of a training run.
    public var loss: Double?
    /// How many steps that run had.
    public var steps: Int?

    init(_ unit: Unit, samples: [Double]) {
        precondition(!samples.isEmpty, "a measurement has samples")
        self.unit = unit
        self.samples = samples.sorted()
    }

    public var median: Double { quantile(0.5) }
    /// The quarter of the samples below the median lie between this and it.
    public var low: Double { quantile(0.25) }
    public var high: Double { quantile(0.75) }

    /// GF/s by the median.
    public var rate: Double? { operations.map { $0 / (median * 1000) } }

    /// Which part of the peak that is.
    public var share: Double? {
        guard let rate, let peak else { return nil }
        return rate / peak
    }

    /// Between two samples the value lies on the straight line through them.
    private func quantile(_ fraction: Double) -> Double {
        let place = fraction * Double(samples.count - 1)
        let below = Int(place)
        guard below + 1 < samples.count else { return samples[below] }
        return samples[below] + (place - Double(below)) * (samples[below + 1] - samples[below])
    }

    /// The object of this benchmark in `nnbook bench --json`.
    public func json(name: String) -> JSONValue {
        .object([
            ("name", .string(name)), ("unit", .string(unit.rawValue)), ("median", .number(median)),
            ("low", .number(low)), ("high", .number(high)), ("samples", .integer(samples.count)),
            ("gigaflops", rate.map { .number($0) }), ("share", share.map { .number($0) }),
            ("steps", steps.map { .integer($0) }), ("loss", loss.map { .number($0) }),
        ])
    }
}

/// How much time to spend on each benchmark.
public struct Effort: Sendable {
    /// Samples of each benchmark.
    public var samples: Int
    /// Seconds that one sample of a kernel lasts.
    public var sampleSeconds: Double
    /// The bytes to go over when the memory is measured.
    public var memoryBytes: Int
    /// Whether training uses the first examples only, and few steps.
    public var isShort: Bool

    public static let full = Effort(samples: 9, sampleSeconds: 0.01, memoryBytes: 128 << 20, isShort: false)
    public static let quick = Effort(samples: 3, sampleSeconds: 0.001, memoryBytes: 8 << 20, isShort: true)
}

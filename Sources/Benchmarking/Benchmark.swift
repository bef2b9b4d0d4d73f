/// Something whose speed is measured.
public struct Benchmark: Sendable {
    /// Parts joined by `/`, from the general to the special: `product/float32/1/512x512x512/nt`.
    public let name: String
    let measure: @Sendable (Session) throws -> Measurement

    /// - Parameter measure: takes as many samples as the session's effort asks for.
    init(_ name: String, measure: @escaping @Sendable (Session) throws -> Measurement) {
        self.name = name
        self.measure = measure
    }

    /// Measures it.
    public func run(in session: Session) throws -> Measurement { try measure(session) }

    /// All benchmarks, in the order in which they are run and shown.
    ///
    /// - Parameter threads: how many threads each of those that may use several is run with.
    public static func all(threads: [Int]) -> [Benchmark] {
        limits(threads: threads)
            + products(of: Float.self, threads: threads) + products(of: Double.self, threads: threads)
            + functions(of: Float.self) + functions(of: Double.self)
            + updates(of: Float.self) + updates(of: Double.self)
            + Workload.all.flatMap { $0.benchmarks(threads: threads) }
    }
}

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

extension Benchmark {
    /// All benchmarks, in the order in which they are run and shown.
    ///
    /// - Parameter threads: how many threads each of those that may use several is run with.
    public static func all(threads: [Int]) -> [Benchmark] {
        limits(threads: threads) + tiles(of: Float.self) + tiles(of: Double.self)
            + products(of: Float.self, threads: threads) + products(of: Double.self, threads: threads)
            + functions(of: Float.self) + functions(of: Double.self)
            + updates(of: Float.self) + updates(of: Double.self)
            + Workload.all.flatMap { $0.benchmarks(threads: threads) }
    }
}

import MachineLimits

extension Benchmark {
    /// The machine's limits: multiply-adds a second, and bytes a second read from and copied in memory.
    static func limits(threads: [Int]) -> [Benchmark] {
        threads.flatMap { threads in
            [(Float.precision, true), (Double.precision, false)].map { precision, isSingle in
                Benchmark("limit/\(precision)/\(threads)") { session in
                    Measurement(.gigaflops, samples: session.peakSamples(isSingle: isSingle, threads: threads))
                }
            } + [
                memory("read", threads, nn_limit_read), memory("copy", threads, nn_limit_copy),
            ]
        }
    }

    private static func memory(
        _ name: String, _ threads: Int, _ measure: @escaping @Sendable (Int32, Double, Int64) -> Double
    ) -> Benchmark {
        Benchmark("limit/\(name)/\(threads)") { session in
            let effort = session.effort
            return Measurement(
                .gigabytes,
                samples: (0..<effort.samples).map { _ in
                    measure(Int32(threads), effort.sampleSeconds, Int64(effort.memoryBytes)) / 1e9
                })
        }
    }
}

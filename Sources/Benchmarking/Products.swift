import Kernels

extension Benchmark {
    /// Below this many multiplications a product stays on one thread anyway.
    private static let smallestThreadedProduct = 128 * 128 * 128

    static func products<Value: Element>(of type: Value.Type, threads: [Int]) -> [Benchmark] {
        threads.flatMap { threads in
            ProductShape.all.filter { threads == 1 || $0.m * $0.n * $0.k >= smallestThreadedProduct }.map { shape in
                Benchmark("product/\(Value.precision)/\(threads)/\(shape.name)") { session in
                    product(shape, of: type, threads: threads, session)
                }
            }
        }
    }

    static func product<Value: Element>(
        _ shape: ProductShape, of type: Value.Type, threads: Int, _ session: Session
    ) -> Measurement {
        let (a, b) = (Numbers<Value>(shape.m * shape.k), Numbers<Value>(shape.k * shape.n))
        let c = Numbers<Value>(shape.m * shape.n)
        let before = nn_kernels_threads()
        nn_kernels_set_threads(Int32(threads))
        defer { nn_kernels_set_threads(before) }
        var result = Measurement(
            .microseconds,
            samples: session.microseconds { Value.multiply(shape, a.pointer, b.pointer, into: c.pointer) })
        result.operations = 2 * Double(shape.m * shape.n * shape.k)
        result.peak = session.peak(isSingle: Value.isSingle, threads: threads)
        return result
    }
}

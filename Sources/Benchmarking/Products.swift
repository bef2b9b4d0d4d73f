import Kernels

/// A matrix product C[m,n] = op(A)[m,k] · op(B)[k,n].
struct ProductShape: Sendable {
    var m: Int
    var n: Int
    var k: Int
    var transposesA = false
    var transposesB = false

    /// Distances between the starts of rows as they are stored.
    var strideOfA: Int { transposesA ? m : k }
    var strideOfB: Int { transposesB ? k : n }

    /// `512x512x512/nt`: m, n and k; `t` where an operand is stored transposed.
    var name: String { "\(m)x\(n)x\(k)/\(transposesA ? "t" : "n")\(transposesB ? "t" : "n")" }

    /// As layers use them: z = X·Wᵀ, then for the inputs' gradient ∂z·W, for the weights' ∂zᵀ·X.
    static func transpositions(_ m: Int, _ n: Int, _ k: Int) -> [ProductShape] {
        [
            ProductShape(m: m, n: n, k: k, transposesB: true), ProductShape(m: m, n: n, k: k),
            ProductShape(m: m, n: n, k: k, transposesA: true),
        ]
    }

    static let all: [ProductShape] =
        [64, 128, 256, 512, 1024].flatMap { transpositions($0, $0, $0) }
        + [(128, 128, 784), (128, 512, 512), (784, 128, 128)].flatMap { transpositions($0, $1, $2) }
        + [(32, 16, 16), (32, 10, 128), (128, 10, 128), (4, 512, 512)].flatMap { transpositions($0, $1, $2) }
}

extension Benchmark {
    /// Below this many multiplications a product stays on one thread anyway.
    private static let smallestThreadedProduct = 128 * 128 * 128

    static func products<Value: Element>(of type: Value.Type, threads: [Int]) -> [Benchmark] {
        threads.flatMap { threads in
            ProductShape.all.filter { threads == 1 || $0.m * $0.n * $0.k >= smallestThreadedProduct }.map { shape in
                product(shape, of: type, threads: threads)
            }
        }
    }

    private static func product<Value: Element>(_ shape: ProductShape, of type: Value.Type, threads: Int) -> Benchmark {
        Benchmark("product/\(Value.precision)/\(threads)/\(shape.name)") { session in
            let (a, b) = (Numbers<Value>(shape.m * shape.k), Numbers<Value>(shape.k * shape.n))
            let c = Numbers<Value>(shape.m * shape.n)
            let before = nn_kernels_threads()
            nn_kernels_set_threads(Int32(threads))
            defer { nn_kernels_set_threads(before) }
            var result = Measurement(
                .microseconds,
                samples: session.microseconds {
                    Value.multiply(shape, a.pointer, b.pointer, into: c.pointer)
                })
            result.operations = 2 * Double(shape.m * shape.n * shape.k)
            result.peak = session.peak(isSingle: Value.isSingle, threads: threads)
            return result
        }
    }
}

import Kernels
import Testing

/// Every set against the definition: one chain of FMAs over k, then the bias, then the activation.
@Suite(.serialized)
struct MatrixProductTests {
    private struct Shape {
        var m, n, k: Int
        var transposeA, transposeB, hasBias: Bool
        var slack: Int
    }

    private func check<T: KernelElement>(
        _ shape: Shape, _ activation: nn_activation, wild: Bool, _: T.Type, _ random: inout TestRandom
    ) {
        let (m, n, k) = (shape.m, shape.n, shape.k)
        let lda = (shape.transposeA ? m : k) + shape.slack
        let ldb = (shape.transposeB ? k : n) + shape.slack * 2
        let ldc = n + shape.slack
        let aCount = (shape.transposeA ? k : m) * lda, bCount = (shape.transposeB ? n : k) * ldb
        let a = wild ? [T].any(aCount, &random) : [T].plain(aCount, &random)
        let b = wild ? [T].any(bCount, &random) : [T].plain(bCount, &random)
        let bias = [T].plain(n, &random)
        let slope: T = 0.25

        var z = [T](repeating: -77, count: m * ldc)
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                for i in 0..<m {
                    for j in 0..<n {
                        var sum: T = 0
                        for p in 0..<k {
                            let left = a[shape.transposeA ? p * lda + i : i * lda + p]
                            let right = b[shape.transposeB ? j * ldb + p : p * ldb + j]
                            sum = T.fma(left, right, sum)
                        }
                        z[i * ldc + j] = shape.hasBias ? sum + bias[j] : sum
                    }
                }
            }
        }
        let scalar = KernelSets.all(T.self)[0]
        for i in 0..<m {
            z.withUnsafeMutableBufferPointer { z in
                let row = z.baseAddress! + i * ldc
                scalar.activate(activation, slope, n, row, row)
            }
        }
        let expected = z.map(\.canonicalBits)
        for set in KernelSets.all(T.self) {
            let left = GuardedArray(a, offset: shape.slack), right = GuardedArray(b, offset: m)
            let c = GuardedArray<T>(count: m * ldc, offset: n)
            bias.withUnsafeBufferPointer { bias in
                set.matmul(
                    m, n, k, left.pointer, lda, shape.transposeA, right.pointer, ldb, shape.transposeB,
                    shape.hasBias ? bias.baseAddress : nil, activation, slope, c.pointer, ldc)
            }
            #expect(c.bits == expected, "\(T.self) \(set.name) \(shape) \(activation)")
        }
    }

    private func randomShapes<T: KernelElement>(_: T.Type, count: Int) {
        var random = TestRandom(seed: 4)
        func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
        for round in 0..<count {
            let most = round % 8 == 0 ? 80 : 20
            var shape = Shape(
                m: 1 + below(most), n: 1 + below(most), k: below(most), transposeA: random.next() % 2 == 0,
                transposeB: random.next() % 2 == 0, hasBias: random.next() % 2 == 0, slack: below(3))
            if round % 9 == 0 { shape.n = 1 }
            if round % 11 == 0 { shape.m = 1 }
            check(shape, nn_activation.all[round % 6], wild: round % 5 == 0, T.self, &random)
        }
    }

    @Test func randomShapesFloat() { randomShapes(Float.self, count: 160) }
    @Test func randomShapesDouble() { randomShapes(Double.self, count: 160) }

    /// Shapes that take the packed path, in several stretches of k and blocks of rows; all transpositions.
    @Test(arguments: [false, true], [false, true])
    func largeShapes(transposeA: Bool, transposeB: Bool) {
        var random = TestRandom(seed: 5)
        for threads in [1, 2, 3] as [Int32] {
            nn_kernels_set_threads(threads)
            defer { nn_kernels_set_threads(1) }
            #expect(nn_kernels_threads() == threads)
            let wide = Shape(
                m: 37, n: 150, k: 269, transposeA: transposeA, transposeB: transposeB, hasBias: true, slack: 1)
            check(wide, .relu, wild: false, Double.self, &random)
            check(wide, .tanh, wild: false, Float.self, &random)
            let tall = Shape(
                m: 203, n: 13, k: 161, transposeA: transposeA, transposeB: transposeB, hasBias: false, slack: 0)
            check(tall, .leaky_relu, wild: false, Float.self, &random)
        }
    }

    @Test func manyThreadsMultiplyAtOnce() async {
        nn_kernels_set_threads(2)
        defer { nn_kernels_set_threads(1) }
        let n = 96
        var random = TestRandom(seed: 6)
        let a = [Double].plain(n * n, &random)
        let product: @Sendable () -> [Double] = {
            var c = [Double](repeating: 0, count: n * n)
            for _ in 0..<20 {
                nn_f64().pointee.matmul(n, n, n, a, n, false, a, n, true, nil, .identity, 0, &c, n)
            }
            return c
        }
        let expected = product()
        await withTaskGroup(of: [Double].self) { group in
            for _ in 0..<4 { group.addTask { product() } }
            for await c in group { #expect(c == expected) }
        }
    }
}

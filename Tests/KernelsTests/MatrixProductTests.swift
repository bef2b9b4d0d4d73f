import Kernels
import Testing

/// Every set against the definition: one chain of FMAs over k, then the bias, then the activation.
@Suite(.serialized)
struct MatrixProductTests {
    private struct Shape {
        var m, n, k: Int
        var transposeA, transposeB, hasBias: Bool
        /// Elements between the end of a row and the next; the operands get multiples of it.
        var slack: Int
    }

    /// Compares every `stride`-th element of C with its chain, and all of C among the sets.
    private func check<T: KernelElement>(
        _ shape: Shape, _ activation: nn_activation, stride: Int = 1, threads: [Int32] = [1], wild: Bool = false,
        _: T.Type, _ random: inout TestRandom
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
        let sets = KernelSets.all(T.self)

        func product(_ set: ElementKernels<T>) -> GuardedArray<T> {
            let left = GuardedArray(a, offset: shape.slack), right = GuardedArray(b, offset: m)
            let c = GuardedArray<T>(count: m * ldc, offset: n)
            bias.withUnsafeBufferPointer { bias in
                set.matmul(
                    m, n, k, left.pointer, lda, shape.transposeA, right.pointer, ldb, shape.transposeB,
                    shape.hasBias ? bias.baseAddress : nil, activation, slope, c.pointer, ldc)
            }
            return c
        }

        let c = product(sets[0])
        var wrong = 0
        for element in Swift.stride(from: 0, to: m * n, by: stride) {
            let (i, j) = (element / n, element % n)
            var sum: T = 0
            for p in 0..<k {
                let left = a[shape.transposeA ? p * lda + i : i * lda + p]
                let right = b[shape.transposeB ? j * ldb + p : p * ldb + j]
                sum = T.fma(left, right, sum)
            }
            if shape.hasBias { sum += bias[j] }
            sets[0].activate(activation, slope, 1, [sum], &sum)
            if c.pointer[i * ldc + j].canonicalBits != sum.canonicalBits { wrong += 1 }
        }
        #expect(wrong == 0, "\(T.self) \(shape) \(activation)")
        for i in 0..<m {
            for j in n..<ldc where c.pointer[i * ldc + j] != -77 { Issue.record("wrote between the rows, \(shape)") }
        }
        let expected = c.bits
        for count in threads {
            nn_kernels_set_threads(count)
            defer { nn_kernels_set_threads(1) }
            for set in sets where set.name != "scalar" || count > 1 {
                let bits = product(set).bits
                if bits != expected { Issue.record("\(T.self) \(set.name) \(shape) \(activation), \(count) threads") }
            }
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

    /// What nets of few inputs and few units need: pairs, single columns, and vectors that are not full.
    @Test(arguments: [1, 2, 3, 4, 5, 16, 17], [1, 2, 3, 4, 7, 16, 33])
    func tinyShapes(n: Int, m: Int) {
        var random = TestRandom(seed: 10)
        for k in [1, 2, 4, 16, 32] {
            for (transposeA, transposeB) in [(false, true), (false, false), (true, false)] {
                let shape = Shape(
                    m: m, n: n, k: k, transposeA: transposeA, transposeB: transposeB, hasBias: !transposeA, slack: 0)
                check(shape, nn_activation.all[(m + k) % 6], Float.self, &random)
                check(shape, transposeA ? .identity : .relu, Double.self, &random)
            }
        }
    }

    /// Shapes that are packed (their rows are multiples of 2 KB apart, or A is transposed and wide), with several
    /// stretches of k or blocks of rows, and shapes that are not; by one, two and three threads.
    @Test(arguments: [false, true], [false, true])
    func largeShapes(transposeA: Bool, transposeB: Bool) {
        var random = TestRandom(seed: 5)
        func shape(_ m: Int, _ n: Int, _ k: Int, bias: Bool, slack: Int = 0) -> Shape {
            Shape(m: m, n: n, k: k, transposeA: transposeA, transposeB: transposeB, hasBias: bias, slack: slack)
        }
        let threads: [Int32] = [1, 2, 3]
        check(shape(200, 70, 256, bias: true), .relu, stride: 13, threads: threads, Double.self, &random)
        check(shape(30, 70, 512, bias: false), .tanh, stride: 11, threads: threads, Double.self, &random)
        check(shape(261, 150, 300, bias: true), .leaky_relu, stride: 37, threads: threads, Float.self, &random)
        check(shape(37, 150, 512, bias: true), .sigmoid, stride: 17, threads: threads, Float.self, &random)
        check(shape(203, 13, 161, bias: false, slack: 1), .softplus, stride: 7, threads: threads, Float.self, &random)
    }

    /// A gradient that is used at once changes the weights as one that is kept and used afterwards.
    private func gradientSteps<T: KernelElement>(_: T.Type) {
        var random = TestRandom(seed: 7)
        let rules = [
            nn_update(.sgd, 0.1), nn_update(.momentum, 0.1, beta: 0.9), nn_update(.heavy_ball, 0.1, beta: 0.9),
            nn_update(.nesterov, 0.1, beta: 0.9), nn_update(.rmsprop, 0.1, beta: 0.9, epsilon: 1e-8),
            nn_update(.adam, 0.1, beta: 0.9, beta2: 0.99, epsilon: 1e-8),
        ]
        // Small ones, ones where A lies as it is, packed ones, and some with several stretches of k.
        let shapes = [(3, 5, 4), (40, 1, 9), (50, 70, 33), (30, 300, 61), (45, 70, 300), (40, 300, 400), (5, 3, 0)]
        for (round, (m, n, k)) in shapes.enumerated() {
            let a = [T].plain(k * m, &random), b = [T].plain(k * n, &random)
            let start = (0..<3).map { _ in [T].plain(m * n, &random).map { $0.magnitude } }
            let index = (0..<Int32(k)).map { ($0 * 7) % Int32(k) }
            for (place, rule) in rules.enumerated() {
                var rule = rule
                rule.weight_decay = 0.01 * Double(place % 2)
                (rule.beta1_power, rule.beta2_power) = (0.81, 0.98)
                func bits(_ set: ElementKernels<T>, fused: Bool, soon: Bool) -> [UInt64] {
                    let arrays = start.map { GuardedArray($0, offset: round) }
                    let g = GuardedArray<T>(count: m * n, offset: place)
                    let (first, second, w) = (arrays[0].pointer, arrays[1].pointer, arrays[2].pointer)
                    b.withUnsafeBufferPointer { b in
                        index.withUnsafeBufferPointer { index in
                            let rows = nn_rows(
                                base: UnsafeRawPointer(b.baseAddress ?? UnsafePointer(w)),
                                stride_bytes: n * MemoryLayout<T>.stride, row_bytes: n * MemoryLayout<T>.stride,
                                index: index.baseAddress!, count: k)
                            if fused {
                                withUnsafePointer(to: rows) { rows in
                                    set.gradientStep(
                                        m, n, k, a, m, true, b.baseAddress!, n, false, &rule, g.pointer, first, second,
                                        w, soon ? rows : nil)
                                }
                            } else {
                                set.matmul(
                                    m, n, k, a, m, true, b.baseAddress!, n, false, nil, .identity, 0, g.pointer, n)
                                set.update(&rule, m * n, g.pointer, first, second, w)
                            }
                        }
                    }
                    return arrays.flatMap(\.bits)
                }
                let sets = KernelSets.all(T.self)
                let expected = bits(sets[0], fused: false, soon: false)
                for threads: Int32 in [1, 2, 3] {
                    nn_kernels_set_threads(threads)
                    defer { nn_kernels_set_threads(1) }
                    for set in sets where bits(set, fused: true, soon: threads != 2 && k > 0) != expected {
                        Issue.record("\(T.self) \(set.name) \(m)×\(n)×\(k) \(rule.rule), \(threads) threads")
                    }
                }
            }
        }
    }

    @Test func gradientStepsFloat() { gradientSteps(Float.self) }
    @Test func gradientStepsDouble() { gradientSteps(Double.self) }

    @Test func manyThreadsMultiplyAtOnce() async {
        nn_kernels_set_threads(2)
        defer { nn_kernels_set_threads(1) }
        #expect(nn_kernels_threads() == 2)
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

import Kernels
import Testing

/// A gradient that goes through a product and an activation's derivative at once has the bits of one that goes through
/// them one after the other; and a layer's three gradients have those of three kernels.
@Suite(.serialized)
struct BackwardProductTests {
    private struct Shape {
        var m, n, k: Int
        var transposeA = false
        var transposeB = false
        var slack = 0
    }

    private func check<T: KernelElement>(
        _ shape: Shape, _ activation: nn_activation, threads: [Int32] = [1], wild: Bool = false, _: T.Type,
        _ random: inout TestRandom
    ) {
        let (m, n, k) = (shape.m, shape.n, shape.k)
        let lda = (shape.transposeA ? m : k) + shape.slack, ldb = (shape.transposeB ? k : n) + shape.slack * 2
        let ldc = n + shape.slack
        let a = [T].plain((shape.transposeA ? k : m) * lda, &random)
        let b = [T].plain((shape.transposeB ? n : k) * ldb, &random)
        let values = wild ? [T].any(m * ldc, &random) : [T].plain(m * ldc, &random)
        let slope: T = 0.25
        func bits(_ set: ElementKernels<T>, atOnce: Bool) -> [UInt64] {
            let left = GuardedArray(a, offset: shape.slack), right = GuardedArray(b, offset: m)
            let below = GuardedArray(values, offset: n), c = GuardedArray<T>(count: m * ldc, offset: k)
            if atOnce {
                set.matmulBackward(
                    m, n, k, left.pointer, lda, shape.transposeA, right.pointer, ldb, shape.transposeB, activation,
                    slope, below.pointer, c.pointer, ldc)
            } else {
                set.matmul(
                    m, n, k, left.pointer, lda, shape.transposeA, right.pointer, ldb, shape.transposeB, nil, .identity,
                    0, c.pointer, ldc)
                for row in 0..<m {
                    set.activationBackward(activation, slope, n, below.pointer + row * ldc, c.pointer + row * ldc)
                }
            }
            return c.bits
        }
        let sets = KernelSets.all(T.self)
        let expected = bits(sets[0], atOnce: false)
        for count in threads {
            nn_kernels_set_threads(count)
            defer { nn_kernels_set_threads(1) }
            for set in sets where bits(set, atOnce: true) != expected {
                Issue.record("\(T.self) \(set.name) \(shape) \(activation), \(count) threads")
            }
        }
    }

    private func randomShapes<T: KernelElement>(_: T.Type) {
        var random = TestRandom(seed: 8)
        func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
        for round in 0..<240 {
            let most = round % 8 == 0 ? 80 : 20
            var shape = Shape(
                m: 1 + below(most), n: 1 + below(most), k: below(most), transposeA: random.next() % 4 == 0,
                transposeB: random.next() % 4 == 0, slack: below(3))
            if round % 9 == 0 { shape.n = 1 }
            if round % 11 == 0 { shape.m = 1 }
            check(shape, nn_activation.all[round % 6], wild: round % 5 == 0, T.self, &random)
        }
    }

    @Test func randomShapesFloat() { randomShapes(Float.self) }
    @Test func randomShapesDouble() { randomShapes(Double.self) }

    private func layers<T: KernelElement>(_: T.Type) {
        var random = TestRandom(seed: 11)
        func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
        for round in 0..<150 {
            let isWide = round % 10 == 0
            let (rows, inputs, units) = (1 + below(isWide ? 150 : 40), 1 + below(isWide ? 90 : 34), 1 + below(34))
            let activation = nn_activation.all[round % 6], slope: T = 0.25
            let x = [T].plain(rows * inputs, &random), w = [T].plain(units * inputs, &random)
            let delta = [T].plain(rows * units, &random)
            let omitted = round % 7
            func bits(_ set: ElementKernels<T>, atOnce: Bool) -> [[UInt64]] {
                let d = GuardedArray<T>(count: rows * inputs, offset: round)
                let b = GuardedArray<T>(count: units, offset: units)
                let g = GuardedArray<T>(count: units * inputs, offset: inputs)
                let wanted = [d, b, g].enumerated().map { $0 == omitted ? nil : $1.pointer }
                if atOnce {
                    set.layerBackward(
                        rows, inputs, units, x, w, delta, activation, slope, wanted[0], wanted[1], wanted[2])
                } else {
                    if let d = wanted[0] {
                        set.matmulBackward(
                            rows, inputs, units, delta, units, false, w, inputs, false, activation, slope, x, d, inputs)
                    }
                    if let b = wanted[1] { set.columnSums(rows, units, delta, units, b) }
                    if let g = wanted[2] {
                        set.matmul(
                            units, inputs, rows, delta, units, true, x, inputs, false, nil, .identity, 0, g, inputs)
                    }
                }
                return [d.bits, b.bits, g.bits]
            }
            let sets = KernelSets.all(T.self)
            let expected = bits(sets[0], atOnce: false)
            for set in sets where bits(set, atOnce: true) != expected {
                Issue.record("\(T.self) \(set.name) \(rows) examples, \(inputs) ▶ \(units), \(activation)")
            }
        }
    }

    @Test func layersFloat() { layers(Float.self) }
    @Test func layersDouble() { layers(Double.self) }

    /// Products in place and packed ones, in one stretch of k and in several, with whole tiles and with parts of them.
    @Test(arguments: nn_activation.all)
    func largeShapes(activation: nn_activation) {
        var random = TestRandom(seed: 9)
        let threads: [Int32] = [1, 2, 3]
        check(Shape(m: 130, n: 128, k: 10), activation, threads: threads, Float.self, &random)
        check(Shape(m: 70, n: 75, k: 300, slack: 1), activation, threads: threads, Double.self, &random)
        check(Shape(m: 65, n: 150, k: 1024), activation, threads: threads, Float.self, &random)
        check(Shape(m: 40, n: 70, k: 512, transposeB: true), activation, threads: threads, Double.self, &random)
        check(Shape(m: 100, n: 300, k: 401, transposeA: true), activation, threads: threads, Float.self, &random)
    }
}

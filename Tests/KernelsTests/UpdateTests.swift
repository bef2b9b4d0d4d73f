import Kernels
import Testing

/// A hundred steps of every optimizer against its stated formula, evaluated in plain Swift: equal to the bit.
@Suite(.serialized) struct UpdateTests {
    /// The tensors of an update, or one element of each: step, gradient, parameter and two states.
    private struct Tensors<Value: Equatable>: Equatable {
        var t = 0
        var g, w, s, q: Value
    }

    private let n = 21
    private let k = Double.kernels(of: nn_kernels_current())

    private func replay(
        _ step: (inout Tensors<[Double]>) -> Void, _ formula: (inout Tensors<Double>) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var random = TestRandom(seed: 10)
        let zero = [Double](repeating: 0, count: n)
        var ours = Tensors(g: zero, w: [Double].plain(n, &random), s: zero, q: zero)
        var elements = ours.w.map { Tensors(g: 0, w: $0, s: 0, q: 0) }
        for t in 1...100 {
            ours.t = t
            ours.g = [Double].plain(n, &random)
            step(&ours)
            for i in 0..<n {
                elements[i].t = t
                elements[i].g = ours.g[i]
                formula(&elements[i])
            }
        }
        let expected = Tensors(t: 100, g: ours.g, w: elements.map(\.w), s: elements.map(\.s), q: elements.map(\.q))
        #expect(ours == expected, sourceLocation: sourceLocation)
    }

    @Test func plainAndWithMomentum() {
        replay({ k.sgd(n, 0.1, $0.g, &$0.w) }, { $0.w -= 0.1 * $0.g })
        replay({ k.momentum(n, 0.1, 0.9, $0.g, &$0.s, &$0.w) }) {
            $0.s = 0.9 * $0.s + (1 - 0.9) * $0.g
            $0.w -= 0.1 * $0.s
        }
        replay({ k.heavyBall(n, 0.1, 0.9, $0.g, &$0.s, &$0.w) }) {
            $0.s = 0.9 * $0.s + $0.g
            $0.w -= 0.1 * $0.s
        }
        replay({ k.nesterov(n, 0.1, 0.9, $0.g, &$0.s, &$0.w) }) {
            $0.s = 0.9 * $0.s + $0.g
            $0.w -= 0.1 * ($0.g + 0.9 * $0.s)
        }
    }

    @Test func rmsprop() {
        replay({ k.rmsprop(n, 0.01, 0.99, 1e-8, $0.g, &$0.s, &$0.w) }) {
            $0.s = 0.99 * $0.s + (1 - 0.99) * ($0.g * $0.g)
            $0.w -= (0.01 * $0.g) / ($0.s.squareRoot() + 1e-8)
        }
    }

    @Test(arguments: [0, 0.05])
    func adam(decay: Double) {
        var powers = [(first: 1.0, second: 1.0)]
        for t in 1...100 { powers.append((powers[t - 1].first * 0.9, powers[t - 1].second * 0.999)) }
        replay({
            let power = powers[$0.t]
            k.adam(n, 0.01, 0.9, 0.999, 1e-8, decay, power.first, power.second, $0.g, &$0.s, &$0.q, &$0.w)
        }) {
            if decay != 0 { $0.w *= 1 - 0.01 * decay }
            $0.s = 0.9 * $0.s + (1 - 0.9) * $0.g
            $0.q = 0.999 * $0.q + (1 - 0.999) * ($0.g * $0.g)
            let alpha = 0.01 / (1 - powers[$0.t].first), correction = 1 / (1 - powers[$0.t].second).squareRoot()
            $0.w -= (alpha * $0.s) / ($0.q.squareRoot() * correction + 1e-8)
        }
    }

    /// Without gradients velocities shrink, and end at 0 rather than among the denormal numbers.
    @Test func decayingStatesVanish() {
        func repeating(_ value: Double) -> [Double] { [Double](repeating: value, count: n) }
        var (v, s, w) = (repeating(1e-300), repeating(1e-300), repeating(1))
        let none = repeating(0)
        for steps in [1, 1000] {
            for _ in 0..<steps { k.heavyBall(n, 0.1, 0.9, none, &v, &w) }
            for _ in 0..<steps { k.rmsprop(n, 0.1, 0.9, 1e-8, none, &s, &w) }
            #expect(v == repeating(steps == 1 ? 0.9 * 1e-300 : 0) && s == v)
        }
        var (m, q) = ([-0x1p-1021], [0x1p-1022])
        k.adam(1, 0.1, 0.5, 0.5, 1e-8, 0, 0.5, 0.5, [0], &m, &q, &w)
        #expect(m == [-0x1p-1022] && q == [0])
    }

    /// Long passes are split; no element may be left out or come twice.
    @Test func threadsShareAPass() {
        var random = TestRandom(seed: 12)
        let n = 40_007, rows = 401, width = 100
        let (g, start, table) = ([Float].plain(n, &random), [Float].plain(n, &random), [Float].plain(n, &random))
        let chosen = (0..<rows).map { _ in Int32(random.next() % 400) }
        func results(threads: Int32) -> [[Float]] {
            nn_kernels_set_threads(threads)
            defer { nn_kernels_set_threads(1) }
            let k = Float.kernels(of: nn_kernels_current())
            var (w, m, v, y) = (start, start, start.map { $0 * $0 }, [Float](repeating: 0, count: rows * width))
            k.sgd(n, 0.1, g, &w)
            k.adam(n, 0.01, 0.9, 0.999, 1e-8, 0.05, 0.9, 0.999, g, &m, &v, &w)
            k.gatherRows32(rows, width, table, width, chosen, &y)
            return [w, m, v, y]
        }
        let expected = results(threads: 1)
        #expect(results(threads: 2) == expected && results(threads: 3) == expected)
        #expect(expected[3] == chosen.flatMap { table[Int($0) * width..<(Int($0) + 1) * width] })
    }

    @Test func penalties() {
        var g = [1.0, 1, 1]
        k.addPenalty(3, [2, -4, 0], 0.5, 0.25, &g)
        #expect(g == [2.25, -1.25, 1])
        g = [1, .infinity, 1]
        k.addPenalty(3, [.infinity, 1, .nan], 0, 0, &g)
        #expect(g == [1, .infinity, 1])
    }

    /// Floats round each hyperparameter once: 1 − 0.9 in double, then to float.
    @Test func floatConstantsAreRoundedOnce() {
        var v: [Float] = [0], w: [Float] = [0]
        Float.kernels(of: nn_kernels_current()).momentum(1, 1, 0.9, [1], &v, &w)
        #expect(v == [Float(1 - 0.9)])
        #expect(w == [-Float(1 - 0.9)])
    }
}

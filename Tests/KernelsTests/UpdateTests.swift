import Kernels
import Testing

/// A hundred steps of every optimizer against its stated formula, evaluated in plain Swift: equal to the bit.
struct UpdateTests {
    /// The tensors of an update, or one element of each: step, gradient, parameter and two states.
    private struct Tensors<Value: Equatable>: Equatable {
        var t = 0
        var g, w, s, q: Value
    }

    private let n = 21
    private let k = nn_f64().pointee

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
        replay({ k.heavy_ball(n, 0.1, 0.9, $0.g, &$0.s, &$0.w) }) {
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

    @Test func penalties() {
        var g = [1.0, 1, 1]
        k.add_penalty(3, [2, -4, 0], 0.5, 0.25, &g)
        #expect(g == [2.25, -1.25, 1])
        g = [1, .infinity, 1]
        k.add_penalty(3, [.infinity, 1, .nan], 0, 0, &g)
        #expect(g == [1, .infinity, 1])
    }

    /// Floats round each hyperparameter once: 1 − 0.9 in double, then to float.
    @Test func floatConstantsAreRoundedOnce() {
        var v: [Float] = [0], w: [Float] = [0]
        nn_f32().pointee.momentum(1, 1, 0.9, [1], &v, &w)
        #expect(v == [Float(1 - 0.9)])
        #expect(w == [-Float(1 - 0.9)])
    }
}

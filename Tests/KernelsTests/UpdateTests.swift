import Kernels
import Testing

/// A hundred steps of every optimizer against its stated formula, evaluated in plain Swift: equal to the bit.
struct UpdateTests {
    private let n = 21

    private func replay(
        _ step: (_ t: Int, _ g: [Double], _ w: inout [Double], _ s: inout [Double], _ q: inout [Double]) -> Void,
        _ formula: (_ t: Int, _ g: Double, _ w: inout Double, _ s: inout Double, _ q: inout Double) -> Void
    ) {
        var random = TestRandom(seed: 10)
        var w = [Double].plain(n, &random), s = [Double](repeating: 0, count: n), q = s
        var w2 = w, s2 = s, q2 = q
        for t in 1...100 {
            let g = [Double].plain(n, &random)
            step(t, g, &w, &s, &q)
            for i in 0..<n { formula(t, g[i], &w2[i], &s2[i], &q2[i]) }
        }
        #expect(w == w2)
        #expect(s == s2)
        #expect(q == q2)
    }

    @Test func plainAndWithMomentum() {
        let k = nn_f64().pointee
        replay({ k.sgd(n, 0.1, $1, &$2) }) { $2 -= 0.1 * $1 }
        replay({ k.momentum(n, 0.1, 0.9, $1, &$3, &$2) }) {
            $3 = 0.9 * $3 + (1 - 0.9) * $1
            $2 -= 0.1 * $3
        }
        replay({ k.heavy_ball(n, 0.1, 0.9, $1, &$3, &$2) }) {
            $3 = 0.9 * $3 + $1
            $2 -= 0.1 * $3
        }
        replay({ k.nesterov(n, 0.1, 0.9, $1, &$3, &$2) }) {
            $3 = 0.9 * $3 + $1
            $2 -= 0.1 * ($1 + 0.9 * $3)
        }
    }

    @Test func adaptive() {
        let k = nn_f64().pointee
        replay({ k.rmsprop(n, 0.01, 0.99, 1e-8, $1, &$3, &$2) }) {
            $3 = 0.99 * $3 + (1 - 0.99) * ($1 * $1)
            $2 -= (0.01 * $1) / ($3.squareRoot() + 1e-8)
        }
        for decay in [0, 0.05] {
            let powers = (1...100).reduce(into: [(1.0, 1.0)]) { powers, t in
                powers.append((powers[t - 1].0 * 0.9, powers[t - 1].1 * 0.999))
            }
            replay({ k.adam(n, 0.01, 0.9, 0.999, 1e-8, decay, powers[$0].0, powers[$0].1, $1, &$3, &$4, &$2) }) {
                if decay != 0 { $2 *= 1 - 0.01 * decay }
                $3 = 0.9 * $3 + (1 - 0.9) * $1
                $4 = 0.999 * $4 + (1 - 0.999) * ($1 * $1)
                let alpha = 0.01 / (1 - powers[$0].0), correction = 1 / (1 - powers[$0].1).squareRoot()
                $2 -= (alpha * $3) / ($4.squareRoot() * correction + 1e-8)
            }
        }
    }

    @Test func penalties() {
        var g = [1.0, 1, 1]
        nn_f64().pointee.add_penalty(3, [2, -4, 0], 0.5, 0.25, &g)
        #expect(g == [2.25, -1.25, 1])
        g = [1, .infinity, 1]
        nn_f64().pointee.add_penalty(3, [.infinity, 1, .nan], 0, 0, &g)
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

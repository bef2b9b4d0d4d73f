import Kernels
import Testing

/// The reductions and losses against their definitions, lane by lane and to the bit where it is stated.
struct ReductionTests {
    /// Sixteen lanes folded as a tree, as KernelTable.h defines a sum.
    private func laneSum<T: BinaryFloatingPoint>(_ terms: [T]) -> T {
        var lanes = [T](repeating: 0, count: 16)
        for (i, term) in terms.enumerated() { lanes[i % 16] += term }
        for half in [8, 4, 2, 1] { for lane in 0..<half { lanes[lane] += lanes[lane + half] } }
        return lanes[0]
    }

    @Test func sumsFollowTheTree() {
        var random = TestRandom(seed: 8)
        for n in [0, 1, 5, 16, 17, 100, 333] {
            let x = [Float].plain(n, &random), y = [Float].plain(n, &random)
            let wide = x.map(Double.init), other = y.map(Double.init)
            let k = nn_f32().pointee
            #expect(k.sum(n, x) == laneSum(wide))
            #expect(k.sum_squares(n, x) == laneSum(wide.map { $0 * $0 }))
            #expect(k.sum_abs(n, x) == laneSum(wide.map(\.magnitude)))
            #expect(k.dot(n, x, y) == laneSum(zip(wide, other).map { $0 * $1 }))
            #expect(k.max_abs(n, x) == wide.map(\.magnitude).max() ?? 0)
            var sums = [Float](repeating: 0, count: 1)
            k.column_sums(n, 1, x, 1, &sums)
            #expect(sums[0] == laneSum(x))
            k.column_sums(n / 3, 1, x, 3, &sums)
            #expect(sums[0] == laneSum((0..<n / 3).map { x[3 * $0] }))
        }
        #expect(nn_f64().pointee.max_abs(3, [1, .nan, 2]).isNaN)
        #expect(nn_f64().pointee.max_abs(0, [1]) == 0)
    }

    @Test func moments() {
        var mean = [0.0, 0], variance = [0.0, 0]
        nn_f64().pointee.column_moments(4, 2, [1, 5, 2, 5, 3, 5, 6, 5], 2, &mean, &variance)
        #expect(mean == [3, 5])
        #expect(variance == [3.5, 0])
    }

    @Test func binaryCrossEntropyIsStable() {
        let z = [0.0, 2, -3, 800, -800, 1], y = [1.0, 0, 1, 1, 1, 0.25]
        var d = [Double](repeating: 0, count: 6)
        let loss = nn_f64().pointee.binary_cross_entropy(6, z, y, 0.5, &d)
        let terms = zip(z, y).map { z, y in max(z, 0) - y * z + nn_log1p(nn_exp(-z.magnitude)) }
        #expect(loss == laneSum(terms))
        #expect(d == zip(z, y).map { (nn_sigmoid($0) - $1) * 0.5 })
        #expect((terms[1] - 2.1269280110429727).magnitude < 1e-15)
        #expect(terms[3] == 0 && terms[4] == 800)
    }

    @Test func softmaxIsStableAndSumsToOne() {
        let z = [1000.0, 1001, 999, -5, -5, -5]
        var p = [Double](repeating: 0, count: 6), d = p
        nn_f64().pointee.softmax(2, 3, z, &p)
        #expect((p[0] - 0.24472847105479764).magnitude < 1e-16)
        #expect((p[3] - 1 / 3.0).magnitude < 1e-16)
        let labels: [Int32] = [1, 2]
        let loss = nn_f64().pointee.softmax_cross_entropy(2, 3, z, labels, 0.5, &d)
        #expect((loss - (0.40760596444437976 + 1.0986122886681098)).magnitude < 1e-15)
        #expect(d == [p[0] * 0.5, (p[1] - 1) * 0.5, p[2] * 0.5, p[3] * 0.5, p[4] * 0.5, (p[5] - 1) * 0.5])
    }

    @Test func errorsOfValues() {
        let a = [1.0, 2, -1], y = [0.0, 2, 1]
        var d = [0.0, 0, 0]
        #expect(nn_f64().pointee.squared_error(3, a, y, 0.25, &d) == 5)
        #expect(d == [0.5, 0, -1])
        #expect(nn_f64().pointee.absolute_error(3, a, y, 0.25, &d) == 3)
        #expect(d == [0.25, 0, -0.25])
    }

    /// The derivatives are those of the losses: central differences in double.
    @Test func derivativesMatchDifferences() {
        var random = TestRandom(seed: 9)
        let n = 12, h = 1e-6
        let z = [Double].plain(n, &random).map { 3 * $0 }, y = [Double].plain(n, &random).map(\.magnitude)
        let labels: [Int32] = [0, 3, 2]
        let k = nn_f64().pointee
        let losses: [([Double], UnsafeMutablePointer<Double>?) -> Double] = [
            { k.binary_cross_entropy(n, $0, y, 1, $1) }, { k.squared_error(n, $0, y, 1, $1) },
            { k.absolute_error(n, $0, y, 1, $1) }, { k.softmax_cross_entropy(3, 4, $0, labels, 1, $1) },
        ]
        for loss in losses {
            var d = [Double](repeating: 0, count: n)
            _ = loss(z, &d)
            for i in 0..<n {
                var up = z, down = z
                up[i] += h
                down[i] -= h
                #expect(((loss(up, nil) - loss(down, nil)) / (2 * h) - d[i]).magnitude < 1e-8)
            }
        }
    }
}

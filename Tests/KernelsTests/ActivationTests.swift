import Kernels
import Testing

struct ActivationTests {
    /// f′ from the value equals the slope of f, and it multiplies what is there.
    @Test func derivativesMatchDifferences() {
        let z = [-3.0, -0.7, 0.3, 2], h = 1e-6
        let k = nn_f64().pointee
        for activation in nn_activation.all {
            var a = z, up = z.map { $0 + h }, down = z.map { $0 - h }, d = [2.0, 2, 2, 2]
            k.activate(activation, 0.1, 4, a, &a)
            k.activate(activation, 0.1, 4, up, &up)
            k.activate(activation, 0.1, 4, down, &down)
            k.activation_backward(activation, 0.1, 4, a, &d)
            for i in 0..<4 { #expect((d[i] - (up[i] - down[i]) / h).magnitude < 1e-9, "\(activation) at \(z[i])") }
        }
    }

    @Test func kinksTakeTheLeftSlope() {
        var d = [3.0, 3, .infinity]
        nn_f64().pointee.activation_backward(.relu, 0, 3, [0, 1, 0], &d)
        #expect(d == [0, 3, 0])
        d = [3, 3, 1]
        nn_f64().pointee.activation_backward(.leaky_relu, 0.5, 3, [0, 1, -1], &d)
        #expect(d == [1.5, 3, 0.5])
    }

    /// A saturated softplus keeps a small derivative that 1 − exp(−a) would round away.
    @Test func softplusKeepsSmallDerivatives() {
        var d = [1.0]
        nn_f64().pointee.activation_backward(.softplus, 0, 1, [1e-20], &d)
        #expect(d == [1e-20])
    }
}

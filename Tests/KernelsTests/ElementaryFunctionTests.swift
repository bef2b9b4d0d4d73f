import Kernels
import Testing

/// Accuracy against mpmath's values, and the values at the edges. All sets agree, so the set in use stands for all.
struct ElementaryFunctionTests {
    /// Distance of `got` from a reference value, in units of the reference's last place.
    private func error(of got: Double, nearest: Double, missing: Double) -> Double {
        if got == nearest { return missing.magnitude }
        return ((got - nearest) / nearest.ulp - missing).magnitude
    }

    @Test(arguments: [
        (nn_map.exp, References.exp, 1.0), (.log, References.log, 1.0), (.log1p, References.log1p, 1.0),
        (.expm1, References.expm1, 2.0), (.sin, References.sin, 1.0), (.cos, References.cos, 1.0),
        (.tanh, References.tanh, 2.5), (.sigmoid, References.sigmoid, 2.5), (.softplus, References.softplus, 1.5),
    ])
    func double(function: nn_map, values: [References.Value], bound: Double) {
        for (x, nearest, missing) in values {
            let got = nn_map_value(function, x)
            #expect(error(of: got, nearest: nearest, missing: missing) < bound, "\(function)(\(x)) = \(got)")
            if ![.exp, .log, .cos, .sigmoid, .softplus].contains(function) {
                #expect(nn_map_value(function, x.magnitude).sign == .plus || function == .sin)
                #expect(nn_map_value(function, -0.0) == 0 && nn_map_value(function, -0.0).sign == .minus)
            }
        }
    }

    /// Floats against the functions of doubles, which are far more precise.
    @Test(arguments: [
        (nn_map.exp, -104.0, 89.0), (.log, 1e-45, 50), (.log1p, -1, 5), (.expm1, -20, 89), (.sin, -1e6, 1e6),
        (.cos, -1e6, 1e6), (.tanh, -10, 10), (.sigmoid, -104, 20), (.softplus, -104, 100), (.sqrt, 0, 9),
    ])
    func float(function: nn_map, low: Double, high: Double) {
        let count = 2000
        let x = (0..<count).map { Float(low + (high - low) * Double($0) / Double(count)) }
        var y = [Float](repeating: 0, count: count)
        nn_f32().pointee.map(function, count, x, &y)
        for (x, y) in zip(x, y) {
            let exact = nn_map_value(function, Double(x))
            if Float(exact) == y { continue }
            let unit = Double(max(Float(exact).ulp, .leastNonzeroMagnitude))
            #expect((Double(y) - exact).magnitude / unit < 2.5, "\(function)(\(x)) = \(y)")
        }
    }

    @Test func powers() {
        for (base, exponent, nearest, missing) in References.pow {
            let got = nn_pow(base, exponent)
            #expect(error(of: got, nearest: nearest, missing: missing) < 1.25, "\(base)^\(exponent) = \(got)")
        }
        var naive = 1.0
        for _ in 0..<49 { naive *= 1.5 }
        #expect((nn_pow(1.5, 49) / naive - 1).magnitude < 1e-13)
        for x in [0.1, -3.7, 1e-200, 1e200, .leastNonzeroMagnitude] {
            #expect(nn_pow(x, 2) == x * x)
            #expect(nn_pow(x, 1) == x)
            #expect(nn_pow(x, -1) == 1 / x)
        }
        for power in 0...22 { #expect(nn_pow(10, Double(power)) == Double("1e\(power)")) }
    }

    @Test func powersAtTheEdges() {
        let infinity = Double.infinity
        let cases: [(Double, Double, Double)] = [
            (0, 0, 1), (.nan, 0, 1), (1, .nan, 1), (infinity, 0, 1), (-2, 3, -8), (-2, -3, -0.125), (-8, 1 / 3.0, .nan),
            (-1, 1e15, 1), (-1, 1e15 + 1, -1), (-1, 0x1p53, 1), (-1, infinity, 1), (0, -1, infinity),
            (-0.0, -1, -infinity),
            (-0.0, 65, -0.0), (-0.0, -65, -infinity), (0, 0.5, 0), (0, -0.5, infinity), (infinity, -0.5, 0),
            (-infinity, 3, -infinity), (-infinity, -65, -0.0), (-infinity, 0.5, infinity), (2, infinity, infinity),
            (0.5, infinity, 0), (2, -infinity, 0), (0.5, -infinity, infinity), (10, 400, infinity), (10, -400, 0),
            (1e200, 2, infinity), (1e-200, -2, infinity), (1e200, -2, 0), (2, .nan, .nan), (.nan, 2, .nan),
            (.nan, 2.5, .nan), (-2, .nan, .nan), (2, -1074, .leastNonzeroMagnitude), (-1.5, 65, -nn_pow(1.5, 65)),
        ]
        for (base, exponent, expected) in cases {
            let got = nn_pow(base, exponent)
            #expect(got.canonicalBits == expected.canonicalBits, "\(base)^\(exponent) = \(got)")
        }
    }

    @Test func edges() {
        let infinity = Double.infinity, tiny = Double.leastNonzeroMagnitude
        let cases: [(nn_map, Double, Double)] = [
            (.exp, infinity, infinity), (.exp, -infinity, 0), (.exp, 709.79, infinity), (.exp, -745.2, 0), (.exp, 0, 1),
            (.expm1, infinity, infinity), (.expm1, -infinity, -1), (.expm1, 709.79, infinity), (.expm1, -50, -1),
            (.log, 0, -infinity), (.log, -0.0, -infinity), (.log, -1, .nan), (.log, infinity, infinity), (.log, 1, 0),
            (.log1p, -1, -infinity), (.log1p, -1.5, .nan), (.log1p, infinity, infinity), (.log1p, -infinity, .nan),
            (.sqrt, -1, .nan), (.sqrt, -0.0, -0.0), (.sin, infinity, .nan), (.cos, -infinity, .nan), (.cos, 0, 1),
            (.tanh, infinity, 1), (.tanh, -infinity, -1), (.tanh, 30, 1), (.sigmoid, infinity, 1),
            (.sigmoid, -infinity, 0), (.sigmoid, 0, 0.5), (.softplus, infinity, infinity), (.softplus, -infinity, 0),
            (.relu, -3, 0), (.relu, -0.0, 0), (.relu, 3, 3), (.relu, -infinity, 0), (.sign, -0.0, 0),
            (.sign, -tiny, -1), (.sign, infinity, 1), (.step, 0, 0), (.step, tiny, 1),
            (.step, -infinity, 0), (.abs, -0.0, 0),
            (.negate, 0, -0.0), (.reciprocal, -0.0, -infinity), (.reciprocal, infinity, 0),
        ]
        for (function, x, expected) in cases {
            let got = nn_map_value(function, x)
            #expect(got.canonicalBits == expected.canonicalBits, "\(function)(\(x)) = \(got)")
            let narrow = mapFloat(function, Float(x))
            if Double(Float(x)) == x {
                #expect(narrow.canonicalBits == Float(expected).canonicalBits, "\(function)(\(x)) = \(narrow) in f32")
            }
        }
        #expect(mapFloat(.exp, 88.73) == .infinity)
        #expect(mapFloat(.exp, -104) == 0)
        #expect(mapFloat(.expm1, 88.73) == .infinity)
    }

    private func mapFloat(_ function: nn_map, _ x: Float) -> Float {
        var y: Float = 0
        withUnsafePointer(to: x) { nn_f32().pointee.map(function, 1, $0, &y) }
        return y
    }

    @Test func everythingPropagatesNaN() {
        for function in nn_map.all {
            #expect(nn_map_value(function, .nan).isNaN, "\(function)")
            #expect(mapFloat(function, .nan).isNaN, "\(function)")
        }
        for function in nn_binary.all {
            for other in [-2.0, 0, 0.5, 3, .infinity] {
                let powerOfOne = function == .power && other == 0
                #expect(nn_binary_value(function, .nan, other).isNaN || powerOfOne, "\(function)(nan, \(other))")
                let unused = function == .leaky_relu && other > 0
                #expect(nn_binary_value(function, other, .nan).isNaN || unused, "\(function)(\(other), nan)")
            }
        }
        for activation in nn_activation.all {
            var a = [Double.nan, -1, 0, 1], d = [1.0, .nan, .nan, .nan]
            nn_f64().pointee.activation_backward(activation, 0.1, 4, a, &d)
            #expect(d[0].isNaN || activation == .identity)
            nn_f64().pointee.activate(activation, 0.1, 4, a, &a)
            #expect(a[0].isNaN)
        }
    }

    @Test func smallerAndLarger() {
        #expect(nn_binary_value(.minimum, 2, -3) == -3)
        #expect(nn_binary_value(.maximum, 2, -3) == 2)
        #expect(nn_binary_value(.leaky_relu, -2, 0.1) == -0.2)
        #expect(nn_binary_value(.leaky_relu, 2, 0.1) == 2)
        let x = [1.0, 2, .nan, 2], y = [2.0, 2, 2, 1]
        var z = [0.0, 0, 0, 0]
        let comparisons: [(nn_comparison, [Double])] = [
            (.less, [1, 0, 0, 0]), (.less_or_equal, [1, 1, 0, 0]), (.greater, [0, 0, 0, 1]),
            (.greater_or_equal, [0, 1, 0, 1]), (.equal, [0, 1, 0, 0]), (.not_equal, [1, 0, 1, 1]),
        ]
        for (comparison, expected) in comparisons {
            nn_f64().pointee.select(comparison, 4, x, y, [1, 1, 1, 1], [0, 0, 0, 0], &z)
            #expect(z == expected, "\(comparison)")
        }
    }
}

import Kernels

/// log(1 + x) for −1 < x ≤ 0 with the roundings that NumPy meets on x86-64 Linux, where it calls the C library.
///
/// The kernels' log1p is as accurate, but rounds a few inputs in a hundred the other way, and normals from the tail of
/// the ziggurat would show it. The method is that of fdlibm's `s_log1p.c` ("Developed at SunPro, a Sun Microsystems,
/// Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
/// notice is preserved."), with its terms added in glibc's order and fused where that is compiled for FMA:
/// 1 + x = 2ᵏ(1 + f), s = f/(2 + f), log(1 + f) = f − f²/2 + s(f²/2 + R(s²)).
func tailLogarithm(_ x: Double) -> Double {
    precondition(x > -1 && x <= 0)
    if x > -0x1p-29 { return x > -0x1p-54 ? x : nn_fma(-0.5, x * x, x) }
    var k = 0.0
    var f = x
    var correction = 0.0
    if x <= -0x1.2bec4p-2 {
        let u = 1 + x
        // What rounding u lost.
        correction = (x - (u - 1)) / u
        var significand = u.significand
        k = Double(u.exponent)
        // 2ᵏ such that 1 + f lies between about √½ and √2.
        if significand >= 0x1.6a09ep0 {
            significand /= 2
            k += 1
        }
        f = significand - 1
    }
    let low = nn_fma(k, 1.90821492927058770002e-10, correction)
    let high = 6.93147180369123816490e-01
    if f == 0 { return k == 0 ? 0 : nn_fma(k, high, low) }
    let half = 0.5 * f * f
    if k != 0, f >= -0x1.8p-20, f < 0x1p-20 {
        let rest = nn_fma(-f, 0.66666666666666666, 1) * half
        return nn_fma(k, high, -((rest - low) - f))
    }
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    let z4 = z2 * z2
    var series = nn_fma(z, 6.666666666666735130e-01, z2 * nn_fma(z, 2.857142874366239149e-01, 3.999999999940941908e-01))
    series = nn_fma(z4, nn_fma(z, 1.818357216161805012e-01, 2.222219843214978396e-01), series)
    series = nn_fma(z4 * z2, nn_fma(z, 1.479819860511658591e-01, 1.531383769920937332e-01), series)
    let rest = s * (half + series)
    if k == 0 { return f - (half - rest) }
    return nn_fma(k, high, -((half - (rest + low)) - f))
}

/// eˣ rounded correctly, for −700 < x ≤ 0.
func roundedExponential(_ x: Double) -> Double { DoubleDouble.exponential(x).high }

/// The natural logarithm rounded correctly, for 10⁻³⁰⁰ < x < 1: one Newton step from the kernels' logarithm.
func roundedLogarithm(_ x: Double) -> Double {
    let start = nn_log(x)
    let power = DoubleDouble.exponential(start)
    return start + ((x - power.high) - power.low) / power.high
}

/// A number as the sum of two doubles, the second below half a unit in the last place of the first.
private struct DoubleDouble {
    var high: Double
    var low: Double

    init(_ high: Double, _ low: Double = 0) {
        self.high = high + low
        self.low = low - (self.high - high)
    }

    static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        let product = a.high * b.high
        return DoubleDouble(product, nn_fma(a.high, b.high, -product) + (a.high * b.low + a.low * b.high))
    }

    /// a / b for a whole number b.
    static func / (a: DoubleDouble, b: Double) -> DoubleDouble {
        let quotient = a.high / b
        return DoubleDouble(quotient, (nn_fma(-quotient, b, a.high) + a.low) / b)
    }

    /// eˣ by its series at x/2¹⁰, squared ten times.
    static func exponential(_ x: Double) -> DoubleDouble {
        let small = DoubleDouble(x * 0x1p-10)
        var sum = DoubleDouble(1)
        for term in stride(from: 12.0, through: 1, by: -1) {
            let product = sum * small / term
            // 1 dominates: |product| is far below it.
            sum = DoubleDouble(1, product.high)
            sum = DoubleDouble(sum.high, sum.low + product.low)
        }
        for _ in 0..<10 { sum = sum * sum }
        return sum
    }
}

// sin and cos of doubles: x = n·π/2 + (r + c), |r| ≤ π/4, c a correction below r's last place; then the polynomials of
// fdlibm. Up to 2³⁰ the reduction takes π/2 in three parts by FMA (Cody and Waite), of which the first step is exact;
// beyond, `nn_reduce_angle` multiplies by 2/π in integers (Payne and Hanek). For floats, see ThroughDouble.h.

static const T FN(sin_coefficients)[] = {
    8.33333333332248946124e-03, -1.98412698298579493134e-04, 2.75573137070700676789e-06,
    -2.50507602534068634195e-08, 1.58969099521155010221e-10,
};
static const T FN(cos_coefficients)[] = {
    4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
    -2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11,
};
static const T FN(sin_cubic) = -1.66666666666666324348e-01;
static const T FN(two_over_pi) = 0x1.45f306dc9c883p-1;
static const T FN(half_pi_1) = 0x1.921fb54442d18p+0;
static const T FN(half_pi_2) = 0x1.1a62633145c07p-54;
static const T FN(half_pi_3) = -0x1.f1976b7ed8fbcp-110;
static const T FN(reduction_limit) = 0x1p30;

/// r, c and n of x, n only as its last bits.
INLINE void FN(reduce_angle)(V x, V *remainder, V *correction, M *quadrant) {
    V shifted = FN(fma)(x, FN(splat)(FN(two_over_pi)), FN(splat)(FN(rounder)));
    V n = shifted - FN(rounder);
    V first = FN(fma)(-n, FN(splat)(FN(half_pi_1)), x);
    V second = n * FN(half_pi_2);
    V second_low = FN(fma)(n, FN(splat)(FN(half_pi_2)), -second);
    V r = first - second;
    V c = ((first - r) - second) - FN(fma)(n, FN(splat)(FN(half_pi_3)), second_low);
    M q = FN(bits)(shifted);
    M large = (M)(FN(abs)(x) > FN(reduction_limit));
    if (__builtin_expect(FN(any)(large), 0)) {
        for (int lane = 0; lane < W; lane++) {
            if (!large[lane]) continue;
            double high, low;
            q[lane] = nn_reduce_angle(x[lane], &high, &low);
            r[lane] = high;
            c[lane] = low;
        }
    }
    *remainder = r;
    *correction = c;
    *quadrant = q;
}

/// sin(x + turns·π/2)
INLINE V FN(sine_of)(V x, BITS turns) {
    V r, c;
    M quadrant;
    FN(reduce_angle)(x, &r, &c, &quadrant);
    quadrant += turns;
    V z = r * r, zz = z * z, v = z * r;

    V q = FN(polynomial_in_halves)(z, zz, COEFFICIENTS(sin_coefficients));
    V inner = FN(fma)(z, FN(fma)(-v, q, c * 0.5), -c);
    V sine = r - FN(fma)(-v, FN(splat)(FN(sin_cubic)), inner);

    V p = FN(polynomial_in_halves)(z, zz, COEFFICIENTS(cos_coefficients));
    V half_square = z * 0.5;
    V rounded = 1 - half_square;
    V cosine = rounded + FN(fma)(zz, p, FN(fma)(-r, c, (1 - rounded) - half_square));

    V y = FN(select)((M)((quadrant & 1) != 0), cosine, sine);
    return FN(from_bits)(FN(bits)(y) ^ ((quadrant & 2) << 62));
}

INLINE V FN(sin)(V x) { return FN(select)((M)(x == 0), x, FN(sine_of)(x, 0)); }

INLINE V FN(cos)(V x) { return FN(sine_of)(x, 1); }

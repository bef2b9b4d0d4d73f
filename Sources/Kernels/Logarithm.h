// log and log1p: x = 2ᵏ·(1 + f) with 1 + f in [√½, √2), s = f / (2 + f), and
// log(1 + f) = f − (f²/2 − s·(f²/2 + R(s²))), the reduction and the polynomial of FreeBSD's msun (Sun's fdlibm).

#if IS_DOUBLE
static const T FN(log_coefficients)[] = {
    6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
    1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01,
};
static const T FN(smallest_normal) = 0x1p-1022;
static const BITS FN(denormal_scale) = 54;
static const BITS FN(root_half_bits) = 0x3fe6a09e667f3bcdLL;
static const T FN(log_ln2_high) = 6.93147180369123816490e-01;
static const T FN(log_ln2_low) = 1.90821492927058770002e-10;
#else
static const T FN(log_coefficients)[] = {0xaaaaaa.0p-24f, 0xccce13.0p-25f, 0x91e9ee.0p-25f, 0xf89e26.0p-26f};
static const T FN(smallest_normal) = 0x1p-126f;
static const BITS FN(denormal_scale) = 25;
static const BITS FN(root_half_bits) = 0x3f3504f3;
static const T FN(log_ln2_high) = 6.9313812256e-01f;
static const T FN(log_ln2_low) = 9.0580006145e-06f;
#endif

/// The significand of a positive normal x, in [√½, √2); its power of two goes to `k`.
INLINE V FN(significand)(V x, M *k) {
    M offset = FN(bits)(x) - FN(root_half_bits);
    *k = offset >> FN(significand_bits);
    return FN(from_bits)((offset & (((BITS)1 << FN(significand_bits)) - 1)) + FN(root_half_bits));
}

/// The number a small integer stands for.
INLINE V FN(from_integer)(M k) { return FN(from_bits)(k + FN(bits)(FN(splat)(FN(rounder)))) - FN(rounder); }

/// k·log 2 + log(1 + f) + correction, the correction being tiny.
INLINE V FN(log_reduced)(V k, V f, V correction) {
    V s = f / (f + 2);
    V z = s * s;
    V R = z * FN(polynomial_in_halves)(z, z * z, COEFFICIENTS(log_coefficients));
    V half_square = (T)0.5 * f * f;
    V tail = FN(fma)(s, half_square + R, FN(fma)(k, FN(splat)(FN(log_ln2_low)), correction));
    return FN(fma)(k, FN(splat)(FN(log_ln2_high)), f - (half_square - tail));
}

INLINE V FN(log)(V x) {
    M denormal = (M)(x < FN(smallest_normal));
    V scaled = FN(select)(denormal, x * (T)((int64_t)1 << FN(denormal_scale)), x);
    M k;
    V f = FN(significand)(scaled, &k) - 1;
    k -= denormal & FN(denormal_scale);
    V y = FN(log_reduced)(FN(from_integer)(k), f, FN(splat)(0));
    y = FN(select)((M)(x == 0), FN(splat)(-INFINITY), y);
    y = FN(select)((M)(x < 0), FN(splat)(NAN), y);
    return FN(select)((M)(x == INFINITY) | (M)(x != x), x, y);
}

INLINE V FN(log1p)(V x) {
    V u = x + 1;
    M k;
    V m = FN(significand)(u, &k);
    // What rounding 1 + x lost, against u: lost/u. It is at most half a unit in the last place of u, so a reciprocal
    // of m good to two per cent does. Where k is large nothing of the 1 is left to correct.
    M near_one = (M)(k == 0), in_reach = (M)(k < FN(denormal_scale) + 8);
    V lost = FN(select)((M)(x > 1), 1 - (u - x), x - (u - 1));
    V excess = m - 1;
    V reciprocal = FN(fma)(excess, FN(fma)(excess, FN(splat)((T)0.8705916), FN(splat)((T)-1.05627083)),
                           FN(splat)((T)1.00471762));
    V correction = lost * FN(power_of_two)(in_reach & -k) * reciprocal;
    correction = FN(select)(in_reach & ~near_one, correction, FN(splat)(0));
    V f = FN(select)(near_one, x, excess);
    V y = FN(log_reduced)(FN(from_integer)(k), f, correction);
    y = FN(select)((M)(x == -1), FN(splat)(-INFINITY), y);
    y = FN(select)((M)(x < -1), FN(splat)(NAN), y);
    return FN(select)((M)(x == INFINITY) | (M)(x != x) | (M)(x == 0), x, y);
}

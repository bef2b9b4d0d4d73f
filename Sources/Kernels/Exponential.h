// exp and expm1: x = k·log 2 + r with |r| ≤ log 2 / 2, exp(x) = 2ᵏ·exp(r), exp(r) = 1 + r + r²·P(r).
// P interpolates (exp(r) − 1 − r) / r² at Chebyshev nodes.

#if IS_DOUBLE
static const T FN(exp_coefficients)[] = {
    0x1p-1,                0x1.5555555555557p-3,  0x1.5555555555556p-5,  0x1.111111111007ap-7,
    0x1.6c16c16c1629dp-10, 0x1.a01a01ac1cfa8p-13, 0x1.a01a01a6f6cefp-16, 0x1.71de018a0d245p-19,
    0x1.27e4db04b53c8p-22, 0x1.af4f451d9ec2bp-26, 0x1.1f73c9e1e5555p-29,
};
static const T FN(exp_limit) = 720.0;
static const T FN(expm1_limit) = 709.9;
static const T FN(exp_lowest) = -745.2;
static const T FN(expm1_lowest) = -40.0;
static const T FN(log2_e) = 0x1.71547652b82fep+0;
static const T FN(ln2_high) = 0x1.62e42fefa39efp-1;
static const T FN(ln2_low) = 0x1.abc9e3b39803fp-56;
static const T FN(rounder) = 0x1.8p52;
static const BITS FN(exponent_bias) = 1023;
static const BITS FN(significand_bits) = 52;
#else
static const T FN(exp_coefficients)[] = {
    0x1p-1f, 0x1.555556p-3f, 0x1.5554e8p-5f, 0x1.1110e0p-7f, 0x1.6d44e4p-10f, 0x1.a1267ep-13f,
};
static const T FN(exp_limit) = 100.0f;
static const T FN(expm1_limit) = 88.8f;
static const T FN(exp_lowest) = -104.0f;
static const T FN(expm1_lowest) = -20.0f;
static const T FN(log2_e) = 0x1.715476p+0f;
static const T FN(ln2_high) = 0x1.62e430p-1f;
static const T FN(ln2_low) = -0x1.05c610p-29f;
static const T FN(rounder) = 0x1.8p23f;
static const BITS FN(exponent_bias) = 127;
static const BITS FN(significand_bits) = 23;
#endif

/// 2ᵏ for a normal result.
INLINE V FN(power_of_two)(M k) { return FN(from_bits)((k + FN(exponent_bias)) << FN(significand_bits)); }

/// r²·P(r), which is exp(r) − 1 − r for |r| ≤ log 2 / 2.
INLINE V FN(exp_tail)(V r) {
    V square = r * r;
    return square * FN(polynomial_in_halves)(r, square, COEFFICIENTS(exp_coefficients));
}

/// Splits x into k and the remainder r + low; NaN gives a NaN remainder. The first step is exact.
INLINE V FN(exp_remainder)(V x, M *k, V *low) {
    V shifted = FN(fma)(x, FN(splat)(FN(log2_e)), FN(splat)(FN(rounder)));
    V nearest = shifted - FN(rounder);
    *k = FN(bits)(shifted) - FN(bits)(FN(splat)(FN(rounder)));
    V first = FN(fma)(-nearest, FN(splat)(FN(ln2_high)), x);
    V r = FN(fma)(-nearest, FN(splat)(FN(ln2_low)), first);
    *low = FN(fma)(-nearest, FN(splat)(FN(ln2_low)), first - r);
    return r;
}

/// x within the range where k makes sense. Above it the result is ∞ all the same; where it is 0, `vanishes`, x becomes
/// 0 meanwhile, since processors take hundreds of cycles over an arithmetic underflow.
INLINE V FN(exp_limited)(V x, M *vanishes) {
    *vanishes = (M)(x < FN(exp_lowest));
    x = FN(select)((M)(x > FN(exp_limit)), FN(splat)(FN(exp_limit)), x);
    return FN(select)(*vanishes, FN(splat)(0), x);
}

/// 2ᵏ·exp(r + low) with `low` below r's last place. The power of two is applied in two halves, so that a denormal
/// result is rounded once and an overflow is infinity.
INLINE V FN(exp_assemble)(V r, V low, M k) {
    V sum = 1 + r;
    V lost = (1 - sum) + r;
    V y = sum + (lost + (FN(exp_tail)(r) + low));
    M half = k >> 1;
    return y * FN(power_of_two)(half) * FN(power_of_two)(k - half);
}

INLINE V FN(exp)(V x) {
    M k, vanishes;
    V low;
    V r = FN(exp_remainder)(FN(exp_limited)(x, &vanishes), &k, &low);
    return FN(select)(vanishes, FN(splat)(0), FN(exp_assemble)(r, low, k));
}

/// 2ᵏ·(exp(r) − 1) + (2ᵏ − 1), with half the power so that nothing overflows early.
INLINE V FN(expm1)(V x) {
    V limited = FN(select)((M)(x > FN(expm1_limit)), FN(splat)(FN(expm1_limit)), x);
    limited = FN(select)((M)(limited < FN(expm1_lowest)), FN(splat)(FN(expm1_lowest)), limited);
    M k;
    V low;
    V r = FN(exp_remainder)(limited, &k, &low);
    V power = FN(power_of_two)(k - 1);
    V offset = power - (T)0.5;
    V sum = FN(fma)(power, r, offset);
    V lost = FN(fma)(power, r, offset - sum);
    V half = sum + FN(fma)(power, FN(exp_tail)(r) + low, lost);
    // Below 2⁻⁶⁰ the result is x itself, and half of a denormal would lose a bit.
    return FN(select)((M)(FN(abs)(x) < (T)0x1p-60), x, half + half);
}

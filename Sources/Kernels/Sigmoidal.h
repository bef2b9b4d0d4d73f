// tanh, sigmoid, softplus and the piecewise linear functions.

/// tanh(|x|) = −t / (t + 2) with t = exp(−2|x|) − 1, which saturates by itself.
INLINE V FN(tanh)(V x) {
    M sign = FN(bits)(x) & FN(bits)(FN(splat)((T)-0.0));
    V t = FN(expm1)(FN(abs)(x) * -2);
    return FN(from_bits)(FN(bits)(-t / (t + 2)) | sign);
}

/// 1 / (1 + e) for x ≥ 0 and e / (1 + e) below, with e = exp(−|x|) given.
INLINE V FN(sigmoid_from)(V x, V e) {
    return FN(select)((M)(x < 0), e, FN(splat)(1)) / (e + 1);
}

INLINE V FN(sigmoid)(V x) { return FN(sigmoid_from)(x, FN(exp)(-FN(abs)(x))); }

/// max(x, 0), with NaN as 0: the caller adds something that is NaN too.
INLINE V FN(positive_part)(V x) { return FN(select)((M)(x > 0), x, FN(splat)(0)); }

INLINE V FN(softplus)(V x) { return FN(positive_part)(x) + FN(log1p)(FN(exp)(-FN(abs)(x))); }

INLINE V FN(relu)(V x) { return FN(select)((M)(x <= 0), FN(splat)(0), x); }

INLINE V FN(leaky_relu)(V x, V slope) { return FN(select)((M)(x > 0), x, slope * x); }

INLINE V FN(sign)(V x) {
    V y = FN(select)((M)(x > 0), FN(splat)(1), x);
    y = FN(select)((M)(x < 0), FN(splat)(-1), y);
    return FN(select)((M)(x == 0), FN(splat)(0), y);
}

INLINE V FN(step)(V x) {
    V y = FN(select)((M)(x > 0), FN(splat)(1), x);
    return FN(select)((M)(x <= 0), FN(splat)(0), y);
}

INLINE V FN(minimum)(V x, V y) { return FN(select)((M)(y < x) | (M)(y != y), y, x); }

INLINE V FN(maximum)(V x, V y) { return FN(select)((M)(y > x) | (M)(y != y), y, x); }

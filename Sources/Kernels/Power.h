// Powers of doubles. Small integer exponents multiply; others are exp(y·log x). Products and logarithm are carried as a
// sum of two doubles (66 bits or more), so that the result is good to about one unit in the last place.

/// The terms of 2·atanh(s)/s after 2 + ⅔s², divided by s⁴, in s²: interpolated at Chebyshev nodes for s² ≤ 0.02945.
static const T FN(atanh_coefficients)[] = {
    0x1.999999999999ap-2, 0x1.2492492492522p-2, 0x1.c71c71c6ea871p-3, 0x1.745d177aad02ap-3,
    0x1.3b1395c881220p-3, 0x1.1118c9ee5b8a4p-3, 0x1.df7c5bc7c7563p-4, 0x1.e032e4d8436a1p-4,
};
static const T FN(two_thirds) = 0x1.5555555555555p-1;
static const T FN(two_thirds_low) = 0x1.5555555555555p-55;
static const T FN(short_ln2) = 0x1.62e42fef00000p-1;
static const T FN(short_ln2_low) = 0x1.473de6af278edp-34;
static const T FN(largest_repeated) = 64.0;

/// log x as high + low for positive finite x.
INLINE void FN(log_in_two)(V x, V *high, V *low) {
    M denormal = (M)(x < FN(smallest_normal));
    M exponent;
    V m = FN(significand)(FN(select)(denormal, x * 0x1p54, x), &exponent);
    V k = FN(from_integer)(exponent - (denormal & FN(denormal_scale)));

    // s = (m − 1) / (m + 1) in two parts.
    V f = m - 1, d = m + 1;
    V d_low = m - (d - 1);
    V inverse = 1 / d;
    V s = f * inverse;
    V s_low = FN(fma)(-s, d_low, FN(fma)(-s, d, f)) * inverse;

    // s² and ⅔ + s²·(…), then their product with s.
    V z = s * s;
    V z_low = FN(fma)(s + s, s_low, FN(fma)(s, s, -z));
    V t = z * FN(polynomial_in_halves)(z, z * z, COEFFICIENTS(atanh_coefficients));
    V w = t + FN(two_thirds);
    V w_low = ((FN(two_thirds) - w) + t) + FN(two_thirds_low);
    V p = s * z;
    V p_low = FN(fma)(s, z, -p) + FN(fma)(s, z_low, s_low * z);
    V u = p * w;
    V u_low = FN(fma)(p, w, -u) + FN(fma)(p, w_low, p_low * w);

    // k·log 2 + 2s + u, largest first.
    V whole = k * FN(short_ln2), twice = s + s;
    V a = whole + twice;
    V a_low = (whole - a) + twice;
    V b = a + u;
    V b_low = (a - b) + u;
    V rest = FN(fma)(k, FN(splat)(FN(short_ln2_low)), (a_low + b_low) + ((s_low + s_low) + u_low));
    *high = b + rest;
    *low = (b - *high) + rest;
}

/// (a + a_low)·(b + b_low) in two parts; the low one is NaN where the product overflows.
INLINE void FN(multiply_in_two)(V a, V a_low, V b, V b_low, V *high, V *low) {
    V product = a * b;
    V rest = FN(fma)(a, b, -product) + FN(fma)(a, b_low, a_low * b);
    V sum = product + rest;
    *low = (product - sum) + rest;
    // Infinities and the sign of zero are the plain product's.
    *high = FN(select)((M)(FN(abs)(product) == INFINITY) | (M)(product == 0), product, sum);
}

/// x to an integer power n with |n| ≤ 64, by squaring: of the magnitude, then its reciprocal where `inverts`.
INLINE V FN(repeated_product)(V x, V magnitude, M inverts) {
    M left = (FN(bits)(magnitude + 0x1p52)) & 127;
    V high = FN(splat)(1), low = FN(splat)(0), x_low = FN(splat)(0);
    for (int bit = 0; bit < 7; bit++) {
        V next, next_low;
        FN(multiply_in_two)(high, low, x, x_low, &next, &next_low);
        M taken = (M)((left & 1) != 0);
        high = FN(select)(taken, next, high);
        low = FN(select)(taken, next_low, low);
        left >>= 1;
        if (!FN(any)(left)) break;
        FN(multiply_in_two)(x, x_low, x, x_low, &x, &x_low);
    }
    V quotient = 1 / high;
    M ordinary = (M)(FN(abs)(quotient) > 0) & (M)(FN(abs)(quotient) < INFINITY) & (M)(low == low);
    V error = FN(fma)(-high, quotient, FN(splat)(1)) - low * quotient;
    quotient = FN(select)(ordinary, FN(fma)(quotient, error, quotient), quotient);
    return FN(select)(inverts, quotient, high);
}

/// exp(x + extra) for a small correction `extra`.
INLINE V FN(exp_of_sum)(V x, V extra) {
    M k, vanishes;
    V low;
    V r = FN(exp_remainder)(FN(exp_limited)(x, &vanishes), &k, &low);
    V rest = low + extra;
    V sum = r + rest;
    return FN(select)(vanishes, FN(splat)(0), FN(exp_assemble)(sum, (r - sum) + rest, k));
}

INLINE V FN(pow)(V x, V y) {
    V size = FN(abs)(y);
    // The last bit of size + 2⁵² tells odd from even; from 2⁵³ on every double is even.
    M has_fraction_bits = (M)(size < 0x1p52);
    V shifted = FN(select)(has_fraction_bits, size + 0x1p52, size);
    M integer = (M)(shifted - 0x1p52 == size) | (M)(size >= 0x1p52);
    M odd = integer & (M)((FN(bits)(shifted) & 1) != 0) & (M)(size < 0x1p53);

    M small = integer & (M)(size <= FN(largest_repeated));
    V repeated = FN(repeated_product)(x, FN(select)(small, size, FN(splat)(0)), (M)(y < 0));
    if (!FN(any)(~small)) return repeated;

    V base = FN(abs)(x);
    M ordinary = (M)(base > 0) & (M)(base < INFINITY);
    V high, low;
    FN(log_in_two)(FN(select)(ordinary, base, FN(splat)(1)), &high, &low);
    V product = y * high;
    V product_low = FN(fma)(y, high, -product) + y * low;
    M in_range = (M)(FN(abs)(product) < 1000);
    V result = FN(exp_of_sum)(product, FN(select)(in_range, product_low, FN(splat)(0)));

    // A base of 0 or ∞ gives 0 or ∞; an infinite exponent of base ±1 gives 1.
    M shrinks = ((M)(base == 0) & (M)(y > 0)) | ((M)(base == INFINITY) & (M)(y < 0));
    M grows = ((M)(base == 0) & (M)(y < 0)) | ((M)(base == INFINITY) & (M)(y > 0));
    result = FN(select)(shrinks, FN(splat)(0), result);
    result = FN(select)(grows, FN(splat)(INFINITY), result);
    result = FN(select)((M)(base == 1) & (M)(size == INFINITY), FN(splat)(1), result);
    // A negative base: the sign of an odd power, and no value for a fraction.
    result = FN(from_bits)(FN(bits)(result) ^ (odd & FN(bits)(x) & FN(bits)(FN(splat)(-0.0))));
    result = FN(select)((M)(x < 0) & (M)(x > -INFINITY) & ~integer, FN(splat)(NAN), result);
    result = FN(select)((M)(x != x) | (M)(y != y), x + y, result);
    result = FN(select)((M)(x == 1), FN(splat)(1), result);
    return FN(select)(small, repeated, result);
}

// Polynomials in a vector, by FMA. Coefficients ascend; COEFFICIENTS(name) is an array and its length.

#undef COEFFICIENTS
#define COEFFICIENTS(name) FN(name), sizeof FN(name) / sizeof(T)

/// c₀ + c₁x + c₂x² + …, one chain.
INLINE V FN(polynomial)(V x, const T *coefficients, const int count) {
    V sum = FN(splat)(coefficients[count - 1]);
    UNROLL for (int j = count - 2; j >= 0; j--) sum = FN(fma)(sum, x, FN(splat)(coefficients[j]));
    return sum;
}

/// The same polynomial as even and odd half in x², which halves the chain; `square` is x·x. For two terms or more.
INLINE V FN(polynomial_in_halves)(V x, V square, const T *coefficients, const int count) {
    const int last_even = (count - 1) / 2 * 2, last_odd = (count - 2) / 2 * 2 + 1;
    V even = FN(splat)(coefficients[last_even]), odd = FN(splat)(coefficients[last_odd]);
    UNROLL for (int j = last_even - 2; j >= 0; j -= 2) even = FN(fma)(even, square, FN(splat)(coefficients[j]));
    UNROLL for (int j = last_odd - 2; j >= 1; j -= 2) odd = FN(fma)(odd, square, FN(splat)(coefficients[j]));
    return FN(fma)(odd, x, even);
}

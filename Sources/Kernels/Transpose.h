// Blocks of W rows and W columns, transposed in registers.

#if W == 16
#define LOW_HALVES 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define HIGH_HALVES 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#define EVEN 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
#define ODD 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
#define TRANSPOSE_ROUNDS 4
#elif W == 8
#define LOW_HALVES 0, 8, 1, 9, 2, 10, 3, 11
#define HIGH_HALVES 4, 12, 5, 13, 6, 14, 7, 15
#define EVEN 0, 2, 4, 6, 8, 10, 12, 14
#define ODD 1, 3, 5, 7, 9, 11, 13, 15
#define TRANSPOSE_ROUNDS 3
#elif W == 4
#define LOW_HALVES 0, 4, 1, 5
#define HIGH_HALVES 2, 6, 3, 7
#define EVEN 0, 2, 4, 6
#define ODD 1, 3, 5, 7
#define TRANSPOSE_ROUNDS 2
#elif W == 2
#define LOW_HALVES 0, 2
#define HIGH_HALVES 1, 3
#define EVEN 0, 2
#define ODD 1, 3
#define TRANSPOSE_ROUNDS 1
#else
#define TRANSPOSE_ROUNDS 0
#endif

/// Transposes W vectors in place, by rounds of interleaving vector i with vector i + W/2.
INLINE void FN(transpose)(V *rows) {
#if TRANSPOSE_ROUNDS > 0
    UNROLL for (int round = 0; round < TRANSPOSE_ROUNDS; round++) {
        V next[W];
        UNROLL for (int i = 0; i < W / 2; i++) {
            next[2 * i] = __builtin_shufflevector(rows[i], rows[i + W / 2], LOW_HALVES);
            next[2 * i + 1] = __builtin_shufflevector(rows[i], rows[i + W / 2], HIGH_HALVES);
        }
        UNROLL for (int i = 0; i < W; i++) rows[i] = next[i];
    }
#else
    (void)rows;
#endif
}

/// Where there are vectors: what lies in pairs, W of them from x on, of which `count` are real, as their first elements
/// and their second ones.
INLINE void FN(load_pairs)(const T *x, ptrdiff_t count, V *first, V *second) {
#if TRANSPOSE_ROUNDS > 0
    const ptrdiff_t half = W / 2;
    V low = FN(load)(x, 2 * count), high = count > half ? FN(load)(x + W, 2 * (count - half)) : FN(splat)(0);
    *first = __builtin_shufflevector(low, high, EVEN);
    *second = __builtin_shufflevector(low, high, ODD);
#else
    *first = FN(splat)(x[0]);
    *second = FN(splat)(x[1]);
    (void)count;
#endif
}

/// The other way round.
INLINE void FN(store_pairs)(T *x, V first, V second, ptrdiff_t count) {
#if TRANSPOSE_ROUNDS > 0
    const ptrdiff_t half = W / 2;
    FN(store)(x, __builtin_shufflevector(first, second, LOW_HALVES), 2 * count);
    if (count > half) FN(store)(x + W, __builtin_shufflevector(first, second, HIGH_HALVES), 2 * (count - half));
#else
    FN(store)(x, first, 1);
    FN(store)(x + 1, second, count);
#endif
}
#undef LOW_HALVES
#undef HIGH_HALVES
#undef EVEN
#undef ODD
#undef TRANSPOSE_ROUNDS

/// W × W elements from `rows` rows and `columns` columns of x (zero beyond), transposed.
INLINE void FN(load_transposed)(const T *x, ptrdiff_t ldx, ptrdiff_t rows, ptrdiff_t columns, V *out) {
    UNROLL for (int i = 0; i < W; i++) out[i] = i < rows ? FN(load)(x + i * ldx, columns) : FN(splat)(0);
    FN(transpose)(out);
}

/// Writes `rows` rows of `columns` elements, of which `block` holds the columns; `block` is lost.
INLINE void FN(store_transposed)(V *block, T *x, ptrdiff_t ldx, ptrdiff_t rows, ptrdiff_t columns) {
    FN(transpose)(block);
    UNROLL for (int i = 0; i < W; i++) if (i < rows) FN(store)(x + i * ldx, block[i], columns);
}

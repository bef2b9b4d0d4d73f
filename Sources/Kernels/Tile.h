// The innermost part of the matrix product: a tile of C of a few rows by one or two vectors, kept in registers over a
// stretch of k. Rows of A are broadcast, vectors run over columns; each element is one chain of FMAs, k ascending.

/// One tile's operands.
typedef struct FN(tile) {
    ptrdiff_t depth;
    /// Element (i, k) of A is a[i·a_row + k·a_step].
    const T *a;
    ptrdiff_t a_row, a_step;
    /// Row k of B is b + k·b_step; it has `columns` readable elements, or whole vectors when `b_padded`.
    const T *b;
    ptrdiff_t b_step;
    bool b_padded;
    /// Whether both are packed: step k of A is then as many neighbours as the tile has rows, of B whole vectors, and
    /// the strides above are not read.
    bool packed;
    T *c;
    ptrdiff_t ldc, columns;
    /// Whether the chains start here, from zero, or go on from C.
    bool starts;
    /// What follows the chains, at the last stretch of k only.
    const T *bias;
    nn_activation activation;
    T slope;
} FN(tile);

/// ReLU and leaky ReLU are applied in registers; the rest of the activations go over C afterwards.
INLINE bool FN(activates_in_tile)(nn_activation activation) {
    return activation == nn_activation_relu || activation == nn_activation_leaky_relu;
}

/// `rows` ≤ 12, `vectors` ≤ 2 and `packed` are constants at every call. The arrays have fixed sizes because a size that
/// depends on a parameter would make them variable-length arrays, which do not become registers.
INLINE void FN(tile_product)(const int rows, const int vectors, const bool packed, const FN(tile) *tile) {
    V c[12][2];
    const ptrdiff_t ldc = tile->ldc;
    const ptrdiff_t last = tile->columns - (vectors - 1) * W;  // Real lanes of the last vector.
    T *const out = tile->c;
    if (tile->starts) {
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) c[i][v] = FN(splat)(0);
    } else {
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) {
            // The next tile's, harmless where there is none; to the second level, since rows that are a power of two
            // apart would drive each other out of the first.
            __builtin_prefetch(out + (i + rows) * ldc + v * W, 0, 2);
            c[i][v] = FN(load)(out + i * ldc + v * W, v < vectors - 1 ? W : last);
        }
    }

    // All steps of k.
#define TILE_STEP(count, factor_at)                                                                                    \
    V row[2];                                                                                                          \
    UNROLL for (int v = 0; v < vectors; v++) row[v] = FN(load)(b + v * W, v < vectors - 1 ? W : (count));              \
    UNROLL for (int i = 0; i < rows; i++) {                                                                            \
        V factor = FN(splat)(factor_at);                                                                               \
        UNROLL for (int v = 0; v < vectors; v++) c[i][v] = FN(fma)(factor, row[v], c[i][v]);                           \
    }

    // Of an A where it lies there is a pointer for every third row, since the addressing modes reach the other two;
    // kept in registers, they are not computed out of each other again in every step, which would make the number of
    // instructions and not the FMAs the limit.
#define TILE_STEPS(count)                                                                                              \
    for (ptrdiff_t k = tile->depth; k > 0; k--) {                                                                      \
        TILE_STEP(count, a[i / 3][(i % 3) * a_row])                                                                    \
        b += b_step;                                                                                                   \
        UNROLL for (int g = 0; g < (rows + 2) / 3; g++) {                                                              \
            a[g] += a_step;                                                                                            \
            KEEP_IN_REGISTER(a[g]);                                                                                    \
        }                                                                                                              \
    }
    const T *b = tile->b;
    if (packed) {
        const T *steps = tile->a;
        _Pragma("clang loop unroll_count(4)") for (ptrdiff_t k = tile->depth; k > 0; k--) {
            TILE_STEP(W, steps[i])
            b += vectors * W;
            steps += rows;
        }
    } else {
        const T *a[4];
        const ptrdiff_t a_row = tile->a_row, a_step = tile->a_step, b_step = tile->b_step;
        UNROLL for (int g = 0; g < (rows + 2) / 3; g++) a[g] = tile->a + 3 * g * a_row;
        if (last >= W || tile->b_padded) {
            TILE_STEPS(W)
        } else {
            TILE_STEPS(last)
        }
    }
#undef TILE_STEPS
#undef TILE_STEP

    if (tile->bias) {
        UNROLL for (int v = 0; v < vectors; v++) {
            V bias = FN(load)(tile->bias + v * W, v < vectors - 1 ? W : last);
            UNROLL for (int i = 0; i < rows; i++) c[i][v] = c[i][v] + bias;
        }
    }
    if (tile->activation == nn_activation_relu) {
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) c[i][v] = FN(relu)(c[i][v]);
    } else if (tile->activation == nn_activation_leaky_relu) {
        const V slope = FN(splat)(tile->slope);
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) {
            c[i][v] = FN(leaky_relu)(c[i][v], slope);
        }
    }
    UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) {
        FN(store)(out + i * ldc + v * W, c[i][v], v < vectors - 1 ? W : last);
    }
}

#define ONE_TILE(name, rows, vectors, packed)                                                                          \
    static __attribute__((noinline)) void FN(name)(const FN(tile) *tile) {                                             \
        FN(tile_product)(rows, vectors, packed, tile);                                                                 \
    }
#define TILE(rows)                                                                                                     \
    ONE_TILE(tile_##rows##_1, rows, 1, false)                                                                          \
    ONE_TILE(tile_##rows##_2, rows, 2, false)                                                                          \
    ONE_TILE(packed_tile_##rows##_1, rows, 1, true)                                                                    \
    ONE_TILE(packed_tile_##rows##_2, rows, 2, true)

#if TILE_ROWS == 12
TILE(12)
TILE(8)
#else
TILE(6)
#endif
TILE(4)
TILE(3)
TILE(2)
TILE(1)
#undef TILE
#undef ONE_TILE

/// The height of the next tile when `left` ≥ 1 rows are left.
INLINE int FN(tile_rows)(ptrdiff_t left) {
#if TILE_ROWS == 12
    if (left >= 12) return 12;
    if (left >= 8) return 8;
#else
    if (left >= 6) return 6;
#endif
    return left >= 4 ? 4 : (int)left;
}

INLINE void FN(run_tile)(int rows, const FN(tile) *tile) {
#define RUN(height)                                                                                                    \
    case height:                                                                                                       \
        if (tile->packed) (tile->columns > W ? FN(packed_tile_##height##_2) : FN(packed_tile_##height##_1))(tile);     \
        else (tile->columns > W ? FN(tile_##height##_2) : FN(tile_##height##_1))(tile);                                \
        break
    switch (rows) {
#if TILE_ROWS == 12
        RUN(12);
        RUN(8);
#else
        RUN(6);
#endif
        RUN(4);
        RUN(3);
        RUN(2);
        RUN(1);
    }
#undef RUN
}

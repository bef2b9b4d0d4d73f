// Products so small that to arrange blocks and tiles would cost as much as to multiply: one panel of B, in one go.

/// The longest chains of a small product, and the most rows.
#define SMALL_DEPTH 64
#define SMALL_ROWS 128

INLINE bool FN(is_small)(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k) {
    return W > 1 && n > 1 && n <= PANEL_COLUMNS && m <= SMALL_ROWS && k > 0 && k <= SMALL_DEPTH;
}

/// `rows` ≤ 8 rows of C by `vectors` ≤ 2, all chains from beginning to end; rows of B are `b_step` apart.
/// `rows`, `vectors` and `transposed` (is A) are constants at every call.
INLINE void FN(small_tile)(
    const int rows, const int vectors, const bool transposed, const FN(product) *p, const T *b, ptrdiff_t b_step,
    ptrdiff_t row) {
    V c[8][2];
    const ptrdiff_t last = p->n - (vectors - 1) * W;  // Real lanes of the last vector.
    UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) c[i][v] = FN(splat)(0);
#define SMALL_STEP(factor)                                                                                             \
    V line[2];                                                                                                         \
    UNROLL for (int v = 0; v < vectors; v++) line[v] = FN(load_lanes)(b + v * W, v < vectors - 1 ? W : last);          \
    UNROLL for (int i = 0; i < rows; i++) {                                                                            \
        UNROLL for (int v = 0; v < vectors; v++) c[i][v] = FN(fma)(FN(splat)(factor), line[v], c[i][v]);               \
    }                                                                                                                  \
    b += b_step;
    ptrdiff_t left = p->k;
    if (transposed) {
        const T *a = p->a + row;
        for (; left > 0; left--, a += p->lda) {
            SMALL_STEP(a[i])
        }
    } else {
        // A pointer for each row, and several steps at known distances from it, leave nothing to compute but the FMAs.
        const T *a[8];
        UNROLL for (int i = 0; i < rows; i++) a[i] = p->a + (row + i) * p->lda;
        for (; left >= 4; left -= 4) {
            UNROLL for (int step = 0; step < 4; step++) {
                SMALL_STEP(a[i][step])
            }
            UNROLL for (int i = 0; i < rows; i++) {
                a[i] += 4;
                KEEP_IN_REGISTER(a[i]);
            }
        }
        for (ptrdiff_t step = 0; step < left; step++) {
            SMALL_STEP(a[i][step])
        }
    }
#undef SMALL_STEP
    const FN(epilogue) here = FN(epilogue_at)(p, row, 0);
    const bool goes_back_later = FN(finish_sums)(rows, vectors, true, c, &here, last, p->ldc);
    T *const out = p->c + row * p->ldc;
    UNROLL for (int v = 0; v < vectors; v++) {
        const ptrdiff_t count = v < vectors - 1 ? W : last;
        UNROLL for (int i = 0; i < rows; i++) FN(store)(out + i * p->ldc + v * W, c[i][v], count);
    }
    if (goes_back_later) FN(go_back)(here.activation, here.slope, here.values, rows, p->n, out, p->ldc);
}

INLINE void FN(small_tiles)(
    const int vectors, const bool transposed, const FN(product) *p, const T *b, ptrdiff_t b_step) {
    ptrdiff_t row = 0;
    for (; row + 8 <= p->m; row += 8) FN(small_tile)(8, vectors, transposed, p, b, b_step, row);
    for (; row + 4 <= p->m; row += 4) FN(small_tile)(4, vectors, transposed, p, b, b_step, row);
    for (; row + 2 <= p->m; row += 2) FN(small_tile)(2, vectors, transposed, p, b, b_step, row);
    for (; row < p->m; row++) FN(small_tile)(1, vectors, transposed, p, b, b_step, row);
}

/// C of at most one panel's width.
INLINE void FN(small_panel)(const FN(product) *p) {
    T panel[SMALL_DEPTH * PANEL_COLUMNS] __attribute__((aligned(64)));
    const T *b = p->b;
    ptrdiff_t b_step = p->ldb;
    if (p->transpose_b && p->k == 2 && p->ldb == 2) {
        // The weights of two inputs are pairs.
        b_step = p->n > W ? 2 * W : W;
        for (ptrdiff_t j = 0; j < p->n; j += W) {
            V lines[2];
            FN(load_pairs)(b + 2 * j, p->n - j, &lines[0], &lines[1]);
            UNROLL for (int step = 0; step < 2; step++) FN(store)(panel + step * b_step + j, lines[step], W);
        }
        b = panel;
    } else if (p->transpose_b) {
        FN(pack_panel)(p, 0, p->k, 0, p->n, panel);
        b = panel;
        b_step = p->n > W ? 2 * W : W;
    }
    if (p->n > W) {
        if (p->transpose_a) FN(small_tiles)(2, true, p, b, b_step); else FN(small_tiles)(2, false, p, b, b_step);
    } else {
        if (p->transpose_a) FN(small_tiles)(1, true, p, b, b_step); else FN(small_tiles)(1, false, p, b, b_step);
    }
}

/// C by way of its transpose, op(B)ᵀ·op(A)ᵀ, the same products in the same order: for few columns, which would leave
/// most lanes empty, where A lies step by step anyhow.
INLINE void FN(small_transposed)(const FN(product) *p) {
    T columns[W / 4 * PANEL_COLUMNS + 1] __attribute__((aligned(64)));
    for (ptrdiff_t row = 0; row < p->m; row += PANEL_COLUMNS) {
        const ptrdiff_t rows = FN(smaller)(p->m - row, PANEL_COLUMNS);
        const FN(product) transposed = {
            .m = p->n, .n = rows, .k = p->k, .a = p->b, .lda = p->ldb, .transpose_a = !p->transpose_b,
            .b = p->a + row, .ldb = p->lda, .transpose_b = false, .c = columns, .ldc = PANEL_COLUMNS,
        };
        FN(small_panel)(&transposed);
        T *const c = p->c + row * p->ldc;
        if (p->n == 2 && p->ldc == 2) {
            for (ptrdiff_t i = 0; i < rows; i += W) {
                V pair[2];
                UNROLL for (int j = 0; j < 2; j++) pair[j] = FN(load)(columns + j * PANEL_COLUMNS + i, W);
                FN(store_pairs)(c + 2 * i, pair[0], pair[1], rows - i);
            }
        } else {
            FN(store_turned)(columns, p->n, rows, c, p->ldc);
        }
    }
}

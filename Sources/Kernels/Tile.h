// The innermost part of the matrix product: a tile of C of a few rows by one or two vectors, kept in registers over a
// stretch of k. Rows of A are broadcast, vectors run over columns; each element is one chain of FMAs, k ascending.

/// How a tile's part of A lies in memory.
enum FN(layout) {
    /// Row by row, steps being neighbours.
    FN(by_rows),
    /// Step by step, rows being neighbours: a transposed A.
    FN(by_steps),
    /// Packed: step by step, without gaps, and B in whole vectors without gaps too.
    FN(packed),
};

/// One tile's operands.
typedef struct FN(tile) {
    ptrdiff_t depth;
    enum FN(layout) layout;
    const T *a;
    /// Between rows or steps of A, by its layout.
    ptrdiff_t a_stride;
    /// Row k of B is b + k·b_step; it has `columns` readable elements, or whole vectors when `b_padded`.
    const T *b;
    ptrdiff_t b_step;
    bool b_padded;
    /// What is asked for meanwhile, where A and B are packed.
    nn_ahead *ahead;
    T *c;
    ptrdiff_t ldc, columns;
    /// Whether C is so large that it has to be asked for.
    bool is_far;
    /// Whether the chains start here, from zero, or go on from C.
    bool starts;
    /// What follows the chains; nothing until the last stretch of k.
    FN(epilogue) epilogue;
} FN(tile);

/// `rows` ≤ 12, `vectors` ≤ 2 and `layout` are constants at every call. The arrays have fixed sizes because a size that
/// depends on a parameter would make them variable-length arrays, which do not become registers.
INLINE void FN(tile_product)(const int rows, const int vectors, const enum FN(layout) layout, FN(tile) *tile) {
    V c[12][2];
    const ptrdiff_t ldc = tile->ldc;
    const ptrdiff_t last = tile->columns - (vectors - 1) * W;  // Real lanes of the last vector.
    T *const out = tile->c;
    // Whether the last vector is whole is asked once, not at every access.
    const bool is_whole = last >= W;
#define EACH_VECTOR(count, ...)                                                                                        \
    UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) {                                   \
        T *const place = out + i * ldc + v * W;                                                                        \
        const ptrdiff_t lanes = v < vectors - 1 ? W : (count);                                                         \
        __VA_ARGS__                                                                                                    \
    }
    if (tile->is_far) {
        // The next tile's part of C, harmless where there is none; to the second level, since rows that are a power of
        // two apart would drive each other out of the first.
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) {
            __builtin_prefetch(out + (i + rows) * ldc + v * W, 0, 2);
            if (tile->epilogue.values) __builtin_prefetch(tile->epilogue.values + i * ldc + v * W, 0, 2);
        }
    }
    if (tile->starts) {
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) c[i][v] = FN(splat)(0);
    } else {
        if (is_whole) {
            EACH_VECTOR(W, c[i][v] = FN(load)(place, lanes);)
        } else {
            EACH_VECTOR(last, c[i][v] = FN(load)(place, lanes);)
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

    const T *b = tile->b;
    ptrdiff_t left = tile->depth;
    if (layout == FN(packed)) {
        const T *steps = tile->a;
#define PACKED_STEP                                                                                                    \
    TILE_STEP(W, steps[i])                                                                                             \
    b += vectors * W;                                                                                                  \
    steps += rows;
        nn_ahead *ahead = tile->ahead;
        while (left >= STEPS_PER_LINE) {
            ptrdiff_t lines = left / STEPS_PER_LINE < ahead->left ? left / STEPS_PER_LINE : ahead->left;
            left -= lines * STEPS_PER_LINE;
            ahead->left -= lines;
            const char *line = ahead->line;
            const ptrdiff_t line_step = ahead->line_step;
            for (; lines > 0; lines--) {
                __builtin_prefetch(line, 0, 2);
                line += line_step;
                UNROLL for (int step = 0; step < STEPS_PER_LINE; step++) {
                    PACKED_STEP
                }
            }
            ahead->line = line;
            if (ahead->left == 0) ahead = nn_next_run(ahead);
        }
        tile->ahead = ahead;
        for (; left > 0; left--) {
            PACKED_STEP
        }
#undef PACKED_STEP
    } else if (layout == FN(by_steps)) {
        const T *steps = tile->a;
        const ptrdiff_t a_step = tile->a_stride, b_step = tile->b_step;
#define TILE_STEPS(count)                                                                                              \
    _Pragma("clang loop unroll_count(2)") for (; left > 0; left--) {                                                   \
        TILE_STEP(count, steps[i])                                                                                     \
        b += b_step;                                                                                                   \
        steps += a_step;                                                                                               \
    }
        if (is_whole || tile->b_padded) {
            TILE_STEPS(W)
        } else {
            TILE_STEPS(last)
        }
#undef TILE_STEPS
    } else {
        // There is a pointer for every third row, since the addressing modes reach the other two, and four steps at
        // known distances from it. Kept in registers, they are not computed out of each other again in every step,
        // which would make the number of instructions and not the FMAs the limit.
        const T *a[4];
        const ptrdiff_t a_row = tile->a_stride, b_step = tile->b_step;
        UNROLL for (int g = 0; g < (rows + 2) / 3; g++) a[g] = tile->a + 3 * g * a_row;
#define FORWARD(steps)                                                                                                 \
    UNROLL for (int g = 0; g < (rows + 2) / 3; g++) {                                                                  \
        a[g] += steps;                                                                                                 \
        KEEP_IN_REGISTER(a[g]);                                                                                        \
    }
#define TILE_STEPS(count)                                                                                              \
    for (; left >= 4; left -= 4) {                                                                                     \
        UNROLL for (int step = 0; step < 4; step++) {                                                                  \
            TILE_STEP(count, a[i / 3][(i % 3) * a_row + step])                                                         \
            b += b_step;                                                                                               \
        }                                                                                                              \
        FORWARD(4)                                                                                                     \
    }                                                                                                                  \
    for (; left > 0; left--) {                                                                                         \
        TILE_STEP(count, a[i / 3][(i % 3) * a_row])                                                                    \
        b += b_step;                                                                                                   \
        FORWARD(1)                                                                                                     \
    }
        if (is_whole || tile->b_padded) {
            TILE_STEPS(W)
        } else {
            TILE_STEPS(last)
        }
#undef TILE_STEPS
#undef FORWARD
    }
#undef TILE_STEP

    // Those for whose sake the derivative is in registers have whole vectors, and an A that lies as it is.
    bool goes_back_later;
    if (is_whole) {
        goes_back_later = FN(finish_sums)(rows, vectors, layout != FN(by_steps), c, &tile->epilogue, W, ldc);
        EACH_VECTOR(W, FN(store)(place, c[i][v], lanes);)
    } else {
        goes_back_later = FN(finish_sums)(rows, vectors, false, c, &tile->epilogue, last, ldc);
        EACH_VECTOR(last, FN(store)(place, c[i][v], lanes);)
    }
    if (goes_back_later) {
        const FN(epilogue) *const end = &tile->epilogue;
        FN(go_back)(end->activation, end->slope, end->values, rows, tile->columns, out, ldc);
    }
#undef EACH_VECTOR
}

#define ONE_TILE(name, rows, vectors, layout)                                                                          \
    static __attribute__((noinline)) void FN(name)(FN(tile) *tile) {                                                   \
        FN(tile_product)(rows, vectors, FN(layout), tile);                                                             \
    }
#define TILE(rows)                                                                                                     \
    ONE_TILE(tile_##rows##_1_by_rows, rows, 1, by_rows)                                                                \
    ONE_TILE(tile_##rows##_2_by_rows, rows, 2, by_rows)                                                                \
    ONE_TILE(tile_##rows##_1_by_steps, rows, 1, by_steps)                                                              \
    ONE_TILE(tile_##rows##_2_by_steps, rows, 2, by_steps)                                                              \
    ONE_TILE(tile_##rows##_1_packed, rows, 1, packed)                                                                  \
    ONE_TILE(tile_##rows##_2_packed, rows, 2, packed)

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

INLINE void FN(run_tile)(int rows, FN(tile) *tile) {
#define RUN_AS(height, layout)                                                                                         \
    case FN(layout):                                                                                                   \
        (tile->columns > W ? FN(tile_##height##_2_##layout) : FN(tile_##height##_1_##layout))(tile);                   \
        break
#define RUN(height)                                                                                                    \
    case height:                                                                                                       \
        switch (tile->layout) {                                                                                        \
            RUN_AS(height, by_rows);                                                                                   \
            RUN_AS(height, by_steps);                                                                                  \
            RUN_AS(height, packed);                                                                                    \
        }                                                                                                              \
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
#undef RUN_AS
}

// Gathering a batch's rows.

/// Rows of so few elements are copied one by one sooner than by a vector.
#define FEW_COLUMNS 4
/// From how many bytes a row is asked for while an earlier one is copied, and how much earlier: chosen rows lie anywhere
/// in memory, which the processor does not foresee.
#define FORESEEN_ROW_BYTES 512
#define ROWS_GATHERED_AHEAD 2

typedef struct FN(gathering) {
    ptrdiff_t m, n;
    const T *x;
    ptrdiff_t ldx;
    const int32_t *index;
    T *y;
    /// Rows that one thread gathers.
    ptrdiff_t block;
} FN(gathering);

/// Rows `first` ..< `beyond` of at most FEW_COLUMNS elements.
INLINE void FN(gather_few_columns)(const FN(gathering) *g, ptrdiff_t first, ptrdiff_t beyond) {
    const T *const x = g->x;
    const int32_t *const index = g->index;
    T *const y = g->y;
    const ptrdiff_t ldx = g->ldx;
#define COPY_ROWS(columns)                                                                                             \
    case columns:                                                                                                      \
        for (ptrdiff_t r = first; r < beyond; r++) {                                                                   \
            UNROLL for (int j = 0; j < columns; j++) y[r * columns + j] = x[index[r] * ldx + j];                       \
        }                                                                                                              \
        break
    switch (g->n) {
        COPY_ROWS(1);
        COPY_ROWS(2);
        COPY_ROWS(3);
        COPY_ROWS(4);
    }
#undef COPY_ROWS
}

static void FN(gather_part)(void *context, int32_t part) {
    const FN(gathering) *g = context;
    const ptrdiff_t first = part * g->block, beyond = g->m - first < g->block ? g->m : first + g->block;
    if (g->n <= FEW_COLUMNS) {
        FN(gather_few_columns)(g, first, beyond);
    } else if (g->n * ELEMENT_BYTES < FORESEEN_ROW_BYTES) {
        for (ptrdiff_t r = first; r < beyond; r++) {
            const T *row = g->x + g->index[r] * g->ldx;
            T *y = g->y + r * g->n;
            VECTOR_LOOP(g->n, STORE(y, LOAD(row)););
        }
    } else {
        for (ptrdiff_t r = first; r < beyond; r++) {
            const T *row = g->x + g->index[r] * g->ldx;
            const T *later = r + ROWS_GATHERED_AHEAD < beyond ? g->x + g->index[r + ROWS_GATHERED_AHEAD] * g->ldx : row;
            T *y = g->y + r * g->n;
            VECTOR_LOOP(g->n, {
                STORE(y, LOAD(row));
                __builtin_prefetch(later + i, 0, 3);
            });
        }
    }
}

static void FN(gather_rows_i32)(
    ptrdiff_t m, ptrdiff_t n, const T *x, ptrdiff_t ldx, const int32_t *index, T *y) {
    FN(gathering) all = {.m = m, .n = n, .x = x, .ldx = ldx, .index = index, .y = y, .block = m};
    const int32_t threads = m * n >= NN_THREADED_ELEMENTS ? nn_kernels_threads() : 1;
    if (threads > 1) {
        all.block = (m + threads - 1) / threads;
        if (nn_pool_run(FN(gather_part), &all, (int32_t)((m + all.block - 1) / all.block))) return;
        all.block = m;
    }
    FN(gather_part)(&all, 0);
}

static void FN(gather_rows_i64)(
    ptrdiff_t m, ptrdiff_t n, const T *x, ptrdiff_t ldx, const int64_t *index, T *y) {
    for (ptrdiff_t r = 0; r < m; r++, y += n) {
        const T *row = x + index[r] * ldx;
        VECTOR_LOOP(n, STORE(y, LOAD(row)););
    }
}

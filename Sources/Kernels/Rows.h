// Gathering a batch's rows.

typedef struct FN(gathering) {
    ptrdiff_t m, n;
    const T *x;
    ptrdiff_t ldx;
    const int32_t *index;
    T *y;
    /// Rows that one thread gathers.
    ptrdiff_t block;
} FN(gathering);

static void FN(gather_part)(void *context, int32_t part) {
    const FN(gathering) *g = context;
    const ptrdiff_t first = part * g->block, beyond = g->m - first < g->block ? g->m : first + g->block;
    for (ptrdiff_t r = first; r < beyond; r++) {
        const T *row = g->x + g->index[r] * g->ldx;
        T *y = g->y + r * g->n;
        VECTOR_LOOP(g->n, STORE(y, LOAD(row)););
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

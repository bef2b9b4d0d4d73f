// Gathering a batch's rows.

static void FN(gather_rows_i32)(
    ptrdiff_t m, ptrdiff_t n, const T *x, ptrdiff_t ldx, const int32_t *index, T *y) {
    for (ptrdiff_t r = 0; r < m; r++, y += n) {
        const T *row = x + index[r] * ldx;
        VECTOR_LOOP(n, STORE(y, LOAD(row)););
    }
}

static void FN(gather_rows_i64)(
    ptrdiff_t m, ptrdiff_t n, const T *x, ptrdiff_t ldx, const int64_t *index, T *y) {
    for (ptrdiff_t r = 0; r < m; r++, y += n) {
        const T *row = x + index[r] * ldx;
        VECTOR_LOOP(n, STORE(y, LOAD(row)););
    }
}

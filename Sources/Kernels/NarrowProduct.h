// A product of few columns, by way of its transpose: C's columns would leave most lanes of a vector empty, but where A is
// stored transposed, vectors run as well along its rows. The same products in the same order.

/// Whether C has so few columns, and the product nothing but products.
INLINE bool FN(is_narrow)(const FN(product) *p) {
    return p->transpose_a && p->n <= TILE_ROWS && p->n % W != 0 && p->m >= W && p->k > 0 && !p->update
        && !p->epilogue.bias && p->epilogue.activation == nn_activation_identity;
}

/// Writes the transpose of `columns` columns, which lie PANEL_COLUMNS apart, to `rows` rows of C.
INLINE void FN(store_turned)(const T *turned, ptrdiff_t columns, ptrdiff_t rows, T *c, ptrdiff_t ldc) {
    for (ptrdiff_t i = 0; i < rows; i += W) {
        for (ptrdiff_t j = 0; j < columns; j += W) {
            V block[W];
            FN(load_transposed)(turned + j * PANEL_COLUMNS + i, PANEL_COLUMNS, columns - j, W, block);
            UNROLL for (int r = 0; r < W; r++) {
                if (i + r < rows) FN(store)(c + (i + r) * ldc + j, block[r], columns - j);
            }
        }
    }
}

static __attribute__((noinline)) void FN(narrow_product)(const FN(product) *p) {
    T turned[(TILE_ROWS + W) * PANEL_COLUMNS] __attribute__((aligned(64)));
    FN(tile) tile = {
        .depth = p->k, .layout = p->transpose_b ? FN(by_rows) : FN(by_steps), .a_stride = p->ldb, .b_step = p->lda,
        .ldc = PANEL_COLUMNS, .starts = true,
    };
    for (ptrdiff_t i = 0; i < p->m; i += PANEL_COLUMNS) {
        tile.b = p->a + i;
        tile.columns = FN(smaller)(p->m - i, PANEL_COLUMNS);
        for (ptrdiff_t j = 0; j < p->n;) {
            const int height = FN(tile_rows)(p->n - j);
            tile.a = p->transpose_b ? p->b + j * p->ldb : p->b + j;
            tile.c = turned + j * PANEL_COLUMNS;
            FN(run_tile)(height, &tile);
            j += height;
        }
        FN(store_turned)(turned, p->n, tile.columns, p->c + i * p->ldc, p->ldc);
    }
}

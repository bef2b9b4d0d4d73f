// The matrix product: blocks of k, columns and rows around the tiles. Since a tile goes on from C where the last
// stretch of k ended, neither blocks, packing nor the split among threads can change a bit.

/// C with A read where it lies, and B too while few rows use it.
static __attribute__((noinline)) void FN(product_in_place)(const FN(product) *p) {
    T panel[DEPTH_BLOCK * PANEL_COLUMNS] __attribute__((aligned(64)));
    const ptrdiff_t depth_block = FN(even_block)(p->k, DEPTH_BLOCK, 4);
    // Few rows use a panel too seldom to pay for its copy; more do if its rows lie far apart in memory.
    const bool close = p->ldb * ELEMENT_BYTES < 1024;
    const bool b_in_place = !p->transpose_b && p->m <= (close ? 64 : 2 * TILE_ROWS);
    FN(tile) tile = {
        .layout = p->transpose_a ? FN(by_steps) : FN(by_rows), .a_stride = p->lda, .b_padded = !b_in_place,
        .is_far = p->m * p->ldc * ELEMENT_BYTES > 256 << 10,
    };
    for (ptrdiff_t k = 0; k < p->k; k += depth_block) {
        const bool ends = FN(begin_stretch)(p, k, depth_block, &tile);
        const T *a = p->a + (p->transpose_a ? k * p->lda : k);
        for (ptrdiff_t j = 0; j < p->n; j += PANEL_COLUMNS) {
            tile.columns = FN(smaller)(p->n - j, PANEL_COLUMNS);
            if (b_in_place) {
                tile.b = p->b + k * p->ldb + j;
                tile.b_step = p->ldb;
            } else {
                FN(pack_panel)(p, k, tile.depth, j, tile.columns, panel);
                tile.b = panel;
                tile.b_step = tile.columns > W ? 2 * W : W;
            }
            FN(panel_product)(p, &tile, a, p->transpose_a ? 1 : p->lda, 0, j, p->m, ends);
        }
    }
}

/// The activation, or its derivative, where it has not been applied in registers.
INLINE void FN(activate_rows)(const FN(product) *p) {
    const nn_activation activation = p->epilogue.activation;
    const T slope = p->epilogue.slope;
    if (activation == nn_activation_identity) return;
    if (p->epilogue.values) {
        FN(go_back)(activation, slope, p->epilogue.values, p->m, p->n, p->c, p->ldc);
    } else if (p->ldc == p->n) {
        FN(activate)(activation, slope, p->m * p->n, p->c, p->c);
    } else {
        for (ptrdiff_t i = 0; i < p->m; i++) {
            FN(activate)(activation, slope, p->n, p->c + i * p->ldc, p->c + i * p->ldc);
        }
    }
}

/// The whole product on the calling thread.
static void FN(product_on_one_thread)(const FN(product) *p) {
    if (p->k <= 0) {
        for (ptrdiff_t i = 0; i < p->m; i++) {
            T *const c = p->c + i * p->ldc;
            FN(fill)(p->n, 0, c);
            if (p->epilogue.bias) FN(binary)(nn_binary_add, p->n, c, p->epilogue.bias, c);
        }
        FN(activate_rows)(p);
        return;
    }
    void *scratch = NULL;
    bool is_activated = FN(ends_with_tiles)(&p->epilogue);
    if (p->n == 1) {
        FN(matrix_vector)(p);
        if (p->epilogue.values) is_activated = false;
    } else if (FN(is_narrow)(p)) {
        FN(narrow_product)(p);
    } else if (FN(packs)(p) && (scratch = nn_scratch())) {
        FN(product_packed)(p, scratch);
    } else {
        FN(product_in_place)(p);
    }
    if (!is_activated) FN(activate_rows)(p);
}

/// A small product, also on the calling thread.
INLINE void FN(small_product)(const FN(product) *p) {
    bool is_activated = false;
    if (p->transpose_a && 4 * p->n <= W && 2 * p->m >= W && !p->epilogue.bias) {
        FN(small_transposed)(p);
    } else {
        FN(small_panel)(p);
        is_activated = FN(ends_with_tiles)(&p->epilogue);
    }
    if (!is_activated) FN(activate_rows)(p);
}

/// A product split among threads: by columns, so that each packs its own part of B, unless there are few.
typedef struct FN(split) {
    const FN(product) *whole;
    bool by_rows;
    ptrdiff_t block;
    int32_t parts;
    const nn_rows *soon;
} FN(split);

static void FN(product_part)(void *context, int32_t index) {
    const FN(split) *split = context;
    FN(product) part = *split->whole;
    const ptrdiff_t first = index * split->block;
    ptrdiff_t place;
    if (split->by_rows) {
        part.m = part.m - first < split->block ? part.m - first : split->block;
        part.a += part.transpose_a ? first : first * part.lda;
        place = first * part.ldc;
    } else {
        part.n = part.n - first < split->block ? part.n - first : split->block;
        part.b += part.transpose_b ? first * part.ldb : first;
        place = first;
        if (part.epilogue.bias) part.epilogue.bias += first;
    }
    part.c += place;
    if (part.epilogue.values) part.epilogue.values += place;
    FN(update) update;
    if (part.update) {
        update = *part.update;
        update.first += place;
        update.second += place;
        update.w += place;
        part.update = &update;
    }
    nn_ahead rows, nothing = nn_nothing_ahead(part.a);
    part.ahead = nn_share_of_rows(split->soon, index, split->parts, &rows, &nothing);
    FN(product_on_one_thread)(&part);
}

/// A product too large for `small_product`, on as many threads as pay.
INLINE void FN(large_product)(FN(product) *p, const nn_rows *soon) {
    const int32_t threads =
        (double)p->m * (double)p->n * (double)p->k >= NN_THREADED_PRODUCT ? nn_kernels_threads() : 1;
    if (threads > 1) {
        FN(split) split = {.whole = p, .by_rows = p->m > p->n || p->n < threads * PANEL_COLUMNS, .soon = soon};
        const ptrdiff_t whole = split.by_rows ? p->m : p->n, unit = split.by_rows ? 4 : W;
        split.block = FN(even_block)(whole, (whole + threads - 1) / threads, unit);
        split.parts = (int32_t)((whole + split.block - 1) / split.block);
        if (nn_pool_run(FN(product_part), &split, split.parts)) return;
    }
    nn_ahead rows, nothing = nn_nothing_ahead(p->a);
    p->ahead = nn_share_of_rows(soon, 0, 1, &rows, &nothing);
    FN(product_on_one_thread)(p);
}

/// One product on its best way. `may_be_small` is a constant at every call.
INLINE void FN(product_of_any_size)(
    ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t lda, bool transpose_a, const T *b, ptrdiff_t ldb,
    bool transpose_b, const FN(epilogue) end, T *c, ptrdiff_t ldc, const bool may_be_small) {
    if (m <= 0 || n <= 0) return;
#define THE_PRODUCT                                                                                                    \
    {                                                                                                                  \
        .m = m, .n = n, .k = k, .a = a, .lda = lda, .transpose_a = transpose_a, .b = b, .ldb = ldb,                    \
        .transpose_b = transpose_b, .epilogue = end, .c = c, .ldc = ldc,                                               \
    }
    if (may_be_small && n == 1 && k > 0 && m * k <= FEW_ELEMENTS) {
        const FN(product) few = THE_PRODUCT;
        FN(column_of_few)(&few);
        if (end.activation != nn_activation_identity) FN(activate_rows)(&few);
        return;
    }
    if (may_be_small && FN(is_small)(m, n, k)) {
        // Nobody takes the address of this one, so its parts may stay in registers.
        const FN(product) small = THE_PRODUCT;
        FN(small_product)(&small);
        return;
    }
    FN(product) product = THE_PRODUCT;
#undef THE_PRODUCT
    FN(large_product)(&product, NULL);
}

static void FN(matmul)(
    ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t lda, bool transpose_a, const T *b, ptrdiff_t ldb,
    bool transpose_b, const T *bias, nn_activation activation, T slope, T *c, ptrdiff_t ldc) {
    const FN(epilogue) end = {.bias = bias, .activation = activation, .slope = slope};
    FN(product_of_any_size)(m, n, k, a, lda, transpose_a, b, ldb, transpose_b, end, c, ldc, true);
}

static void FN(matmul_backward)(
    ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t lda, bool transpose_a, const T *b, ptrdiff_t ldb,
    bool transpose_b, nn_activation activation, T slope, const T *values, T *c, ptrdiff_t ldc) {
    const FN(epilogue) end = {
        .activation = activation, .slope = slope, .values = activation == nn_activation_identity ? NULL : values,
    };
    // A layer's gradients come with an A that lies as it is.
    if (transpose_a) {
        FN(product_of_any_size)(m, n, k, a, lda, true, b, ldb, transpose_b, end, c, ldc, false);
    } else {
        FN(product_of_any_size)(m, n, k, a, lda, false, b, ldb, transpose_b, end, c, ldc, true);
    }
}

static void FN(gradient_step)(
    ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t lda, bool transpose_a, const T *b, ptrdiff_t ldb,
    bool transpose_b, const nn_update *numbers, T *g, T *first, T *second, T *w, const nn_rows *soon) {
    if (m <= 0 || n <= 0) return;
    if (n == 1 || k <= 0 || FN(is_small)(m, n, k)) {
        FN(matmul)(m, n, k, a, lda, transpose_a, b, ldb, transpose_b, NULL, nn_activation_identity, 0, g, n);
        FN(update_all)(numbers, m * n, g, first, second, w);
        return;
    }
    const FN(update) update = FN(make_update)(numbers, first, second, w);
    FN(product) product = {
        .m = m, .n = n, .k = k, .a = a, .lda = lda, .transpose_a = transpose_a, .b = b, .ldb = ldb,
        .transpose_b = transpose_b, .c = g, .ldc = n, .update = &update,
    };
    FN(large_product)(&product, soon);
}

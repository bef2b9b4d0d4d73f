// The matrix product: blocks of k, columns and rows around the tiles. Since a tile goes on from C where the last
// stretch of k ended, neither blocks, packing nor the split among threads can change a bit.

#undef PANEL_COLUMNS
#define PANEL_COLUMNS (2 * W)
/// The longest stretch of k.
#define DEPTH_BLOCK 256

/// The size of equal blocks, a multiple of `unit`, that cover `whole` and are about `most` at most.
INLINE ptrdiff_t FN(even_block)(ptrdiff_t whole, ptrdiff_t most, const ptrdiff_t unit) {
    // A division costs as much as a small product.
    const ptrdiff_t blocks = whole <= most ? 1 : (whole + most - 1) / most;
    if (blocks == 1) return (whole + unit - 1) / unit * unit;
    return ((whole + blocks - 1) / blocks + unit - 1) / unit * unit;
}

INLINE ptrdiff_t FN(smaller)(ptrdiff_t x, ptrdiff_t y) { return x < y ? x : y; }

/// Sets what a stretch of k from `k` means for the tiles, and returns whether it is the last.
INLINE bool FN(begin_stretch)(const FN(product) *p, ptrdiff_t k, ptrdiff_t depth_block, FN(tile) *tile) {
    tile->depth = FN(smaller)(p->k - k, depth_block);
    tile->starts = k == 0;
    const bool ends = k + tile->depth == p->k;
    tile->activation = ends ? p->activation : nn_activation_identity;
    return ends;
}

/// A panel of B with `columns` columns from (k, j), packed: rows of W or 2·W elements.
INLINE void FN(pack_panel)(
    const FN(product) *p, ptrdiff_t k, ptrdiff_t depth, ptrdiff_t j, ptrdiff_t columns, T *packed) {
    if (p->transpose_b) {
        FN(pack_transposed)(p->b + j * p->ldb + k, p->ldb, depth, columns, packed);
    } else {
        FN(pack_rows)(p->b + k * p->ldb + j, p->ldb, depth, columns, packed, columns > W ? 2 * W : W);
    }
}

/// Rows `row` ..< `row + rows` of op(A), over `depth` steps from k, tile by tile: rows stay rows, `width` apart; of a
/// transposed A the steps stay together, each as many elements as the tile has rows.
INLINE void FN(pack_a)(
    const FN(product) *p, ptrdiff_t row, ptrdiff_t rows, ptrdiff_t k, ptrdiff_t depth, ptrdiff_t width, T *packed) {
    if (!p->transpose_a) {
        FN(pack_rows)(p->a + row * p->lda + k, p->lda, rows, depth, packed, width);
        return;
    }
    for (ptrdiff_t step = 0; step < depth; step++) {
        const T *from = p->a + (k + step) * p->lda + row;
        for (ptrdiff_t first = 0; first < rows;) {
            const int height = FN(tile_rows)(rows - first);
            T *to = packed + first * width + step * height;
            VECTOR_LOOP(height, STORE(to, FN(load)(from + first + i, count)););
            first += height;
        }
    }
}

/// The tiles of one panel of B, from C's element `c` down `rows` rows. Row i's part of A begins at a + i·`a_stride`;
/// a packed transposed A has steps as long as its tiles are high.
INLINE void FN(panel_product)(
    FN(tile) *tile, const T *a, ptrdiff_t a_stride, bool steps_by_height, T *c, ptrdiff_t rows) {
    for (ptrdiff_t i = 0; i < rows;) {
        const int height = FN(tile_rows)(rows - i);
        tile->a = a + i * a_stride;
        tile->c = c + i * tile->ldc;
        if (steps_by_height) tile->a_step = height;
        FN(run_tile)(height, tile);
        i += height;
    }
}

/// C with A read where it lies, and B too while few rows use it.
static __attribute__((noinline)) void FN(product_in_place)(const FN(product) *p) {
    T panel[DEPTH_BLOCK * PANEL_COLUMNS] __attribute__((aligned(64)));
    const ptrdiff_t depth_block = FN(even_block)(p->k, DEPTH_BLOCK, 4);
    // Few rows use a panel too seldom to pay for its copy; more do if its rows lie far apart in memory.
    const bool close = p->ldb * ELEMENT_BYTES < 1024;
    const bool b_in_place = !p->transpose_b && p->m <= (close ? 64 : 2 * TILE_ROWS);
    FN(tile) tile = {
        .a_row = p->transpose_a ? 1 : p->lda, .a_step = p->transpose_a ? p->lda : 1, .b_padded = !b_in_place,
        .ldc = p->ldc, .slope = p->slope,
    };
    for (ptrdiff_t k = 0; k < p->k; k += depth_block) {
        const bool ends = FN(begin_stretch)(p, k, depth_block, &tile);
        const T *a = p->a + k * tile.a_step;
        for (ptrdiff_t j = 0; j < p->n; j += PANEL_COLUMNS) {
            tile.columns = FN(smaller)(p->n - j, PANEL_COLUMNS);
            tile.bias = ends && p->bias ? p->bias + j : NULL;
            if (b_in_place) {
                tile.b = p->b + k * p->ldb + j;
                tile.b_step = p->ldb;
            } else {
                FN(pack_panel)(p, k, tile.depth, j, tile.columns, panel);
                tile.b = panel;
                tile.b_step = tile.columns > W ? 2 * W : W;
            }
            FN(panel_product)(&tile, a, tile.a_row, false, p->c + j, p->m);
        }
    }
}

/// C with blocks of A and B packed into `scratch`.
static __attribute__((noinline)) void FN(product_packed)(const FN(product) *p, void *scratch) {
    T *const a_block = scratch, *const b_block = (T *)((char *)scratch + NN_A_SCRATCH_BYTES);
    const ptrdiff_t depth_block = FN(even_block)(p->k, DEPTH_BLOCK, 4);
    // One element more than a multiple of the vector: neighbouring rows then cross cache lines at different steps.
    const ptrdiff_t a_width = (depth_block + W - 1) / W * W + 1;
    const ptrdiff_t row_block = FN(even_block)(
        p->m, (NN_A_SCRATCH_BYTES / ELEMENT_BYTES - W) / a_width - TILE_ROWS, TILE_ROWS);
    // With a single block of rows a panel of B is used once, so it is packed just before.
    const bool single = p->m <= row_block;
    const ptrdiff_t column_block = FN(even_block)(
        p->n, NN_B_SCRATCH_BYTES / ELEMENT_BYTES / depth_block - PANEL_COLUMNS, PANEL_COLUMNS);
    FN(tile) tile = {
        .a_row = p->transpose_a ? 1 : a_width, .a_step = 1, .b_padded = true, .ldc = p->ldc, .slope = p->slope,
    };
    for (ptrdiff_t k = 0; k < p->k; k += depth_block) {
        const bool ends = FN(begin_stretch)(p, k, depth_block, &tile);
        for (ptrdiff_t first = 0; first < p->n; first += column_block) {
            const ptrdiff_t beyond = FN(smaller)(p->n, first + column_block);
            for (ptrdiff_t j = first; j < beyond && !single; j += PANEL_COLUMNS) {
                FN(pack_panel)(
                    p, k, tile.depth, j, FN(smaller)(beyond - j, PANEL_COLUMNS), b_block + (j - first) * tile.depth);
            }
            for (ptrdiff_t row = 0; row < p->m; row += row_block) {
                const ptrdiff_t rows = FN(smaller)(p->m - row, row_block);
                FN(pack_a)(p, row, rows, k, tile.depth, a_width, a_block);
                for (ptrdiff_t j = first; j < beyond; j += PANEL_COLUMNS) {
                    tile.columns = FN(smaller)(beyond - j, PANEL_COLUMNS);
                    tile.bias = ends && p->bias ? p->bias + j : NULL;
                    tile.b = single ? b_block : b_block + (j - first) * tile.depth;
                    if (single) FN(pack_panel)(p, k, tile.depth, j, tile.columns, b_block);
                    tile.b_step = tile.columns > W ? 2 * W : W;
                    FN(panel_product)(
                        &tile, a_block, a_width, p->transpose_a, p->c + row * p->ldc + j, rows);
                }
            }
        }
    }
}

/// Whether copying A and B pays: where A is read by many panels and does not stay in the caches as it lies, being
/// large or its rows being so far apart that they compete for the same cache lines.
INLINE bool FN(packs)(const FN(product) *p) {
    const ptrdiff_t row_bytes = p->lda * ELEMENT_BYTES;
    return p->n >= 4 * PANEL_COLUMNS && p->m > TILE_ROWS
        && (p->m * p->k * ELEMENT_BYTES > 512 << 10 || row_bytes % 2048 == 0 || (p->transpose_a && row_bytes > 1024));
}

/// The whole product on the calling thread.
static void FN(product_on_one_thread)(const FN(product) *p) {
    if (p->k <= 0) {
        for (ptrdiff_t i = 0; i < p->m; i++) {
            FN(fill)(p->n, 0, p->c + i * p->ldc);
            if (p->bias) FN(binary)(nn_binary_add, p->n, p->c + i * p->ldc, p->bias, p->c + i * p->ldc);
            FN(activate)(p->activation, p->slope, p->n, p->c + i * p->ldc, p->c + i * p->ldc);
        }
        return;
    }
    void *scratch = NULL;
    if (p->n == 1) {
        FN(matrix_vector)(p);
    } else if (FN(packs)(p) && (scratch = nn_scratch())) {
        FN(product_packed)(p, scratch);
    } else {
        FN(product_in_place)(p);
    }
    if (p->activation == nn_activation_identity || FN(activates_in_tile)(p->activation)) return;
    if (p->ldc == p->n) {
        FN(activate)(p->activation, p->slope, p->m * p->n, p->c, p->c);
    } else {
        for (ptrdiff_t i = 0; i < p->m; i++) {
            FN(activate)(p->activation, p->slope, p->n, p->c + i * p->ldc, p->c + i * p->ldc);
        }
    }
}

/// A product split among threads: by rows where there are enough of them, else by columns.
typedef struct FN(split) {
    const FN(product) *whole;
    bool by_rows;
    ptrdiff_t block;
} FN(split);

static void FN(product_part)(void *context, int32_t index) {
    const FN(split) *split = context;
    FN(product) part = *split->whole;
    const ptrdiff_t first = index * split->block;
    if (split->by_rows) {
        part.m = part.m - first < split->block ? part.m - first : split->block;
        part.a += part.transpose_a ? first : first * part.lda;
        part.c += first * part.ldc;
    } else {
        part.n = part.n - first < split->block ? part.n - first : split->block;
        part.b += part.transpose_b ? first * part.ldb : first;
        part.c += first;
        if (part.bias) part.bias += first;
    }
    FN(product_on_one_thread)(&part);
}

static void FN(matmul)(
    ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t lda, bool transpose_a, const T *b, ptrdiff_t ldb,
    bool transpose_b, const T *bias, nn_activation activation, T slope, T *c, ptrdiff_t ldc) {
    if (m <= 0 || n <= 0) return;
    const FN(product) product = {
        .m = m, .n = n, .k = k, .a = a, .lda = lda, .transpose_a = transpose_a, .b = b, .ldb = ldb,
        .transpose_b = transpose_b, .bias = bias, .activation = activation, .slope = slope, .c = c, .ldc = ldc,
    };
    const int32_t threads = (double)m * (double)n * (double)k >= NN_THREADED_PRODUCT ? nn_kernels_threads() : 1;
    if (threads > 1) {
        const bool by_rows = m >= threads * 2 * TILE_ROWS || m >= n;
        const ptrdiff_t whole = by_rows ? m : n, unit = by_rows ? TILE_ROWS : PANEL_COLUMNS;
        FN(split) split = {&product, by_rows, FN(even_block)(whole, (whole + threads - 1) / threads, unit)};
        const ptrdiff_t parts = (whole + split.block - 1) / split.block;
        if (nn_pool_run(FN(product_part), &split, (int32_t)parts)) return;
    }
    FN(product_on_one_thread)(&product);
}

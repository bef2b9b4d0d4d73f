// The matrix product with blocks of A and B packed: for large products, whose operands do not stay in the caches.

#undef PANEL_COLUMNS
/// Columns of a panel of B, the width of a tile.
#define PANEL_COLUMNS (2 * W)
/// The longest stretch of k: long, so that C is read and written seldom; a panel of B may then come from the second
/// level of cache.
#define PACKED_DEPTH 384

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

/// The tiles of one panel of B, from C's element `c` down `rows` rows. Row i's part of A begins at a + i·`a_stride`.
INLINE void FN(panel_product)(FN(tile) *tile, const T *a, ptrdiff_t a_stride, T *c, ptrdiff_t rows) {
    for (ptrdiff_t i = 0; i < rows;) {
        const int height = FN(tile_rows)(rows - i);
        tile->a = a + i * a_stride;
        tile->c = c + i * tile->ldc;
        FN(run_tile)(height, tile);
        i += height;
    }
}

/// Rows `row` ..< `row + rows` of op(A), over `depth` steps from k, tile by tile.
INLINE void FN(pack_a)(
    const FN(product) *p, ptrdiff_t row, ptrdiff_t rows, ptrdiff_t k, ptrdiff_t depth, T *packed) {
    for (ptrdiff_t first = 0; first < rows;) {
        const int height = FN(tile_rows)(rows - first);
        if (p->transpose_a) {
            FN(pack_transposed_tile)(p->a + k * p->lda + row + first, p->lda, depth, height, packed + first * depth);
        } else {
            FN(pack_tile)(p->a + (row + first) * p->lda + k, p->lda, depth, height, packed + first * depth);
        }
        first += height;
    }
}

/// C with blocks of A and B packed into `scratch`.
static __attribute__((noinline)) void FN(product_packed)(const FN(product) *p, void *scratch) {
    T *const a_block = scratch, *const b_block = (T *)((char *)scratch + NN_A_SCRATCH_BYTES);
    const ptrdiff_t depth_block = FN(even_block)(p->k, PACKED_DEPTH, 4);
    const ptrdiff_t row_block = FN(even_block)(
        p->m, (NN_A_SCRATCH_BYTES / ELEMENT_BYTES - W) / depth_block - TILE_ROWS, TILE_ROWS);
    const ptrdiff_t column_block = FN(even_block)(
        p->n, NN_B_SCRATCH_BYTES / ELEMENT_BYTES / depth_block - PANEL_COLUMNS, PANEL_COLUMNS);
    // With a single block of rows a panel of B is used once, so all panels share one place.
    const bool single = p->m <= row_block;
    FN(tile) tile = {.packed = true, .ldc = p->ldc, .slope = p->slope};
    for (ptrdiff_t k = 0; k < p->k; k += depth_block) {
        const bool ends = FN(begin_stretch)(p, k, depth_block, &tile);
        for (ptrdiff_t first = 0; first < p->n; first += column_block) {
            const ptrdiff_t beyond = FN(smaller)(p->n, first + column_block);
            for (ptrdiff_t row = 0; row < p->m; row += row_block) {
                const ptrdiff_t rows = FN(smaller)(p->m - row, row_block);
                FN(pack_a)(p, row, rows, k, tile.depth, a_block);
                for (ptrdiff_t j = first; j < beyond; j += PANEL_COLUMNS) {
                    tile.columns = FN(smaller)(beyond - j, PANEL_COLUMNS);
                    tile.bias = ends && p->bias ? p->bias + j : NULL;
                    T *const panel = single ? b_block : b_block + (j - first) * tile.depth;
                    if (row == 0) FN(pack_panel)(p, k, tile.depth, j, tile.columns, panel);
                    tile.b = panel;
                    FN(panel_product)(&tile, a_block, tile.depth, p->c + row * p->ldc + j, rows);
                }
            }
        }
    }
}

/// Whether copying A and B pays: A being read by many panels and either copied easily, since it lies step by step, or
/// not staying in the caches where it lies, being large or its rows so far apart that they compete for the same cache
/// lines.
INLINE bool FN(packs)(const FN(product) *p) {
    return p->n >= 4 * PANEL_COLUMNS && p->m > TILE_ROWS
        && (p->m * p->k * ELEMENT_BYTES > 512 << 10 || p->lda * ELEMENT_BYTES % 2048 == 0
            || (p->transpose_a && (p->n >= 8 * PANEL_COLUMNS || p->lda * ELEMENT_BYTES > 1024)));
}

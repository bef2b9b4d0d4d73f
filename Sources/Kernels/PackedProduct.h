// The matrix product with blocks of A and B packed: for large products, whose operands do not stay in the caches.

#undef PANEL_COLUMNS
/// Columns of a panel of B, the width of a tile.
#define PANEL_COLUMNS (2 * W)
/// The longest stretch of k: long, so that C is read and written seldom; a panel of B may then come from the second
/// level of cache.
#define PACKED_DEPTH 384
/// The same where A is read where it lies, and a panel of B lies on the stack.
#define DEPTH_BLOCK 256

/// The size of equal blocks, a multiple of `unit`, that cover `whole` and are about `most` at most.
INLINE ptrdiff_t FN(even_block)(ptrdiff_t whole, ptrdiff_t most, const ptrdiff_t unit) {
    // A division costs as much as a small product.
    const ptrdiff_t blocks = whole <= most ? 1 : (whole + most - 1) / most;
    if (blocks == 1) return (whole + unit - 1) / unit * unit;
    return ((whole + blocks - 1) / blocks + unit - 1) / unit * unit;
}

INLINE ptrdiff_t FN(smaller)(ptrdiff_t x, ptrdiff_t y) { return x < y ? x : y; }

/// What follows the chains of C from element (row, j) on.
INLINE FN(epilogue) FN(epilogue_at)(const FN(product) *p, ptrdiff_t row, ptrdiff_t j) {
    FN(epilogue) epilogue = p->epilogue;
    if (epilogue.bias) epilogue.bias += j;
    if (epilogue.values) epilogue.values += row * p->ldc + j;
    return epilogue;
}

/// Sets what a stretch of k from `k` means for the tiles, and returns whether it is the last.
INLINE bool FN(begin_stretch)(const FN(product) *p, ptrdiff_t k, ptrdiff_t depth_block, FN(tile) *tile) {
    tile->depth = FN(smaller)(p->k - k, depth_block);
    tile->starts = k == 0;
    return k + tile->depth == p->k;
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

/// The tiles of one panel of B, `rows` rows from C's element (row, j) down. Row i's part of A begins at a + i·`a_stride`.
INLINE void FN(panel_product)(
    const FN(product) *p, FN(tile) *tile, const T *a, ptrdiff_t a_stride, ptrdiff_t row, ptrdiff_t j, ptrdiff_t rows,
    bool ends) {
    const bool updates = p->update && ends;
    // A gradient whose chains begin and end here is used from the first cache and goes nowhere else.
    T gradient[TILE_ROWS * PANEL_COLUMNS] __attribute__((aligned(64)));
    const bool passes = updates && tile->starts;
    tile->ldc = passes ? PANEL_COLUMNS : p->ldc;
    if (ends) tile->epilogue = FN(epilogue_at)(p, row, j);
    for (ptrdiff_t i = 0; i < rows;) {
        const int height = FN(tile_rows)(rows - i);
        const ptrdiff_t place = (row + i) * p->ldc + j;
        tile->a = a + i * a_stride;
        tile->c = passes ? gradient : p->c + place;
        // First what this tile's sums are multiplied by in the end, then what the next one's results go to.
        nn_ahead values, results, *const rest = tile->ahead;
        if (rest) {
            const ptrdiff_t stride = p->ldc * ELEMENT_BYTES, width = PANEL_COLUMNS * ELEMENT_BYTES;
            const T *next = (passes ? p->update->w : p->c) + place + height * p->ldc;
            results = nn_columns_ahead(next, stride, height, width, rest);
            tile->ahead = &results;
            if (tile->epilogue.values) {
                values = nn_columns_ahead(tile->epilogue.values, stride, height, width, &results);
                tile->ahead = &values;
            }
        }
        FN(run_tile)(height, tile);
        if (tile->ahead == &values || tile->ahead == &results) tile->ahead = rest;
        if (updates) FN(update_rows)(p->update, place, p->ldc, height, tile->columns, tile->c, tile->ldc);
        if (tile->epilogue.values) tile->epilogue.values += height * p->ldc;
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

/// Where a packed product is: a stretch of k, a block of rows of A and of columns of B, and the block of A that is next,
/// which has no rows where this is the last.
typedef struct FN(place) {
    ptrdiff_t k, depth, row, rows, first, beyond;
    ptrdiff_t next_k, next_depth, next_row, next_rows;
} FN(place);

/// What is asked for while a panel is multiplied: the next panel of B where it lies, and then as large a part of the
/// next block of A as the panel is of all of them.
typedef struct FN(outlook) {
    nn_ahead panel, block, nothing;
} FN(outlook);

INLINE nn_ahead *FN(look_ahead)(
    const FN(product) *p, const FN(place) *at, ptrdiff_t j, FN(outlook) *outlook) {
    outlook->nothing = nn_nothing_ahead(p->a);
    nn_ahead *ahead = p->ahead ? p->ahead : &outlook->nothing;
    const ptrdiff_t next = j + PANEL_COLUMNS, columns = at->beyond - at->first, from = j - at->first;
    const ptrdiff_t begin = at->next_rows * from / columns;
    const ptrdiff_t end = at->next_rows * FN(smaller)(from + PANEL_COLUMNS, columns) / columns;
    if (begin < end) {
        const ptrdiff_t row = at->next_row + begin, stride = p->lda * ELEMENT_BYTES;
        outlook->block = p->transpose_a
            ? nn_columns_ahead(
                p->a + at->next_k * p->lda + row, stride, at->next_depth, (end - begin) * ELEMENT_BYTES, ahead)
            : nn_rows_ahead(
                p->a + row * p->lda + at->next_k, stride, end - begin, at->next_depth * ELEMENT_BYTES, NULL, ahead);
        ahead = &outlook->block;
    }
    if (next < at->beyond && at->row == 0) {
        const ptrdiff_t width = FN(smaller)(at->beyond - next, PANEL_COLUMNS), stride = p->ldb * ELEMENT_BYTES;
        outlook->panel = p->transpose_b
            ? nn_rows_ahead(p->b + next * p->ldb + at->k, stride, width, at->depth * ELEMENT_BYTES, NULL, ahead)
            : nn_columns_ahead(p->b + at->k * p->ldb + next, stride, at->depth, width * ELEMENT_BYTES, ahead);
        ahead = &outlook->panel;
    }
    return ahead;
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
    FN(tile) tile = {.layout = FN(packed)};
    FN(place) at;
    for (at.k = 0; at.k < p->k; at.k += depth_block) {
        const bool ends = FN(begin_stretch)(p, at.k, depth_block, &tile);
        at.depth = tile.depth;
        for (at.first = 0; at.first < p->n; at.first += column_block) {
            at.beyond = FN(smaller)(p->n, at.first + column_block);
            for (at.row = 0; at.row < p->m; at.row += row_block) {
                at.rows = FN(smaller)(p->m - at.row, row_block);
                const bool goes_on = at.row + at.rows == p->m && at.beyond == p->n;
                at.next_row = at.row + at.rows == p->m ? 0 : at.row + at.rows;
                at.next_k = goes_on ? at.k + at.depth : at.k;
                at.next_depth = FN(smaller)(p->k - at.next_k, depth_block);
                at.next_rows = at.next_depth > 0 ? FN(smaller)(p->m - at.next_row, row_block) : 0;
                FN(pack_a)(p, at.row, at.rows, at.k, at.depth, a_block);
                for (ptrdiff_t j = at.first; j < at.beyond; j += PANEL_COLUMNS) {
                    tile.columns = FN(smaller)(at.beyond - j, PANEL_COLUMNS);
                    T *const panel = single ? b_block : b_block + (j - at.first) * at.depth;
                    if (at.row == 0) FN(pack_panel)(p, at.k, at.depth, j, tile.columns, panel);
                    tile.b = panel;
                    FN(outlook) outlook;
                    tile.ahead = FN(look_ahead)(p, &at, j, &outlook);
                    FN(panel_product)(p, &tile, a_block, at.depth, at.row, j, at.rows, ends);
                }
            }
        }
    }
}

/// Whether copying A and B pays: A being read by many panels and either copied easily, since it lies step by step, or
/// not staying in the second cache where it lies, or its rows so far apart that all of a tile compete for the same lines
/// of the first.
INLINE bool FN(packs)(const FN(product) *p) {
    return p->n >= 4 * PANEL_COLUMNS && p->m > TILE_ROWS
        && (p->m * FN(smaller)(p->k, DEPTH_BLOCK) * ELEMENT_BYTES > 640 << 10 || p->lda * ELEMENT_BYTES % 4096 == 0
            || (p->transpose_a && (p->n >= 8 * PANEL_COLUMNS || p->lda * ELEMENT_BYTES > 1024)));
}

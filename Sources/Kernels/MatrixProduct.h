// The matrix product: blocks of k and of rows around the tiles. Since a tile goes on from C where the last stretch of
// k ended, neither blocks, packing nor the split among threads can change a bit.

#undef PANEL_COLUMNS
#undef A_BLOCK_ELEMENTS
#define PANEL_COLUMNS (2 * W)
/// The longest stretch of k: a panel of B takes at most 32 KB (with 512-bit vectors).
#define DEPTH_BLOCK 256
/// Elements of a packed block of A, 192 KB; it stays in the second-level cache while all panels of B pass.
#define A_BLOCK_ELEMENTS (192 * 1024 / ELEMENT_BYTES)

/// The size of equal blocks, a multiple of `unit`, that cover `whole` and are about `most` at most.
INLINE ptrdiff_t FN(even_block)(ptrdiff_t whole, ptrdiff_t most, ptrdiff_t unit) {
    const ptrdiff_t blocks = (whole + most - 1) / most;
    return ((whole + blocks - 1) / blocks + unit - 1) / unit * unit;
}

/// Where a tile finds its rows of A.
typedef struct FN(a_layout) {
    ptrdiff_t row, step;
} FN(a_layout);

/// All of C, with A packed into `a_block` unless it is NULL.
INLINE void FN(blocked_product)(const FN(product) *p, T *a_block) {
    T panel[DEPTH_BLOCK * PANEL_COLUMNS] __attribute__((aligned(64)));
    const ptrdiff_t depth_block = FN(even_block)(p->k, DEPTH_BLOCK, 4);
    const ptrdiff_t row_block = a_block ? FN(even_block)(p->m, A_BLOCK_ELEMENTS / depth_block, TILE_ROWS) : p->m;
    // Reading B where it lies pays while few rows use it.
    const bool reads_in_place = !p->transpose_b && p->m <= (2 * TILE_ROWS);
    FN(tile) tile = {.ldc = p->ldc, .slope = p->slope};
    for (ptrdiff_t k = 0; k < p->k; k += depth_block) {
        tile.depth = p->k - k < depth_block ? p->k - k : depth_block;
        tile.starts = k == 0;
        const bool ends = k + tile.depth == p->k;
        tile.activation = ends ? p->activation : nn_activation_identity;
        for (ptrdiff_t row = 0; row < p->m; row += row_block) {
            const ptrdiff_t rows = p->m - row < row_block ? p->m - row : row_block;
            if (a_block && p->transpose_a) {
                FN(pack_rows)(p->a + k * p->lda + row, p->lda, tile.depth, rows, a_block, a_width);
            } else if (a_block) {
                FN(pack_rows)(p->a + row * p->lda + k, p->lda, rows, tile.depth, a_block, a_width);
            }
            for (ptrdiff_t j = 0; j < p->n; j += PANEL_COLUMNS) {
                tile.columns = p->n - j < PANEL_COLUMNS ? p->n - j : PANEL_COLUMNS;
                tile.bias = ends && p->bias ? p->bias + j : NULL;
                if (reads_in_place) {
                    tile.b = p->b + k * p->ldb + j;
                    tile.b_step = p->ldb;
                } else {
                    if (p->transpose_b) {
                        FN(pack_transposed)(p->b + j * p->ldb + k, p->ldb, tile.depth, tile.columns, panel);
                    } else {
                        FN(pack_rows)(p->b + k * p->ldb + j, p->ldb, tile.depth, tile.columns, panel);
                    }
                    tile.b = panel;
                    tile.b_step = tile.columns > W ? 2 * W : W;
                }
                tile.b_padded = !reads_in_place;
                const T *packed = a_block;
                for (ptrdiff_t i = 0; i < rows;) {
                    const int height = FN(tile_rows)(rows - i);
                    if (a_block) {
                        tile.a = packed;
                        tile.a_row = 1;
                        tile.a_step = height;
                        packed += height * tile.depth;
                    } else {
                        tile.a = p->a + (p->transpose_a ? k * p->lda + i : i * p->lda + k);
                        tile.a_row = p->transpose_a ? 1 : p->lda;
                        tile.a_step = p->transpose_a ? p->lda : 1;
                    }
                    tile.c = p->c + (row + i) * p->ldc + j;
                    FN(run_tile)(height, &tile);
                    i += height;
                }
            }
        }
    }
}

static __attribute__((noinline)) void FN(product_in_place)(const FN(product) *p) { FN(blocked_product)(p, NULL); }

static __attribute__((noinline)) void FN(product_packed)(const FN(product) *p) {
    T a_block[A_BLOCK_ELEMENTS + DEPTH_BLOCK * TILE_ROWS] __attribute__((aligned(64)));
    FN(blocked_product)(p, a_block);
}

/// The whole product on the calling thread, except for the activations that go over C afterwards.
static void FN(product_on_one_thread)(const FN(product) *p) {
    if (p->k == 0) {
        for (ptrdiff_t i = 0; i < p->m; i++) {
            FN(fill)(p->n, 0, p->c + i * p->ldc);
            if (p->bias) FN(binary)(nn_binary_add, p->n, p->c + i * p->ldc, p->bias, p->c + i * p->ldc);
            FN(activate)(p->activation, p->slope, p->n, p->c + i * p->ldc, p->c + i * p->ldc);
        }
        return;
    }
    if (p->n == 1) {
        FN(matrix_vector)(p);
    } else if (p->n > (4 * PANEL_COLUMNS) && p->m > TILE_ROWS && p->k > 1) {
        FN(product_packed)(p);
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
    const int32_t threads = nn_kernels_threads();
    if (threads > 1 && (double)m * (double)n * (double)k >= NN_THREADED_PRODUCT) {
        const bool by_rows = m >= threads * 2 * TILE_ROWS || m >= n;
        const ptrdiff_t whole = by_rows ? m : n, unit = by_rows ? TILE_ROWS : PANEL_COLUMNS;
        FN(split) split = {&product, by_rows, FN(even_block)(whole, (whole + threads - 1) / threads, unit)};
        const ptrdiff_t parts = (whole + split.block - 1) / split.block;
        if (nn_pool_run(FN(product_part), &split, (int32_t)parts)) return;
    }
    FN(product_on_one_thread)(&product);
}

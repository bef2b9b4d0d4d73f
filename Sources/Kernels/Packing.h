// Copies of parts of A and B in the order in which the tiles read them.

/// As many elements are copied one by one sooner than a block is transposed.
#define FEW_ELEMENTS 32

/// Rows, and vectors along a row, by which copies ask the memory ahead: row after row is no pattern that processors
/// foresee.
#define ROWS_AHEAD 12
#define VECTORS_AHEAD 2

/// Copies `rows` rows of `columns` elements to rows `width` apart, each filled up with zeros to a multiple of W.
static __attribute__((noinline)) void FN(pack_rows)(
    const T *x, ptrdiff_t ldx, ptrdiff_t rows, ptrdiff_t columns, T *packed, ptrdiff_t width) {
    for (ptrdiff_t row = 0; row < rows; row++, x += ldx, packed += width) {
        VECTOR_LOOP(columns, {
            FN(store)(packed + i, LOAD(x), W);
            __builtin_prefetch(x + ROWS_AHEAD * ldx + i, 0, 3);
        });
    }
}

/// The transpose of `columns` rows of `depth` elements: `depth` rows, filled up with zeros to a multiple of W.
static __attribute__((noinline)) void FN(pack_transposed)(
    const T *b, ptrdiff_t ldb, ptrdiff_t depth, ptrdiff_t columns, T *packed) {
    const ptrdiff_t width = (columns + W - 1) / W * W;
    if (depth * columns <= FEW_ELEMENTS) {
        for (ptrdiff_t k = 0; k < depth; k++) {
            for (ptrdiff_t j = 0; j < width; j += W) FN(store)(packed + k * width + j, FN(splat)(0), W);
            for (ptrdiff_t j = 0; j < columns; j++) packed[k * width + j] = b[j * ldb + k];
        }
        return;
    }
    for (ptrdiff_t j = 0; j < columns; j += W) {
        const ptrdiff_t rows = columns - j;
        ptrdiff_t k = 0;
        V block[W];
        if (rows >= W) {
            for (; k + W <= depth; k += W) {
                FN(load_transposed)(b + j * ldb + k, ldb, W, W, block);
                UNROLL for (int i = 0; i < W; i++) FN(store)(packed + (k + i) * width + j, block[i], W);
            }
        }
        for (; k < depth; k += W) {
            FN(load_transposed)(b + j * ldb + k, ldb, rows, depth - k, block);
            UNROLL for (int i = 0; i < W; i++) {
                if (k + i < depth) FN(store)(packed + (k + i) * width + j, block[i], W);
            }
        }
    }
}

/// `height` ≤ TILE_ROWS rows of `depth` elements, step by step: `depth` times `height` neighbours. What is written
/// beyond them, up to W elements, the next tile overwrites.
static __attribute__((noinline)) void FN(pack_tile)(
    const T *a, ptrdiff_t lda, ptrdiff_t depth, ptrdiff_t height, T *packed) {
    for (ptrdiff_t first = 0; first < height; first += W) {
        const ptrdiff_t rows = height - first;
        const T *from = a + first * lda;
        T *to = packed + first;
        ptrdiff_t k = 0;
        V block[W];
        // As many rows as a vector or a whole tile has: constants for the compiler.
        const int whole = W < TILE_ROWS ? W : TILE_ROWS;
        for (; rows >= whole && k + W <= depth; k += W) {
            UNROLL for (int r = 0; r < whole; r++) __builtin_prefetch(from + r * lda + k + VECTORS_AHEAD * W, 0, 3);
            FN(load_transposed)(from + k, lda, whole, W, block);
            UNROLL for (int step = 0; step < W; step++, to += height) FN(store)(to, block[step], W);
        }
        for (; k < depth; k += W) {
            FN(load_transposed)(from + k, lda, rows, depth - k, block);
            UNROLL for (int step = 0; step < W; step++) {
                if (k + step >= depth) break;
                FN(store)(to, block[step], rows);
                to += height;
            }
        }
    }
}

/// The same of a transposed A, which lies step by step already: `depth` rows of `height` elements.
static __attribute__((noinline)) void FN(pack_transposed_tile)(
    const T *a, ptrdiff_t lda, ptrdiff_t depth, ptrdiff_t height, T *packed) {
    for (ptrdiff_t step = 0; step < depth; step++, a += lda, packed += height) {
        VECTOR_LOOP(height, {
            STORE(packed, LOAD(a));
            __builtin_prefetch(a + ROWS_AHEAD * lda + i, 0, 3);
        });
    }
}

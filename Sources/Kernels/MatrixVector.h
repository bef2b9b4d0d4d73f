// The product with one column, where vectors run over the rows of A instead: C[m] = op(A)[m,k] · b[k].

/// Bias and in-register activation, then the first `count` lanes to C with a step of `ldc`.
INLINE void FN(finish_column)(const FN(product) *p, V sum, ptrdiff_t row, ptrdiff_t count) {
    const FN(epilogue) *const end = &p->epilogue;
    if (end->bias) sum = sum + end->bias[0];
    if (!end->values && end->activation == nn_activation_relu) sum = FN(relu)(sum);
    if (!end->values && end->activation == nn_activation_leaky_relu) sum = FN(leaky_relu)(sum, FN(splat)(end->slope));
    T *out = p->c + row * p->ldc;
    if (p->ldc == 1) {
        FN(store)(out, sum, count);
    } else {
        for (ptrdiff_t lane = 0; lane < W && lane < count; lane++) out[lane * p->ldc] = sum[lane];
    }
}

/// Vectors whose chains go side by side, so that none waits for its last FMA.
#define CHAINS 8

/// CHAINS vectors of C from `row` on, of a transposed A.
INLINE void FN(columns_of_chains)(const FN(product) *p, ptrdiff_t row, ptrdiff_t b_step) {
    V sums[CHAINS];
    UNROLL for (int v = 0; v < CHAINS; v++) sums[v] = FN(splat)(0);
    for (ptrdiff_t k = 0; k < p->k; k++) {
        const T *a = p->a + k * p->lda + row;
        const V factor = FN(splat)(p->b[k * b_step]);
        UNROLL for (int v = 0; v < CHAINS; v++) sums[v] = FN(fma)(FN(load)(a + v * W, W), factor, sums[v]);
    }
    UNROLL for (int v = 0; v < CHAINS; v++) FN(finish_column)(p, sums[v], row + v * W, W);
}

/// The first `count` lanes of one vector of C.
INLINE void FN(column_of_chains)(const FN(product) *p, ptrdiff_t row, ptrdiff_t count, ptrdiff_t b_step) {
    V sum = FN(splat)(0);
    for (ptrdiff_t k = 0; k < p->k; k++) {
        sum = FN(fma)(FN(load)(p->a + k * p->lda + row, count), FN(splat)(p->b[k * b_step]), sum);
    }
    FN(finish_column)(p, sum, row, count);
}

/// So few products that to call on vectors would cost more. The activation is still to follow.
INLINE void FN(column_of_few)(const FN(product) *p) {
    const ptrdiff_t a_row = p->transpose_a ? 1 : p->lda, a_step = p->transpose_a ? p->lda : 1;
    const ptrdiff_t b_step = p->transpose_b ? 1 : p->ldb;
    for (ptrdiff_t i = 0; i < p->m; i++) {
        T sum = 0;
        for (ptrdiff_t k = 0; k < p->k; k++) {
            sum = __builtin_elementwise_fma(p->a[i * a_row + k * a_step], p->b[k * b_step], sum);
        }
        p->c[i * p->ldc] = p->epilogue.bias ? sum + p->epilogue.bias[0] : sum;
    }
}

static __attribute__((noinline)) void FN(matrix_vector)(const FN(product) *p) {
    const ptrdiff_t b_step = p->transpose_b ? 1 : p->ldb;
    if (p->transpose_a) {
        ptrdiff_t row = 0;
        for (; row + CHAINS * W <= p->m; row += CHAINS * W) FN(columns_of_chains)(p, row, b_step);
        for (; row < p->m; row += W) FN(column_of_chains)(p, row, p->m - row, b_step);
        return;
    }
    VECTOR_LOOP(p->m, {
        V sum = FN(splat)(0);
        ptrdiff_t k = 0;
        V block[W];
        for (; count == W && k + W <= p->k; k += W) {
            FN(load_transposed)(p->a + i * p->lda + k, p->lda, W, W, block);
            UNROLL for (int step = 0; step < W; step++) {
                sum = FN(fma)(block[step], FN(splat)(p->b[(k + step) * b_step]), sum);
            }
        }
        for (; k < p->k; k += W) {
            const ptrdiff_t depth = p->k - k;
            FN(load_transposed)(p->a + i * p->lda + k, p->lda, count, depth, block);
            UNROLL for (int step = 0; step < W; step++) {
                if (step < depth) sum = FN(fma)(block[step], FN(splat)(p->b[(k + step) * b_step]), sum);
            }
        }
        FN(finish_column)(p, sum, i, count);
    });
}

// What one matrix product computes: C[m,n] = activation(op(A)·op(B) + bias); see `matmul` in KernelTable.h.

typedef struct FN(product) {
    ptrdiff_t m, n, k;
    const T *a;
    ptrdiff_t lda;
    bool transpose_a;
    const T *b;
    ptrdiff_t ldb;
    bool transpose_b;
    const T *bias;
    nn_activation activation;
    T slope;
    T *c;
    ptrdiff_t ldc;
} FN(product);

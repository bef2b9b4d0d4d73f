// What one matrix product computes: C[m,n] = activation(op(A)·op(B) + bias), or (op(A)·op(B)) ∘ f′; see `matmul` and
// `matmul_backward` in KernelTable.h.

typedef struct FN(product) {
    ptrdiff_t m, n, k;
    const T *a;
    ptrdiff_t lda;
    bool transpose_a;
    const T *b;
    ptrdiff_t ldb;
    bool transpose_b;
    FN(epilogue) epilogue;
    T *c;
    ptrdiff_t ldc;
    /// The update of parameters that lie as C does, by each part of C as soon as it is there, or NULL. C is then only the
    /// memory in which parts may be kept meanwhile.
    const FN(update) *update;
    /// What to ask the memory for once nothing of this product is left to ask for, or NULL.
    nn_ahead *ahead;
} FN(product);

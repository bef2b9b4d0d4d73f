// What follows the chains of a product while their sums are in registers: the bias, then the activation, or instead of
// it the derivative of the activation below, by which a gradient goes back through it.

typedef struct FN(epilogue) {
    /// A number for each column, or NULL.
    const T *bias;
    nn_activation activation;
    T slope;
    /// The activation's values, which lie as C does: sums are multiplied by the derivative there. NULL where it is the
    /// activation itself that is wanted.
    const T *values;
} FN(epilogue);

/// Whether tiles see to all of it. The longer activations go over C when all of it is there.
INLINE bool FN(ends_with_tiles)(const FN(epilogue) *epilogue) {
    return epilogue->values || epilogue->activation == nn_activation_identity
        || epilogue->activation == nn_activation_relu || epilogue->activation == nn_activation_leaky_relu;
}

/// The activation's derivative where `rows` rows of `columns` sums are in memory already.
static __attribute__((noinline)) void FN(go_back)(
    nn_activation activation, T slope, const T *values, ptrdiff_t rows, ptrdiff_t columns, T *c, ptrdiff_t ldc) {
    if (ldc == columns) {
        columns *= rows;
        rows = 1;
    }
    for (ptrdiff_t i = 0; i < rows; i++) {
        FN(activation_backward)(activation, slope, columns, values + i * ldc, c + i * ldc);
    }
}

/// `rows` by `vectors` sums, the last vector of which has `last` real lanes; rows of values are `ldc` apart. `rows`,
/// `vectors` and `goes_back` are constants at every call. Returns whether `go_back` is still to follow, since
/// `goes_back` is false or the derivative too long for registers.
INLINE bool FN(finish_sums)(
    const int rows, const int vectors, const bool goes_back, V (*sums)[2], const FN(epilogue) *epilogue,
    ptrdiff_t last, ptrdiff_t ldc) {
#define EACH_SUM(...)                                                                                                  \
    UNROLL for (int i = 0; i < rows; i++) UNROLL for (int v = 0; v < vectors; v++) {                                   \
        V *const sum = &sums[i][v];                                                                                    \
        __VA_ARGS__                                                                                                    \
    }
    if (epilogue->bias) {
        V bias[2];
        UNROLL for (int v = 0; v < vectors; v++) {
            bias[v] = FN(load)(epilogue->bias + v * W, v < vectors - 1 ? W : last);
        }
        EACH_SUM(*sum = *sum + bias[v];)
    }
    const T slope = epilogue->slope;
    if (epilogue->values) {
        if (!goes_back) return true;
#define THROUGH(name)                                                                                                  \
    case name:                                                                                                         \
        EACH_SUM({                                                                                                     \
            const V value = FN(load)(epilogue->values + i * ldc + v * W, v < vectors - 1 ? W : last);                  \
            *sum = FN(through_derivative)(name, slope, value, *sum);                                                   \
        })                                                                                                             \
        break;
        switch (epilogue->activation) {
            THROUGH(nn_activation_relu)
            THROUGH(nn_activation_leaky_relu)
            THROUGH(nn_activation_sigmoid)
            THROUGH(nn_activation_tanh)
            default: return epilogue->activation == nn_activation_softplus;
        }
#undef THROUGH
    } else if (epilogue->activation == nn_activation_relu) {
        EACH_SUM(*sum = FN(relu)(*sum);)
    } else if (epilogue->activation == nn_activation_leaky_relu) {
        EACH_SUM(*sum = FN(leaky_relu)(*sum, FN(splat)(slope));)
    }
    return false;
#undef EACH_SUM
}

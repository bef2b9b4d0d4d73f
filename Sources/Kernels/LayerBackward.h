// A dense layer's way back: the gradients of its inputs, biases and weights.

/// Whether both products are small: then to call three kernels one after the other would cost as much as to compute.
INLINE bool FN(is_tiny)(ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t units) {
    return FN(is_small)(rows, inputs, units) && rows <= SMALL_DEPTH;
}

static void FN(layer_backward)(
    ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t units, const T *x, const T *w, const T *delta,
    nn_activation activation, T slope, T *input_gradient, T *bias_gradient, T *weight_gradient) {
    if (!FN(is_tiny)(rows, inputs, units)) {
        if (input_gradient) {
            FN(matmul_backward)(
                rows, inputs, units, delta, units, false, w, inputs, false, activation, slope, x, input_gradient,
                inputs);
        }
        if (bias_gradient) FN(column_sums)(rows, units, delta, units, bias_gradient);
        if (weight_gradient) {
            FN(matmul)(
                units, inputs, rows, delta, units, true, x, inputs, false, NULL, nn_activation_identity, 0,
                weight_gradient, inputs);
        }
        return;
    }
    if (input_gradient) {
        const FN(product) inward = {
            .m = rows, .n = inputs, .k = units, .a = delta, .lda = units, .b = w, .ldb = inputs,
            .epilogue = {.activation = activation, .slope = slope, .values = x}, .c = input_gradient, .ldc = inputs,
        };
        FN(small_product)(&inward);
    }
    if (bias_gradient) FN(column_sums)(rows, units, delta, units, bias_gradient);
    if (weight_gradient) {
        const FN(product) change = {
            .m = units, .n = inputs, .k = rows, .a = delta, .lda = units, .transpose_a = true, .b = x, .ldb = inputs,
            .c = weight_gradient, .ldc = inputs,
        };
        FN(small_product)(&change);
    }
}

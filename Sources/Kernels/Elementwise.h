// The kernels that go once over their arrays, element by element.

#define CASE(name, ...) \
    case name: VECTOR_LOOP(n, __VA_ARGS__); break

static void FN(map)(nn_map function, ptrdiff_t n, const T *x, T *y) {
    switch (function) {
        CASE(nn_map_exp, STORE(y, FN(exp)(LOAD(x))););
        CASE(nn_map_log, STORE(y, FN(log)(LOAD(x))););
        CASE(nn_map_log1p, STORE(y, FN(log1p)(LOAD(x))););
        CASE(nn_map_expm1, STORE(y, FN(expm1)(LOAD(x))););
        CASE(nn_map_sqrt, STORE(y, FN(sqrt)(LOAD(x))););
        CASE(nn_map_abs, STORE(y, FN(abs)(LOAD(x))););
        CASE(nn_map_sin, STORE(y, FN(sin)(LOAD(x))););
        CASE(nn_map_cos, STORE(y, FN(cos)(LOAD(x))););
        CASE(nn_map_tanh, STORE(y, FN(tanh)(LOAD(x))););
        CASE(nn_map_sigmoid, STORE(y, FN(sigmoid)(LOAD(x))););
        CASE(nn_map_softplus, STORE(y, FN(softplus)(LOAD(x))););
        CASE(nn_map_relu, STORE(y, FN(relu)(LOAD(x))););
        CASE(nn_map_sign, STORE(y, FN(sign)(LOAD(x))););
        CASE(nn_map_step, STORE(y, FN(step)(LOAD(x))););
        CASE(nn_map_negate, STORE(y, -LOAD(x)););
        CASE(nn_map_reciprocal, STORE(y, 1 / LOAD(x)););
    }
}

/// A function of two variables over operands that are arrays or, with `x_step` or `y_step` 0, one value.
INLINE void FN(binary_any)(
    nn_binary function, ptrdiff_t n, const T *x, const int x_step, const T *y, const int y_step, T *z) {
    const V one_x = FN(splat)(x_step || n == 0 ? 0 : *x), one_y = FN(splat)(y_step || n == 0 ? 0 : *y);
#define LEFT (x_step ? LOAD(x) : one_x)
#define RIGHT (y_step ? LOAD(y) : one_y)
    switch (function) {
        CASE(nn_binary_add, STORE(z, LEFT + RIGHT););
        CASE(nn_binary_subtract, STORE(z, LEFT - RIGHT););
        CASE(nn_binary_multiply, STORE(z, LEFT * RIGHT););
        CASE(nn_binary_divide, STORE(z, LEFT / RIGHT););
        CASE(nn_binary_power, STORE(z, FN(pow)(LEFT, RIGHT)););
        CASE(nn_binary_minimum, STORE(z, FN(minimum)(LEFT, RIGHT)););
        CASE(nn_binary_maximum, STORE(z, FN(maximum)(LEFT, RIGHT)););
        CASE(nn_binary_leaky_relu, STORE(z, FN(leaky_relu)(LEFT, RIGHT)););
    }
#undef LEFT
#undef RIGHT
}

static void FN(binary)(nn_binary function, ptrdiff_t n, const T *x, const T *y, T *z) {
    FN(binary_any)(function, n, x, 1, y, 1, z);
}

static void FN(binary_vector_scalar)(nn_binary function, ptrdiff_t n, const T *x, T y, T *z) {
    FN(binary_any)(function, n, x, 1, &y, 0, z);
}

static void FN(binary_scalar_vector)(nn_binary function, ptrdiff_t n, T x, const T *y, T *z) {
    FN(binary_any)(function, n, &x, 0, y, 1, z);
}

static void FN(select_where)(
    nn_comparison comparison, ptrdiff_t n, const T *left, const T *right, const T *then, const T *otherwise, T *z) {
#define CHOOSE(op) STORE(z, FN(select)((M)(LOAD(left) op LOAD(right)), LOAD(then), LOAD(otherwise)));
    switch (comparison) {
        CASE(nn_comparison_equal, CHOOSE(==));
        CASE(nn_comparison_not_equal, CHOOSE(!=));
        CASE(nn_comparison_less, CHOOSE(<));
        CASE(nn_comparison_less_or_equal, CHOOSE(<=));
        CASE(nn_comparison_greater, CHOOSE(>));
        CASE(nn_comparison_greater_or_equal, CHOOSE(>=));
    }
#undef CHOOSE
}

static void FN(fill)(ptrdiff_t n, T value, T *y) {
    VECTOR_LOOP(n, STORE(y, FN(splat)(value)););
}

static void FN(axpy)(ptrdiff_t n, T alpha, const T *x, T *y) {
    VECTOR_LOOP(n, STORE(y, LOAD(y) + alpha * LOAD(x)););
}

static void FN(scale)(ptrdiff_t n, T alpha, T *x) {
    VECTOR_LOOP(n, STORE(x, alpha * LOAD(x)););
}

static void FN(activate)(nn_activation activation, T slope, ptrdiff_t n, const T *z, T *a) {
    switch (activation) {
        case nn_activation_identity: if (a != z && n > 0) memmove(a, z, (size_t)n * sizeof(T)); break;
        CASE(nn_activation_relu, STORE(a, FN(relu)(LOAD(z))););
        CASE(nn_activation_leaky_relu, STORE(a, FN(leaky_relu)(LOAD(z), FN(splat)(slope))););
        CASE(nn_activation_sigmoid, STORE(a, FN(sigmoid)(LOAD(z))););
        CASE(nn_activation_tanh, STORE(a, FN(tanh)(LOAD(z))););
        CASE(nn_activation_softplus, STORE(a, FN(softplus)(LOAD(z))););
    }
}

/// `positive` where a > 0, `otherwise` where a ≤ 0, NaN where a is.
INLINE V FN(by_side)(V a, V positive, V otherwise) {
    V y = FN(select)((M)(a > 0), positive, a);
    return FN(select)((M)(a <= 0), otherwise, y);
}

/// d · f′, from the activation's value a. `activation` is a constant at every call.
INLINE V FN(through_derivative)(const nn_activation activation, T slope, V a, V d) {
    switch (activation) {
        case nn_activation_identity: return d;
        case nn_activation_relu: return FN(by_side)(a, d, FN(splat)(0));
        case nn_activation_leaky_relu: return FN(by_side)(a, d, slope * d);
        case nn_activation_sigmoid: return d * (a * (1 - a));
        case nn_activation_tanh: return d * (1 - a * a);
        case nn_activation_softplus: return d * -FN(expm1)(-a);
    }
}

static void FN(activation_backward)(nn_activation activation, T slope, ptrdiff_t n, const T *a, T *d) {
#define BACKWARD(name) CASE(name, STORE(d, FN(through_derivative)(name, slope, LOAD(a), LOAD(d))););
    switch (activation) {
        case nn_activation_identity: break;
        BACKWARD(nn_activation_relu)
        BACKWARD(nn_activation_leaky_relu)
        BACKWARD(nn_activation_sigmoid)
        BACKWARD(nn_activation_tanh)
        BACKWARD(nn_activation_softplus)
    }
#undef BACKWARD
}

#undef CASE

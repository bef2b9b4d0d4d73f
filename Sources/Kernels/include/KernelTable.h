// Included by Kernels.h once for each element type: NN_T is the type, NN_TABLE the table's name.
//
// Matrices are row-major; a leading dimension (`lda`, `ldb`, …) is the distance between the starts of rows, counted
// in elements. Unless it says otherwise an output may be the same array as an input of the same shape and layout,
// and must not overlap it in any other way. Hyperparameters are given as `double` and rounded to NN_T once; products
// and sums are each rounded (never contracted to an FMA) unless `fma` is written.

typedef struct NN_TABLE {
    // ---- Matrix product

    /// C[m,n] = activation(op(A)[m,k] · op(B)[k,n] + bias).
    ///
    /// op(A) is A stored as m rows of k, or, with `transpose_a`, Aᵀ of A stored as k rows of m; op(B) is B stored as
    /// k rows of n, or, with `transpose_b`, Bᵀ of B stored as n rows of k. Each element is one chain
    /// s ← fma(A[i,p], B[p,j], s), p ascending, from s = +0; then s + bias[j] when `bias` (n values) is not NULL;
    /// then the activation (`slope` is for leaky ReLU). C must not overlap A, B or bias. With k = 0 the product is 0.
    void (*_Nonnull matmul)(
        ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const NN_T *_Nonnull a, ptrdiff_t lda, bool transpose_a,
        const NN_T *_Nonnull b, ptrdiff_t ldb, bool transpose_b, const NN_T *_Nullable bias,
        nn_activation activation, NN_T slope, NN_T *_Nonnull c, ptrdiff_t ldc);

    /// C[m,n] = (op(A)·op(B)) ∘ f′: the gradient of a layer's inputs, brought back through the activation whose values
    /// they are. As `matmul` without bias and activation, and then `activation_backward`, where `values` are m rows of n
    /// that lie as C does. C must not overlap them.
    void (*_Nonnull matmul_backward)(
        ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const NN_T *_Nonnull a, ptrdiff_t lda, bool transpose_a,
        const NN_T *_Nonnull b, ptrdiff_t ldb, bool transpose_b, nn_activation activation, NN_T slope,
        const NN_T *_Nonnull values, NN_T *_Nonnull c, ptrdiff_t ldc);

    /// A dense layer's way back: `delta`, of `rows` examples, is what the loss has to do with its `units` sums; x are its
    /// inputs and w its weights, `units` rows of them. `input_gradient` is delta·w by `matmul_backward`, x being the
    /// values; `bias_gradient` the `column_sums` of delta; `weight_gradient` the product deltaᵀ·x. Each is left out
    /// where it is NULL. No array has gaps.
    void (*_Nonnull layer_backward)(
        ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t units, const NN_T *_Nonnull x, const NN_T *_Nonnull w,
        const NN_T *_Nonnull delta, nn_activation activation, NN_T slope, NN_T *_Nullable input_gradient,
        NN_T *_Nullable bias_gradient, NN_T *_Nullable weight_gradient);

    /// A weight's gradient and its update in one: as if g[m,n] = op(A)·op(B), as `matmul` has it, and then w ← the
    /// update of w by g and the states, without gaps between their rows. What g holds afterwards is not defined: where a
    /// part of it can be used as soon as it is there, it never gets into memory. w and the states must not overlap A
    /// or B. `first` and `second` are the rule's states, as `update` has them.
    ///
    /// `soon`, where it is not NULL, are rows that will be gathered next. Memory is asked for them meanwhile.
    void (*_Nonnull gradient_step)(
        ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const NN_T *_Nonnull a, ptrdiff_t lda, bool transpose_a,
        const NN_T *_Nonnull b, ptrdiff_t ldb, bool transpose_b, const nn_update *_Nonnull update, NN_T *_Nonnull g,
        NN_T *_Nonnull first, NN_T *_Nonnull second, NN_T *_Nonnull w, const nn_rows *_Nullable soon);

    // ---- Elementwise

    /// y[i] = function(x[i])
    void (*_Nonnull map)(nn_map function, ptrdiff_t n, const NN_T *_Nonnull x, NN_T *_Nonnull y);

    /// z[i] = function(x[i], y[i])
    void (*_Nonnull binary)(
        nn_binary function, ptrdiff_t n, const NN_T *_Nonnull x, const NN_T *_Nonnull y, NN_T *_Nonnull z);

    /// z[i] = function(x[i], y)
    void (*_Nonnull binary_vector_scalar)(
        nn_binary function, ptrdiff_t n, const NN_T *_Nonnull x, NN_T y, NN_T *_Nonnull z);

    /// z[i] = function(x, y[i])
    void (*_Nonnull binary_scalar_vector)(
        nn_binary function, ptrdiff_t n, NN_T x, const NN_T *_Nonnull y, NN_T *_Nonnull z);

    /// z[i] = left[i] ⋚ right[i] ? then[i] : otherwise[i]
    void (*_Nonnull select)(
        nn_comparison comparison, ptrdiff_t n, const NN_T *_Nonnull left, const NN_T *_Nonnull right,
        const NN_T *_Nonnull then, const NN_T *_Nonnull otherwise, NN_T *_Nonnull z);

    /// y[i] = value
    void (*_Nonnull fill)(ptrdiff_t n, NN_T value, NN_T *_Nonnull y);

    /// y[i] ← y[i] + α·x[i]
    void (*_Nonnull axpy)(ptrdiff_t n, NN_T alpha, const NN_T *_Nonnull x, NN_T *_Nonnull y);

    /// x[i] ← α·x[i]
    void (*_Nonnull scale)(ptrdiff_t n, NN_T alpha, NN_T *_Nonnull x);

    // ---- Activations

    /// a[i] = activation(z[i])
    void (*_Nonnull activate)(
        nn_activation activation, NN_T slope, ptrdiff_t n, const NN_T *_Nonnull z, NN_T *_Nonnull a);

    /// d[i] ← d[i] · f′, the derivative at the pre-activation computed from the activation's value a[i]: ReLU keeps d
    /// where a > 0 and writes 0 elsewhere, leaky ReLU multiplies by the slope where a ≤ 0, sigmoid by a·(1 − a), tanh
    /// by 1 − a·a, softplus by −expm1(−a). (The slope of leaky ReLU must not be negative.) A NaN in a gives NaN.
    void (*_Nonnull activation_backward)(
        nn_activation activation, NN_T slope, ptrdiff_t n, const NN_T *_Nonnull a, NN_T *_Nonnull d);

    // ---- Reductions
    //
    // A sum has 16 virtual lanes, each from +0: element i goes to lane i mod 16, ascending. They fold as a tree:
    // lane l + lane l+8 for l < 8, then l + l+4, l + l+2, l + l+1. Scalar results are accumulated in double for
    // both element types (a float is widened before it is squared or multiplied, by a product that is rounded once).

    /// Σ x[i]
    double (*_Nonnull sum)(ptrdiff_t n, const NN_T *_Nonnull x);
    /// Σ x[i]²
    double (*_Nonnull sum_squares)(ptrdiff_t n, const NN_T *_Nonnull x);
    /// Σ |x[i]|
    double (*_Nonnull sum_abs)(ptrdiff_t n, const NN_T *_Nonnull x);
    /// max |x[i]|; 0 when n is 0, NaN when any element is.
    double (*_Nonnull max_abs)(ptrdiff_t n, const NN_T *_Nonnull x);
    /// Σ x[i]·y[i]
    double (*_Nonnull dot)(ptrdiff_t n, const NN_T *_Nonnull x, const NN_T *_Nonnull y);

    /// sums[j] = Σᵢ x[i,j] over m rows, in NN_T: the 16 lanes of a column are its rows i mod 16. (The bias gradient.)
    void (*_Nonnull column_sums)(
        ptrdiff_t m, ptrdiff_t n, const NN_T *_Nonnull x, ptrdiff_t ldx, NN_T *_Nonnull sums);

    /// Mean and variance of each column over m ≥ 1 rows, in double: mean = Σ x / m, variance = Σ (x − mean)² / m.
    void (*_Nonnull column_moments)(
        ptrdiff_t m, ptrdiff_t n, const NN_T *_Nonnull x, ptrdiff_t ldx, double *_Nonnull mean,
        double *_Nonnull variance);

    // ---- Losses
    //
    // Each returns the sum of the terms, in double (terms are computed in NN_T, widened, and added by the 16 lanes
    // over their index), and writes the derivative of scale · sum with respect to its first argument into `d`, unless
    // `d` is NULL. So a mean over n terms has scale 1/n, and the caller divides the returned sum by n.
    // `d` may be the same array as the first argument.

    /// Σ softplus(z) − y·z for logits z and targets y in [0, 1]; d = (sigmoid(z) − y)·scale.
    /// A term is (max(z, 0) − y·z) + log1p(exp(−|z|)).
    double (*_Nonnull binary_cross_entropy)(
        ptrdiff_t n, const NN_T *_Nonnull z, const NN_T *_Nonnull y, double scale, NN_T *_Nullable d);

    /// Σ over m rows of log Σⱼ exp(z[i,j]) − z[i,label[i]], labels in 0 ..< classes (the caller checks);
    /// d = (softmax(z) − onehot)·scale. z and d are m rows of `classes` ≥ 1 without gaps. A row's term is
    /// log(Σⱼ e[j]) − (z[label] − max), with e[j] = exp(z[j] − max) and the sum by 16 lanes over j, in NN_T;
    /// softmax is e[j] · (1/Σ), from which the 1 at the label is subtracted before the scale multiplies.
    double (*_Nonnull softmax_cross_entropy)(
        ptrdiff_t m, ptrdiff_t classes, const NN_T *_Nonnull z, const int32_t *_Nonnull labels, double scale,
        NN_T *_Nullable d);

    /// p[i,j] = softmax over each of m rows of `classes` ≥ 1 logits, as above.
    void (*_Nonnull softmax)(ptrdiff_t m, ptrdiff_t classes, const NN_T *_Nonnull z, NN_T *_Nonnull p);

    /// Σ (a − y)²; d = (a − y)·(2·scale).
    double (*_Nonnull squared_error)(
        ptrdiff_t n, const NN_T *_Nonnull a, const NN_T *_Nonnull y, double scale, NN_T *_Nullable d);

    /// Σ |a − y|; d = sign(a − y)·scale, 0 where a = y.
    double (*_Nonnull absolute_error)(
        ptrdiff_t n, const NN_T *_Nonnull a, const NN_T *_Nonnull y, double scale, NN_T *_Nullable d);

    // ---- Parameter updates
    //
    // w, g and the states are n values each; states start at 0. η is `rate`. The formulas are evaluated as they are
    // bracketed, every operation rounded to NN_T; 1 − β and the like are computed in double, then rounded once. A new
    // state below NN_T's smallest normal number becomes +0, and that is what w is changed by.

    /// g ← (g + l2·w) + l1·sign(w), each part only where its coefficient is not 0.
    void (*_Nonnull add_penalty)(
        ptrdiff_t n, const NN_T *_Nonnull w, double l2, double l1, NN_T *_Nonnull g);

    /// w, and the states, by the gradient g. The rules are
    ///
    /// - sgd: w ← w − η·g
    /// - momentum: v ← β·v + (1−β)·g;  w ← w − η·v
    /// - heavy_ball: v ← β·v + g;  w ← w − η·v
    /// - nesterov: v ← β·v + g;  w ← w − η·(g + β·v)
    /// - rmsprop: s ← β·s + (1−β)·(g·g);  w ← w − (η·g) / (√s + ε)
    /// - adam: m ← β·m + (1−β)·g;  v ← β₂·v + (1−β₂)·(g·g);  w ← (1 − η·λ)·w − (α·m) / (√v·c + ε),
    ///   where α = η / (1 − βᵗ) and c = 1 / √(1 − β₂ᵗ) in double, and so is 1 − η·λ. `beta1_power` is βᵗ and
    ///   `beta2_power` β₂ᵗ of this step, t from 1; the caller keeps them as running products. λ is the weight decay of
    ///   AdamW, or 0.
    ///
    /// `first` is v, s or m, `second` Adam's v; where a rule has no such state, they are not read or written.
    void (*_Nonnull update)(
        const nn_update *_Nonnull update, ptrdiff_t n, const NN_T *_Nonnull g, NN_T *_Nonnull first,
        NN_T *_Nonnull second, NN_T *_Nonnull w);

    // ---- Rows

    /// y[i,:] = x[index[i],:] for m rows of n; y has no gaps. The caller checks the indices.
    void (*_Nonnull gather_rows_i32)(
        ptrdiff_t m, ptrdiff_t n, const NN_T *_Nonnull x, ptrdiff_t ldx, const int32_t *_Nonnull index,
        NN_T *_Nonnull y);
    void (*_Nonnull gather_rows_i64)(
        ptrdiff_t m, ptrdiff_t n, const NN_T *_Nonnull x, ptrdiff_t ldx, const int64_t *_Nonnull index,
        NN_T *_Nonnull y);
} NN_TABLE;

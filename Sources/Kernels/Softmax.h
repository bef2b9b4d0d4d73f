// Softmax over rows, alone and with its cross-entropy. A row's exponentials are summed by 16 lanes. Rows of up to 16
// classes go W at a time, transposed so that a vector holds one class of each; that is the same operations, with none
// of them across a vector.

/// The larger of `largest` and the first `count` lanes of `logits`.
INLINE V FN(larger_of_first)(V largest, V logits, ptrdiff_t count) {
    V larger = FN(maximum)(largest, logits);
    if (count >= W) return larger;
    return FN(select)((M)(FN(lane_numbers)() < (BITS)count), larger, largest);
}

/// Softmax from an exponential, or, where there are labels, its derivative.
INLINE V FN(softmax_result)(V e, V inverse, M at_label, bool has_labels, T factor) {
    V p = e * inverse;
    if (!has_labels) return p;
    return FN(select)(at_label, p - 1, p) * factor;
}

typedef int32_t FN(labels) __attribute__((ext_vector_type(W), aligned(4), may_alias));

/// The labels of `rows` rows, 0 beyond.
INLINE M FN(load_labels)(const int32_t *labels, ptrdiff_t rows) {
    if (rows >= W) return __builtin_convertvector(*(const FN(labels) *)labels, M);
    M value = (M)(0);
    UNROLL for (int row = 0; row < W; row++) if (row < rows) value[row] = labels[row];
    return value;
}

/// Of up to W rows of at most 16 classes: the sums of their exponentials, how far the logit at the label lies above the
/// largest, if there are labels, and the results where `out` is not NULL (z itself, or another array). `sums` and
/// `margins` hold W.
INLINE void FN(narrow_rows)(
    ptrdiff_t rows, ptrdiff_t classes, const T *z, T *out, const int32_t *labels, T factor, T *sums, T *margins) {
    V column[16];
    EACH_PART for (int part = 0; part < PARTS; part++) {
        const ptrdiff_t count = classes - part * W;
        if (count > 0) FN(load_transposed)(z + part * W, classes, rows, count, column + part * W);
    }
    const M label = labels ? FN(load_labels)(labels, rows) : (M)(-1);
    V largest = column[0], at_label = column[0];
    EACH_CLASS for (int j = 1; j < 16; j++) if (j < classes) {
        largest = FN(maximum)(largest, column[j]);
        at_label = FN(select)((M)(label == (BITS)j), column[j], at_label);
    }
    EACH_CLASS for (int j = 0; j < 16; j++) {
        column[j] = j < classes ? FN(exp)(column[j] - largest) : FN(splat)(0);
    }
    V lane[8];
    EACH_CLASS for (int j = 0; j < 8; j++) lane[j] = column[j] + column[j + 8];
    EACH_CLASS for (int half = 4; half > 0; half /= 2) {
        EACH_CLASS for (int j = 0; j < half; j++) lane[j] = lane[j] + lane[j + half];
    }
    FN(store)(sums, lane[0], W);
    FN(store)(margins, at_label - largest, W);
    if (!out) return;
    const V inverse = 1 / lane[0];
    EACH_CLASS for (int j = 0; j < 16; j++) if (j < classes) {
        column[j] = FN(softmax_result)(column[j], inverse, (M)(label == (BITS)j), labels != NULL, factor);
    }
    EACH_PART for (int part = 0; part < PARTS; part++) {
        const ptrdiff_t count = classes - part * W;
        if (count > 0) FN(store_transposed)(column + part * W, out + part * W, classes, rows, count);
    }
}

/// The same of one row of any width.
INLINE void FN(wide_row)(
    ptrdiff_t classes, const T *z, T *out, const int32_t *label, T factor, T *sum, T *margin) {
    V largest = FN(splat)(-INFINITY);
    VECTOR_LOOP(classes, largest = FN(larger_of_first)(largest, LOAD(z), count););
    const T maximum = FN(largest)(largest);
    if (label) *margin = z[*label] - maximum;
    FN(own_lanes) lanes = {0};
    LANE_LOOP(classes, {
        V e = FN(keep)(FN(exp)(LOAD(z) - maximum), count);
        if (out) STORE(out, e);
        lanes.part[part] += e;
    });
    *sum = FN(fold_own)(&lanes);
    if (!out) return;
    const V inverse = FN(splat)(1 / *sum);
    VECTOR_LOOP(classes, {
        M at_label = (M)(FN(lane_numbers)() == (BITS)(label ? *label - i : -1));
        STORE(out, FN(softmax_result)(LOAD(out), inverse, at_label, label != NULL, factor));
    });
}

/// Up to 16 rows of any width; `sums` and `margins` hold 16.
INLINE void FN(softmax_rows)(
    ptrdiff_t rows, ptrdiff_t classes, const T *z, T *out, const int32_t *labels, T factor, T *sums, T *margins) {
    const ptrdiff_t together = classes <= 16 ? W : 1;
    for (ptrdiff_t r = 0; r < rows; r += together) {
        const T *from = z + r * classes;
        T *to = out ? out + r * classes : NULL;
        const int32_t *label = labels ? labels + r : NULL;
        if (classes <= 16) {
            FN(narrow_rows)(rows - r, classes, from, to, label, factor, sums + r, margins + r);
        } else {
            FN(wide_row)(classes, from, to, label, factor, sums + r, margins + r);
        }
    }
}

static void FN(softmax)(ptrdiff_t m, ptrdiff_t classes, const T *z, T *p) {
    T sums[16], margins[16];
    for (ptrdiff_t first = 0; first < m; first += 16) {
        const ptrdiff_t rows = m - first < 16 ? m - first : 16;
        FN(softmax_rows)(rows, classes, z + first * classes, p + first * classes, NULL, 1, sums, margins);
    }
}

static double FN(softmax_cross_entropy)(
    ptrdiff_t m, ptrdiff_t classes, const T *z, const int32_t *labels, double scale, T *d) {
    FN(lanes) lanes = {0};
    // Sixteen rows at a time, so that their logarithms are taken together.
    for (ptrdiff_t first = 0; first < m; first += 16) {
        const ptrdiff_t rows = m - first < 16 ? m - first : 16;
        T sums[16], margins[16];
        FN(softmax_rows)(
            rows, classes, z + first * classes, d ? d + first * classes : NULL, labels + first, (T)scale, sums, margins);
        LANE_LOOP(rows, {
            V term = FN(log)(LOAD(sums)) - LOAD(margins);
            lanes.part[part] += WIDEN(FN(keep)(term, count));
        });
    }
    return FN(fold)(&lanes);
}

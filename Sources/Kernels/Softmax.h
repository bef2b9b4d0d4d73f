// Softmax over rows, alone and with its cross-entropy. A row's exponentials are summed by 16 lanes; rows of up to 16
// classes stay in registers from the logits to the derivative, with the same operations.

/// The larger of `largest` and the first `count` lanes of `logits`.
INLINE V FN(larger_of_first)(V largest, V logits, ptrdiff_t count) {
    V larger = FN(maximum)(largest, logits);
    if (count >= W) return larger;
    return FN(select)((M)(FN(lane_numbers)() < (BITS)count), larger, largest);
}

/// Softmax from an exponential, or with a label its derivative: (e·inverse − [index = label])·factor.
INLINE V FN(softmax_result)(V e, T inverse, ptrdiff_t first, const int32_t *label, T factor) {
    V p = e * inverse;
    if (!label) return p;
    M at_label = (M)(FN(lane_numbers)() == (BITS)(*label - first));
    return FN(select)(at_label, p - 1, p) * factor;
}

/// One row: its largest logit and the sum of its exponentials, and the result where `out` is not NULL (z itself, or
/// another array).
typedef struct FN(row_sum) {
    T maximum, sum;
} FN(row_sum);

INLINE FN(row_sum) FN(narrow_row)(ptrdiff_t classes, const T *z, T *out, const int32_t *label, T factor) {
    V logits[PARTS];
    V largest = FN(splat)(-INFINITY);
    EACH_PART for (int part = 0; part < PARTS; part++) {
        const ptrdiff_t count = classes - part * W;
        if (count <= 0) continue;
        logits[part] = FN(load)(z + part * W, count);
        largest = FN(larger_of_first)(largest, logits[part], count);
    }
    FN(row_sum) row = {.maximum = FN(largest)(largest)};
    FN(own_lanes) e;
    EACH_PART for (int part = 0; part < PARTS; part++) {
        const ptrdiff_t count = classes - part * W;
        e.part[part] = count > 0 ? FN(keep)(FN(exp)(logits[part] - row.maximum), count) : FN(splat)(0);
    }
    row.sum = FN(fold_own)(&e);
    if (!out) return row;
    const T inverse = 1 / row.sum;
    EACH_PART for (int part = 0; part < PARTS; part++) {
        const ptrdiff_t i = part * W, count = classes - i;
        if (count > 0) STORE(out, FN(softmax_result)(e.part[part], inverse, i, label, factor));
    }
    return row;
}

INLINE FN(row_sum) FN(wide_row)(ptrdiff_t classes, const T *z, T *out, const int32_t *label, T factor) {
    V largest = FN(splat)(-INFINITY);
    VECTOR_LOOP(classes, largest = FN(larger_of_first)(largest, LOAD(z), count););
    FN(row_sum) row = {.maximum = FN(largest)(largest)};
    FN(own_lanes) lanes = {0};
    LANE_LOOP(classes, {
        V e = FN(keep)(FN(exp)(LOAD(z) - row.maximum), count);
        if (out) STORE(out, e);
        lanes.part[part] += e;
    });
    row.sum = FN(fold_own)(&lanes);
    if (!out) return row;
    const T inverse = 1 / row.sum;
    VECTOR_LOOP(classes, STORE(out, FN(softmax_result)(LOAD(out), inverse, i, label, factor)););
    return row;
}

INLINE FN(row_sum) FN(softmax_row)(ptrdiff_t classes, const T *z, T *out, const int32_t *label, T factor) {
    return classes <= 16 ? FN(narrow_row)(classes, z, out, label, factor)
                         : FN(wide_row)(classes, z, out, label, factor);
}

static void FN(softmax)(ptrdiff_t m, ptrdiff_t classes, const T *z, T *p) {
    for (ptrdiff_t r = 0; r < m; r++) FN(softmax_row)(classes, z + r * classes, p + r * classes, NULL, 1);
}

static double FN(softmax_cross_entropy)(
    ptrdiff_t m, ptrdiff_t classes, const T *z, const int32_t *labels, double scale, T *d) {
    FN(lanes) lanes = {0};
    // Sixteen rows at a time, so that their logarithms are taken together.
    for (ptrdiff_t first = 0; first < m; first += 16) {
        const ptrdiff_t rows = m - first < 16 ? m - first : 16;
        T sums[16], margins[16];
        for (ptrdiff_t r = 0; r < rows; r++) {
            const T *logits = z + (first + r) * classes;
            const int32_t *label = labels + first + r;
            const T at_label = logits[*label];
            const FN(row_sum) row = FN(softmax_row)(
                classes, logits, d ? d + (first + r) * classes : NULL, label, (T)scale);
            sums[r] = row.sum;
            margins[r] = at_label - row.maximum;
        }
        LANE_LOOP(rows, {
            V term = FN(log)(LOAD(sums)) - LOAD(margins);
            lanes.part[part] += WIDEN(FN(keep)(term, count));
        });
    }
    return FN(fold)(&lanes);
}

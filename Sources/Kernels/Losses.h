// Losses over logits or values: the sum of the terms, and the scaled derivative where `d` is wanted.

static double FN(binary_cross_entropy)(ptrdiff_t n, const T *z, const T *y, double scale, T *d) {
    const T factor = (T)scale;
    FN(lanes) lanes = {0};
    LANE_LOOP(n, {
        V logit = LOAD(z);
        V target = LOAD(y);
        V e = FN(exp)(-FN(abs)(logit));
        V term = (FN(positive_part)(logit) - target * logit) + FN(log1p)(e);
        lanes.part[part] += WIDEN(FN(keep)(term, count));
        if (d) STORE(d, (FN(sigmoid_from)(logit, e) - target) * factor);
    });
    return FN(fold)(&lanes);
}

/// The largest of n ≥ 1 values.
INLINE T FN(row_maximum)(ptrdiff_t n, const T *z) {
    V largest = FN(splat)(-INFINITY);
    VECTOR_LOOP(n, {
        V value = LOAD(z);
        if (count < W) value = FN(select)(FN(lane_numbers)() < (M)((BITS)count), value, FN(splat)(-INFINITY));
        largest = FN(maximum)(largest, value);
    });
    return FN(largest)(largest);
}

/// Σ exp(z − maximum) by 16 lanes; the terms go to `e` unless it is NULL.
INLINE T FN(exponential_sum)(ptrdiff_t n, const T *z, T maximum, T *e) {
    FN(own_lanes) lanes = {0};
    LANE_LOOP(n, {
        V term = FN(exp)(LOAD(z) - maximum);
        if (e) STORE(e, term);
        lanes.part[part] += FN(keep)(term, count);
    });
    return FN(fold_own)(&lanes);
}

static double FN(softmax_cross_entropy)(
    ptrdiff_t m, ptrdiff_t classes, const T *z, const int32_t *labels, double scale, T *d) {
    const T factor = (T)scale;
    FN(lanes) lanes = {0};
    // Sixteen rows at a time, so that their logarithms are taken together.
    for (ptrdiff_t first = 0; first < m; first += 16) {
        const ptrdiff_t rows = m - first < 16 ? m - first : 16;
        T sums[16], margins[16];
        for (ptrdiff_t r = 0; r < rows; r++) {
            const T *row = z + (first + r) * classes;
            T *derivative = d ? d + (first + r) * classes : NULL;
            const int32_t label = labels[first + r];
            const T maximum = FN(row_maximum)(classes, row);
            margins[r] = row[label] - maximum;
            sums[r] = FN(exponential_sum)(classes, row, maximum, derivative);
            if (derivative) {
                const T inverse = 1 / sums[r];
                const T at_label = (derivative[label] * inverse - 1) * factor;
                VECTOR_LOOP(classes, STORE(derivative, (LOAD(derivative) * inverse) * factor););
                derivative[label] = at_label;
            }
        }
        LANE_LOOP(rows, {
            V term = FN(log)(LOAD(sums)) - LOAD(margins);
            lanes.part[part] += WIDEN(FN(keep)(term, count));
        });
    }
    return FN(fold)(&lanes);
}

static void FN(softmax)(ptrdiff_t m, ptrdiff_t classes, const T *z, T *p) {
    for (ptrdiff_t r = 0; r < m; r++, z += classes, p += classes) {
        const T inverse = 1 / FN(exponential_sum)(classes, z, FN(row_maximum)(classes, z), p);
        VECTOR_LOOP(classes, STORE(p, LOAD(p) * inverse););
    }
}

static double FN(squared_error)(ptrdiff_t n, const T *a, const T *y, double scale, T *d) {
    const T factor = (T)(2 * scale);
    FN(lanes) lanes = {0};
    LANE_LOOP(n, {
        V difference = LOAD(a) - LOAD(y);
        lanes.part[part] += WIDEN(difference * difference);
        if (d) STORE(d, difference * factor);
    });
    return FN(fold)(&lanes);
}

static double FN(absolute_error)(ptrdiff_t n, const T *a, const T *y, double scale, T *d) {
    const T factor = (T)scale;
    FN(lanes) lanes = {0};
    LANE_LOOP(n, {
        V difference = LOAD(a) - LOAD(y);
        lanes.part[part] += WIDEN(FN(abs)(difference));
        if (d) STORE(d, FN(sign)(difference) * factor);
    });
    return FN(fold)(&lanes);
}

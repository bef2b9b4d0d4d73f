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

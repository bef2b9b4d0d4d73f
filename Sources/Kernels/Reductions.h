// Sums by 16 virtual lanes, element i in lane i mod 16, folded as a tree: the same additions whatever the width.

#undef PARTS
/// Vectors that make up 16 lanes.
#define PARTS (16 / W)

typedef struct FN(lanes) {
    WIDE part[PARTS];
} FN(lanes);

typedef struct FN(own_lanes) {
    V part[PARTS];
} FN(own_lanes);

// A macro, since a vector of doubles wider than a register must not be passed or returned.
#undef WIDEN
#define WIDEN(x) __builtin_convertvector((x), WIDE)

// One vector folded to one lane by an operation on its halves, again and again.
#undef FOLD_HALVES
#if W == 16
#define FOLD_HALVES(operation, x)                                                                                      \
    __auto_type eight = operation((x).lo, (x).hi);                                                                     \
    __auto_type four = operation(eight.lo, eight.hi);                                                                  \
    __auto_type two = operation(four.lo, four.hi);                                                                     \
    return operation(two.lo, two.hi);
#elif W == 8
#define FOLD_HALVES(operation, x)                                                                                      \
    __auto_type four = operation((x).lo, (x).hi);                                                                      \
    __auto_type two = operation(four.lo, four.hi);                                                                     \
    return operation(two.lo, two.hi);
#elif W == 4
#define FOLD_HALVES(operation, x)                                                                                      \
    __auto_type two = operation((x).lo, (x).hi);                                                                       \
    return operation(two.lo, two.hi);
#elif W == 2
#define FOLD_HALVES(operation, x) return operation((x).lo, (x).hi);
#else
#define FOLD_HALVES(operation, x) return (x)[0];
#endif
#undef ADD
#define ADD(x, y) ((x) + (y))
#undef LARGER
#define LARGER(x, y) ((((y) > (x)) | ((y) != (y))) ? (y) : (x))

/// Lane l + lane l+8, then l + l+4, l + l+2, l + l+1: whole vectors first, then halves of one.
INLINE double FN(fold)(const FN(lanes) *lanes) {
    FN(lanes) sums = *lanes;
    UNROLL for (int half = PARTS / 2; half > 0; half /= 2) {
        UNROLL for (int j = 0; j < half; j++) sums.part[j] = sums.part[j] + sums.part[j + half];
    }
    FOLD_HALVES(ADD, sums.part[0])
}

INLINE T FN(fold_own)(const FN(own_lanes) *lanes) {
    FN(own_lanes) sums = *lanes;
    UNROLL for (int half = PARTS / 2; half > 0; half /= 2) {
        UNROLL for (int j = 0; j < half; j++) sums.part[j] = sums.part[j] + sums.part[j + half];
    }
    FOLD_HALVES(ADD, sums.part[0])
}

/// The largest lane, NaN when one is.
INLINE T FN(largest)(V x) { FOLD_HALVES(LARGER, x) }

/// Runs the statements for each vector of 0 ..< n, 16 elements a round: `part` is the vector's place among the lanes.
#undef LANE_LOOP
#define LANE_LOOP(n, ...)                                                                                              \
    do {                                                                                                               \
        ptrdiff_t round = 0;                                                                                           \
        for (; round + 16 <= (n); round += 16) {                                                                       \
            EACH_PART for (int part = 0; part < PARTS; part++) {                                                       \
                const ptrdiff_t i = round + part * W, count = W;                                                       \
                __VA_ARGS__                                                                                            \
            }                                                                                                          \
        }                                                                                                              \
        EACH_PART for (int part = 0; part < PARTS; part++) {                                                           \
            const ptrdiff_t i = round + part * W;                                                                      \
            const ptrdiff_t count = (n) - i < W ? (n) - i : W;                                                         \
            if (count > 0) {                                                                                           \
                __VA_ARGS__                                                                                            \
            }                                                                                                          \
        }                                                                                                              \
    } while (0)
// Sixteen copies of the statements would make the set of single elements large and no faster.
#undef EACH_PART
#undef EACH_CLASS
#if VECTOR_BYTES == 0
#define EACH_PART _Pragma("clang loop unroll(disable)")
#else
#define EACH_PART UNROLL
#endif
#define EACH_CLASS EACH_PART

// Lanes past the end add +0, which changes no sum: a lane starts from +0 and so is never −0.

static double FN(sum)(ptrdiff_t n, const T *x) {
    FN(lanes) lanes = {0};
    LANE_LOOP(n, lanes.part[part] += WIDEN(LOAD(x)););
    return FN(fold)(&lanes);
}

static double FN(sum_squares)(ptrdiff_t n, const T *x) {
    FN(lanes) lanes = {0};
    LANE_LOOP(n, WIDE value = WIDEN(LOAD(x)); lanes.part[part] += value * value;);
    return FN(fold)(&lanes);
}

static double FN(sum_abs)(ptrdiff_t n, const T *x) {
    FN(lanes) lanes = {0};
    LANE_LOOP(n, lanes.part[part] += WIDEN(FN(abs)(LOAD(x))););
    return FN(fold)(&lanes);
}

static double FN(dot)(ptrdiff_t n, const T *x, const T *y) {
    FN(lanes) lanes = {0};
    LANE_LOOP(n, lanes.part[part] += WIDEN(LOAD(x)) * WIDEN(LOAD(y)););
    return FN(fold)(&lanes);
}

static double FN(max_abs)(ptrdiff_t n, const T *x) {
    V largest = FN(splat)(0);
    VECTOR_LOOP(n, largest = FN(maximum)(largest, FN(abs)(LOAD(x))););
    return FN(largest)(largest);
}

/// Sums of up to W neighbouring columns.
INLINE void FN(panel_sums)(ptrdiff_t m, const T *x, ptrdiff_t ldx, T *sums, ptrdiff_t count) {
    V lane[16];
    UNROLL for (int r = 0; r < 16; r++) lane[r] = FN(splat)(0);
    ptrdiff_t row = 0;
    for (; row + 16 <= m; row += 16, x += 16 * ldx) {
        UNROLL for (int r = 0; r < 16; r++) lane[r] += FN(load)(x + r * ldx, count);
    }
    UNROLL for (int r = 0; r < 15; r++) {
        if (row + r < m) lane[r] += FN(load)(x + r * ldx, count);
    }
    UNROLL for (int half = 8; half > 0; half /= 2) {
        UNROLL for (int r = 0; r < half; r++) lane[r] = lane[r] + lane[r + half];
    }
    FN(store)(sums, lane[0], count);
}

static void FN(column_sums)(ptrdiff_t m, ptrdiff_t n, const T *x, ptrdiff_t ldx, T *sums) {
    if (n == 1 && ldx == 1) {
        FN(own_lanes) lanes = {0};
        LANE_LOOP(m, lanes.part[part] += LOAD(x););
        *sums = FN(fold_own)(&lanes);
        return;
    }
    VECTOR_LOOP(n, FN(panel_sums)(m, x + i, ldx, sums + i, count););
}

/// Mean and variance of up to W neighbouring columns; `means` and `variances` hold W.
INLINE void FN(panel_moments)(
    ptrdiff_t m, const T *x, ptrdiff_t ldx, ptrdiff_t count, double *means, double *variances) {
    WIDE mean = (WIDE)(0.0);
    for (int pass = 0; pass < 2; pass++) {
        WIDE lane[16];
        UNROLL for (int r = 0; r < 16; r++) lane[r] = (WIDE)(0.0);
        for (ptrdiff_t row = 0; row < m; row++) {
            WIDE value = WIDEN(FN(load)(x + row * ldx, count)) - mean;
            lane[row % 16] += pass == 0 ? value : value * value;
        }
        UNROLL for (int half = 8; half > 0; half /= 2) {
            UNROLL for (int r = 0; r < half; r++) lane[r] = lane[r] + lane[r + half];
        }
        WIDE average = lane[0] / (double)m;
        if (pass == 0) mean = average;
        memcpy(pass == 0 ? means : variances, &average, sizeof average);
    }
}

static void FN(column_moments)(
    ptrdiff_t m, ptrdiff_t n, const T *x, ptrdiff_t ldx, double *mean, double *variance) {
    VECTOR_LOOP(n, {
        double means[W], variances[W];
        FN(panel_moments)(m, x + i, ldx, count, means, variances);
        memcpy(mean + i, means, (size_t)count * sizeof(double));
        memcpy(variance + i, variances, (size_t)count * sizeof(double));
    });
}

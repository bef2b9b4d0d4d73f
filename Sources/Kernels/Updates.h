// Parameter updates, one pass over a tensor each. Hyperparameters are rounded to T once; nothing is contracted.

/// A state below the normal numbers becomes +0. Decaying states come there where a gradient stays 0 (a ReLU that no
/// example reaches), would never leave, and every product with one costs a processor hundreds of cycles.
INLINE V FN(normal_or_zero)(V state) {
    return FN(select)((M)(FN(abs)(state) < FN(smallest_normal)), FN(splat)(0), state);
}

static void FN(add_penalty)(ptrdiff_t n, const T *w, double l2, double l1, T *g) {
    const T square = (T)l2, absolute = (T)l1;
    if (l2 != 0) VECTOR_LOOP(n, STORE(g, LOAD(g) + square * LOAD(w)););
    if (l1 != 0) VECTOR_LOOP(n, STORE(g, LOAD(g) + absolute * FN(sign)(LOAD(w))););
}

/// One update: a rule, its numbers, and what it goes over.
typedef struct FN(update) {
    enum { FN(rule_sgd), FN(rule_momentum), FN(rule_heavy_ball), FN(rule_nesterov), FN(rule_rmsprop), FN(rule_adam) } rule;
    /// The rule's numbers, as the formulas name them.
    T eta, keep, take, keep2, take2, floor, correction, shrink;
    const T *g;
    T *first, *second, *w;
    ptrdiff_t n, block;
} FN(update);

/// The elements of one thread.
static void FN(update_part)(void *context, int32_t part) {
    const FN(update) u = *(const FN(update) *)context;
    const ptrdiff_t start = part * u.block, n = u.n - start < u.block ? u.n - start : u.block;
    const T *g = u.g + start;
    T *const w = u.w + start, *const v = u.first + start, *const s = u.second + start;
    switch (u.rule) {
        case FN(rule_sgd):
            VECTOR_LOOP(n, STORE(w, LOAD(w) - u.eta * LOAD(g)););
            break;
        case FN(rule_momentum):
            VECTOR_LOOP(n, {
                V velocity = FN(normal_or_zero)(u.keep * LOAD(v) + u.take * LOAD(g));
                STORE(v, velocity);
                STORE(w, LOAD(w) - u.eta * velocity);
            });
            break;
        case FN(rule_heavy_ball):
            VECTOR_LOOP(n, {
                V velocity = FN(normal_or_zero)(u.keep * LOAD(v) + LOAD(g));
                STORE(v, velocity);
                STORE(w, LOAD(w) - u.eta * velocity);
            });
            break;
        case FN(rule_nesterov):
            VECTOR_LOOP(n, {
                V gradient = LOAD(g);
                V velocity = FN(normal_or_zero)(u.keep * LOAD(v) + gradient);
                STORE(v, velocity);
                STORE(w, LOAD(w) - u.eta * (gradient + u.keep * velocity));
            });
            break;
        case FN(rule_rmsprop):
            VECTOR_LOOP(n, {
                V gradient = LOAD(g);
                V square = FN(normal_or_zero)(u.keep * LOAD(v) + u.take * (gradient * gradient));
                STORE(v, square);
                STORE(w, LOAD(w) - (u.eta * gradient) / (FN(sqrt)(square) + u.floor));
            });
            break;
        case FN(rule_adam):
            if (u.shrink != 1) FN(scale)(n, u.shrink, w);
            VECTOR_LOOP(n, {
                V gradient = LOAD(g);
                V mean = FN(normal_or_zero)(u.keep * LOAD(v) + u.take * gradient);
                V square = FN(normal_or_zero)(u.keep2 * LOAD(s) + u.take2 * (gradient * gradient));
                STORE(v, mean);
                STORE(s, square);
                STORE(w, LOAD(w) - (u.eta * mean) / (FN(sqrt)(square) * u.correction + u.floor));
            });
            break;
    }
}

static void FN(run_update)(FN(update) u) {
    const int32_t threads = u.n >= NN_THREADED_ELEMENTS ? nn_kernels_threads() : 1;
    if (threads > 1) {
        // Whole cache lines, as far as the arrays begin with one.
        u.block = ((u.n + threads - 1) / threads + 15) / 16 * 16;
        if (nn_pool_run(FN(update_part), &u, (int32_t)((u.n + u.block - 1) / u.block))) return;
    }
    u.block = u.n;
    FN(update_part)(&u, 0);
}

static void FN(sgd)(ptrdiff_t n, double rate, const T *g, T *w) {
    FN(run_update)((FN(update)){
        .rule = FN(rule_sgd), .eta = (T)rate, .g = g, .first = w, .second = w, .w = w, .n = n});
}

static void FN(momentum)(ptrdiff_t n, double rate, double beta, const T *g, T *v, T *w) {
    FN(run_update)((FN(update)){
        .rule = FN(rule_momentum), .eta = (T)rate, .keep = (T)beta, .take = (T)(1 - beta), .g = g, .first = v,
        .second = v, .w = w, .n = n});
}

static void FN(heavy_ball)(ptrdiff_t n, double rate, double beta, const T *g, T *v, T *w) {
    FN(run_update)((FN(update)){
        .rule = FN(rule_heavy_ball), .eta = (T)rate, .keep = (T)beta, .g = g, .first = v, .second = v, .w = w,
        .n = n});
}

static void FN(nesterov)(ptrdiff_t n, double rate, double beta, const T *g, T *v, T *w) {
    FN(run_update)((FN(update)){
        .rule = FN(rule_nesterov), .eta = (T)rate, .keep = (T)beta, .g = g, .first = v, .second = v, .w = w, .n = n});
}

static void FN(rmsprop)(ptrdiff_t n, double rate, double decay, double epsilon, const T *g, T *s, T *w) {
    FN(run_update)((FN(update)){
        .rule = FN(rule_rmsprop), .eta = (T)rate, .keep = (T)decay, .take = (T)(1 - decay), .floor = (T)epsilon,
        .g = g, .first = s, .second = s, .w = w, .n = n});
}

static void FN(adam)(
    ptrdiff_t n, double rate, double beta1, double beta2, double epsilon, double weight_decay, double beta1_power,
    double beta2_power, const T *g, T *m, T *v, T *w) {
    FN(run_update)((FN(update)){
        .rule = FN(rule_adam), .eta = (T)(rate / (1 - beta1_power)), .keep = (T)beta1, .take = (T)(1 - beta1),
        .keep2 = (T)beta2, .take2 = (T)(1 - beta2), .floor = (T)epsilon,
        .correction = (T)(1 / __builtin_sqrt(1 - beta2_power)), .shrink = (T)(1 - rate * weight_decay), .g = g,
        .first = m, .second = v, .w = w, .n = n});
}

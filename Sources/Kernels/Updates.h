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

/// An update's numbers, as the formulas name them, and its states and parameters.
typedef struct FN(update) {
    nn_rule rule;
    T eta, keep, take, keep2, take2, floor, correction, shrink;
    T *first, *second, *w;
} FN(update);

INLINE FN(update) FN(make_update)(const nn_update *numbers, T *first, T *second, T *w) {
    const bool is_adam = numbers->rule == nn_rule_adam;
    return (FN(update)){
        .rule = numbers->rule, .eta = (T)(is_adam ? numbers->rate / (1 - numbers->beta1_power) : numbers->rate),
        .keep = (T)numbers->beta, .take = (T)(1 - numbers->beta), .keep2 = (T)numbers->beta2,
        .take2 = (T)(1 - numbers->beta2), .floor = (T)numbers->epsilon,
        .correction = is_adam ? (T)(1 / __builtin_sqrt(1 - numbers->beta2_power)) : 1,
        .shrink = (T)(1 - numbers->rate * numbers->weight_decay), .first = first, .second = second, .w = w,
    };
}

/// `rows` rows of `n` elements: of the parameters `stride` apart, from `start` on, of the gradient `ldg`.
static void FN(update_rows)(
    const FN(update) *update, ptrdiff_t start, ptrdiff_t stride, ptrdiff_t rows, ptrdiff_t n, const T *g, ptrdiff_t ldg) {
    // One by one: a copy of all would have to wait until what was just written of it is in the cache.
    const T eta = update->eta, keep = update->keep, take = update->take, keep2 = update->keep2, take2 = update->take2;
    const T floor = update->floor, correction = update->correction, shrink = update->shrink;
    T *w = update->w + start, *v = update->first + start, *s = update->second + start;
#define RULE(name, ...)                                                                                                \
    case name:                                                                                                         \
        for (; rows > 0; rows--, w += stride, v += stride, s += stride, g += ldg) VECTOR_LOOP(n, __VA_ARGS__);         \
        break
    switch (update->rule) {
        RULE(nn_rule_sgd, STORE(w, LOAD(w) - eta * LOAD(g)););
        RULE(nn_rule_momentum, {
            V velocity = FN(normal_or_zero)(keep * LOAD(v) + take * LOAD(g));
            STORE(v, velocity);
            STORE(w, LOAD(w) - eta * velocity);
        });
        RULE(nn_rule_heavy_ball, {
            V velocity = FN(normal_or_zero)(keep * LOAD(v) + LOAD(g));
            STORE(v, velocity);
            STORE(w, LOAD(w) - eta * velocity);
        });
        RULE(nn_rule_nesterov, {
            V gradient = LOAD(g);
            V velocity = FN(normal_or_zero)(keep * LOAD(v) + gradient);
            STORE(v, velocity);
            STORE(w, LOAD(w) - eta * (gradient + keep * velocity));
        });
        RULE(nn_rule_rmsprop, {
            V gradient = LOAD(g);
            V square = FN(normal_or_zero)(keep * LOAD(v) + take * (gradient * gradient));
            STORE(v, square);
            STORE(w, LOAD(w) - (eta * gradient) / (FN(sqrt)(square) + floor));
        });
        RULE(nn_rule_adam, {
            V gradient = LOAD(g);
            V mean = FN(normal_or_zero)(keep * LOAD(v) + take * gradient);
            V square = FN(normal_or_zero)(keep2 * LOAD(s) + take2 * (gradient * gradient));
            STORE(v, mean);
            STORE(s, square);
            // Without decay that is a product with 1, which changes nothing.
            STORE(w, shrink * LOAD(w) - (eta * mean) / (FN(sqrt)(square) * correction + floor));
        });
    }
#undef RULE
}

/// An update of one tensor, shared among threads.
typedef struct FN(update_pass) {
    const FN(update) *update;
    const T *g;
    ptrdiff_t n, block;
} FN(update_pass);

static void FN(update_part)(void *context, int32_t part) {
    const FN(update_pass) *pass = context;
    const ptrdiff_t start = part * pass->block, n = pass->n - start < pass->block ? pass->n - start : pass->block;
    FN(update_rows)(pass->update, start, 0, 1, n, pass->g + start, 0);
}

static void FN(update_all)(const nn_update *numbers, ptrdiff_t n, const T *g, T *first, T *second, T *w) {
    const FN(update) update = FN(make_update)(numbers, first, second, w);
    const int32_t threads = n >= NN_THREADED_ELEMENTS ? nn_kernels_threads() : 1;
    if (threads > 1) {
        // Whole cache lines, as far as the arrays begin with one.
        FN(update_pass) pass = {&update, g, n, ((n + threads - 1) / threads + 15) / 16 * 16};
        if (nn_pool_run(FN(update_part), &pass, (int32_t)((n + pass.block - 1) / pass.block))) return;
    }
    FN(update_rows)(&update, 0, 0, 1, n, g, 0);
}

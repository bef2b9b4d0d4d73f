// Parameter updates, one pass over a tensor each. Hyperparameters are rounded to T once; nothing is contracted.

static void FN(add_penalty)(ptrdiff_t n, const T *w, double l2, double l1, T *g) {
    const T square = (T)l2, absolute = (T)l1;
    if (l2 != 0) VECTOR_LOOP(n, STORE(g, LOAD(g) + square * LOAD(w)););
    if (l1 != 0) VECTOR_LOOP(n, STORE(g, LOAD(g) + absolute * FN(sign)(LOAD(w))););
}

static void FN(sgd)(ptrdiff_t n, double rate, const T *g, T *w) {
    const T eta = (T)rate;
    VECTOR_LOOP(n, STORE(w, LOAD(w) - eta * LOAD(g)););
}

static void FN(momentum)(ptrdiff_t n, double rate, double beta, const T *g, T *v, T *w) {
    const T eta = (T)rate, keep = (T)beta, take = (T)(1 - beta);
    VECTOR_LOOP(n, {
        V velocity = keep * LOAD(v) + take * LOAD(g);
        STORE(v, velocity);
        STORE(w, LOAD(w) - eta * velocity);
    });
}

static void FN(heavy_ball)(ptrdiff_t n, double rate, double beta, const T *g, T *v, T *w) {
    const T eta = (T)rate, keep = (T)beta;
    VECTOR_LOOP(n, {
        V velocity = keep * LOAD(v) + LOAD(g);
        STORE(v, velocity);
        STORE(w, LOAD(w) - eta * velocity);
    });
}

static void FN(nesterov)(ptrdiff_t n, double rate, double beta, const T *g, T *v, T *w) {
    const T eta = (T)rate, keep = (T)beta;
    VECTOR_LOOP(n, {
        V gradient = LOAD(g);
        V velocity = keep * LOAD(v) + gradient;
        STORE(v, velocity);
        STORE(w, LOAD(w) - eta * (gradient + keep * velocity));
    });
}

static void FN(rmsprop)(ptrdiff_t n, double rate, double decay, double epsilon, const T *g, T *s, T *w) {
    const T eta = (T)rate, keep = (T)decay, take = (T)(1 - decay), floor = (T)epsilon;
    VECTOR_LOOP(n, {
        V gradient = LOAD(g);
        V square = keep * LOAD(s) + take * (gradient * gradient);
        STORE(s, square);
        STORE(w, LOAD(w) - (eta * gradient) / (FN(sqrt)(square) + floor));
    });
}

static void FN(adam)(
    ptrdiff_t n, double rate, double beta1, double beta2, double epsilon, double weight_decay, double beta1_power,
    double beta2_power, const T *g, T *m, T *v, T *w) {
    const T keep1 = (T)beta1, take1 = (T)(1 - beta1), keep2 = (T)beta2, take2 = (T)(1 - beta2), floor = (T)epsilon;
    const T alpha = (T)(rate / (1 - beta1_power)), correction = (T)(1 / __builtin_sqrt(1 - beta2_power));
    const T shrink = (T)(1 - rate * weight_decay);
    if (weight_decay != 0) FN(scale)(n, shrink, w);
    VECTOR_LOOP(n, {
        V gradient = LOAD(g);
        V mean = keep1 * LOAD(m) + take1 * gradient;
        V square = keep2 * LOAD(v) + take2 * (gradient * gradient);
        STORE(m, mean);
        STORE(v, square);
        STORE(w, LOAD(w) - (alpha * mean) / (FN(sqrt)(square) * correction + floor));
    });
}

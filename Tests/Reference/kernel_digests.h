// Included by kernel_digests.c once for each element type T.

static T *NAME(numbers)(ptrdiff_t count) {
    T *x = malloc((size_t)(count + 1) * sizeof *x);
    for (ptrdiff_t i = 0; i < count; i++) x[i] = (T)(4 * number());
    return x;
}

/// FNV-1a over the bits, where every NaN counts as the same.
static void NAME(add)(uint64_t *digest, const T *x, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; i++) {
        uint64_t value = ~0ULL;
        if (x[i] == x[i]) {
            value = 0;
            memcpy(&value, &x[i], sizeof x[i]);
        }
        *digest = (*digest ^ value) * 0x100000001b3ULL;
    }
}

static void NAME(products)(const TABLE *k, uint64_t *product, uint64_t *backward, uint64_t *layer, uint64_t *step) {
    ptrdiff_t m = length(), n = length(), inner = below(8) ? length() : below(3);
    bool turned_a = bits() & 1, turned_b = bits() & 2;
    nn_activation activation = (nn_activation)below(6);
    T *a = NAME(numbers)(m * inner), *b = NAME(numbers)(inner * n), *bias = NAME(numbers)(n);
    T *values = NAME(numbers)(m * n), *c = NAME(numbers)(m * n);
    ptrdiff_t lda = turned_a ? m : inner, ldb = turned_b ? inner : n;
    k->matmul(m, n, inner, a, lda, turned_a, b, ldb, turned_b, bits() & 1 ? bias : NULL, activation, (T)0.1, c, n);
    NAME(add)(product, c, m * n);
    k->matmul_backward(m, n, inner, a, lda, turned_a, b, ldb, turned_b, activation, (T)0.1, values, c, n);
    NAME(add)(backward, c, m * n);

    T *first = NAME(numbers)(m * n), *second = NAME(numbers)(m * n), *w = NAME(numbers)(m * n);
    for (ptrdiff_t i = 0; i < m * n; i++) second[i] *= second[i];
    nn_update update = {(nn_rule)rules[below(COUNT(rules))], 0.1, 0.9, 0.99, 1e-8, 0.01, 0.9, 0.99};
    k->gradient_step(m, n, inner, a, lda, turned_a, b, ldb, turned_b, &update, c, first, second, w, NULL);
    NAME(add)(step, w, m * n);

    // x is m rows of n, w as many units as `inner` has, and delta m rows of these.
    if (inner > 0) {
        T *delta = NAME(numbers)(m * inner), *weights = NAME(numbers)(inner * n), *sums = NAME(numbers)(inner);
        k->layer_backward(m, n, inner, values, weights, delta, activation, (T)0.1, c, sums, b);
        NAME(add)(layer, c, m * n);
        NAME(add)(layer, sums, inner);
        NAME(add)(layer, b, inner * n);
        free(delta), free(weights), free(sums);
    }
    free(a), free(b), free(bias), free(values), free(c), free(first), free(second), free(w);
}

static void NAME(elements)(const TABLE *k, uint64_t *elements, uint64_t *sums, uint64_t *losses, uint64_t *updates) {
    ptrdiff_t m = 1 + below(40), n = 1 + below(40), count = m * n;
    T *x = NAME(numbers)(count), *y = NAME(numbers)(count), *z = NAME(numbers)(count), *v = NAME(numbers)(count);
    for (size_t i = 0; i < COUNT(functions); i++) {
        k->map((nn_map)functions[i], count, x, z);
        NAME(add)(elements, z, count);
    }
    for (int operation = nn_binary_add; operation <= nn_binary_leaky_relu; operation++) {
        k->binary((nn_binary)operation, count, x, y, z);
        NAME(add)(elements, z, count);
    }
    for (int activation = nn_activation_identity; activation <= nn_activation_softplus; activation++) {
        k->activate((nn_activation)activation, (T)0.1, count, x, z);
        NAME(add)(elements, z, count);
        k->activation_backward((nn_activation)activation, (T)0.1, count, z, y);
        NAME(add)(elements, y, count);
    }

    T all[] = {(T)k->sum(count, x), (T)k->sum_squares(count, x), (T)k->sum_abs(count, x), (T)k->dot(count, x, y)};
    NAME(add)(sums, all, COUNT(all));
    k->column_sums(m, n, x, n, z);
    NAME(add)(sums, z, n);

    int32_t *labels = malloc((size_t)m * sizeof *labels);
    for (ptrdiff_t i = 0; i < m; i++) labels[i] = (int32_t)below(n);
    for (ptrdiff_t i = 0; i < count; i++) v[i] = (T)(bits() & 1);
    T terms[4];
    terms[0] = (T)k->binary_cross_entropy(count, x, v, 0.25, z);
    NAME(add)(losses, z, count);
    terms[1] = (T)k->softmax_cross_entropy(m, n, x, labels, 0.25, z);
    NAME(add)(losses, z, count);
    terms[2] = (T)k->squared_error(count, x, v, 0.25, z);
    NAME(add)(losses, z, count);
    terms[3] = (T)k->absolute_error(count, x, v, 0.25, z);
    NAME(add)(losses, z, count);
    NAME(add)(losses, terms, COUNT(terms));
    k->softmax(m, n, x, z);
    NAME(add)(losses, z, count);

    for (size_t i = 0; i < COUNT(rules); i++) {
        nn_update update = {(nn_rule)rules[i], 0.1, 0.9, 0.99, 1e-8, 0.01, 0.9, 0.99};
        for (ptrdiff_t j = 0; j < count; j++) v[j] *= v[j];
        k->add_penalty(count, x, 0.01, 0.001, y);
        k->update(&update, count, y, z, v, x);
        NAME(add)(updates, x, count);
    }
    free(x), free(y), free(z), free(v), free(labels);
}

static void NAME(digests)(const nn_kernels *set, int rounds) {
    static const char *const names[] = {
        "products", "products backward", "layers backward", "gradient steps", "elements", "sums", "losses", "updates",
    };
    uint64_t found[COUNT(names)];
    for (size_t i = 0; i < COUNT(names); i++) found[i] = 0xcbf29ce484222325ULL;
    state = 20240229;
    for (int round = 0; round < rounds; round++) {
        NAME(products)(&set->MEMBER, &found[0], &found[1], &found[2], &found[3]);
        NAME(elements)(&set->MEMBER, &found[4], &found[5], &found[6], &found[7]);
    }
    for (size_t i = 0; i < COUNT(names); i++) {
        printf("%s, %d bits: %016llx\n", names[i], (int)sizeof(T) * 8, (unsigned long long)found[i]);
    }
}

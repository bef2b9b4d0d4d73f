#include "KernelSets.h"

#include <stdatomic.h>
#include <string.h>

/// A name every machine knows, and the set behind it where this CPU can run it.
typedef struct {
    const char *name;
    const nn_kernels *set;
} known_set;

#define KNOWN_SETS 4

/// All names, slowest first.
static known_set known_at(int32_t index) {
    switch (index) {
        case 0: return (known_set){"scalar", &nn_kernels_scalar};
#if defined(__aarch64__)
        case 1: return (known_set){"neon", &nn_kernels_neon};
#else
        case 1: return (known_set){"neon", NULL};
#endif
#if defined(__x86_64__)
        case 2: {
            __builtin_cpu_init();
            const bool able = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
            return (known_set){"avx2", able ? &nn_kernels_avx2 : NULL};
        }
        case 3: {
            __builtin_cpu_init();
            const bool able = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
                && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
                && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
            return (known_set){"avx512", able ? &nn_kernels_avx512 : NULL};
        }
#else
        case 2: return (known_set){"avx2", NULL};
        case 3: return (known_set){"avx512", NULL};
#endif
        default: return (known_set){NULL, NULL};
    }
}

static const nn_kernels *best_set(void) {
    for (int32_t index = KNOWN_SETS - 1; index > 0; index--) {
        const nn_kernels *set = known_at(index).set;
        if (set) return set;
    }
    return &nn_kernels_scalar;
}

static _Atomic(const nn_kernels *) current_set;

const nn_kernels *nn_kernels_current(void) {
    const nn_kernels *set = atomic_load_explicit(&current_set, memory_order_relaxed);
    if (__builtin_expect(set != NULL, 1)) return set;
    // Threads that meet here find the same set; one that `nn_kernels_select` chose meanwhile stands.
    const nn_kernels *best = best_set();
    return atomic_compare_exchange_strong(&current_set, &set, best) ? best : set;
}

const nn_kernels *nn_kernels_named(const char *name) {
    for (int32_t index = 0; index < KNOWN_SETS; index++) {
        const known_set known = known_at(index);
        if (strcmp(known.name, name) == 0) return known.set;
    }
    return NULL;
}

bool nn_kernels_select(const char *name) {
    const nn_kernels *set = name ? nn_kernels_named(name) : best_set();
    if (set) atomic_store(&current_set, set);
    return set != NULL;
}

const char *nn_kernels_known(int32_t index) { return known_at(index).name; }

const char *nn_kernels_available(int32_t index) {
    for (int32_t known = 0; known < KNOWN_SETS && index >= 0; known++) {
        if (known_at(known).set && index-- == 0) return known_at(known).name;
    }
    return NULL;
}

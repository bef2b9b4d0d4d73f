// The peak of multiply-adds, by the widest instruction set the CPU has.

#include "MachineLimits.h"
#include "Team.h"

#include <stddef.h>

#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
#define UNFUSED(a, b, c) ((a) * (b) + (c))

// Each set includes the loop for both types; 12 sums fit the 16 registers of AVX2 beside their operands.

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"), min_vector_width(512))), \
    apply_to = function)
#define VECTOR_BYTES 64
#define CHAINS 12
#define MULTIPLY_ADD FUSED
#define T float
#define FN(name) name##_avx512_f32
#include "PeakLoop.h"
#define T double
#define FN(name) name##_avx512_f64
#include "PeakLoop.h"
#pragma clang attribute pop
#undef VECTOR_BYTES

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define VECTOR_BYTES 32
#define T float
#define FN(name) name##_avx2_f32
#include "PeakLoop.h"
#define T double
#define FN(name) name##_avx2_f64
#include "PeakLoop.h"
#pragma clang attribute pop
#undef VECTOR_BYTES
#undef CHAINS
#undef MULTIPLY_ADD

#define CHAINS 12
#define MULTIPLY_ADD UNFUSED
#else
#define CHAINS 24
#define MULTIPLY_ADD FUSED
#endif

#define VECTOR_BYTES 16
#define T float
#define FN(name) name##_plain_f32
#include "PeakLoop.h"
#define T double
#define FN(name) name##_plain_f64
#include "PeakLoop.h"

typedef double (*loop)(int64_t rounds);

static double run_one(void *context, int32_t index, double seconds) {
    (void)index;
    const loop run = *(const loop *)context;
    return nn_team_rate(run, seconds);
}

static double measure(loop avx512, loop avx2, loop plain, int32_t threads, double seconds) {
    loop chosen = plain;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) chosen = avx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) chosen = avx512;
#else
    (void)avx512;
    (void)avx2;
#endif
    return nn_team_run(run_one, &chosen, threads, seconds);
}

double nn_limit_multiply_add_f32(int32_t threads, double seconds) {
#if defined(__x86_64__)
    return measure(run_avx512_f32, run_avx2_f32, run_plain_f32, threads, seconds);
#else
    return measure(NULL, NULL, run_plain_f32, threads, seconds);
#endif
}

double nn_limit_multiply_add_f64(int32_t threads, double seconds) {
#if defined(__x86_64__)
    return measure(run_avx512_f64, run_avx2_f64, run_plain_f64, threads, seconds);
#else
    return measure(NULL, NULL, run_plain_f64, threads, seconds);
#endif
}

// AVX2 with FMA: 256-bit vectors.

#include "Ahead.h"
#include "AngleReduction.h"
#include "Compiler.h"
#include "KernelSets.h"
#include "Scratch.h"
#include "ThreadPool.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"), min_vector_width(256))), apply_to = function)

#define SET avx2
#define VECTOR_BYTES 32
#define TILE_ROWS 6
#define HAS_MASKED_ACCESS 1

INLINE __m256i lanes_below_f32(ptrdiff_t count) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

INLINE __m256i lanes_below_f64(ptrdiff_t count) {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3));
}

INLINE __m256 masked_load_f32(const float *p, ptrdiff_t count) {
    return _mm256_maskload_ps(p, lanes_below_f32(count));
}

INLINE __m256d masked_load_f64(const double *p, ptrdiff_t count) {
    return _mm256_maskload_pd(p, lanes_below_f64(count));
}

INLINE void masked_store_f32(float *p, __m256 value, ptrdiff_t count) {
    _mm256_maskstore_ps(p, lanes_below_f32(count), value);
}

INLINE void masked_store_f64(double *p, __m256d value, ptrdiff_t count) {
    _mm256_maskstore_pd(p, lanes_below_f64(count), value);
}

#include "KernelSet.h"

#pragma clang attribute pop
#endif

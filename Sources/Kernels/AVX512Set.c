// AVX-512 (F, DQ, BW, VL): 512-bit vectors, masked tails.

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

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"), min_vector_width(512))), \
    apply_to = function)

#define SET avx512
#define VECTOR_BYTES 64
#define TILE_ROWS 12
#define HAS_MASKED_ACCESS 1

INLINE __mmask16 first_lanes(ptrdiff_t count) { return (__mmask16)((1u << count) - 1); }

INLINE __m512 masked_load_f32(const float *p, ptrdiff_t count) {
    return _mm512_maskz_loadu_ps(first_lanes(count), p);
}

INLINE __m512d masked_load_f64(const double *p, ptrdiff_t count) {
    return _mm512_maskz_loadu_pd((__mmask8)first_lanes(count), p);
}

INLINE void masked_store_f32(float *p, __m512 value, ptrdiff_t count) {
    _mm512_mask_storeu_ps(p, first_lanes(count), value);
}

INLINE void masked_store_f64(double *p, __m512d value, ptrdiff_t count) {
    _mm512_mask_storeu_pd(p, (__mmask8)first_lanes(count), value);
}

#include "KernelSet.h"

#pragma clang attribute pop
#endif

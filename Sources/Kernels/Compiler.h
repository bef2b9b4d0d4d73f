// What every file of this target needs from the compiler.
//
// Results are exact by construction: an FMA happens where `fma` is written and nowhere else.
#ifndef NNBOOK_COMPILER_H
#define NNBOOK_COMPILER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "Kernels.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline, unused))
#define UNROLL _Pragma("clang loop unroll(full)")

/// Stops the compiler from recomputing a pointer out of others.
#define KEEP_IN_REGISTER(pointer) __asm__("" : "+r"(pointer))

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)

#endif

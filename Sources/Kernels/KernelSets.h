// The sets this target is compiled with; KernelSets.c chooses among them.
#ifndef NNBOOK_KERNEL_SETS_H
#define NNBOOK_KERNEL_SETS_H

#include "Kernels.h"

extern const nn_kernels nn_kernels_scalar;
#if defined(__x86_64__)
extern const nn_kernels nn_kernels_avx2;
extern const nn_kernels nn_kernels_avx512;
#elif defined(__aarch64__)
extern const nn_kernels nn_kernels_neon;
#endif

#endif

// NEON on arm64, where it is part of the baseline: 128-bit vectors.

#include "Ahead.h"
#include "AngleReduction.h"
#include "Compiler.h"
#include "KernelSets.h"
#include "Scratch.h"
#include "ThreadPool.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)

#define SET neon
#define VECTOR_BYTES 16
#define TILE_ROWS 12

#include "KernelSet.h"

#endif

// The portable twin: one element at a time, FMA by the compiler's `fma` (an instruction where the baseline has one,
// else the C library's, which is exact).

#include "Ahead.h"
#include "AngleReduction.h"
#include "Compiler.h"
#include "KernelSets.h"
#include "Scratch.h"
#include "ThreadPool.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define SET scalar
#define VECTOR_BYTES 0
#define TILE_ROWS 6

#include "KernelSet.h"

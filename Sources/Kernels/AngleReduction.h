#ifndef NNBOOK_ANGLE_REDUCTION_H
#define NNBOOK_ANGLE_REDUCTION_H

#include <stdint.h>

/// For |x| ≥ 2³⁰: x = n·π/2 + high + low with |high| ≤ π/4; returns n mod 4. Both parts are NaN for ±∞ and NaN.
int64_t nn_reduce_angle(double x, double *high, double *low);

#endif

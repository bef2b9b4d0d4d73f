/// Numerical kernels: matrix products, elementwise functions, reductions, losses and parameter updates.
///
/// Every kernel exists in several *sets*, one for each instruction set (`scalar`, `avx2`, `avx512`, `neon`), and all
/// sets give the same bits: vector width, thread count and alignment never reach a result. What is computed, down to
/// the order of the operations, is therefore part of each declaration here. (The sign and payload of a NaN are not:
/// processors differ there, and whoever writes numbers writes every NaN one way.)
///
/// - `KernelTable.h` lists the kernels, once for `float` and once for `double`.
/// - `ScalarFunctions.h` has the elementary functions of one `double`, with the same bits as the vector ones.
///
/// From Swift: `nn_f64().pointee.matmul(…)`, or keep `nn_kernels_current()` in a constant. Reading the current set
/// is one atomic load. No kernel locks or fails, and none allocates, but for a thread's first large matrix product,
/// which takes the memory for its packed blocks (2.4 MB, freed when the thread ends). Pointers need only their type's
/// alignment.
#ifndef NNBOOK_KERNELS_H
#define NNBOOK_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A closed C enumeration, which Swift sees as an `enum` with the part after the type's name as the case's.
#define NN_ENUM(name) enum __attribute__((enum_extensibility(closed))) name : int32_t

/// Functions of one variable. All of them propagate NaN.
typedef NN_ENUM(nn_map) {
    nn_map_exp,
    /// −∞ at ±0, NaN below zero.
    nn_map_log,
    /// log(1 + x)
    nn_map_log1p,
    /// exp(x) − 1
    nn_map_expm1,
    nn_map_sqrt,
    nn_map_abs,
    nn_map_sin,
    nn_map_cos,
    nn_map_tanh,
    /// 1 / (1 + exp(−x))
    nn_map_sigmoid,
    /// log(1 + exp(x)), as max(x, 0) + log1p(exp(−|x|))
    nn_map_softplus,
    /// x where x > 0, else +0
    nn_map_relu,
    /// −1, 0 or 1; +0 at ±0.
    nn_map_sign,
    /// 1 where x > 0, else 0.
    nn_map_step,
    nn_map_negate,
    /// 1 / x
    nn_map_reciprocal,
} nn_map;

/// Functions of two variables. All of them propagate NaN, `minimum` and `maximum` included (but pow(x, 0) is 1 and
/// pow(1, y) is 1 for every x and y, as in C).
typedef NN_ENUM(nn_binary) {
    nn_binary_add,
    nn_binary_subtract,
    nn_binary_multiply,
    nn_binary_divide,
    /// Integer exponents up to ±64 are repeated multiplication, by squaring (a negative one is the reciprocal of the
    /// positive power); others exp(y·log x). Products and logarithm are carried in two parts, so that x^2 is x·x and
    /// integer powers that have an exact value are exact. For floats all of it is done in double and rounded at the
    /// end. 0^0 is 1; a negative base has a power for integer exponents only.
    nn_binary_power,
    /// The right operand where it is smaller, else the left.
    nn_binary_minimum,
    /// The right operand where it is larger, else the left.
    nn_binary_maximum,
    /// left where left > 0, else right·left: leaky ReLU of the left operand, the right one being the slope.
    nn_binary_leaky_relu,
} nn_binary;

/// Comparisons for `select`; with a NaN operand only `not_equal` holds.
typedef NN_ENUM(nn_comparison) {
    nn_comparison_equal,
    nn_comparison_not_equal,
    nn_comparison_less,
    nn_comparison_less_or_equal,
    nn_comparison_greater,
    nn_comparison_greater_or_equal,
} nn_comparison;

/// The activations whose derivative follows from their value, so that the pre-activation need not be kept.
typedef NN_ENUM(nn_activation) {
    nn_activation_identity,
    nn_activation_relu,
    /// The slope below zero is the `slope` argument that stands beside the activation.
    nn_activation_leaky_relu,
    nn_activation_sigmoid,
    nn_activation_tanh,
    nn_activation_softplus,
} nn_activation;

/// How an optimizer changes parameters by their gradients; the formulas stand beside the kernel `update`.
typedef NN_ENUM(nn_rule) {
    nn_rule_sgd,
    nn_rule_momentum,
    nn_rule_heavy_ball,
    nn_rule_nesterov,
    nn_rule_rmsprop,
    nn_rule_adam,
} nn_rule;

/// One update: a rule and its numbers, as far as it has them; `beta` is β, ρ or β₁.
typedef struct nn_update {
    nn_rule rule;
    double rate, beta, beta2, epsilon, weight_decay, beta1_power, beta2_power;
} nn_update;

/// Rows of a table that will be read soon.
typedef struct nn_rows {
    const void *base;
    /// Between the starts of rows, and of a row.
    ptrdiff_t stride_bytes, row_bytes;
    const int32_t *index;
    ptrdiff_t count;
} nn_rows;

#define NN_T float
#define NN_TABLE nn_kernels_f32
#include "KernelTable.h"
#undef NN_T
#undef NN_TABLE

#define NN_T double
#define NN_TABLE nn_kernels_f64
#include "KernelTable.h"
#undef NN_T
#undef NN_TABLE

/// One set of kernels: all of them for one instruction set.
typedef struct nn_kernels {
    /// "scalar", "avx2", "avx512" or "neon".
    const char *name;
    /// Bytes in a vector register; 0 for `scalar`.
    int32_t vector_bytes;
    nn_kernels_f32 f32;
    nn_kernels_f64 f64;
} nn_kernels;

/// The set in use: the best this CPU has, unless `nn_kernels_select` chose another.
const nn_kernels *nn_kernels_current(void);

/// Makes the set of this name current, for all threads; NULL chooses the best. False, and nothing changes, when the
/// name is unknown or this CPU or build lacks the set. The environment variable NNBOOK_KERNELS is the caller's to
/// read and hand in here.
bool nn_kernels_select(const char *name);

/// The set of this name, or NULL when the name is unknown or this CPU or build lacks it.
const nn_kernels *nn_kernels_named(const char *name);

/// The index-th name of all sets that exist on any machine, from 0, slowest first; NULL past the last.
const char *nn_kernels_known(int32_t index);

/// The index-th name of the sets this CPU and build can run, from 0, slowest first; NULL past the last.
const char *nn_kernels_available(int32_t index);

/// How many threads a large matrix product, update or gathering may use, the calling one included (1 at the start, at
/// most 64). Bits do not depend on it. What is called while another thread has the workers runs on the caller alone.
void nn_kernels_set_threads(int32_t count);
int32_t nn_kernels_threads(void);

/// The current set's kernels for `float`.
static inline const nn_kernels_f32 *nn_f32(void) { return &nn_kernels_current()->f32; }

/// The current set's kernels for `double`.
static inline const nn_kernels_f64 *nn_f64(void) { return &nn_kernels_current()->f64; }

#include "ScalarFunctions.h"

#ifdef __cplusplus
}
#endif
#endif

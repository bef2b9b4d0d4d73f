// A digest of what each kernel of one set gives for numbers and shapes drawn at random, a line each: sets agree where
// their lines do. In C alone, so that an emulator of another processor can run it.
//
// usage: kernel_digests SET ROUNDS

#include "Kernels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

/// xorshift64*
static uint64_t bits(void) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545f4914f6cdd1dULL;
}

static ptrdiff_t below(ptrdiff_t bound) { return (ptrdiff_t)(bits() % (uint64_t)bound); }
static double number(void) { return (double)(bits() >> 11) / 4503599627370496.0 - 1; }

/// A length: mostly small, sometimes more than a block of the kernels.
static ptrdiff_t length(void) { return 1 + below(below(16) ? 40 : 400); }

static const int functions[] = {
    nn_map_exp, nn_map_log, nn_map_log1p, nn_map_expm1, nn_map_sqrt, nn_map_abs, nn_map_sin, nn_map_cos, nn_map_tanh,
    nn_map_sigmoid, nn_map_softplus, nn_map_relu, nn_map_sign, nn_map_step, nn_map_negate, nn_map_reciprocal,
};

static const int rules[] = {
    nn_rule_sgd, nn_rule_momentum, nn_rule_heavy_ball, nn_rule_nesterov, nn_rule_rmsprop, nn_rule_adam,
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

#define T float
#define NAME(function) function##_f32
#define TABLE nn_kernels_f32
#define MEMBER f32
#include "kernel_digests.h"
#undef T
#undef NAME
#undef TABLE
#undef MEMBER

#define T double
#define NAME(function) function##_f64
#define TABLE nn_kernels_f64
#define MEMBER f64
#include "kernel_digests.h"

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: %s SET ROUNDS\n", arguments[0]);
        return 2;
    }
    const nn_kernels *set = nn_kernels_named(arguments[1]);
    if (!set) {
        fprintf(stderr, "there is no set %s here\n", arguments[1]);
        return 1;
    }
    nn_kernels_set_threads(2);
    digests_f32(set, atoi(arguments[2]));
    digests_f64(set, atoi(arguments[2]));
    return 0;
}

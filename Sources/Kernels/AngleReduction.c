#include "AngleReduction.h"

#include <stdbool.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

// Payne and Hanek's reduction. x = m·2ᵉ with a 53-bit integer m; of the product m·2ᵉ·(2/π), whole multiples of 4 do
// not matter, so only the 192 bits of 2/π that decide the last two integer bits and 126 or more of the fraction are
// multiplied, in integers.

/// The bits of 2/π after the point, most significant first.
static const uint64_t two_over_pi[] = {
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
    0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
    0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
};

/// 64 bits of 2/π from bit `position` after the point (0 is the first).
static uint64_t bits_from(int position) {
    const int word = position / 64, shift = position % 64;
    return shift == 0 ? two_over_pi[word] : two_over_pi[word] << shift | two_over_pi[word + 1] >> (64 - shift);
}

int64_t nn_reduce_angle(double x, double *high, double *low) {
    uint64_t pattern;
    memcpy(&pattern, &x, sizeof pattern);
    const int exponent = (int)(pattern >> 52 & 0x7ff);
    if (exponent == 0x7ff) {
        *high = *low = x - x;
        return 0;
    }
    // |x| = m · 2^power, power ≥ 30 − 52. The product's bit 2^(power − 1 − i) comes from bit i of 2/π; those with
    // power − 1 − i ≥ 2 only add multiples of 4·m.
    const uint64_t m = (pattern & 0xfffffffffffff) | 0x10000000000000;
    const int power = exponent - 1075;
    // The window's top bit has weight 2^top before it is multiplied by m.
    const int skipped = power > 3 ? power - 3 : 0;
    const int top = power - 1 - skipped;
    const uint64_t window[3] = {bits_from(skipped), bits_from(skipped + 64), bits_from(skipped + 128)};

    // m · window, 256 bits in four words, most significant first.
    const unsigned __int128 p2 = (unsigned __int128)m * window[2];
    const unsigned __int128 p1 = (unsigned __int128)m * window[1] + (uint64_t)(p2 >> 64);
    const unsigned __int128 p0 = (unsigned __int128)m * window[0] + (uint64_t)(p1 >> 64);
    const uint64_t product[5] = {(uint64_t)(p0 >> 64), (uint64_t)p0, (uint64_t)p1, (uint64_t)p2, 0};

    // The top bit of `product` has weight 2^(top + 64); drop everything above weight 2, leaving 2 integer bits first.
    const int dropped = top + 63;
    const int word = dropped / 64, shift = dropped % 64;
    uint64_t fraction[3];
    for (int j = 0; j < 3; j++) {
        const uint64_t here = word + j < 5 ? product[word + j] : 0, next = word + j + 1 < 5 ? product[word + j + 1] : 0;
        fraction[j] = shift == 0 ? here : here << shift | next >> (64 - shift);
    }
    int64_t quadrant = (int64_t)(fraction[0] >> 62);
    unsigned __int128 turn = (unsigned __int128)fraction[0] << 64 | fraction[1];
    turn = turn << 2 | fraction[2] >> 62;  // The fraction of a quarter turn, as a 0.128 number.
    uint64_t rest = fraction[2] << 2;
    bool negative = turn >> 127;
    if (negative) {  // Round to the nearest quarter: a fraction in [−½, ½].
        quadrant += 1;
        rest = ~rest + 1;
        turn = ~turn + (rest == 0);
    }
    // turn·2⁻¹²⁸ + rest·2⁻¹⁹² as a sum of two doubles, normalised so that none of the 106 bits is a leading zero.
    int zeros = 0;
    while (zeros < 126 && turn >> 127 == 0) {
        turn = turn << 1 | rest >> 63;
        rest <<= 1;
        zeros++;
    }
    const double scale_high = 0x1p-53, scale_low = 0x1p-106;
    double a = (double)(uint64_t)(turn >> 75) * scale_high;
    double b = (double)(uint64_t)(turn >> 22 & 0x1fffffffffffff) * scale_low;
    double unit = 1;
    for (int j = 0; j < zeros; j++) unit *= 0.5;
    if (negative != (bool)(pattern >> 63)) unit = -unit;
    if (pattern >> 63) quadrant = -quadrant;
    a *= unit;
    b *= unit;

    // (a + b)·π/2 in two parts.
    const double half_pi = 0x1.921fb54442d18p+0, half_pi_low = 0x1.1a62633145c07p-54;
    const double product_high = a * half_pi;
    const double product_low = __builtin_fma(a, half_pi, -product_high) + (a * half_pi_low + b * half_pi);
    *high = product_high + product_low;
    *low = (product_high - *high) + product_low;
    return quadrant & 3;
}

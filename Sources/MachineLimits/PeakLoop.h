// The loop of multiply-adds for one instruction set and element type. Whoever includes this defines T, VECTOR_BYTES,
// CHAINS (independent sums: latency times units, or more, without running out of registers), MULTIPLY_ADD(a, b, c) and
// FN(name).

typedef T FN(vector) __attribute__((vector_size(VECTOR_BYTES)));

/// Runs `rounds` times 8 · CHAINS vector operations; returns how many scalar ones that were.
static double FN(run)(int64_t rounds) {
    FN(vector) sums[CHAINS], factor = {0}, term = {0};
    // Unequal sums, or the compiler would see that one of them is enough.
    for (int chain = 0; chain < CHAINS; chain++) sums[chain] = factor + (T)chain;
    factor += (T)0.5;
    term += (T)1;
    for (int64_t round = 0; round < rounds; round++) {
        for (int again = 0; again < 8; again++) {
            _Pragma("clang loop unroll(full)")
            for (int chain = 0; chain < CHAINS; chain++) sums[chain] = MULTIPLY_ADD(sums[chain], factor, term);
        }
    }
    T total = 0;
    for (int chain = 0; chain < CHAINS; chain++) total += sums[chain][0];
    volatile T kept = total;
    (void)kept;
    return 2.0 * (double)rounds * 8 * CHAINS * (VECTOR_BYTES / sizeof(T));
}

#undef T
#undef FN

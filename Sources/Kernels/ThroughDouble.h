// For floats: sin, cos and pow of the widened argument, in double, rounded to float at the end.

#define DOUBLES_PER_PART (VECTOR_BYTES == 0 ? 1 : VECTOR_BYTES / 8)
#define PARTS_PER_VECTOR (W / DOUBLES_PER_PART)

/// Two halves of a vector of floats, each a whole vector of doubles.
typedef struct FN(halves) {
    vector_f64 part[PARTS_PER_VECTOR];
} FN(halves);

INLINE FN(halves) FN(widen)(V x) {
    FN(halves) halves;
    WIDE wide = __builtin_convertvector(x, WIDE);
    memcpy(&halves, &wide, sizeof halves);
    return halves;
}

INLINE V FN(narrow)(FN(halves) halves) {
    WIDE wide;
    memcpy(&wide, &halves, sizeof halves);
    return __builtin_convertvector(wide, V);
}

INLINE V FN(sin)(V x) {
    FN(halves) halves = FN(widen)(x);
    UNROLL for (int j = 0; j < PARTS_PER_VECTOR; j++) halves.part[j] = sin_f64(halves.part[j]);
    return FN(narrow)(halves);
}

INLINE V FN(cos)(V x) {
    FN(halves) halves = FN(widen)(x);
    UNROLL for (int j = 0; j < PARTS_PER_VECTOR; j++) halves.part[j] = cos_f64(halves.part[j]);
    return FN(narrow)(halves);
}

INLINE V FN(pow)(V x, V y) {
    FN(halves) base = FN(widen)(x), exponent = FN(widen)(y);
    UNROLL for (int j = 0; j < PARTS_PER_VECTOR; j++) base.part[j] = pow_f64(base.part[j], exponent.part[j]);
    return FN(narrow)(base);
}

// The vector type of one instruction set and element type, and what every kernel is written in.
//
// Included by KernelSet.h once for `float` and once for `double`, which defines: T (element type), ELEMENT_BYTES, BITS
// (integer of T's size), FN(name) (name with the type's suffix) and VECTOR_BYTES (of the set; 0 for one element).
// `V` is the vector, W its number of elements, and `M` the integer vector that comparisons give and that holds bit
// patterns; V and M are arithmetic types.

#undef W
#if VECTOR_BYTES == 0
#define W 1
#else
#define W (VECTOR_BYTES / ELEMENT_BYTES)
#endif

typedef T FN(vector) __attribute__((ext_vector_type(W)));
typedef BITS FN(mask) __attribute__((ext_vector_type(W)));
typedef FN(vector) FN(unaligned) __attribute__((aligned(sizeof(T)), may_alias));
/// As many doubles as V has elements, in which sums over floats are kept.
typedef double FN(wide) __attribute__((ext_vector_type(W)));

#undef V
#undef M
#undef WIDE
#define V FN(vector)
#define M FN(mask)
#define WIDE FN(wide)

INLINE V FN(splat)(T value) { return (V)(value); }
INLINE M FN(bits)(V value) { return (M)value; }
INLINE V FN(from_bits)(M value) { return (V)value; }
INLINE V FN(select)(M mask, V then, V otherwise) { return mask ? then : otherwise; }
INLINE V FN(fma)(V a, V b, V c) { return __builtin_elementwise_fma(a, b, c); }
INLINE V FN(sqrt)(V x) { return __builtin_elementwise_sqrt(x); }
INLINE V FN(abs)(V x) { return __builtin_elementwise_abs(x); }

/// True when any lane of a comparison holds.
INLINE bool FN(any)(M mask) {
    BITS all = 0;
    UNROLL for (int lane = 0; lane < W; lane++) all |= mask[lane];
    return all != 0;
}

/// 0, 1, 2, …
INLINE M FN(lane_numbers)(void) {
    M numbers = (M)(0);
    UNROLL for (int lane = 0; lane < W; lane++) numbers[lane] = lane;
    return numbers;
}

/// The first `count` lanes; zero in the others.
INLINE V FN(keep)(V value, ptrdiff_t count) {
    if (count >= W) return value;
    return FN(select)((M)(FN(lane_numbers)() < (BITS)count), value, FN(splat)(0));
}

// Loads and stores of the first `count` ≥ 1 lanes; lanes beyond are zero, and their memory is not touched.

INLINE V FN(load)(const T *p, ptrdiff_t count) {
    if (count >= W) return *(const FN(unaligned) *)p;
#ifdef HAS_MASKED_ACCESS
    return (V)FN(masked_load)(p, count);
#else
    V value = FN(splat)(0);
    UNROLL for (int lane = 0; lane < W; lane++) if (lane < count) value[lane] = p[lane];
    return value;
#endif
}

INLINE void FN(store)(T *p, V value, ptrdiff_t count) {
    if (count >= W) {
        *(FN(unaligned) *)p = value;
        return;
    }
#ifdef HAS_MASKED_ACCESS
    FN(masked_store)(p, value, count);
#else
    UNROLL for (int lane = 0; lane < W; lane++) if (lane < count) p[lane] = value[lane];
#endif
}

/// `load` where it is no use to ask whether the vector is whole.
INLINE V FN(load_lanes)(const T *p, ptrdiff_t count) {
#ifdef HAS_MASKED_ACCESS
    return (V)FN(masked_load)(p, count);
#else
    return FN(load)(p, count);
#endif
}

/// Runs the statements for each vector of 0 ..< n: `i` is its first element and `count` how many lanes are real.
#undef VECTOR_LOOP
#define VECTOR_LOOP(n, ...)                                                                                            \
    do {                                                                                                               \
        ptrdiff_t i = 0;                                                                                               \
        for (; i + W <= (n); i += W) {                                                                                 \
            const ptrdiff_t count = W;                                                                                 \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
        if (i < (n)) {                                                                                                 \
            const ptrdiff_t count = (n) - i;                                                                           \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    } while (0)

#undef LOAD
#undef STORE
#define LOAD(array) FN(load)((array) + i, count)
#define STORE(array, value) FN(store)((array) + i, value, count)

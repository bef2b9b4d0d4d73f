// All kernels of one instruction set, from one text. The file that includes this has included Compiler.h and defined
// SET (the set's name), VECTOR_BYTES (0 for no vectors), TILE_ROWS (12 or 6, by how many registers there are) and,
// with HAS_MASKED_ACCESS, masked_load_f32 and its like.
//
// Doubles come first: some functions of floats are computed in double.

#define T double
#define BITS int64_t
#define ELEMENT_BYTES 8
#define IS_DOUBLE 1
#define FN(name) JOIN(name, _f64)
#include "ElementKernels.h"
#undef T
#undef BITS
#undef ELEMENT_BYTES
#undef IS_DOUBLE
#undef FN

#define T float
#define BITS int32_t
#define ELEMENT_BYTES 4
#define IS_DOUBLE 0
#define FN(name) JOIN(name, _f32)
#include "ElementKernels.h"
#undef T
#undef BITS
#undef ELEMENT_BYTES
#undef IS_DOUBLE
#undef FN

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)

const nn_kernels JOIN(nn_kernels_, SET) = {
    .name = TEXT(SET),
    .vector_bytes = VECTOR_BYTES,
    .f32 = KERNEL_ENTRIES(_f32),
    .f64 = KERNEL_ENTRIES(_f64),
};

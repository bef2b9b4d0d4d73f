// All kernels of one instruction set for one element type, lowest first; KernelSet.h says what must be defined.

#include "Vector.h"
#include "Polynomial.h"
#include "Exponential.h"
#include "Logarithm.h"
#include "Sigmoidal.h"
#if IS_DOUBLE
#include "Trigonometric.h"
#include "Power.h"
#else
#include "ThroughDouble.h"
#endif
#include "Elementwise.h"
#include "Reductions.h"
#include "Losses.h"
#include "Transpose.h"
#include "Softmax.h"
#include "Updates.h"
#include "Rows.h"
#include "Epilogue.h"
#include "Tile.h"
#include "Packing.h"
#include "Product.h"
#include "MatrixVector.h"
#include "PackedProduct.h"
#include "NarrowProduct.h"
#include "SmallProduct.h"
#include "MatrixProduct.h"
#include "LayerBackward.h"

/// The table's entries for the functions with this suffix.
#undef KERNEL_ENTRIES
#define KERNEL_ENTRIES(suffix)                                                                                         \
    {                                                                                                                  \
        .matmul = JOIN(matmul, suffix), .matmul_backward = JOIN(matmul_backward, suffix),                              \
        .layer_backward = JOIN(layer_backward, suffix), .gradient_step = JOIN(gradient_step, suffix),                  \
        .map = JOIN(map, suffix), .binary = JOIN(binary, suffix),                                                      \
        .binary_vector_scalar = JOIN(binary_vector_scalar, suffix),                                                    \
        .binary_scalar_vector = JOIN(binary_scalar_vector, suffix), .select = JOIN(select_where, suffix),              \
        .fill = JOIN(fill, suffix), .axpy = JOIN(axpy, suffix), .scale = JOIN(scale, suffix),                          \
        .activate = JOIN(activate, suffix), .activation_backward = JOIN(activation_backward, suffix),                  \
        .sum = JOIN(sum, suffix), .sum_squares = JOIN(sum_squares, suffix), .sum_abs = JOIN(sum_abs, suffix),          \
        .max_abs = JOIN(max_abs, suffix), .dot = JOIN(dot, suffix), .column_sums = JOIN(column_sums, suffix),          \
        .column_moments = JOIN(column_moments, suffix),                                                                \
        .binary_cross_entropy = JOIN(binary_cross_entropy, suffix),                                                    \
        .softmax_cross_entropy = JOIN(softmax_cross_entropy, suffix), .softmax = JOIN(softmax, suffix),                \
        .squared_error = JOIN(squared_error, suffix), .absolute_error = JOIN(absolute_error, suffix),                  \
        .add_penalty = JOIN(add_penalty, suffix), .update = JOIN(update_all, suffix),                                  \
        .gather_rows_i32 = JOIN(gather_rows_i32, suffix),                                                              \
        .gather_rows_i64 = JOIN(gather_rows_i64, suffix),                                                              \
    }

/// What this machine can do at most, measured: multiply-adds a second and bytes a second.
///
/// Kernels are judged against these. Nothing here reaches a result.
#ifndef NNBOOK_MACHINE_LIMITS_H
#define NNBOOK_MACHINE_LIMITS_H

#include <stdint.h>

/// Floating-point operations a second (a multiply-add counts two) of all `threads` together, in registers only, with
/// the widest vectors this CPU has. Runs for about `seconds`.
double nn_limit_multiply_add_f32(int32_t threads, double seconds);
double nn_limit_multiply_add_f64(int32_t threads, double seconds);

/// Bytes a second that all `threads` together read from memory, or copy there (a byte copied counts two: one read,
/// one written). Each thread goes over `bytes` of its own, which should exceed the caches. 0 without enough memory.
double nn_limit_read(int32_t threads, double seconds, int64_t bytes);
double nn_limit_copy(int32_t threads, double seconds, int64_t bytes);

/// The processor's name, as it says itself; valid on the calling thread until the next call there.
const char *_Nonnull nn_limit_processor(void);

/// The C compiler's version.
const char *_Nonnull nn_limit_compiler(void);

#endif
